"""Whatever is typed is a small query, and what is well typed is the query that was meant."""

import random
import re
import sys
from collections.abc import Iterator
from re import _constants as codes
from re import _parser as parser
from types import FrameType
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search import grammar, tokens, words
from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term, leaves
from search.grammar import parse
from search.hints import DEEPEST, HINTS, MOST_CHARACTERS, MOST_WORDS, SHORTEST_PREFIX
from search.joining import all_of, any_of
from search.query import Query

PIECES = (
    "( ) \" “ ” « - − + * ? : [ ] ~ ^ | & / ' ’ , . _ AND OR NOT AC NEU NID HEB and or not the of a neglect Neglected "
    "CSE co-sleeping A&E 4.3 1,200 s47 Tŷ cafe\u0301 ß İ ﬁ \u0301 \u200b \u202e \x00 \ud800 𝐚 ٣ 漢字 👶 drugs* ne* *c*"
).split(" ")
PIECED = st.lists(
    st.tuples(st.sampled_from(PIECES), st.sampled_from(["", " ", "  ", "\t", "\u00a0"])), max_size=120
).map(lambda pieces: "".join(piece + space for piece, space in pieces))
TYPED = st.text(max_size=2_000) | PIECED


def excluded(clause: Clause) -> Iterator[Clause]:
    """All that `leaves` does not give, because it is to be missing."""
    match clause:
        case AllOf(clauses, without):
            for one in without:
                yield from leaves(one)
                yield from excluded(one)
            for one in clauses:
                yield from excluded(one)
        case AnyOf(clauses):
            for one in clauses:
                yield from excluded(one)


def all_leaves(query: Query) -> list[Clause]:
    whole = AllOf(query.clauses, query.without)
    return [*leaves(whole), *excluded(whole)]


def depth(clause: Clause) -> int:
    match clause:
        case AllOf(clauses, without):
            return 1 + max(map(depth, (*clauses, *without)), default=0)
        case AnyOf(clauses):
            return 1 + max(map(depth, clauses))
        case _:
            return 0


@settings(max_examples=400, deadline=None)
@given(TYPED)
@example("(" * 5_000 + "neglect" + ")" * 5_000)
@example("NOT " * 200 + "neglect")
@example("a\u0301" + "\u0316\u0301" * 50_000)
@example(" OR ".join(["*c*"] * 10))
def test_whatever_is_typed_is_a_small_query(text: str) -> None:
    query = parse(text)
    every = all_leaves(query)
    assert len(every) <= MOST_WORDS
    assert sum(len(leaf.stems) if isinstance(leaf, Phrase) else 1 for leaf in every) <= 2 * MOST_WORDS
    assert all(len(leaf.letters) >= SHORTEST_PREFIX for leaf in every if isinstance(leaf, Prefix))
    # Each pair of brackets holds an OR of ANDs at most, and so does the whole.
    assert depth(AllOf(query.clauses, query.without)) <= 2 * (DEEPEST + 1)
    assert list(query.hints) == [hint for hint in HINTS if hint in query.hints]
    assert not query.empty or query.hints or not text.strip()
    assert parse(text) == query


@settings(deadline=None)
@given(TYPED)
def test_what_is_joined_is_flat(text: str) -> None:
    def check(clause: Clause) -> None:
        match clause:
            case AllOf(clauses, without):
                assert not any(isinstance(one, AllOf) for one in clauses)
                assert not any(isinstance(one, AnyOf) for one in without)
                assert all(len(set(some)) == len(some) for some in (clauses, without))
                for one in (*clauses, *without):
                    check(one)
            case AnyOf(clauses):
                assert not any(isinstance(one, AnyOf) for one in clauses)
                assert len(set(clauses)) == len(clauses) > 1
                for one in clauses:
                    check(one)
            case Term() | Phrase() | Prefix() | SameAs():
                pass
            case Lesser():
                pytest.fail("Nothing that is typed counts less than other things.")

    query = parse(text)
    check(AllOf(query.clauses, query.without))


STEMS = st.integers(0, 40).map(lambda number: f"w{number}")
LEAF = st.one_of(
    STEMS.map(Term),
    st.lists(STEMS, min_size=2, max_size=3).map(lambda stems: Phrase(tuple(stems))),
    STEMS.map(lambda stem: Prefix(f"{stem}q")),
    st.tuples(STEMS, STEMS).map(lambda pair: SameAs((Term("".join(pair)), Phrase(pair)))),
)
TREE = st.recursive(
    LEAF,
    lambda inner: (
        st.lists(inner, min_size=2, max_size=4).map(any_of)
        | st.tuples(st.lists(inner, max_size=3), st.lists(inner, max_size=2))
        .filter(any)
        .map(lambda parts: all_of(*parts))
    ),
    max_leaves=8,
)


