"""How coded values and numbers are said on a page."""

from datetime import date, datetime
from typing import Protocol

from policies.agencies import AGENCIES, OTHER, agency_label
from policies.boards import BOARDS
from policies.catalogue import AGE_BANDS, NOT_RECORDED
from policies.disclosure import FEWER
from policies.document_roles import DOCUMENT_ROLES, LANGUAGES
from policies.identifiers import RULES, Kind, Treatment
from policies.jigsaw import Level
from policies.lesson_kinds import LABELS, LessonKind
from policies.nations import NATIONS
from policies.review_types import REVIEW_TYPES
from policies.vocabulary import concepts
from repository import reasons
from repository.indexed import ANONYMOUS
from repository.indexed import NOT_RECORDED as NOT_RECORDED_CODE

_OPENING = 160
_TREATMENTS = {
    Treatment.MASK: "removed",
    Treatment.PSEUDONYM: "replaced by a label",
    Treatment.GENERALISE: "made less exact",
    Treatment.KEEP: "kept",
}
_LEVELS = {
    Level.LOW: "Little remains that could lead to the family.",
    Level.RAISED: "What remains could lead to the family when it is put together.",
    Level.HIGH: "What remains is likely to lead to the family when it is put together.",
}


class Numbered(Protocol):
    """A lesson, of a candidate or of a cleared report."""

    @property
    def kind(self) -> LessonKind:
        """Its kind."""

    @property
    def number(self) -> str:
        """Its number as stated, or ""."""


def label(facet: str, value: str) -> str:
    """The value of a facet in words; an unknown one as it is."""
    if facet == "nation" and value in NATIONS:
        return NATIONS[value].label
    if facet == "review_type" and value in REVIEW_TYPES:
        return REVIEW_TYPES[value].label
    if facet == "kind" and value in set(LessonKind):
        return LABELS[LessonKind(value)]
    if facet == "role" and value in DOCUMENT_ROLES:
        return DOCUMENT_ROLES[value].label
    if facet == "language" and value in LANGUAGES:
        return LANGUAGES[value]
    return _of_lesson(facet, value) if facet in {"theme", "agency", "age_band", "board"} else value


def _of_lesson(facet: str, value: str) -> str:
    if value == NOT_RECORDED_CODE:
        return NOT_RECORDED
    if facet == "theme":
        return theme_label(value)
    if facet == "agency" and (value in AGENCIES or value == OTHER):
        return agency_label(value)
    if facet == "age_band" and value in AGE_BANDS:
        return AGE_BANDS[value].term.label
    if facet == "board":
        return "Published anonymously" if value == ANONYMOUS else _board(value)
    return value


def _board(value: str) -> str:
    return BOARDS[value].name if value in BOARDS else value


def kind_label(kind: Kind | str) -> str:
    """The kind of an identifying detail.

    >>> kind_label("PHONE")
    'Phone number'
    """
    return capitalise(RULES[Kind(kind)].label)


def treatment_label(treatment: Treatment) -> str:
    """What was done with a detail."""
    return _TREATMENTS[treatment]


def risk_label(level: Level) -> str:
    """What a level of the jigsaw check means."""
    return _LEVELS[level]


def theme_label(code: str) -> str:
    """The concept's preferred label; the code of one that the vocabulary no longer has."""
    known = concepts()
    return known[code].label if code in known else code


def reason_label(code: str) -> str:
    """The reason for a rejection or a withdrawal."""
    return reasons.LABELS.get(code, code)


def lesson_name(lesson: Numbered) -> str:
    """What a lesson is called: its kind and, where it has one, its number."""
    return f"{LABELS[lesson.kind]} {lesson.number}".rstrip()


def told(count: int | None, *, rounded: bool = False) -> str:
    """A count as it may be told.

    >>> told(1234), told(15, rounded=True), told(None)
    ('1,234', 'about 15', 'fewer than 8')
    """
    if count is None:
        return FEWER
    return f"about {number(count)}" if rounded else number(count)


def number(count: int) -> str:
    """A count with its thousands apart.

    >>> number(1234567)
    '1,234,567'
    """
    return f"{count:,}"


def day(moment: date) -> str:
    """A day in words.

    >>> day(datetime(2026, 3, 4))
    '4 March 2026'
    """
    return f"{moment.day} {moment:%B %Y}"


def moment(at: datetime) -> str:
    """A time to the second."""
    return f"{at:%Y-%m-%d %H:%M:%S}"


def opening(text: str) -> str:
    """The beginning of a text, up to a word's end.

    >>> opening("word " * 100)[-6:]
    'word …'
    """
    if len(text) <= _OPENING:
        return text
    return text[:_OPENING].rsplit(maxsplit=1)[0] + " …"


def capitalise(words: str) -> str:
    """The words with a capital first letter and the others as they are."""
    return words[:1].upper() + words[1:]


def lower_first(words: str) -> str:
    """The words with a small first letter, unless they begin with an abbreviation.

    >>> lower_first("NHS number"), lower_first("Phone number")
    ('NHS number', 'phone number')
    """
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]
