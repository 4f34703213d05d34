"""The vocabulary holds together, and what is wrong with one that does not is said."""

from collections import Counter
from dataclasses import replace
from urllib.parse import urlsplit

import pytest

from policies.labels import normalised
from policies.nations import NATIONS
from policies.theme_schemes import schemes
from policies.vocabulary import GROUPS, Concept, concept, concepts, faults, labelled, read, synonyms

ALL = concepts()


def row(**fields: object) -> dict[str, object]:
    return {"label": "One", "group": "practice", "note": "What it covers.", **fields}


def wrong(**rows: dict[str, object]) -> list[str]:
    return list(faults(read(rows)))


def test_there_are_as_many_concepts_as_a_person_can_know():
    assert 60 <= len(ALL) <= 120


def test_every_group_has_concepts():
    assert {each.group for each in ALL.values()} == set(GROUPS)


def test_a_label_of_two_concepts_is_declared_ambiguous_by_both():
    carried = Counter(name for each in ALL.values() for name in {normalised(label) for label in each.labels})
    declared = Counter(name for each in ALL.values() for name in {normalised(label) for label in each.ambiguous})
    assert {name: count for name, count in carried.items() if count > 1} == declared


def test_preferred_labels_are_unique():
    assert len({normalised(each.label) for each in ALL.values()}) == len(ALL)


def test_no_concept_has_a_preferred_label_that_leads_to_another():
    assert {each.code: [found.code for found in labelled(each.label)] for each in ALL.values()} == {
        code: [code] for code in ALL
    }


def test_broader_leads_to_a_top():
    for code in ALL:
        above, here = set(), {code}
        while here:
            here = {wider for each in here for wider in ALL[each].broader}
            assert not here & {code, *above}
            above |= here


def test_related_is_told_by_both():
    assert {(one, other) for one in ALL for other in ALL[one].related} == {
        (other, one) for one in ALL for other in ALL[one].related
    }


def test_narrower_is_the_other_side_of_broader():
    assert {(one, other) for one in ALL for other in ALL[one].narrower} == {
        (other, one) for one in ALL for other in ALL[one].broader
    }


def test_every_theme_that_a_concept_is_mapped_to_is_there():
    assert [pair for each in ALL.values() for pair in each.mapped if pair[1] not in schemes()[pair[0]].themes] == []


def test_every_scheme_is_of_a_nation_that_is_known():
    assert {scheme.nation for scheme in schemes().values()} - {""} <= set(NATIONS)


def test_every_nation_has_themes_that_are_mapped_to():
    mapped = {schemes()[scheme].nation for each in ALL.values() for scheme, _ in each.mapped}
    assert {"england", "wales", "scotland", "northern-ireland"} <= mapped


def test_a_dispute_says_by_whom_and_why():
    disputes = [one for each in ALL.values() for one in each.contested]
    assert disputes
    assert [one for one in disputes if not (one.by and one.why.endswith(".") and one.source.title)] == []


def test_the_disputed_terms_of_the_field_are_there():
    told = {one.label for each in ALL.values() for one in each.contested}
    assert {"Disguised compliance", "Professional curiosity", "Toxic trio"} <= told


def test_a_code_can_stand_in_an_address():
    assert [code for code in ALL if urlsplit(f"/themes/{code}").path != f"/themes/{code}" or code != code.lower()] == []


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("did not attend", "was-not-brought"),
        ("WAS NOT BROUGHT", "was-not-brought"),
        ("discguised compliance", "disguised-compliance"),
        ("multi agency working", "multi-agency-working"),
        ("Toxic trio", "complex-parental-needs"),
    ],
)
def test_other_words_lead_to_the_concept(said: str, code: str):
    assert [found.code for found in labelled(said)] == [code]


def test_what_is_no_label_leads_nowhere():
    assert labelled("marmalade") == ()


def test_a_concept_that_is_not_there_is_refused():
    with pytest.raises(LookupError, match="not a concept"):
        concept("marmalade")


def test_synonyms_are_those_of_every_concept_in_order():
    assert [each.label for each in synonyms()] == [each.label for each in ALL.values()]


def test_synonyms_tell_what_is_never_shown():
    (found,) = (each for each in synonyms() if each.label == "Professional curiosity")
    assert found.welsh == "Chwilfrydedd proffesiynol"
    assert "Respectful uncertainty" in found.others
    assert "professional curiousity" in found.hidden
    assert not set(found.hidden) & {found.label, found.welsh, *found.others}


def test_no_name_of_a_concept_stands_twice():
    twice = {each.label: Counter(map(normalised, (each.label, *each.others, *each.hidden))) for each in synonyms()}
    assert {label: name for label, names in twice.items() for name, count in names.items() if count > 1} == {}


def test_related_is_read_on_both_sides():
    found = read({"one": row(related=["two"]), "two": row(label="Two")})
    assert (found["one"].related, found["two"].related) == (("two",), ("one",))


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ({"a": row(group="none")}, "a is in no group."),
        ({"a": row(broader=["b"])}, "a refers to b, which is not there."),
        ({"a": row(broader=["b"]), "b": row(label="Two", broader=["a"])}, "a is broader than itself."),
        ({"a": row(related=["a"])}, "a is related to itself or to what is broader."),
        ({"a": row(maps={"none": ["x"]})}, "a is mapped to none x, which is not there."),
        ({"a": row(alt=["one"])}, "a has a label twice."),
        ({"a": row(ambiguous=["Two"])}, "a calls ambiguous or contested what is not a label of it."),
        ({"a": row(), "b": row()}, "“one” is a label of a, b."),
        ({"a": row(same=[["One"]])}, "a calls the same what is not two names: One."),
        ({"a": row(same=[["Two", "two"]])}, "a calls the same what is not two names: Two, two."),
        ({"a": row(same=[["one", "Two"]])}, "a writes “one” otherwise than as a label."),
        ({"a": row(same=[["One", "1"]]), "b": row(label="1")}, "“1” is a label of a, b."),
    ],
)
def test_what_contradicts_itself_is_said(rows: dict[str, dict[str, object]], fault: str):
    assert fault in wrong(**rows)


def test_a_declared_ambiguity_is_no_fault():
    assert wrong(a=row(alt=["Same"], ambiguous=["Same"]), b=row(label="Two", alt=["same"], ambiguous=["Same"])) == []


@pytest.mark.parametrize("field", ["label", "group", "note"])
def test_a_concept_without_what_it_needs_is_refused(field: str):
    incomplete = {name: value for name, value in row().items() if name != field}
    with pytest.raises(ValueError, match=f"a lacks '{field}'"):
        read({"a": incomplete})


def test_a_concept_is_never_changed_in_place():
    assert isinstance(replace(ALL["neglect"], note="Other."), Concept)
    assert ALL["neglect"].note != "Other."
