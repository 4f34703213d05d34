"""How many of the lessons of real and invented reports are found, word for word, on their page and with their number.

    .venv/bin/python tests/bench/bench_lessons.py [dev] [held-back] [--json FILE]

The project's own way from file to lessons, but for the anonymisation. A lesson that was found is that of the gold when
both ask for something (recommendation, strategy, action) or both tell something (finding, learning point) and the F1 of
their words is at least 0.9; each is matched once. Of the documents for tuning every miss is printed, of those that are
held back nothing but the figures of all of them together.
"""

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from measuring import ROOT
from reporting import Table, main

sys.path.insert(0, str(ROOT / "tests"))

from lesson_gold import Document, Item, folded, gold, reading

from ingest.anonymised import AnonymisedText
from ingest.candidate import Lesson
from ingest.lessons import find_lessons
from policies.lesson_kinds import LessonKind, stated_of

SAME = 0.9
_TOLD = frozenset({LessonKind.FINDING, LessonKind.LEARNING_POINT})


class Compared(NamedTuple):
    """The lessons of a document: as they are, as they were found, and which of them are the same."""

    document: Document
    found: tuple[Lesson, ...]
    pairs: tuple[tuple[Item, Lesson], ...]


def dev() -> Table:
    """The figures of the documents that may be read."""
    compared = _compared("dev")
    for one in compared:
        _tell(one)
    return table_of(compared)


def held_back() -> Table:
    """The figures of the documents that nobody looks at while rules are written."""
    return table_of(_compared("held-back"))


def _compared(split: str) -> list[Compared]:
    return [compare(document) for document in gold() if document.split == split and document.path.exists()]


def compare(document: Document) -> Compared:
    """Finds the lessons of the document and pairs them with the gold."""
    read = reading(document)
    found = find_lessons(AnonymisedText(read.text), read.blocks, document.nation)
    return Compared(document, found, tuple(paired(document.items, found)))


def paired(items: Sequence[Item], found: Sequence[Lesson]) -> Iterable[tuple[Item, Lesson]]:
    """Each item with the lesson that is it, the most alike first, each once."""
    scored = sorted(
        (
            (likeness(item.text, str(lesson.text[:])), -at, -place)
            for at, item in enumerate(items)
            for place, lesson in enumerate(found)
            if (item.kind in _TOLD) == (lesson.kind in _TOLD)
        ),
        reverse=True,
    )
    taken: set[tuple[str, int]] = set()
    for score, at, place in scored:
        if score >= SAME and ("item", at) not in taken and ("lesson", place) not in taken:
            taken |= {("item", at), ("lesson", place)}
            yield items[-at], found[-place]


def likeness(one: str, other: str) -> float:
    """F1 of the words of two texts; a hyphen parts nothing.

    >>> likeness("Ask the child.", "ask the child"), likeness("Ask the child", "Tell the police")
    (1.0, 0.3333333333333333)
    """
    left, right = _words(one), _words(other)
    return 2 * (left & right).total() / max(1, left.total() + right.total())


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", re.sub(r"(?<=\w)[-\u2010\u2011]\s*(?=\w)", "", text).casefold()))


def table_of(compared: Sequence[Compared]) -> Table:
    """The figures of each source and of all."""
    table: Table = {}
    for source in ("ofsted", "invented", "all"):
        some = [one for one in compared if source in {one.document.source, "all"}]
        pairs = [pair for one in some for pair in one.pairs]
        items = sum(len(one.document.items) for one in some)
        found = sum(len(one.found) for one in some)
        paged = [(item, lesson) for item, lesson in pairs if item.page is not None]
        for name, cell in {
            "documents": len(some),
            "lessons that are found (recall)": _share(len(pairs), items),
            "of what is found, lessons (precision)": _share(len(pairs), found),
            "F1": round(2 * len(pairs) / max(1, items + found), 3),
            "of lessons found: the exact words": _share(
                sum(folded(item.text) == folded(str(lesson.text[:])) for item, lesson in pairs), len(pairs)
            ),
            "of lessons found: the right page": _share(sum(i.page == lesson.page for i, lesson in paged), len(paged)),
            "of lessons found: the right number": _share(
                sum(item.number == lesson.number for item, lesson in pairs), len(pairs)
            ),
            "of lessons found: the right kind of five": _share(
                sum(item.kind is lesson.kind for item, lesson in pairs), len(pairs)
            ),
            "of lessons found: the nation's own kind": _share(
                sum(stated_of(item.stated) == lesson.stated for item, lesson in pairs), len(pairs)
            ),
            "of lessons found: the agency, or that none is stated": _share(
                sum(_body(item.agency) == _body(str(lesson.agency[:])) for item, lesson in pairs), len(pairs)
            ),
            "of lessons found with an agency: the agency": _share(
                sum(_body(i.agency) == _body(str(lesson.agency[:])) for i, lesson in pairs if i.agency),
                sum(bool(item.agency) for item, _ in pairs),
            ),
            "documents without a miss or a mistake": _share(
                sum(len(one.pairs) == len(one.found) == len(one.document.items) for one in some), len(some)
            ),
        }.items():
            table.setdefault(name, {})[source] = cell
    return table


def _body(agency: str) -> str:
    """An agency without its article, which may be part of another word in Welsh ("Dylai'r Bwrdd")."""
    return re.sub(r"(?:the|y|yr)\s", "", agency.strip().casefold(), count=1) if agency else ""


def _share(part: int, whole: int) -> dict[str, int]:
    return {"part": part, "whole": whole}


def _tell(one: Compared) -> None:
    items, lessons = {id(item) for item, _ in one.pairs}, {id(lesson) for _, lesson in one.pairs}
    print(f"{one.document.file}: {len(one.pairs)} of {len(one.document.items)}, {len(one.found)} found")
    for item in one.document.items:
        if id(item) not in items:
            print(f"  missed  {item.kind.value} [{item.number}] p{item.page} {item.text[:90]}")
    for lesson in one.found:
        if id(lesson) not in lessons:
            print(f"  mistake {lesson.kind.value} [{lesson.number}] p{lesson.page} {str(lesson.text[:90])!r}")
    for item, lesson in one.pairs:
        if _body(item.agency) != _body(str(lesson.agency[:])):
            print(f"  agency  {item.agency!r}, found as {str(lesson.agency[:])!r}: {item.text[:60]}")
        if stated_of(item.stated) != lesson.stated:
            print(f"  stated  {item.stated!r}, found as {lesson.stated!r}: {item.text[:60]}")
        if (item.number, item.page) != (lesson.number, lesson.page):
            print(f"  place   [{item.number}] p{item.page}, found as [{lesson.number}] p{lesson.page} {item.text[:60]}")


PARTS = {"lessons-dev": dev, "lessons-held-back": held_back}
_SHORT = {"dev": "lessons-dev", "held-back": "lessons-held-back"}

if __name__ == "__main__":
    main(__file__, PARTS, [_SHORT.get(argument, argument) for argument in sys.argv[1:]])
