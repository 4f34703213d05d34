"""Reading a review: its documents as far as they are there for a viewer, and to who handles it what it waits for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncSession

from ingest.anonymised import AnonymisedText
from policies.access import Permission
from policies.clock import Timetable
from policies.due import Due, Task, Whom, due_for
from policies.publication import State
from policies.publication_rules import Rule
from policies.record_numbers import record_number
from policies.review_types import REVIEW_TYPES
from repository import bundles, timing
from repository.errors import NotFound
from repository.guards import Viewer
from repository.models import CatalogueEntry, Report, ReportText
from repository.review_models import Embargo, MissingDocument, Notice, Review
from repository.views import ReportView, catalogue_heading, report_view
from repository.visibility import visible

# House rule: five years of files that end one day would hide what is due this week.
_AHEAD = timedelta(days=366)

# Who has to see a review, and why it waits, is the same for all its documents.
_OF_THE_WHOLE = (Task.SEND, Task.EMBARGO, Task.HOLD, Task.TIMESCALE)

# What is to be done about a review ends with these.
_OVER = (State.REJECTED, State.RETURNED, State.EXPIRED, State.WITHDRAWN)


@dataclass(frozen=True, slots=True)
class Waiting:
    """What decides when a review is published, for those who handle it.

    `lacking` are the roles of documents that its type asks for and nothing excuses; `excused` pairs role and reason.
    `timetable` is that of the document which has been cleared longest, or of one that would be cleared today.
    """

    lacking: tuple[str, ...]
    excused: tuple[tuple[str, str], ...]
    embargoes: tuple[Embargo, ...]
    notices: tuple[Notice, ...]
    hold: str
    publish_on: date | None
    take_down_on: date | None
    published_before: bool
    rule: Rule
    timetable: Timetable


@dataclass(frozen=True, slots=True)
class ReviewView:
    """A review; `documents` are those that are there for the viewer, overview report first.

    `board` is "" where it is published anonymously and the viewer does not handle it; `waiting` is None for others
    than those who handle it.
    """

    number: str
    heading: str
    nation: str
    review_type: str
    type_label: str
    year: int
    board: str
    anonymous: bool
    documents: tuple[ReportView, ...]
    waiting: Waiting | None


@dataclass(frozen=True, slots=True)
class DueItem:
    """Something that has to be done by a day about one document of a review, which `role` says."""

    report_id: str
    review: str
    role: str
    heading: str
    nation: str
    due: Due


class Reviews:
    """The reviews that are there for one viewer, within one session, on one day."""

    def __init__(self, session: AsyncSession, viewer: Viewer, today: date) -> None:
        self._session = session
        self._viewer = viewer
        self._today = today

    async def get(self, number: int) -> ReviewView:
        """The review of that number.

        Raises:
            NotFound: no document of it is there for this viewer.
        """
        rows = await self._documents(number)
        if not rows:
            raise NotFound
        review = rows[0].Report.review
        documents = sorted(
            (report_view(row.Report, row.title, self._viewer) for row in rows),
            key=lambda view: (view.role != bundles.OVERVIEW.role, view.role, view.language != "en", view.language),
        )
        # Whoever handles one document knows whose the review is.
        board = next((view.board for view in documents if view.board), "")
        subject = next((row.subject for row in rows if row.subject), "")
        return ReviewView(
            number=record_number(review.number),
            heading=catalogue_heading(replace(documents[0], board=board), subject),
            nation=review.nation,
            review_type=review.review_type,
            type_label=review.type_as_stated or REVIEW_TYPES[review.review_type].label,
            year=review.year,
            board=board,
            anonymous=review.anonymous,
            documents=tuple(documents),
            waiting=await self._waiting(review, [row.Report for row in rows]),
        )

    async def due(self) -> list[DueItem]:
        """What is to be done about the reviews that the viewer handles, soonest first: a depositor's own, or all.

        What lies more than a year ahead is left out. What is about a review as a whole stands there once.
        """
        national = self._viewer.may(Permission.CLEAR)
        query = select(Report).where(visible(self._viewer), Report.state.not_in(_OVER))
        if not national:
            query = query.where(Report.depositor_id == self._viewer.account_id)
        reports = (await self._session.scalars(query.order_by(Report.deposited_at, Report.id))).all()
        timetables = await timing.all_timed(self._session, reports, self._today)
        of = [
            (report_view(report, None, self._viewer), timetable.due)
            for report, timetable in zip(reports, timetables, strict=True)
        ]
        items: dict[object, DueItem] = {}
        for view, due in due_for(Whom.NATIONAL if national else Whom.BOARD, of):
            if due.by is None or due.by - self._today <= _AHEAD:
                item = DueItem(view.id, view.review, view.role, catalogue_heading(view, ""), view.nation, due)
                about = view.review if due.task in _OF_THE_WHOLE else view.id
                items.setdefault((about, due.task, due.about, due.by), item)
        return list(items.values())

    async def _documents(self, number: int) -> Sequence[Row[Report, AnonymisedText, AnonymisedText | None]]:
        query = (
            select(Report, ReportText.title, CatalogueEntry.subject)
            .outerjoin(ReportText, ReportText.report_id == Report.id)
            .outerjoin(CatalogueEntry, CatalogueEntry.report_id == Report.id)
            .where(Report.review_number == number, visible(self._viewer), Report.state != State.WITHDRAWN)
            .order_by(Report.role != bundles.OVERVIEW.role, Report.deposited_at, Report.id)
        )
        return (await self._session.execute(query)).all()

    async def _waiting(self, review: Review, reports: Sequence[Report]) -> Waiting | None:
        own = self._viewer.may(Permission.DEPOSIT) and any(
            report.depositor_id == self._viewer.account_id for report in reports
        )
        if not own and not self._viewer.may(Permission.CLEAR):
            return None
        excused = select(MissingDocument.role, MissingDocument.reason).where(
            MissingDocument.review_number == review.number
        )
        first = min(reports, key=lambda report: (report.cleared_at is None, report.cleared_at or report.deposited_at))
        return Waiting(
            lacking=tuple(await bundles.lacks(self._session, review)),
            excused=tuple((row.role, row.reason) for row in await self._session.execute(excused)),
            embargoes=tuple(await timing.embargoes(self._session, review)),
            notices=tuple(await timing.notices(self._session, review)),
            hold=review.hold,
            publish_on=review.publish_on,
            take_down_on=review.take_down_on,
            published_before=review.published_before,
            rule=timing.rule_of(review),
            timetable=await timing.timed(self._session, first, self._today),
        )
