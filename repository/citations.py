"""How a report or a lesson of it is quoted: the one wording for pages, answers and exported lists.

House rule, after the form that repositories of documents suggest (body, year, title, source, number), so that whoever
reads the citation finds the very place again. Where a board publishes anonymously, nothing else stands for it.
"""

from policies.headings import ANONYMOUS
from policies.lesson_kinds import LABELS
from policies.nations import NATIONS
from policies.review_types import REVIEW_TYPES
from repository.views import LessonView, ReportView

REPOSITORY = "Case Review Repository"


def author_of(view: LessonView | ReportView) -> str:
    """The body whose review it is, or the word that stands for it."""
    return view.board or ANONYMOUS


def title_of(lesson: LessonView) -> str:
    """The title of the lesson's report; where it has none, what sort of review it is."""
    return lesson.title or f"{REVIEW_TYPES[lesson.review_type].label}, {lesson.year}"


def name_of(lesson: LessonView) -> str:
    """What the lesson is called: its kind and, where it has one, its number."""
    return f"{LABELS[lesson.kind]} {lesson.number}".rstrip()


def of_lesson(lesson: LessonView) -> str:
    """The citation of a lesson."""
    page = f", page {lesson.page}" if lesson.page else ""
    sort = REVIEW_TYPES[lesson.review_type].label
    return (
        f"{author_of(lesson)} ({lesson.year}). {_ended(title_of(lesson))} {name_of(lesson)}{page}. "
        f"{sort}, {_nation(lesson.nation)}. {REPOSITORY}, {lesson.review}."
    )


def of_report(view: ReportView, heading: str) -> str:
    """The citation of a report under that heading."""
    return (
        f"{author_of(view)} ({view.year}). {_ended(heading)} {view.type_label}, {_nation(view.nation)}. "
        f"{REPOSITORY}, report {view.id}."
    )


def _ended(title: str) -> str:
    """The title as a sentence of its own."""
    return title if title.endswith((".", "?", "!")) else f"{title}."


def _nation(code: str) -> str:
    return NATIONS[code].label if code in NATIONS else code
