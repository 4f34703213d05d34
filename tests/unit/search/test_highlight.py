from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.clauses import AllOf, AnyOf, Lesser, Phrase, SameAs, Term
from search.expansion import widened
from search.grammar import parse
from search.highlight import ELLIPSIS, Snippet, snippet
from search.query import Query
from search.thesaurus import Thesaurus


def shown(text: str, query: str, length: int = 280) -> str:
    """The snippet with its marks in square brackets."""
    return marked(snippet(text, parse(query), length=length))


def marked(shown: Snippet) -> str:
    return "".join(f"[{one.text}]" if one.marked else one.text for one in shown.fragments)


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("The child was seen.", "", "The child was seen."),
        ("The child was seen.", "neglect", "The child was seen."),
        ("", "neglect", ""),
        ("The child was seen.", "children", "The [child] was seen."),
        ("Child, child", "child", "[Child], [child]"),
        ("A child’s café visit", "CAFE childs", "A [child’s] [café] visit"),
        ("Unsafe co-sleeping again", "co-sleeping", "Unsafe [co-sleeping] again"),
        ("Unsafe co sleeping again", "co-sleeping", "Unsafe [co sleeping] again"),
        ("Unsafe cosleeping again", "co-sleeping", "Unsafe [cosleeping] again"),
        ("Unsafe co-sleeping again", "cosleeping", "Unsafe [co-sleeping] again"),
        ("Unsafe co-sleeping again", "sleep", "Unsafe co-[sleeping] again"),
        ("Sleep apart, co-workers", "co-sleeping", "Sleep apart, co-workers"),
        ("The voice of the child", '"voice of the child"', "The [voice of the child]"),
        ("The voice; the child", '"voice of the child"', "The voice; the child"),
        ("Voice of the child", '"voice of" "of the"', "[Voice of the] child"),
        ("No no no", '"no no"', "[No no no]"),
        ("The end of the road", "the road", "The end of the [road]"),
        ("The end", "the", "The end"),
        ("The end", '"the end"', "[The end]"),
        ("See 4.3 & A&E", "4.3 a&e", "See [4.3] & [A&E]"),
        ("<b>child</b>", "child", "<b>[child]</b>"),
        ("Bruised; a bruise, no brush", "bruis*", "[Bruised]; a [bruise], no brush"),
        ("A co-sleeping baby", "slee*", "A co-[sleeping] baby"),
        ("A co-sleeping baby", "co-sl*", "A [co-sleeping] baby"),
        ("A co-sleeping baby", "cosl*", "A [co-sleeping] baby"),
        ("A café", "CAFÉ*", "A [café]"),
        ("The mother and the drugs", "mother OR alcohol", "The [mother] and the drugs"),
        ("The mother and the drugs", "(mother drugs) OR alcohol", "The [mother] and the [drugs]"),
        ("The mother and the drugs", "mother NOT drugs", "The [mother] and the drugs"),
        ("The mother and the drugs", "-drugs", "The mother and the drugs"),
        ("The mother and the drugs", "alcohol OR (mother NOT drugs)", "The [mother] and the drugs"),
        ("An unsafe co-sleeping place", '"unsafe cosleeping"', "An [unsafe co-sleeping] place"),
        ("An unsafe co-sleeping place", '"unsafe co"', "An [unsafe co]-sleeping place"),
    ],
)
def test_what_was_looked_for_is_marked(text: str, query: str, expected: str) -> None:
    assert shown(text, query) == expected


@pytest.mark.parametrize(
    ("language", "expected"),
    [("cy", "Llais [plant], [blant] a [phlant]."), ("en", "Llais [plant], blant a phlant.")],
)
def test_welsh_words_are_marked_under_mutation_in_welsh_only(language: str, expected: str) -> None:
    query = widened(parse("plant"), "plant", Thesaurus([]))
    assert marked(snippet("Llais plant, blant a phlant.", query, language=language)) == expected


WIDENED = SameAs(
    (Phrase(("was", "not", "brought")), Lesser(Term("dna"), 0.5), Lesser(Phrase(("did", "not", "attend")), 0.4))
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mira was not brought.", "Mira [was not brought]."),
        ("A DNA letter; they did not attend.", "A [DNA] letter; they [did not attend]."),
        ("Mira was brought.", "Mira was brought."),
    ],
)
def test_what_means_the_same_is_marked(text: str, expected: str) -> None:
    assert marked(snippet(text, Query((WIDENED,)))) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        # Both sides of an OR in one view are more than one of them twice.
        (Query((AnyOf((Term("alpha"), Term("beta"))),)), "…gamma [beta] [alpha]"),
        (Query((AllOf((Term("alpha"), Term("beta")), (Term("gamma"),)),)), "…gamma [beta] [alpha]"),
        # What means the same is one thing, so that it is found first where it is most.
        (Query((SameAs((Term("alpha"), Term("beta"))),)), "[alpha] [alpha] [alpha]…"),
    ],
)
def test_the_view_is_where_most_clauses_meet(query: Query, expected: str) -> None:
    assert marked(snippet("alpha alpha alpha " + "gamma " * 9 + "beta alpha", query, length=19)) == expected


LONG = "alpha " * 30 + "neglect " + "beta " * 30 + "neglect by drugs " + "gamma " * 30


def test_the_part_with_most_of_the_query_is_shown() -> None:
    assert shown(LONG, "neglect drugs", 60) == "…beta beta beta beta [neglect] by [drugs] gamma gamma gamma…"


def test_of_equally_good_parts_the_first_is_shown() -> None:
    assert shown("neglect " + "alpha " * 20 + "neglect", "neglect", 22) == "[neglect] alpha alpha…"


def test_without_a_match_the_beginning_is_shown() -> None:
    assert shown(LONG, "quarry", 22) == "alpha alpha alpha…"


def test_a_match_at_the_end_has_no_ellipsis_behind_it() -> None:
    assert shown("alpha " * 20 + "neglect", "neglect", 22) == "…alpha alpha [neglect]"


def test_a_word_too_long_to_show_is_cut() -> None:
    assert shown("q" * 100, "x", 12) == "q" * 10 + ELLIPSIS


def test_a_phrase_too_long_to_show_is_cut() -> None:
    phrase = "one two three four five six seven eight"
    assert shown(phrase + " nine", f'"{phrase}"', 20) == "[one two three four]…"


SPOKEN = "neglect child co-sleeping the was é-mail 7 x"
WORDS = st.lists(st.sampled_from(SPOKEN.split()), max_size=60).map(" ".join)


@given(text=WORDS, query=WORDS, length=st.integers(30, 80))
def test_a_snippet_is_a_short_part_of_the_text_in_whole_words(text: str, query: str, length: int) -> None:
    fragments = snippet(text, parse(query), length=length).fragments
    whole = "".join(fragment.text for fragment in fragments)
    inner = whole.strip(ELLIPSIS)
    assert len(whole) <= length
    assert f" {inner} " in f" {text} "
    assert all(fragment.text for fragment in fragments)
    assert all(one.marked != other.marked for one, other in pairwise(fragments))


@given(text=st.text(), query=st.text(max_size=40), length=st.integers(5, 300))
def test_any_text_has_a_snippet(text: str, query: str, length: int) -> None:
    whole = "".join(fragment.text for fragment in snippet(text, parse(query), length=length).fragments)
    assert len(whole) <= length
    assert whole.removeprefix(ELLIPSIS).removesuffix(ELLIPSIS) in text
