"""A list of lessons as a table that a spreadsheet opens: comma-separated values (RFC 4180, 2005) in UTF-8."""

import csv
import io
from collections.abc import Sequence

from repository.citations import author_of, name_of, of_lesson, title_of
from repository.exports.fields import address_of, nation_of, themes_of, type_of
from repository.views import LessonView

COLUMNS = (
    "lesson",
    "text",
    "headings",
    "for_agency",
    "themes",
    "title",
    "body",
    "nation",
    "review_type",
    "year",
    "record",
    "page",
    "language",
    "citation",
    "address",
)

# What a spreadsheet takes for the beginning of a formula, wide forms of the signs included.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def table(lessons: Sequence[LessonView]) -> bytes:
    """One line for each lesson under a line with the `COLUMNS`; its first bytes tell spreadsheets that it is UTF-8.

    A cell that a spreadsheet would run as a formula begins with an apostrophe.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows(map(_row, lessons))
    return out.getvalue().encode("utf-8-sig")


def safe(cell: str) -> str:
    """The cell as it may stand in a spreadsheet.

    >>> print(safe('=HYPERLINK("x")'), safe("Ask = answer"))
    '=HYPERLINK("x") Ask = answer
    """
    return f"'{cell}" if cell.lstrip(" ").startswith(_FORMULA) else cell


def _row(lesson: LessonView) -> list[str]:
    cells = (
        name_of(lesson),
        lesson.text,
        " / ".join(lesson.headings),
        lesson.agency,
        "; ".join(themes_of(lesson)),
        title_of(lesson),
        author_of(lesson),
        nation_of(lesson),
        type_of(lesson),
        str(lesson.year),
        lesson.review,
        "" if lesson.page is None else str(lesson.page),
        lesson.language,
        of_lesson(lesson),
        address_of(lesson),
    )
    return [safe(str.__str__(cell)) for cell in cells]
