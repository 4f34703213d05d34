"""Lessons that stand in tables: action plans and lists of recommendations with a column for each detail."""

import re
from typing import NamedTuple

from ingest.mentions import Span
from policies.lesson_kinds import Stated

_COLUMNS = (
    (Stated.PRIORITY_ACTION, re.compile(r"areas? for (?:priority|immediate) action|priority actions?", re.IGNORECASE)),
    (
        Stated.ACTION,
        re.compile(
            r"(?:agreed |key |required |smart |planned )?actions?\b(?! (?:taken|completed|to date)).{0,50}|"
            r"(?:what|how)\b.{0,30}\b(?:(?:we|will|must|needs? to|is to|going to|should) (?:do|be done|"
            r"happen))\b.{0,30}|"
            r"tasks?|"
            r"cam(?:au)?(?: gweithredu)?\b.{0,50}",
            re.IGNORECASE,
        ),
    ),
    (Stated.RECOMMENDATION, re.compile(r"recommendations?\b.{0,50}|argymhell(?:iad|ion)\b.{0,50}", re.IGNORECASE)),
    (
        Stated.AREA_FOR_IMPROVEMENT,
        re.compile(
            r"areas? (?:for|of|requiring) (?:improvement|development|action)|meysydd i['’]w gwella", re.IGNORECASE
        ),
    ),
    (Stated.SUGGESTED_STRATEGY, re.compile(r"(?:suggested )?strateg(?:y|ies)\b.{0,50}", re.IGNORECASE)),
    (Stated.LEARNING_POINT, re.compile(r"(?:key )?(?:learning|lessons?|dysgu|pwynt)\b.{0,50}", re.IGNORECASE)),
    (Stated.FINDING, re.compile(r"findings?\b.{0,50}|canfyddiad(?:au)?\b.{0,50}", re.IGNORECASE)),
)
# What stands beside a lesson in a plan: who does it, by when, and how far it is.
_BESIDE = re.compile(
    r"lead|owner|who|agency|agencies|responsib|accountab|by when|when|time|date|deadline|outcome|impact|evidence|"
    r"progress|status|rag|how|measure|update|success|no\.?$|number|ref|#|"
    r"perchennog|arweinydd|pwy|asiantaeth|cyfrif|erbyn|amser|dyddiad|canlyniad|tystiolaeth|statws|rhif",
    re.IGNORECASE,
)
_OWNERS = (
    re.compile(
        r"(?:action )?owner|(?:agency )?lead\b|who\b|by whom|responsib|accountab|person|perchennog|arweinydd|pwy|"
        r"cyfrif",
        re.IGNORECASE,
    ),
    re.compile(r"agency|agencies|organisation|service|asiantaeth", re.IGNORECASE),
)
# A table of what happened has a column of what was done as well.
_TOLD = re.compile(r"events?|what (?:happened|was known)|incident|contact|digwyddiad", re.IGNORECASE)
_LONGEST_TITLE = 60
_SENTENCE_WORDS = 6
_REFERENCE = re.compile(r"(?:no|ref|reference|number|rhif|cyf|#)\.?\s{1,3}(?=\w)", re.IGNORECASE)
_ROW_NUMBER = re.compile(
    r"(?:no\.?\s{0,3})?(?P<number>[A-Z]{0,2}\d{1,3}(?:\.\d{1,3}){0,4}(?:\(?[a-z]\)?)?)[.):]?(?:\s{0,3}\t|$)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"(?P<number>[A-Z]{0,2}\d{1,3}(?:\.\d{1,3}){0,4}(?:\([a-z]\))?)[.):]?\s{1,3}")


class Columns(NamedTuple):
    """What the columns of a table are: how many, which holds the lesson, and which its owner."""

    stated: Stated
    width: int
    lesson: int
    owner: int | None


class Row(NamedTuple):
    """The lesson in a row, with spans of the row; `text` is the lesson's cell alone."""

    number: str
    text: Span
    owner: Span | None


