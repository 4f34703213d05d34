"""Who is meant: mentions of one person become one entity, two people stay two, and each has a label that reads well."""

import time
from collections.abc import Iterable

import pytest
from stories import story

from ingest.mentions import Mention, Role, Span
from ingest.resolve import resolve
from ingest.structure import Block, BlockKind, StructuredText
from policies.identifiers import Kind


def who(text: str, *names: str) -> dict[str, list[str]]:
    """The wordings of each entity's mentions, by its label."""
    content, mentions = story(text, names)
    entities = resolve(content, mentions)
    return {entity.label: [text[m.span.start : m.span.end] for m in entity.mentions] for entity in entities}


def labels(text: str, *names: str) -> list[str]:
    return list(who(text, *names))


ONE_PERSON = {
    "first name alone": ("Ana Cole came. Then Ana left.", "Ana Cole", "Ana"),
    "surname with a title": ("Ana Cole came. Then Ms Cole left.", "Ana Cole", "Cole"),
    "title within the mention": ("Ana Cole came. Then Ms Cole left.", "Ana Cole", "Ms Cole"),
    "possessive": ("Ana Cole came. Ana's bag stayed.", "Ana Cole", "Ana's"),
    "initials that fit": ("Ana Cole came. A.C. left.", "Ana Cole", "A.C"),
    "initial and surname": ("Ana Cole came. A Cole left.", "Ana Cole", "A Cole"),
    "first name and initial": ("Ana Cole came. Ana C left.", "Ana Cole", "Ana C"),
    "capitals": ("Ana Cole came. ANA COLE left.", "Ana Cole", "ANA COLE"),
    "surname first": ("Ana Cole came. COLE, Ana left.", "Ana Cole", "COLE, Ana"),
    "capital surname first": ("Ana Cole came. COLE Ana left.", "Ana Cole", "COLE Ana"),
    "middle name left out": ("Ana Rose Cole came. Ana Cole left.", "Ana Rose Cole", "Ana Cole"),
    "surname left out": ("Ana Rose Cole came. Ana Rose left.", "Ana Rose Cole", "Ana Rose"),
    "local part of an address": ("Ana Cole came. ana.cole left.", "Ana Cole", "ana.cole"),
    "nickname": ("Ana Cole, known as Nettie, came. Nettie left.", "Ana Cole", "Nettie"),
    "nickname in quotes": ("Ana “Smiler” Cole came. Smiler left.", "Ana", "Smiler", "Cole"),
    "short form in brackets": ("Anastasia Cole (Ana) came. Ana left.", "Anastasia Cole", "Ana"),
    "maiden name": ("Ana Cole, née Finch, came.", "Ana Cole", "Finch"),
    "two pieces": ("Ana Cole came. Ana left.", "Ana", "Cole"),
    "double surname": ("Ana Cole-Finch came. Ana Cole left.", "Ana Cole-Finch", "Ana Cole"),
    "misspelt": ("Ana Okonjo came. Ms Okonjjo left. Okonjo slept.", "Ana Okonjo", "Okonjjo", "Okonjo"),
    "misspelt in full": ("Ana Okonjo came. Ana Okonojo left.", "Ana Okonjo", "Ana Okonojo"),
    "accents left out": ("Anaïs Cole came. Anais left.", "Anaïs Cole", "Anais"),
    "Mc and Mac": ("Ana McQuix came. Ana MacQuix left.", "Ana McQuix", "Ana MacQuix"),
    "misread by a scanner": ("Ana Okonjo came. Ana 0konjo left.", "Ana Okonjo", "Ana 0konjo"),
    "broken by a printer": ("Then Ana Mac-\nOkonjo came. MacOkonjo left.", "Ana Mac", "Okonjo", "MacOkonjo"),
    "short form": ("Zorblina Cole came. Zorbie left.", "Zorblina Cole", "Zorbie"),
    "short form that is a name": ("Gillian Cole came. Gill left.", "Gillian Cole", "Gill"),
    "kin title": ("Her aunt, Ana Cole, came. Auntie Ana left.", "Ana Cole", "Auntie Ana"),
    "answers to": ("Ana Cole answers to Smiler. Smiler left.", "Ana Cole", "Smiler"),
    "one letter of initials": ("A.C. came. Then A left.", "A.C", "A"),
    "title and letter": ("Dr L came. Then Dr L left.", "Dr L"),
    "compound": ("Ana Cole came. An Ana-like case.", "Ana Cole", "Ana-like"),
}


