"""A slip is answered with a word of the index that enough reports have, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.spelling import LEAST_GROUPS, Speller
from search.words import words

WORDS = {
    "bruising": 400,
    "housing": 900,
    "neglect": 800,
    "hospital": 700,
    "safeguarding": 950,
    "organisation": 300,
    "adjourned": 7,
    "adjoining": 60,
    "child": 990,
    "children": 990,
    "receive": 500,
    "recieve": 4,
    "quince": 4,
    "quinces": 2,
    "fii": 40,
    "tea": 40,
    "teas": 40,
    "thistle": 12,
    "bristle": 9,
    "mother": 900,
    "motherwort": 1,
}
SPELLER = Speller({"quince", "orchard"})


def suggestion(text: str) -> str:
    return SPELLER.suggestion(text, WORDS)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("brusing", "bruising"),
        ("nelgect", "neglect"),
        ("hosptal", "hospital"),
        ("safegaurdnig", "safeguarding"),
        ("Brusing", "Bruising"),
        ("chidl", "child"),
        ("mothr's voice", "mother's voice"),
        ("mothr’s", "mother’s"),
        ('"brusing of a chidl" OR -negelct', '"bruising of a child" OR -neglect'),
        ("baby-brusing", "baby-bruising"),
        ("(nelgect NOT hosptal)", "(neglect NOT hospital)"),
    ],
)
def test_a_slip_is_answered_with_the_word_that_was_meant(typed: str, meant: str) -> None:
    assert suggestion(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "neglect",
        "zzzzzzzz",
        "the with",
        "tee",  # too short to tell
        "NEGELCT",  # an operator or an acronym
        "negelct*",  # the beginning of a word
        "neg1ect",
        "organization",  # found by its other spelling
        "organisational organise",  # found by another ending
        "adjourning",  # the same, although "adjoining" is nearer
        "hospitals",
        "thistles",
    ],
)
def test_what_is_no_slip_is_left(typed: str) -> None:
    assert suggestion(typed) == ""


def test_the_nearest_word_comes_before_a_more_frequent_one() -> None:
    assert suggestion("bruisng") == "bruising"


def test_of_words_that_are_as_near_the_more_frequent_comes_first() -> None:
    assert Speller(()).suggestion("thistlo", {"thistly": 8, "thistle": 9}) == "thistle"


def test_a_word_that_begins_otherwise_is_another_word() -> None:
    assert Speller(()).suggestion("running", {"funding": 40, "cunning": 40}) == ""


def test_a_rare_word_beside_a_far_more_frequent_one_is_a_slip() -> None:
    assert suggestion("recieve") == "receive"


def test_a_rare_word_of_its_own_is_none() -> None:
    assert Speller(()).suggestion("thistle", {"thistle": 2, "whistle": 40}) == ""


def test_a_word_of_few_groups_is_never_suggested() -> None:
    assert Speller(()).suggestion("quinse", {"quince": LEAST_GROUPS - 1}) == ""
    assert Speller(()).suggestion("quinse", {"quince": LEAST_GROUPS}) == "quince"


def test_a_word_of_the_thesaurus_is_suggested_where_any_group_has_it() -> None:
    assert suggestion("quinse") == "quince"
    assert suggestion("orchrad") == ""


def test_another_vocabulary_is_read_anew() -> None:
    speller = Speller(())
    assert speller.suggestion("nelgect", {}) == ""
    assert speller.suggestion("nelgect", {"neglect": 9}) == "neglect"


@given(st.lists(st.sampled_from(sorted(word for word, groups in WORDS.items() if groups >= LEAST_GROUPS))))
def test_words_that_are_known_are_never_corrected(typed: list[str]) -> None:
    assert suggestion(" ".join(typed)) == ""


@given(st.lists(st.one_of(st.text(), st.sampled_from(["nelgect", "hosptal's", "OR", '"', "brusing*"]))).map(" ".join))
def test_whatever_is_typed_only_words_of_the_index_come_in(text: str) -> None:
    found = suggestion(text)
    if found:
        typed = {part.folded for word in words(text) for part in word.parts}
        assert {part.folded for word in words(found) for part in word.parts} - typed <= set(WORDS)
        assert found.casefold() != text.casefold()


@given(st.sampled_from(["bruising", "neglect", "hospital", "safeguarding"]), st.data())
def test_a_letter_left_out_or_swapped_is_put_right(word: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(1, len(word) - 2))
    slip = data.draw(
        st.sampled_from([word[:at] + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]])
    )
    assert slip == word or suggestion(slip) == word


def test_only_words_that_nothing_has_are_corrected() -> None:
    vocabulary = {"receive": 400, "recieve": 2, "bruising": 40}
    assert Speller(()).suggestion("recieve bruisng", vocabulary) == "receive bruising"
    assert Speller(()).corrected("recieve bruisng", vocabulary) == "recieve bruising"