def written(clause: Clause, chance: random.Random) -> str:
    """The clause as somebody types it who puts each side of an operator into brackets where these are needed."""
    match clause:
        case Term(stem):
            return stem
        case Phrase(stems):
            return f'"{" ".join(stems)}"'
        case Prefix(letters):
            return f"{letters}*"
        case SameAs((_, Phrase(stems))):
            return "-".join(stems)
        case AnyOf(clauses):
            return chance.choice([" OR ", " NEU "]).join(_within(one, chance) for one in clauses)
        case AllOf(clauses, without):
            wanted = [_within(one, chance) for one in clauses]
            unwanted = [chance.choice(["NOT ", "-", "HEB "]) + _within(one, chance) for one in without]
            return chance.choice([" ", " AND ", " AC "]).join(wanted + unwanted)
    raise TypeError(clause)


def _within(clause: Clause, chance: random.Random) -> str:
    text = written(clause, chance)
    return f"({text})" if isinstance(clause, AnyOf | AllOf) else text


@settings(max_examples=400, deadline=None)
@given(TREE, st.randoms(use_true_random=False))
def test_a_query_that_is_written_out_is_read_back(tree: Clause, chance: random.Random) -> None:
    text = written(tree, chance)
    query = parse(text)
    if len(text) > MOST_CHARACTERS or _nesting(text) > DEEPEST or len(re.findall(r"w\d+", text)) > MOST_WORDS:
        assert query.hints
        return
    assert all_of(query.clauses, query.without) == tree
    assert query.strict == bool(re.search(r"\b(?:AND|AC|OR|NEU|NOT|HEB)\b", text))


def _nesting(text: str) -> int:
    at = deepest = 0
    for sign in text:
        at += (sign == "(") - (sign == ")")
        deepest = max(deepest, at)
    return deepest


PUMPS = ["(", ")", '"', "-", "*", "()", "(-", "-(", "a ", "a-", "a*", "'a", "1,", "1.", "a&", "a\u0301", "AND ", "NOT "]
PUMPS += ["a OR ", "(a OR ", "NOT (", '"a', "a(s)", "a?", " ", "\u0301", "ab*"]


def steps(text: str) -> int:
    """How many lines of ours run to read the text."""
    count = 0

    def line(_: FrameType, event: str, __: Any) -> Any:
        nonlocal count
        count += event == "line"
        return line

    def call(frame: FrameType, _: str, __: Any) -> Any:
        return line if "/search/" in frame.f_code.co_filename else None

    words._folded.cache_clear()
    before = sys.gettrace()
    sys.settrace(call)
    try:
        parse(text)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("pump", PUMPS)
def test_reading_takes_no_more_than_twice_the_steps_for_twice_the_text(pump: str) -> None:
    short, long = (steps(pump * (length // len(pump))) for length in (MOST_CHARACTERS // 2, MOST_CHARACTERS))
    assert long < 2.2 * short + 200


@pytest.mark.parametrize("pump", PUMPS)
def test_what_is_beyond_the_limit_costs_nothing(pump: str) -> None:
    assert steps(pump * 100_000) < 2 * steps(pump * 1_000)


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in (grammar, tokens, words):
        for name, value in vars(module).items():
            if isinstance(value, re.Pattern):
                yield f"{module.__name__}.{name}", value


@pytest.mark.parametrize("pattern", [value for _, value in patterns()], ids=[name for name, _ in patterns()])
def test_no_pattern_can_try_the_same_letters_in_many_ways(pattern: re.Pattern[str]) -> None:
    """A repetition inside a repetition never gives back what it took, and no two that give back stand in a row."""
    assert _giving_back(parser.parse(pattern.pattern, pattern.flags)) <= 1


def _giving_back(parsed: Any) -> int:
    """How many unbounded repetitions of `parsed` can give back what they took; one inside another counts as many."""
    count = 0
    for code, argument in parsed:
        if code in {codes.MAX_REPEAT, codes.MIN_REPEAT}:
            _, most, inner = argument
            inside = _giving_back(inner)
            count += inside + 1 + 100 * bool(inside) if most is codes.MAXREPEAT else inside
        elif code is codes.POSSESSIVE_REPEAT:
            # What a round took is never given back, so that one inside has nothing to try again for.
            inside = _giving_back(argument[2])
            count += inside * (inside > 1)
        elif code is codes.SUBPATTERN:
            count += _giving_back(argument[3])
        elif code in {codes.ASSERT, codes.ASSERT_NOT}:
            count += _giving_back(argument[1])
        elif code is codes.BRANCH:
            count += max(map(_giving_back, argument[1]))
    return count


@pytest.mark.parametrize(
    ("pattern", "most"),
    [
        (r"(a+)+b", 102),
        (r"a*a*b", 2),
        (r"(?:a++b)*+", 0),
        (r"(?:ba+)*+", 0),
        (r"(?:a+a+b)*+", 2),
        (r"a+|b+", 1),
        (r"(?:a{1,3})+", 1),
    ],
)
def test_patterns_that_could_are_told_from_those_that_cannot(pattern: str, most: int) -> None:
    assert _giving_back(parser.parse(pattern)) == most
