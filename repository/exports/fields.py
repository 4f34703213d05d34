"""What an exported list says of a lesson, the same in every form."""

import re

from policies.nations import NATIONS
from policies.review_types import REVIEW_TYPES
from policies.vocabulary import concepts
from repository.views import LessonView

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def address_of(lesson: LessonView) -> str:
    """The address at this service that leads to the lesson in its report; which host that is, we do not know."""
    return f"/lessons/{lesson.id}"


def themes_of(lesson: LessonView) -> list[str]:
    """The labels of its themes, without those that the vocabulary no longer has."""
    return [concepts()[theme.code].label for theme in lesson.themes if theme.code in concepts()]


def nation_of(lesson: LessonView) -> str:
    """The nation in words."""
    return NATIONS[lesson.nation].label if lesson.nation in NATIONS else lesson.nation


def type_of(lesson: LessonView) -> str:
    """The type of review in words."""
    return REVIEW_TYPES[lesson.review_type].label


def on_one_line(text: str) -> str:
    r"""The text with every run of blanks, line ends and control characters as one blank.

    >>> on_one_line("Ask.\r\nER  - \x00 Tell.")
    'Ask. ER - Tell.'
    """
    return " ".join(_CONTROL.sub(" ", text).split())
