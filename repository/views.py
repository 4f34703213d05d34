"""What is shown of reports and lessons; built from rows here and nowhere else."""

from dataclasses import dataclass
from datetime import datetime

from ingest.anonymised import AnonymisedText
from ingest.candidate import Evidence
from ingest.mentions import Span
from ingest.structure import Block
from policies.lesson_kinds import LessonKind
from policies.publication import State
from policies.review_types import REVIEW_TYPES
from repository.guards import Viewer
from repository.models import LessonText, Report


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report without its text. `title` is "" unless it is cleared; `lessons` counts them.

    Of a withdrawn report only id, moments and coded `reason` are left (a tombstone): its other fields are empty.
    `revision` names the very text that a decision is about.
    """

    id: str
    state: State
    title: str
    nation: str
    review_type: str
    type_label: str
    year: int
    board: str
    deposited_at: datetime
    cleared_at: datetime | None
    decided_at: datetime | None
    reason: str
    revision: str
    lessons: int
    own: bool


@dataclass(frozen=True, slots=True)
class LessonView:
    """A lesson of a cleared report; `span` is in the report's text, `title` and the tags are the report's."""

    id: str
    report_id: str
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


@dataclass(frozen=True, slots=True)
class ReportText:
    """A cleared report to be read; `blocks` and the spans of `lessons` are in `text`."""

    view: ReportView
    title: AnonymisedText
    text: AnonymisedText
    blocks: tuple[Block, ...]
    lessons: tuple[LessonView, ...]
    evidence: Evidence


def report_view(report: Report, title: AnonymisedText | None, viewer: Viewer) -> ReportView:
    """The view of that row; `title` is that of its readable text, where there is one."""
    gone = report.state is State.WITHDRAWN
    return ReportView(
        id=report.id,
        state=report.state,
        title=title or "",
        nation="" if gone else report.nation,
        review_type="" if gone else report.review_type,
        type_label="" if gone else report.type_as_stated or REVIEW_TYPES[report.review_type].label,
        year=0 if gone else report.year,
        board="" if gone else report.board,
        deposited_at=report.deposited_at,
        cleared_at=report.cleared_at,
        decided_at=report.decided_at,
        reason=report.reason,
        revision=report.revision,
        lessons=0 if gone else report.lesson_count,
        own=report.depositor_id == viewer.account_id,
    )


def lesson_view(lesson: LessonText, report: Report, title: AnonymisedText) -> LessonView:
    """The view of that row."""
    return LessonView(
        id=lesson.id,
        report_id=report.id,
        kind=lesson.kind,
        number=lesson.number,
        text=lesson.text,
        headings=lesson.headings,
        span=lesson.span,
        page=lesson.page,
        anchor=lesson.anchor,
        title=title,
        nation=report.nation,
        review_type=report.review_type,
        year=report.year,
        board=report.board,
    )