@pytest.mark.parametrize("case", ONE_PERSON.values(), ids=ONE_PERSON)
def test_mentions_of_one_person_are_one_entity(case: tuple[str, ...]):
    assert len(who(*case)) == 1


TWO_PEOPLE = {
    "two first names": ("Ana Cole and Tom Cole came.", "Ana Cole", "Tom Cole"),
    "titles of two sexes": ("Mr Cole and Mrs Cole came.", "Cole"),
    "title against first name": ("Jane Cole came. Mr Cole left.", "Jane Cole", "Cole"),
    "title against kinship": ("The mother, Arden Cole, came. Mr Cole left.", "Arden Cole", "Cole"),
    "title against a child": ("Tom Cole, aged 3, slept. Mr Cole left.", "Tom Cole", "Cole"),
    "doctor and Mrs": ("Dr Cole came. Mrs Cole left.", "Cole"),
    "police and Mr": ("PC Cole came. Mr Cole left.", "Cole"),
    "sisters whose names are a letter apart": ("Jane Cole came. Jade Cole left.", "Jane Cole", "Jade Cole"),
    "surnames a letter apart": ("Ana Okonjo came. Tom Okonjjo left.", "Ana Okonjo", "Tom Okonjjo"),
    "one first name with two surnames": ("Ana Cole came. Ana Finch left.", "Ana Cole", "Ana Finch"),
    "a short form beside the full one": ("Gillian Cole and Gill came.", "Gillian Cole", "Gill"),
    "one letter with two titles": ("Dr L came. PC L left.", "Dr L", "PC L"),
    "a plural is the family": ("Ana Okonjo came. The Okonjos left.", "Ana Okonjo", "Okonjos"),
    "called is no alias": ("Ana called Tom on the telephone.", "Ana", "Tom"),
    "child against namesake with a post": ("Sam Cole, Director. The baby, Sam, slept.", "Sam Cole", "Sam"),
    "an aunt of the maiden name": (
        "Ana Cole, born Finch, met her aunt, Eve Finch. Eve left.",
        *("Ana Cole", "Finch", "Eve Finch", "Eve"),
    ),
}


@pytest.mark.parametrize("case", TWO_PEOPLE.values(), ids=TWO_PEOPLE)
def test_two_people_are_never_made_one(case: tuple[str, ...]):
    assert len(who(*case)) == 2


def test_a_bare_surname_is_that_of_the_person_spoken_of_last():
    found = who("Jane Cole came. Tom Cole came. Cole left.", "Jane Cole", "Tom Cole", "Cole")

    assert found["Adult 2"] == ["Tom Cole", "Cole"]


def test_a_family_is_an_entity_of_its_own():
    found = who("Jane Cole came. The Cole family moved, and Mr and Mrs Cole left.", "Jane Cole", "Cole")

    assert found["Family 1"] == ["Cole", "Cole"]


def test_nobody_is_her_own_mother():
    found = who("Ms Jane Cole came. Mrs Cole, Jane's mother, left.", "Jane Cole", "Cole", "Jane")

    assert ["Cole"] in found.values()