def columns_of(row: str) -> Columns | None:
    r"""The columns under a header row, whose cells are parted by tabs; `None` where it heads no lessons.

    >>> columns_of("No.\tRecommendation\tLead agency\tBy when")
    Columns(stated=<Stated.RECOMMENDATION: 'recommendation'>, width=4, lesson=1, owner=2)
    """
    if len(row) > _LONGEST_TITLE * 12:
        return None
    cells = [cell.strip() for cell in row.split("\t")]
    if len(cells) < 2 or any(len(cell) > _LONGEST_TITLE for cell in cells) or any(map(_TOLD.match, cells)):
        return None
    if not any(map(_BESIDE.match, cells)):
        return None
    # A narrow column of numbers may be read as part of the next.
    titles = [_REFERENCE.sub("", cell, count=1) for cell in cells]
    for stated, title in _COLUMNS:
        for lesson, cell in enumerate(titles):
            if title.fullmatch(cell):
                owners = (
                    at for owner in _OWNERS for at, cell in enumerate(titles) if at != lesson and owner.match(cell)
                )
                return Columns(stated, len(cells), lesson, next(owners, None))
    return None


def row_under(columns: Columns, row: str) -> Row | None:
    r"""The lesson in a row under the columns, or `None` where its cell is empty.

    >>> found = row_under(Columns(Stated.ACTION, 4, 1, 2), "1.1\tAsk the child.\tNurse\tMay")
    >>> found.number, found.text, found.owner
    ('1.1', Span(start=4, end=18), Span(start=19, end=24))
    """
    cells = cells_of(row)
    shift = _shift(columns, row, cells)
    if columns.lesson - shift >= len(cells):
        return None
    cell = cells[columns.lesson - shift]
    number, _ = number_of_row(row)
    if not number and (found := _NUMBERED.match(row, cell.start, cell.end)):
        number, cell = found["number"], Span(found.end(), cell.end)
    if cell.start >= cell.end:
        return None
    at = None if columns.owner is None else columns.owner - shift
    owner = cells[at] if at is not None and 0 <= at < len(cells) else None
    return Row(number, cell, owner if owner and owner.start < owner.end else None)


def _shift(columns: Columns, row: str, cells: list[Span]) -> int:
    """How many cells are missing before the lesson's: those that reach over several rows, a number without its own."""
    missing = columns.width - len(cells)
    if not 0 < missing <= columns.lesson or _ROW_NUMBER.match(row):
        return 0
    here, before = (len(row[cell.start : cell.end].split()) for cell in _two(cells, columns.lesson, missing))
    # Empty cells at the end of a row are not read either; then the lesson is where it should be, and is a sentence.
    return missing if here < min(before, _SENTENCE_WORDS) or _NUMBERED.match(row) else 0


def _two(cells: list[Span], lesson: int, missing: int) -> tuple[Span, Span]:
    return (cells[lesson] if lesson < len(cells) else Span(0, 0)), cells[lesson - missing]


def owner_beside(columns: Columns, row: str) -> Span | None:
    """The owner in a row whose lesson was read apart from it, as happens to a cell that is longer than its row."""
    cells = cells_of(row)
    if columns.owner is None or columns.owner < columns.lesson or columns.width - len(cells) != columns.lesson + 1:
        return None
    return cells[columns.owner - columns.lesson - 1]


def cells_of(row: str) -> list[Span]:
    r"""Where the cells of a row stand, without the blanks around them.

    >>> cells_of("Ask \tLead")
    [Span(start=0, end=3), Span(start=5, end=9)]
    """
    spans, at = [], 0
    for cell in row.split("\t"):
        start = at + len(cell) - len(cell.lstrip())
        spans.append(Span(start, max(start, at + len(cell.rstrip()))))
        at += len(cell) + 1
    return spans


def widest_of(row: str, start: int) -> Span:
    r"""The cell with the most words, but for what stands before `start`.

    >>> widest_of("1.\tAsk the child.\tLead", 3)
    Span(start=3, end=17)
    """
    cells = [Span(max(cell.start, start), cell.end) for cell in cells_of(row) if cell.end >= start]
    return max(cells, key=lambda cell: len(row[cell.start : cell.end].split()))


def number_of_row(row: str) -> tuple[str, int]:
    r"""The number in the row's first cell, or "", and where the row goes on behind it.

    >>> number_of_row("1.2\tThe Board will ask."), number_of_row("Ask\tLead")
    (('1.2', 4), ('', 0))
    """
    found = _ROW_NUMBER.match(row)
    return (found["number"], found.end()) if found else ("", 0)
