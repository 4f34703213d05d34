"""Lessons that stand in tables: action plans and lists of recommendations with a column for each detail."""

import re

from policies.lesson_kinds import LessonKind

_COLUMNS = (
    (LessonKind.ACTION, re.compile(r"(?:agreed |key |required )?actions?\b.*", re.IGNORECASE)),
    (LessonKind.RECOMMENDATION, re.compile(r"recommendations?\b.*|areas? for improvement", re.IGNORECASE)),
    (LessonKind.SUGGESTED_STRATEGY, re.compile(r"(?:suggested )?strateg(?:y|ies)\b.*", re.IGNORECASE)),
    (LessonKind.LEARNING_POINT, re.compile(r"(?:learning|lessons?)\b.*", re.IGNORECASE)),
    (LessonKind.FINDING, re.compile(r"findings?\b.*", re.IGNORECASE)),
)
# What stands beside a lesson in a plan: who does it, by when, and how far it is.
_BESIDE = re.compile(
    r"(?:lead|owner|who|agency|agencies|responsib|by when|when|time|date|deadline|outcome|impact|evidence|progress|"
    r"status|rag|how|measure|update|success|no\.?$|number|ref|#)",
    re.IGNORECASE,
)
_LONGEST_TITLE = 60
_ROW_NUMBER = re.compile(
    r"(?:no\.?\s*)?(?P<number>[A-Z]{0,2}\d{1,3}(?:\.\d{1,3})*(?:\(?[a-z]\)?)?)[.):]?\s*\t", re.IGNORECASE
)


def kind_of_header(row: str) -> LessonKind | None:
    r"""The kind of lesson in the rows under a header row, whose cells are parted by tabs; `None` where it heads none.

    >>> kind_of_header("No.\tRecommendation\tLead agency\tBy when").value
    'recommendation'
    """
    cells = [cell.strip() for cell in row.split("\t")]
    if len(cells) < 2 or any(len(cell) > _LONGEST_TITLE for cell in cells) or not any(map(_BESIDE.match, cells)):
        return None
    return next((kind for kind, column in _COLUMNS if any(map(column.fullmatch, cells))), None)


def number_of_row(row: str) -> tuple[str, int]:
    r"""The number in the row's first cell, or "", and where the row goes on behind it.

    >>> number_of_row("1.2\tThe Board will ask."), number_of_row("Ask\tLead")
    (('1.2', 4), ('', 0))
    """
    found = _ROW_NUMBER.match(row)
    return (found["number"], found.end()) if found else ("", 0)
