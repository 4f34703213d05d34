"""A report as the index gets it: one document for each lesson, and what that document is filtered by."""

from collections.abc import Sequence

from ingest.record import CodedRecord
from policies.agencies import agencies_of
from policies.lesson_kinds import LessonKind
from policies.vocabulary import concepts
from repository.models import LessonText, Report
from repository.review_models import Review
from search.document import Document

FACETS = ("nation", "kind", "theme", "agency", "review_type", "year", "age_band", "board")

# The value of a thing that nobody wrote down, which says nothing about the case.
NOT_RECORDED = "not-recorded"
ANONYMOUS = "anonymous"

# House rule: what asks for something, or says what was found, comes before what tells the story of it where both have
# the same words. Less than one more rare word makes up for it.
_BY_KIND = {LessonKind.RECOMMENDATION: 1.15, LessonKind.FINDING: 1.1}

# House rule: of two lessons that are as good, the one from the later year comes first; twenty years are worth 4 in a
# hundred. Counted from a fixed year, so that a document does not change with the calendar.
_FROM_YEAR, _BY_YEAR, _FURTHEST_YEARS = 2000, 0.002, 50


def to_documents(
    report: Report, title: str, coded: CodedRecord | None, lessons: Sequence[LessonText]
) -> tuple[Document, ...]:
    """One document for each lesson, grouped by report, with the tags of its review; `coded` is its catalogue entry."""
    review = report.review
    tags = {
        "nation": (review.nation,),
        "review_type": (review.review_type,),
        "year": (str(review.year),),
        "age_band": (coded and coded.age_bands) or (NOT_RECORDED,),
        "board": (board_of(review),),
    }
    return tuple(
        Document(
            id=lesson.id,
            group=report.id,
            title=title,
            heading=heading_of(lesson),
            text=lesson.text,
            themes=_themes(lesson, report.language),
            tags={
                **tags,
                "kind": (lesson.kind.value,),
                "theme": tuple(dict.fromkeys(theme.code for theme in lesson.themes)) or (NOT_RECORDED,),
                "agency": agencies_of(lesson.agency) or (NOT_RECORDED,),
            },
            order=lesson.position,
            date=review.year,
            weight=weight_of(lesson.kind, review.year),
            language=report.language,
        )
        for lesson in lessons
    )


def heading_of(lesson: LessonText) -> str:
    """What stands above a lesson, as one text."""
    return " / ".join(lesson.headings)


def revision_of(revision: str, mark: bytes) -> str:
    """The revision that the index is given of a report: another where its lessons have vectors of another model.

    >>> revision_of("a1", b""), revision_of("a1", b"mark")
    ('a1', 'a1+6d61726b')
    """
    return f"{revision}+{mark.hex()}" if mark else revision


def board_of(review: Review) -> str:
    """The value of that review's board: its code, or its name where it is in no register; nothing that tells it.

    What a board is called where it is anonymous is no business of the index, which outlives a mistake.
    """
    if review.anonymous:
        return ANONYMOUS
    return review.board_code or review.board or NOT_RECORDED


def weight_of(kind: LessonKind, year: int) -> float:
    """What the score of such a lesson is multiplied by.

    >>> round(weight_of(LessonKind.RECOMMENDATION, 2020), 3), weight_of(LessonKind.ACTION, 2000)
    (1.196, 1.0)
    """
    years = max(-_FURTHEST_YEARS, min(_FURTHEST_YEARS, year - _FROM_YEAR))
    return _BY_KIND.get(kind, 1.0) * (1 + _BY_YEAR * years)


def _themes(lesson: LessonText, language: str) -> str:
    """The labels of its themes, in the language that its words are in."""
    known = [concepts()[theme.code] for theme in lesson.themes if theme.code in concepts()]
    labels = [concept.welsh if language == "cy" and concept.welsh else concept.label for concept in known]
    return "; ".join(dict.fromkeys(labels))
