"""Keeping the search index in step with the database, which alone says what is readable.

The index is told after the commit, from the outbox: a row says that a report changed, and what the index then gets is
the report as it stands. So the order of rows, a crash between two steps and a second run do no harm.
"""

import asyncio
from collections.abc import Iterator, Sequence

from sqlalchemy import func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from policies.publication import State
from repository.engines import server
from repository.errors import IndexUnavailable
from repository.indexed import FACETS, to_documents
from repository.models import CatalogueEntry, LessonText, Outbox, Report, ReportText
from repository.settings import Settings
from repository.stores import Stores
from repository.tables import now
from search.document import Document
from search.index import Index, IndexUnusable
from search.postgres_index import PostgresIndex
from search.whoosh_index import WhooshIndex

_REPORTS_AT_ONCE = 50

# A report as the index gets it: id, revision, documents.
_Item = tuple[str, str, tuple[Document, ...]]


def open_index(settings: Settings) -> Index:
    """The index of that installation: on the server where its database is on one, else in a folder beside it."""
    there = server(settings.database_url)
    return WhooshIndex(settings.index_folder, FACETS) if there is None else PostgresIndex(there, FACETS)


async def catch_up(stores: Stores, index: Index) -> int:
    """Bring every report of which the outbox says that it changed up to date; returns how many those were.

    Raises:
        IndexUnavailable: the index cannot be written; what it has not heard of stays in the outbox.
    """
    settled = 0
    waiting = select(Outbox.report_id).where(Outbox.done_at.is_(None)).order_by(Outbox.seq).limit(1)
    while True:
        async with stores.reading() as session:
            report_id = await session.scalar(waiting)
        if report_id is None:
            return settled
        await settle(stores, index, report_id)
        settled += 1


async def settle(stores: Stores, index: Index, report_id: str) -> None:
    """Give the index that report as it stands, and mark in the outbox what it has thereby heard of.

    Raises:
        IndexUnavailable: the index cannot be written.
    """
    changes = update(Outbox).where(Outbox.report_id == report_id, Outbox.done_at.is_(None)).values(done_at=now())
    told: tuple[str, str] | None = None
    while True:
        async with stores.writing() as session:
            # If the report changed while the index was being told, what it was told is out of date.
            standing = await _standing(session, report_id)
            if standing == told:
                await session.execute(changes)
                return
        async with stores.reading() as session:
            [(_, revision, documents)] = await _items(session, [report_id])
            told = await _standing(session, report_id)
        try:
            await asyncio.to_thread(index.replace, report_id, revision, documents)
        except IndexUnusable:
            raise _unavailable() from None


async def rebuild(stores: Stores, settings: Settings) -> int:
    """Build the index anew from the database, beside the old one, and switch; returns the number of lessons in it.

    Raises:
        IndexUnavailable: the index cannot be written.
    """
    async with stores.reading() as session:
        ids = list(await session.scalars(select(Report.id).where(Report.state == State.CLEARED).order_by(Report.id)))
    stream = _stream(stores, ids, asyncio.get_running_loop())
    index = open_index(settings)
    try:
        await asyncio.to_thread(index.rebuild, stream)
        # What changed while it was being built went to the old one, or came too late to be read.
        for report_id in await _differing(stores, index):
            await settle(stores, index, report_id)
        await catch_up(stores, index)
    except IndexUnusable:
        raise _unavailable() from None
    finally:
        await asyncio.to_thread(index.close)
    async with stores.reading() as session:
        return await session.scalar(select(func.count()).select_from(LessonText)) or 0


async def check(stores: Stores, index: Index) -> list[str]:
    """Where index and database differ, in sentences; none where they agree."""
    try:
        differing = await _differing(stores, index)
    except IndexUnusable:
        return ["The search index cannot be read. Run ncrr index rebuild."]
    problems = [f"Report {report_id} is {how} the search index." for report_id, how in differing.items()]
    async with stores.reading() as session:
        waiting = await session.scalar(select(func.count()).select_from(Outbox).where(Outbox.done_at.is_(None)))
    if waiting:
        problems.append(f"The search index has not heard of {waiting} changes. Run ncrr index catch-up.")
    return problems


async def _differing(stores: Stores, index: Index) -> dict[str, str]:
    """The reports that the index lacks, has in another revision, or should not have."""
    there = await asyncio.to_thread(index.groups)
    # A report without lessons has nothing to be found by: no engine keeps an empty group.
    readable = select(Report.id, Report.revision).where(Report.state == State.CLEARED, Report.lesson_count > 0)
    async with stores.reading() as session:
        wanted = {row.id: row.revision for row in await session.execute(readable)}
    return {
        **dict.fromkeys(wanted.keys() - there.keys(), "missing from"),
        **dict.fromkeys(there.keys() - wanted.keys(), "left over in"),
        **{
            report_id: "out of date in"
            for report_id in wanted.keys() & there.keys()
            if wanted[report_id] != there[report_id]
        },
    }


async def _standing(session: AsyncSession, report_id: str) -> tuple[str, str]:
    query = select(Report.state, Report.revision).where(Report.id == report_id)
    row = (await session.execute(query)).one_or_none()
    return (row.state, row.revision) if row else ("", "")


async def _items(session: AsyncSession, ids: Sequence[str]) -> list[_Item]:
    """Each of these reports as the index gets it: without documents unless it is cleared."""
    query = (
        select(Report, ReportText.title, CatalogueEntry.coded)
        .join(ReportText, ReportText.report_id == Report.id)
        .outerjoin(CatalogueEntry, CatalogueEntry.report_id == Report.id)
        .where(Report.id.in_(ids), Report.state == State.CLEARED)
    )
    found = {report.id: (report, title, coded) for report, title, coded in await session.execute(query)}
    lessons: dict[str, list[LessonText]] = {report_id: [] for report_id in found}
    ordered = select(LessonText).where(LessonText.report_id.in_(list(found))).order_by(LessonText.position)
    for lesson in await session.scalars(ordered):
        lessons[lesson.report_id].append(lesson)
    return [
        (report_id, found[report_id][0].revision, to_documents(*found[report_id], lessons[report_id]))
        if report_id in found
        else (report_id, "", ())
        for report_id in ids
    ]


def _stream(stores: Stores, ids: Sequence[str], loop: asyncio.AbstractEventLoop) -> Iterator[_Item]:
    """Those reports, a few at a time, for a thread; the database is asked on `loop`."""

    async def some(wanted: Sequence[str]) -> list[_Item]:
        async with stores.reading() as session:
            return await _items(session, wanted)

    for at in range(0, len(ids), _REPORTS_AT_ONCE):
        yield from asyncio.run_coroutine_threadsafe(some(ids[at : at + _REPORTS_AT_ONCE]), loop).result()


def _unavailable() -> IndexUnavailable:
    return IndexUnavailable("index", "The search index cannot be written. What is readable has not changed by that.")
