"""A list of lessons for programs that keep references: RIS, a section of a report each."""

from collections.abc import Sequence

import rispy  # type: ignore[import-untyped]

from repository.citations import REPOSITORY, author_of, name_of, of_lesson, title_of
from repository.exports.fields import address_of, nation_of, on_one_line, themes_of, type_of
from repository.views import LessonView


def ris(lessons: Sequence[LessonView]) -> bytes:
    """The references, in UTF-8."""
    return str(rispy.dumps([_reference(lesson) for lesson in lessons])).encode()


def _reference(lesson: LessonView) -> dict[str, str | list[str]]:
    headings = " / ".join(lesson.headings)
    said: dict[str, str | list[str]] = {
        "type_of_reference": "CHAP",
        "title": name_of(lesson),
        "secondary_title": title_of(lesson),
        "authors": [author_of(lesson)],
        "year": str(lesson.year),
        "start_page": "" if lesson.page is None else str(lesson.page),
        "abstract": lesson.text,
        "keywords": themes_of(lesson),
        "type_of_work": f"{type_of(lesson)}, {nation_of(lesson)}",
        "publisher": REPOSITORY,
        "accession_number": lesson.review,
        "language": lesson.language,
        "custom1": lesson.agency,
        "notes": [headings, of_lesson(lesson)] if headings else [of_lesson(lesson)],
        "urls": [address_of(lesson)],
        "id": lesson.id,
    }
    # A line of its own could end the reference, and begin another that nobody wrote.
    tidy = {name: _tidied(value) for name, value in said.items()}
    return {name: value for name, value in tidy.items() if value}


def _tidied(value: str | list[str]) -> str | list[str]:
    return [on_one_line(one) for one in value] if isinstance(value, list) else on_one_line(value)
