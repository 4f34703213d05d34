"""Reading reports: there is no query without a viewer, and what the viewer may not see is not found."""

import asyncio
from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from ingest.anonymised import AnonymisedText
from ingest.candidate import Candidate, decode
from ingest.catalogue import Suggestions
from ingest.record import CatalogueRecord
from policies.access import Permission
from policies.lesson_kinds import LessonKind
from policies.publication import State
from repository import cataloguing, exporting, fixity, paging, readable, seals
from repository.certificates import Certificate, certify
from repository.errors import Damaged, Invalid, NotFound
from repository.guards import Viewer
from repository.models import Account, CatalogueEntry, LessonText, Purpose, Report
from repository.models import ReportText as TextRow
from repository.paging import Page, Place
from repository.sealing import Keyring
from repository.tags import Tags
from repository.views import LessonView, ReportText, ReportView, lesson_view, report_view
from repository.visibility import searchable, visible

__all__ = ["LessonView", "Page", "ReportText", "ReportView", "Reports", "Tags"]

# SQLite takes a limited number of values in one statement.
_IDS_AT_ONCE = 500

# What is not readable yet, but there.
_SEALED = (State.HELD, State.SCHEDULED)


class Reports:
    """The reports and lessons that are there for one viewer, within one session."""

    def __init__(self, session: AsyncSession, viewer: Viewer) -> None:
        self._session = session
        self._viewer = viewer

    async def get(self, report_id: str) -> ReportView:
        """The report of that id.

        Raises:
            NotFound: it is not there for this viewer.
        """
        row = (await self._session.execute(self._reports().where(Report.id == report_id))).one_or_none()
        if row is None:
            raise NotFound
        return report_view(row[0], row[1], self._viewer)

    async def list(
        self, state: State | None = None, nation: str | None = None, after: str = "", limit: int = 20
    ) -> Page[ReportView]:
        """Reports, newest deposit first; tombstones only where withdrawn reports are asked for.

        Raises:
            Invalid: `after` is not a cursor of this list.
        """
        query = self._reports()
        query = query.where(Report.state == state) if state else query.where(Report.state != State.WITHDRAWN)
        if nation:
            # Which nation a withdrawn report was of is no longer anybody's business.
            query = query.where(Report.review.has(nation=nation), Report.state != State.WITHDRAWN)
        if after:
            place = paging.decode(self._session, "reports", after)
            query = query.where(_before(Report.deposited_at, Report.id, place))
        query = query.order_by(Report.deposited_at.desc(), Report.id.desc()).limit(paging.size(limit) + 1)
        rows = (await self._session.execute(query)).all()
        shown = rows[: paging.size(limit)]
        views = tuple(report_view(row[0], row[1], self._viewer) for row in shown)
        if len(rows) == len(shown):
            return Page(views, "")
        last: Report = shown[-1][0]
        return Page(views, self._cursor("reports", Place(last.deposited_at, last.id)))

    async def text(self, report_id: str) -> ReportText:
        """The cleared report of that id, to be read.

        Raises:
            NotFound: there is no cleared report of that id for this viewer.
            Damaged: the text is not the one that was cleared.
        """
        view = await self.get(report_id)
        stored = await self._session.get(TextRow, report_id)
        if view.state is not State.CLEARED or stored is None:
            raise NotFound
        packed = fixity.stored_texts().where(TextRow.report_id == report_id)
        if not fixity.intact((await self._session.execute(packed)).one()):
            raise Damaged("fixity", "The stored text is not the one that was cleared. Restore it from a backup.")
        lessons = await self._session.execute(
            self._lessons().where(LessonText.report_id == report_id).order_by(LessonText.position)
        )
        views = tuple(lesson_view(*row, self._viewer) for row in lessons)
        record = readable.record_of(await self._session.get(CatalogueEntry, report_id))
        return ReportText(view, stored.title, stored.text, stored.blocks, views, stored.evidence, record)

    async def record(self, report_id: str) -> CatalogueRecord:
        """The catalogue's entry of a public report, or of one whose time of availability is over.

        Raises:
            NotFound: there is none for this viewer.
        """
        await self.get(report_id)
        record = readable.record_of(await self._session.get(CatalogueEntry, report_id))
        if record is None:
            raise NotFound
        return record

    async def suggestions(self, report_id: str, candidate: Candidate) -> Suggestions:
        """What the candidate of that report suggests for its entry in the catalogue.

        Raises:
            NotFound: it is not there for this viewer.
        """
        row = (await self._session.execute(self._reports().where(Report.id == report_id))).one_or_none()
        if row is None:
            raise NotFound
        return await asyncio.to_thread(cataloguing.suggestions, candidate, row[0].review)

    async def candidate(self, report_id: str, keyring: Keyring) -> Candidate:
        """The sealed candidate of a held or scheduled report, for its depositor or for those who clear.

        Raises:
            NotFound: there is no such report of that id for this viewer.
            Damaged: it does not open.
        """
        if (await self.get(report_id)).state not in _SEALED:
            raise NotFound
        return decode(await seals.take(self._session, keyring, report_id, Purpose.CANDIDATE))

    async def certificate(self, report_id: str, keyring: Keyring) -> Certificate:
        """How the report of that id was anonymised, while there is a text of it: held or cleared.

        Raises:
            NotFound: there is no text of that report for this viewer.
            Damaged: the text is not the one that was cleared, or does not open.
        """
        view = await self.get(report_id)
        made = await (self.candidate(report_id, keyring) if view.state in _SEALED else self.text(report_id))
        decider = select(Account.role).join(Report, Report.decider_id == Account.id).where(Report.id == report_id)
        return certify(
            made.evidence,
            exporting.plain(made.title, made.text, made.blocks),
            made_at=view.deposited_at,
            report_id=view.id,
            cleared_at=view.cleared_at,
            cleared_by=await self._session.scalar(decider),
            telling_risk=view.own or self._viewer.may(Permission.CLEAR),
        )

    async def comment(self, report_id: str, keyring: Keyring) -> str:
        """What the clearer wrote when returning the report to its depositor, while it is kept.

        Raises:
            NotFound: there is no returned report of that id for this viewer, or its comment was destroyed.
            Damaged: it does not open.
        """
        if (await self.get(report_id)).state is not State.RETURNED:
            raise NotFound
        return (await seals.take(self._session, keyring, report_id, Purpose.COMMENT)).decode()

    async def lessons(self, ids: Collection[str]) -> dict[str, LessonView]:
        """Those of the lessons of these ids that are there for this viewer, by id."""
        wanted = list(ids)
        found: dict[str, LessonView] = {}
        for at in range(0, len(wanted), _IDS_AT_ONCE):
            some = self._lessons().where(LessonText.id.in_(wanted[at : at + _IDS_AT_ONCE]))
            rows = await self._session.execute(some)
            found |= {row[0].id: lesson_view(*row, self._viewer) for row in rows}
        return found

    async def list_lessons(
        self, nation: str | None = None, kind: str | None = None, after: str = "", limit: int = 20
    ) -> Page[LessonView]:
        """Lessons, those of the report published last first, within a report in reading order.

        Raises:
            Invalid: `after` is not a cursor of this list, or `kind` is none.
        """
        query = self._lessons()
        if nation:
            query = query.where(Report.review.has(nation=nation))
        if kind:
            if kind not in set(LessonKind):
                raise Invalid("kind", f"A kind of lesson is one of: {', '.join(LessonKind)}.")
            query = query.where(LessonText.kind == kind)
        if after:
            place = paging.decode(self._session, "lessons", after)
            later = and_(Report.id == place.id, LessonText.position > place.position)
            query = query.where(or_(_before(Report.published_at, Report.id, place), later))
        query = query.order_by(Report.published_at.desc(), Report.id.desc(), LessonText.position)
        rows = (await self._session.execute(query.limit(paging.size(limit) + 1))).all()
        shown = rows[: paging.size(limit)]
        cursor = ""
        if len(rows) > len(shown):
            lesson, report, _ = shown[-1]
            assert report.published_at  # Its lessons are there: it was published.
            cursor = self._cursor("lessons", Place(report.published_at, report.id, lesson.position))
        return Page(tuple(lesson_view(*row, self._viewer) for row in shown), cursor)

    def _reports(self) -> Select[Report, AnonymisedText | None]:
        texts = select(Report, TextRow.title).outerjoin(TextRow, TextRow.report_id == Report.id)
        return texts.where(visible(self._viewer))

    def _lessons(self) -> Select[LessonText, Report, AnonymisedText]:
        return (
            select(LessonText, Report, TextRow.title)
            .join(Report, Report.id == LessonText.report_id)
            .join(TextRow, TextRow.report_id == Report.id)
            .where(searchable(self._viewer))
        )

    def _cursor(self, listing: str, place: Place) -> str:
        return paging.encode(self._session, listing, place)


def _before(moment: Any, name: Any, place: Place) -> ColumnElement[bool]:
    return or_(moment < place.moment, and_(moment == place.moment, name < place.id))