LABELS = {
    "child by age": ("Ava, aged 3, slept.", ["Child A"], "Ava"),
    "child by death": ("The death of Ava Cole.", ["Child A"], "Ava Cole"),
    "child by apposition": ("The baby, Ava, slept.", ["Child A"], "Ava"),
    "mother before": ("Her mother, Ana Cole, came.", ["Mother"], "Ana Cole"),
    "mother behind": ("Ana Cole (mother) came.", ["Mother"], "Ana Cole"),
    "mother of": ("Ana Cole, the mother of the child, came.", ["Mother"], "Ana Cole"),
    "mother is": ("Ana Cole is Ava's mother.", ["Mother", "Child A"], "Ana Cole", "Ava"),
    "father": ("His father was Tom Cole.", ["Father"], "Tom Cole"),
    "stepfather": ("His stepfather, Tom Cole, came.", ["Stepfather"], "Tom Cole"),
    "sisters": ("His sisters, Ava and Mia, came.", ["Sibling 1", "Sibling 2"], "Ava", "Mia"),
    "half-brother": ("Her half-brother Tom came.", ["Sibling 1"], "Tom"),
    "maternal grandmother": ("The maternal grandmother, Ana, came.", ["Maternal Grandmother"], "Ana"),
    "abbreviation": ("PGF (Tom Cole) came.", ["Paternal Grandfather"], "Tom Cole"),
    "grandmother by the mother": (
        "The mother, Ana, came. Ana's mother, Eve, left.",
        ["Mother", "Maternal Grandmother"],
        *("Ana", "Eve"),
    ),
    "grandfather by the father": (
        "The father, Tom, came. Tom's father, Bob, left.",
        ["Father", "Paternal Grandfather"],
        *("Tom", "Bob"),
    ),
    "partner of the mother": ("The mother, Ana, and her partner, Tom.", ["Mother", "Mother's Partner"], "Ana", "Tom"),
    "partner said outright": ("Mother's boyfriend, Tom Cole, came.", ["Mother's Partner"], "Tom Cole"),
    "aunt": ("Her aunt Eve came.", ["Aunt 1"], "Eve"),
    "maternal aunt": ("The mother, Ana, came. Ana's sister, Eve, left.", ["Mother", "Maternal Aunt 1"], "Ana", "Eve"),
    "aunt by what she is called": ("Then Auntie Eve came.", ["Aunt 1"], "Auntie Eve"),
    "doctor": ("Dr Cole came.", ["Doctor 1"], "Cole"),
    "general practitioner": ("The GP, Dr Cole, came. Dr Cole left.", ["GP 1"], "Cole"),
    "police": ("DS Cole and PC Finch came.", ["Police officer 1", "Police officer 2"], "Cole", "Finch"),
    "social worker": ("The allocated social worker, Ana Cole, came.", ["Social worker 1"], "Ana Cole"),
    "health visitor": (
        "Ana Cole, health visitor, came. Ana Cole was her health visitor.",
        ["Health visitor 1"],
        "Ana Cole",
    ),
    "ward sister": ("Sister Cole came.", ["Nurse 1"], "Cole"),
    "several of a calling": (
        "Social workers Ana Cole and Tom Finch came.",
        ["Social worker 1", "Social worker 2"],
        *("Ana Cole", "Tom Finch"),
    ),
    "adult": ("Mr Cole came.", ["Adult 1"], "Cole"),
    "no more than a first name": ("Then Ana came.", ["Person 1"], "Ana"),
}


@pytest.mark.parametrize(("text", "expected", "names"), [(t, e, n) for t, e, *n in LABELS.values()], ids=LABELS)
def test_a_part_is_read_from_the_words_around(text: str, expected: list[str], names: list[str]):
    assert labels(text, *names) == expected


TABLES = {
    "row": "Name\tRelationship\tAge\nAna Cole\tMother\t34",
    "named cells": "Name: Ana Cole\tRelationship: Mother",
    "one line": "Name: Ana Cole, Relationship: Mother",
    "two lines": "Name: Ana Cole\nRelationship: Mother",
    "column": "Child\tMother\nno name\tAna Cole",
}


@pytest.mark.parametrize("text", TABLES.values(), ids=TABLES)
def test_a_part_is_read_from_a_table(text: str):
    assert labels(text, "Ana Cole") == ["Mother"]


@pytest.mark.parametrize("names", [("Ana Cole", "Tom Finch"), ("Zebedee Yarrow", "X Q"), ("Tom Finch", "Ana Cole")])
def test_labels_say_nothing_of_the_names(names: tuple[str, str]):
    assert labels(f"Her mother, {names[0]}, met Mr {names[1]}.", *names) == ["Mother", "Adult 1"]


