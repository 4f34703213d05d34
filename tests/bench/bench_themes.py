"""How well the themes of a lesson are suggested: the vocabulary's words as they stand, rules, model, and both together.

    .venv/bin/python tests/bench/bench_themes.py [themes-dev] [themes-held-back] [--json FILE]

The lessons of tests/lessons as they are marked, each by its own text: what is measured is the tagging and not how well
lessons are found. Precision and recall count single themes over all lessons of a source (micro). Nothing is told of a
document that is held back but the figures of all of them together.
"""

import sys
from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple

from measuring import ROOT
from reporting import Table, main

sys.path.insert(0, str(ROOT / "tests"))

from lesson_gold import gold

from ingest import themes
from policies.labels import normalised
from policies.vocabulary import concepts

SOURCES = ("ofsted", "invented", "all")


class Lesson(NamedTuple):
    """A marked lesson: where it is from, what it says, and the themes that it is about."""

    source: str
    text: str
    themes: frozenset[str]


class Counts(NamedTuple):
    """Themes that were suggested and are right, that were suggested, and that are marked."""

    right: int
    suggested: int
    marked: int


def dev() -> Table:
    """The figures of the documents that may be read."""
    return table_of(lessons("dev"))


def held_back() -> Table:
    """The figures of the documents that nobody looks at while rules are written."""
    return table_of(lessons("held-back"))


def lessons(split: str) -> list[Lesson]:
    """The marked lessons of a split; their files need not be here."""
    return [
        Lesson(document.source, item.text, frozenset(item.themes))
        for document in gold()
        if document.split == split
        for item in document.items
    ]


def by_preferred(text: str) -> frozenset[str]:
    """The concepts whose preferred label stands in the text, word for word."""
    return _carried(text, _preferred())


def by_keyword(text: str) -> frozenset[str]:
    """The concepts of which any label stands in the text, word for word.

    >>> sorted(by_keyword("The child was not brought; the GP did not share this."))
    ['child-health-care', 'was-not-brought']
    """
    return _carried(text, _all())


def by_both(text: str) -> frozenset[str]:
    """What the service suggests."""
    return frozenset(theme.code for theme in themes.suggest(text))


WAYS: dict[str, Callable[[str], frozenset[str]]] = {
    "preferred label": by_preferred,
    "any label": by_keyword,
    "rules": themes.by_rules,
    "model": themes.by_model,
    "both": by_both,
}


def counted(some: Iterable[Lesson], way: Callable[[str], frozenset[str]]) -> Counts:
    """How often a way of tagging is right."""
    pairs = [(lesson.themes, way(lesson.text)) for lesson in some]
    return Counts(
        sum(len(marked & suggested) for marked, suggested in pairs),
        sum(len(suggested) for _, suggested in pairs),
        sum(len(marked) for marked, _ in pairs),
    )


def table_of(some: Sequence[Lesson]) -> Table:
    """Precision, recall and F1 of each source and way."""
    table: Table = {}
    for source in SOURCES:
        here = [lesson for lesson in some if source in {lesson.source, "all"}]
        for name, way in WAYS.items():
            right, suggested, marked = counted(here, way)
            for measure, cell in {
                "precision": {"part": right, "whole": suggested},
                "recall": {"part": right, "whole": marked},
                "F1": round(2 * right / max(1, suggested + marked), 3),
            }.items():
                table.setdefault(f"{source}, {len(here)} lessons: {measure}", {})[name] = cell
    return table


def _carried(text: str, labels: dict[str, tuple[str, ...]]) -> frozenset[str]:
    words = f" {normalised(text)} "
    return frozenset(code for code, some in labels.items() if any(f" {label} " in words for label in some))


@cache
def _preferred() -> dict[str, tuple[str, ...]]:
    return {each.code: (normalised(each.label),) for each in concepts().values()}


@cache
def _all() -> dict[str, tuple[str, ...]]:
    return {each.code: tuple(normalised(label) for label in each.labels) for each in concepts().values()}


PARTS = {"themes-dev": dev, "themes-held-back": held_back}
_SHORT = {"dev": "themes-dev", "held-back": "themes-held-back"}

if __name__ == "__main__":
    main(__file__, PARTS, [_SHORT.get(argument, argument) for argument in sys.argv[1:]])
