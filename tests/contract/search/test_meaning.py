"""What words mean is the same in every engine: Welsh under mutation, other words for the same, slips and likeness."""

import pytest

from policies.vocabulary import synonyms
from search.document import Document
from search.expansion import widened
from search.grammar import parse
from search.index import Index
from search.similar import like
from search.spelling import Speller
from search.thesaurus import Labels, Thesaurus

KNOWN = Thesaurus(Labels(*each) for each in synonyms())
LESSONS = {
    "bruise": "A bruise on an infant who is not independently mobile was not referred.",
    "clinic": "The DNA policy of the clinic was not followed after three letters.",
    "brought": "The child was not brought to the clinic and nobody asked why.",
    "exploited": "Signs of child sexual exploitation were taken for choices.",
    "organized": "The organization labeled his behavior and its program was not pediatric.",
    "voice": "The voice of the child was lost between the agencies.",
    "llais": "Ni chlywyd llais y plentyn, ac ni ofynnwyd i'r ysgol am ei theulu.",
    "plant": "Dylid gwrando ar blant yn eu cartref ac yng nghartref eu tad.",
    "sofa": "Parents slept on a sofa with the baby after drinking.",
}


@pytest.fixture
def filled(index: Index) -> Index:
    for id_, text in LESSONS.items():
        language = "cy" if id_ in {"llais", "plant"} else ""
        index.replace(id_, "1", [Document(id_, id_, "Review", "", text, language=language)])
    return index


def found(index: Index, text: str) -> set[str]:
    query = widened(parse(text), text, KNOWN)
    return {hit.id for hit in index.search(query, filters={}, limit=20).hits}


@pytest.mark.parametrize(
    ("text", "lesson"),
    [
        ('"was not brought"', "clinic"),
        ("WNB", "brought"),
        ("did not attend", "brought"),
        ("CSE", "exploited"),
        ("voice of the child", "llais"),
        ("llais y plentyn", "voice"),
        ("behaviour paediatric programme organisation labelled", "organized"),
        ('"non-mobile baby"', "bruise"),
        ("deulu", "llais"),
        ("phlant", "plant"),
        ("cartref", "plant"),
        ("tad AND chartref", "plant"),
        ("lais", "llais"),
        ("co-sleeping OR CSE", "exploited"),
        ("(CSE OR neglect) AND signs", "exploited"),
    ],
)
def test_the_lesson_is_found_in_other_words(filled: Index, text: str, lesson: str) -> None:
    assert lesson in found(filled, text)


@pytest.mark.parametrize("text", ["brant", "rape", "whoever is it", "gras"])
def test_what_only_looks_alike_is_not(filled: Index, text: str) -> None:
    assert found(filled, text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "was not brought",
        "domestic abuse",
        "child protection plan for the sofa",
        "looked after children on a sofa",
        "early help baby",
        "school exclusion behavior",
        "plentyn teulu",
        "llais OR sofa",
        "sofa -baby",
    ],
)
def test_whatever_is_found_without_other_words_is_found_with_them(filled: Index, text: str) -> None:
    plain = filled.search(parse(text), filters={}, limit=20)
    assert {hit.id for hit in plain.hits} <= found(filled, text)


def test_what_was_asked_for_comes_before_what_means_the_same(filled: Index) -> None:
    text = "was not brought"
    hits = filled.search(widened(parse(text), text, KNOWN), filters={}, limit=2).hits
    assert hits[0].id == "brought"


def test_welsh_stems_are_no_words_of_the_index(filled: Index) -> None:
    assert not [word for word in filled.vocabulary() if not word or ":" in word]


def test_a_slip_is_answered_from_the_words_of_the_index(filled: Index) -> None:
    assert Speller(KNOWN.words).suggestion("exploitatoin of a chidl", filled.vocabulary()) == "exploitation of a child"


def test_a_lesson_is_like_those_that_share_its_telling_words(filled: Index) -> None:
    query = like("A letter from the clinic that the child was not brought", "", filled.vocabulary())
    assert {"brought", "clinic"} <= {hit.id for hit in filled.search(query, filters={}, limit=5).hits}
