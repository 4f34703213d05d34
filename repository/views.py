"""What is shown of reports and lessons; built from rows here and nowhere else."""

from dataclasses import dataclass
from datetime import datetime

from ingest.anonymised import AnonymisedText
from ingest.candidate import Evidence
from ingest.mentions import Span
from ingest.record import CatalogueRecord, LessonTheme
from ingest.structure import Block
from policies.access import Permission
from policies.headings import ANONYMOUS, heading
from policies.lesson_kinds import LessonKind
from policies.publication import State
from policies.record_numbers import record_number
from policies.review_types import REVIEW_TYPES
from repository.guards import Viewer
from repository.models import LessonText, Report


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report without its text. `title` is "" unless it is cleared; `lessons` counts them.

    Of a withdrawn report only id, moments and coded `reason` are left (a tombstone): its other fields are empty.
    `review` is the record number of the review that this is one document of. `revision` names the very text that a
    decision is about. `indexed_at` is when the search index last heard of it. Where a review is published anonymously,
    others than those who handle it get no board and no moment, which would tell the month.
    """

    id: str
    review: str
    state: State
    title: str
    role: str
    language: str
    format: str
    translation_of: str | None
    nation: str
    review_type: str
    type_label: str
    year: int
    board: str
    anonymous: bool
    deposited_at: datetime | None
    cleared_at: datetime | None
    published_at: datetime | None
    decided_at: datetime | None
    indexed_at: datetime | None
    reason: str
    revision: str
    lessons: int
    own: bool


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson of a cleared report; `span` is in the report's text, `title` and the tags are the report's.

    `review` is the record number of its review.
    """

    id: str
    report_id: str
    review: str
    language: str
    kind: LessonKind
    number: str
    text: AnonymisedText
    headings: tuple[AnonymisedText, ...]
    span: Span
    page: int | None
    anchor: str
    title: str
    nation: str
    review_type: str
    year: int
    board: str
    anonymous: bool
    agency: AnonymisedText
    stated: str
    themes: tuple[LessonTheme, ...]


@dataclass(frozen=True, slots=True)
class ReportText:
    """A cleared report to be read; `blocks` and the spans of `lessons` are in `text`."""

    view: ReportView
    title: AnonymisedText
    text: AnonymisedText
    blocks: tuple[Block, ...]
    lessons: tuple[LessonView, ...]
    evidence: Evidence
    record: CatalogueRecord | None


def report_view(report: Report, title: AnonymisedText | None, viewer: Viewer) -> ReportView:
    """The view of that row; `title` is that of its readable text, where there is one."""
    gone = report.state is State.WITHDRAWN
    review = report.review
    hidden = review.anonymous and not handles(report, viewer)
    return ReportView(
        id=report.id,
        review="" if gone else record_number(review.number),
        state=report.state,
        title=title or "",
        role="" if gone else report.role,
        language="" if gone else report.language,
        format="" if gone else report.format,
        translation_of=None if gone else report.translation_of,
        nation="" if gone else review.nation,
        review_type="" if gone else review.review_type,
        type_label="" if gone else review.type_as_stated or REVIEW_TYPES[review.review_type].label,
        year=0 if gone else review.year,
        board="" if gone or hidden else review.board,
        anonymous=review.anonymous,
        deposited_at=None if hidden else report.deposited_at,
        cleared_at=None if hidden else report.cleared_at,
        published_at=None if hidden else report.published_at,
        decided_at=None if hidden else report.decided_at,
        indexed_at=None if hidden else report.indexed_at,
        reason=report.reason,
        revision=report.revision,
        lessons=0 if gone else report.lesson_count,
        own=report.depositor_id == viewer.account_id,
    )


def catalogue_heading(view: ReportView, subject: str) -> str:
    """The heading of the report's review; in place of a subject that may not be shown for ever stands the type."""
    try:
        return heading(view.year, view.board, subject)
    except ValueError:
        return f"{view.year} - {view.board or ANONYMOUS} - {view.type_label}"


def handles(report: Report, viewer: Viewer) -> bool:
    """Whether the viewer knows anyway which board's it is: its depositor, and whoever clears while it waits."""
    waits = report.state in {State.HELD, State.SCHEDULED}
    return report.depositor_id == viewer.account_id or (waits and viewer.may(Permission.CLEAR))


def lesson_view(lesson: LessonText, report: Report, title: AnonymisedText, viewer: Viewer) -> LessonView:
    """The view of that row."""
    review = report.review
    return LessonView(
        id=lesson.id,
        report_id=report.id,
        review=record_number(review.number),
        language=report.language,
        kind=lesson.kind,
        number=lesson.number,
        text=lesson.text,
        headings=lesson.headings,
        span=lesson.span,
        page=lesson.page,
        anchor=lesson.anchor,
        title=title,
        nation=review.nation,
        review_type=review.review_type,
        year=review.year,
        board="" if review.anonymous and not handles(report, viewer) else review.board,
        anonymous=review.anonymous,
        agency=lesson.agency,
        stated=lesson.stated,
        themes=lesson.themes,
    )
