"""A report as the index gets it: one document for each lesson."""

from collections.abc import Sequence

from repository.models import LessonText, Report
from search.document import Document

FACETS = ("nation", "review_type", "year", "kind")


def to_documents(report: Report, title: str, lessons: Sequence[LessonText]) -> tuple[Document, ...]:
    """One document for each lesson, grouped by report, with the tags of its review; the board is none of them."""
    review = report.review
    tags = {"nation": (review.nation,), "review_type": (review.review_type,), "year": (str(review.year),)}
    return tuple(
        Document(
            id=lesson.id,
            group=report.id,
            title=title,
            heading=" / ".join(lesson.headings),
            text=lesson.text,
            tags={**tags, "kind": (lesson.kind.value,)},
            order=lesson.position,
            date=review.year,
            language=report.language,
        )
        for lesson in lessons
    )