def test_a_report_does_not_go_on_counting_where_the_last_one_ended():
    assert labels("Mr Cole met Mr Finch.", "Cole", "Finch") == labels("Mr Finch met Mr Adams.", "Finch", "Adams")


def test_labels_count_in_reading_order():
    assert labels("Mr Finch met Mr Adams and Mr Cole.", "Cole", "Adams", "Finch") == ["Adult 1", "Adult 2", "Adult 3"]


def test_a_pseudonym_of_the_text_is_given_to_nobody_else():
    assert labels("Child A was well. The baby, Ava, slept. Adult 1 saw Mr Cole.", "Ava", "Cole") == [
        "Child B",
        "Adult 2",
    ]


TIES = {
    "in brackets behind": "Ava (Child T) slept.",
    "in brackets before": "Child T (Ava) slept.",
    "referred to": "Ava, who is referred to in this report as Child T, slept.",
    "will be called": "Ava will be called Child T.",
    "in a table": "Child T\tAva\tSubject",
}


@pytest.mark.parametrize("text", TIES.values(), ids=TIES)
def test_a_pseudonym_that_the_text_ties_to_a_name_is_its_label(text: str):
    assert labels(text, "Ava") == ["Child T"]


def test_reserved_labels_are_given_to_nobody():
    content, mentions = story("Mr Cole came.", ["Cole"])

    assert [entity.label for entity in resolve(content, mentions, reserved=["Adult 1"])] == ["Adult 2"]


def test_roles_are_told():
    content, mentions = story("The mother, Ana, met Dr Cole.", ["Ana", "Cole"])

    assert [entity.role for entity in resolve(content, mentions)] == [Role.MOTHER, Role.PROFESSIONAL]


def institutions(wordings: Iterable[str]) -> list[str]:
    """The label for each wording, in order."""
    text = "\n".join(wordings)
    content, mentions = story(text, dict.fromkeys(wordings, Kind.INSTITUTION))
    labels = {m.span: entity.label for entity in resolve(content, mentions) for m in entity.mentions}
    return [labels[mention.span] for mention in mentions]


INSTITUTIONS = {
    "short names": (["Oakfield Primary School", "Oakfield School", "Oakfield"], ["School 1"] * 3),
    "two schools": (["Oakfield School", "Elm School"], ["School 1", "School 2"]),
    "namesakes of two kinds": (["St Mary's Hospital", "St Mary's School"], ["Hospital 1", "School 1"]),
    "surgery": (["Hillside Medical Centre", "Hillside Surgery"], ["GP Surgery 1"] * 2),
    "nursery": (["Little Acorns Nursery"], ["Nursery 1"]),
    "children's home": (["The Beeches children's home"], ["Children's Home 1"]),
    "unknown kind": (["Corrieview"], ["Institution 1"]),
}


@pytest.mark.parametrize(("wordings", "expected"), INSTITUTIONS.values(), ids=INSTITUTIONS)
def test_institutions_are_labelled_by_kind(wordings: list[str], expected: list[str]):
    assert institutions(wordings) == expected


def test_five_thousand_mentions_take_seconds():
    names = ["Ana Cole", "Mr Cole", "Cole", "Tom Finch", "Ana", "J.S.", "Dr Adams", "Eve", "Tom", "Mrs Finch"]
    lines, mentions, blocks, at = [], [], [], 0
    for number in range(5000):
        name = names[number * 7 % len(names)]
        line = f"Her mother, {name}, said that the social worker had been told of it."
        mentions.append(Mention(Span(at + 12, at + 12 + len(name)), Kind.PERSON, 0.9, "told"))
        blocks.append(Block(BlockKind.PARAGRAPH, Span(at, at + len(line))))
        lines.append(line)
        at += len(line) + 1
    started = time.process_time()

    resolve(StructuredText("\n".join(lines), tuple(blocks)), mentions)

    assert time.process_time() - started < 10
