import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.clauses import Phrase, SameAs, Term
from search.grammar import (
    COMMON_ONLY,
    CUT_SHORT,
    MOST_CHARACTERS,
    MOST_WORDS,
    NO_OPERATORS,
    NO_SIGNS,
    NO_WORDS,
    OPEN_QUOTE,
    TOO_MANY_WORDS,
    parse,
)


@pytest.mark.parametrize(
    ("text", "clauses"),
    [
        ("", ()),
        ("   ", ()),
        ("neglect", (Term("neglect"),)),
        ("Neglected children", (Term("neglect"), Term("child"))),
        ("neglect neglected", (Term("neglect"),)),
        ("the of", ()),
        ('"the"', ()),
        ("the neglect of a child", (Term("neglect"), Term("child"))),
        ("not seen", (Term("not"), Term("seen"))),
        ('"the child"', (Phrase(("the", "child")),)),
        ('"neglect"', (Term("neglect"),)),
        ('""', ()),
        ('drugs "missing from care" wales', (Term("drug"), Phrase(("miss", "from", "care")), Term("wale"))),
        ("“missing child” «was not»", (Phrase(("miss", "child")), Phrase(("was", "not")))),
        ("co-sleeping", (SameAs((Term("cosleep"), Phrase(("co", "sleep")))),)),
        ('"co-sleeping"', (SameAs((Term("cosleep"), Phrase(("co", "sleep")))),)),
        ('"unsafe co-sleeping"', (Phrase(("unsaf", "co", "sleep")),)),
        ("child t", (Term("child"), Term("t"))),
        ('"child a"', (Phrase(("child", "a")),)),
        ("cafe\u0301", (Term("cafe"),)),
        ("board:wales", (Term("board"), Term("wale"))),
    ],
)
def test_clauses(text: str, clauses: tuple[object, ...]) -> None:
    assert parse(text).clauses == clauses


@pytest.mark.parametrize(
    ("text", "hints"),
    [
        ("", ()),
        ("What went wrong?", ()),
        ("co-sleeping, A&E; 7-minute: O'Brien", ()),
        ("and or not", ()),
        ("neglect AND drugs", (NO_OPERATORS,)),
        ('"AND OR" neglect', ()),
        ("DRUGS", ()),
        ("neglect*", (NO_SIGNS,)),
        ("(neglect)", (NO_SIGNS,)),
        ("negl?ct", (NO_SIGNS,)),
        ("kind:finding", (NO_SIGNS,)),
        ("neglect -drugs", (NO_SIGNS,)),
        ('"neglect drugs', (OPEN_QUOTE,)),
        ("the of", (COMMON_ONLY,)),
        ("?!", (NO_WORDS,)),
        ("x" * (MOST_CHARACTERS + 1), (CUT_SHORT,)),
        (" ".join(f"w{number}" for number in range(MOST_WORDS)), ()),
        (" ".join(f"w{number}" for number in range(MOST_WORDS + 1)), (TOO_MANY_WORDS,)),
    ],
)
def test_hints(text: str, hints: tuple[str, ...]) -> None:
    assert parse(text).hints == hints


def test_the_hint_is_all_hints_as_one_text() -> None:
    assert parse("neglect AND drugs*").hint == f"{NO_OPERATORS} {NO_SIGNS}"


def test_what_is_cut_is_cut_between_words() -> None:
    assert parse("neglect " * 80).terms == ("neglect",)


def test_a_phrase_beyond_the_limit_is_cut() -> None:
    words = [f"w{number}" for number in range(MOST_WORDS + 4)]
    assert parse('"' + " ".join(words) + '"').phrases == (tuple(words[:MOST_WORDS]),)


def test_a_hyphenated_word_beyond_the_limit_is_cut() -> None:
    assert parse("-".join("a" * 100)).clauses == (Phrase(("a",) * MOST_WORDS),)


def test_terms_and_phrases_are_given_apart() -> None:
    query = parse('neglect co-sleeping "was not seen"')
    assert (query.terms, query.phrases) == (("neglect", "cosleep"), (("co", "sleep"), ("was", "not", "seen")))


@pytest.mark.parametrize(("text", "empty"), [("", True), ("?!", True), ("the", True), ('"of the"', False)])
def test_empty(text: str, *, empty: bool) -> None:
    assert parse(text).empty is empty


@given(st.text(max_size=2_000) | st.text(alphabet="\"“”*()-+:?~^ANDORNT ab&'", max_size=700))
def test_whatever_is_typed_is_a_small_query(text: str) -> None:
    query = parse(text)
    assert sum(len(phrase) for phrase in query.phrases) <= MOST_WORDS
    assert len(query.terms) <= MOST_WORDS
