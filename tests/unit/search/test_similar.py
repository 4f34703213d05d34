"""More like this: what shares the telling words of a lesson is found, and nothing that only shares frequent ones."""

from hypothesis import given
from hypothesis import strategies as st

from search.clauses import AnyOf, Lesser, SameAs, Term, leaves
from search.query import Query
from search.similar import MOST_WORDS, like
from search.words import words

GROUPS = {
    **dict.fromkeys(["child", "review", "should", "agency"], 900),
    **dict.fromkeys(["bruising", "discharge", "paediatrician", "ward"], 20),
    **dict.fromkeys(["baby", "hospital", "mobile"], 90),
    **dict.fromkeys(["kestrel"], 1),
    **{f"word{letter}": 30 for letter in "abcdefghijklmnop"},
}
LESSON = "Bruising of a baby who is not mobile: a paediatrician on the ward should see the child before discharge."


def stems(query: Query) -> list[str]:
    return [leaf.stem for clause in query.clauses for leaf in leaves(clause) if isinstance(leaf, Term)]


def found(query: Query, text: str) -> bool:
    there = {part.stem for word in words(text) for part in word.parts}
    return all(there & {leaf.stem for leaf in leaves(clause) if isinstance(leaf, Term)} for clause in query.clauses)


def test_the_most_telling_words_are_asked_for() -> None:
    asked = stems(like(LESSON, "", GROUPS))
    assert {"bruis", "discharg", "ward", "pediatrician", "babi", "mobil"} <= set(asked)
    assert "of" not in asked


def test_what_shares_two_telling_words_is_found() -> None:
    query = like(LESSON, "", GROUPS)
    assert found(query, "The ward discharged a baby with a bruise.")
    assert not found(query, "Kestrels were seen by the review.")


def test_it_finds_the_lesson_itself() -> None:
    assert found(like(LESSON, "", GROUPS), LESSON)


def test_a_word_that_is_nowhere_else_is_not_asked_for() -> None:
    assert "kestrel" not in stems(like("kestrel on the ward with a baby", "", GROUPS))


def test_a_heading_counts_less_than_the_text() -> None:
    query = like(" ".join(f"word{letter}" for letter in "abcdefghij"), "wordk", GROUPS)
    assert "wordk" not in stems(query)


def test_no_more_words_than_an_engine_ranks_quickly() -> None:
    assert len(stems(like(" ".join(GROUPS), "", GROUPS))) == MOST_WORDS


def test_a_lesson_without_telling_words_is_like_nothing() -> None:
    assert like("The kestrel", "", GROUPS).empty


def test_two_telling_words_are_both_asked_for() -> None:
    assert like("baby bruising", "", GROUPS) == Query((Term("bruis"), Term("babi")))


def test_a_welsh_lesson_is_like_those_with_its_words_under_mutation() -> None:
    groups = {"plentyn": 9, "ysgol": 8, "gwaith": 30}
    (first, _) = like("ysgol plentyn", "", groups, language="cy").clauses
    assert first == SameAs((Term("ysgol"), Lesser(Term("cy:ysgol"), 1.0), Lesser(Term("cy:gysgol"), 1.0)))


@given(st.text(), st.lists(st.sampled_from(sorted(GROUPS))).map(" ".join))
def test_whatever_it_says_the_query_is_small_and_is_met_by_it(noise: str, text: str) -> None:
    query = like(f"{text} {noise}", "", GROUPS)
    assert len(stems(query)) <= MOST_WORDS
    assert found(query, f"{text} {noise}")
    assert all(isinstance(clause, AnyOf | Term) for clause in query.clauses)
