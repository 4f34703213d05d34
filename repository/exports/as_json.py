"""A list of lessons for programs: the lessons as the API gives them, each with its citation."""

from collections.abc import Sequence

import msgspec

from repository.api.schemas import Lesson, given
from repository.api.search_schemas import CitedLesson, ExportedList
from repository.citations import of_lesson
from repository.views import LessonView


def listed(lessons: Sequence[LessonView], more: bool) -> bytes:  # noqa: FBT001  # As every writer of a list is called.
    """The list as one JSON value; `more` says that there are more results than it holds."""
    items = [CitedLesson(given(Lesson, lesson), of_lesson(lesson)) for lesson in lessons]
    return msgspec.json.encode(ExportedList(items, more), enc_hook=str.__str__) + b"\n"
