"""What the documentation and the page say of the query language is so."""

import re
from html import unescape
from pathlib import Path

import pytest

from search import hints
from search.clauses import Clause, Phrase, Prefix, leaves
from search.grammar import parse
from search.tokens import OPERATORS

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs/search.md").read_text(encoding="utf-8")
HELP = (ROOT / "repository/pages/templates/search_help.html").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| (`.+?) \| (.+) \|$", PAGE, re.MULTILINE)
TYPED = [text for row, _ in ROWS for text in re.findall(r"`([^`]+)`", row)]
HELPED = [unescape(text) for text in re.findall(r"<code>(.+?)</code>", HELP)]


def test_there_are_examples() -> None:
    assert (len(TYPED) > 12, len(HELPED) > 4) == (True, True)


@pytest.mark.parametrize("text", TYPED + HELPED)
def test_an_example_is_read_without_a_hint(text: str) -> None:
    query = parse(text)
    assert (query.empty, query.hints) == (False, ())


@pytest.mark.parametrize("text", HELPED)
def test_the_help_shows_nothing_that_the_documentation_does_not(text: str) -> None:
    assert shape(text) in {shape(other) for other in TYPED + re.findall(r"`([^`]+)`", PAGE)}


def shape(text: str) -> str:
    """The example without its words."""
    return re.sub(r"[a-z]+", "w", text)


@pytest.mark.parametrize(
    ("welsh", "english"), [(row[1:-1], said[1:-1]) for row, said in ROWS if re.fullmatch(r"`[^`]+`", said)]
)
def test_welsh_forms_are_read_as_the_english_ones(welsh: str, english: str) -> None:
    assert parse(welsh) == parse(english)


def test_every_operator_is_named() -> None:
    assert set(re.findall(r'"([A-Z]+)"', PAGE)) == set(OPERATORS)
    assert all(re.search(rf"\b{operator}\b", HELP) for operator in OPERATORS)


def test_the_limits_are_those_of_the_grammar() -> None:
    said = dict(re.findall(r"^\| (characters|words|brackets|prefix) \| (\d+)", PAGE, re.MULTILINE))
    limits = (hints.MOST_CHARACTERS, hints.MOST_WORDS, hints.DEEPEST, hints.SHORTEST_PREFIX)
    assert said == dict(zip(("characters", "words", "brackets", "prefix"), map(str, limits), strict=True))


def test_the_examples_show_every_kind_of_clause() -> None:
    found: list[Clause] = [clause for text in TYPED for clause in parse(text).clauses]
    assert {type(leaf) for clause in found for leaf in leaves(clause)} >= {Phrase, Prefix}
    assert any(parse(text).without for text in TYPED)
