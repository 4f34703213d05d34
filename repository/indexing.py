"""Keeping the search index in step with the database, which alone says what is readable.

The index is told after the commit, from the outbox: a row says that a report changed, and what the index then gets is
the report as it stands. So the order of rows, a crash between two steps and a second run do no harm.
"""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from policies.publication import State
from repository import meaning, vectors
from repository.comparing import differing, missing, unusable
from repository.engines import server
from repository.errors import IndexUnavailable
from repository.indexed import FACETS, revision_of, to_documents
from repository.models import CatalogueEntry, LessonText, Outbox, Report, ReportText
from repository.settings import Settings
from repository.stores import Stores
from repository.tables import now
from search.document import Document
from search.index import Index, IndexUnusable
from search.postgres_index import PostgresIndex
from search.whoosh_index import WhooshIndex

# A report as the index gets it: id, revision, documents.
Item = tuple[str, str, tuple[Document, ...]]


# How long whoever writes waits for another writer, in seconds.
PATIENCE = 30.0


def open_index(settings: Settings, patience: float = PATIENCE) -> Index:
    """The index of that installation: on the server where its database is on one, else in a folder beside it."""
    there = server(settings.database_url)
    if there is None:
        return WhooshIndex(settings.index_folder, FACETS, patience=patience)
    return PostgresIndex(there, FACETS, patience=patience)


async def catch_up(stores: Stores, index: Index, done: Callable[[], None] = lambda: None) -> int:
    """Bring every report of which the outbox says that it changed up to date; returns how many those were.

    `done` is called after each.

    Raises:
        IndexUnavailable: the index cannot be written, or is missing; what it has not heard of stays in the outbox.
    """
    settled = 0
    waiting = select(Outbox.report_id).where(Outbox.done_at.is_(None)).order_by(Outbox.seq).limit(1)
    while True:
        async with stores.reading() as session:
            report_id = await session.scalar(waiting)
        if report_id is None:
            return settled
        # To begin a new index with what is new would hide that all else is missing from it.
        if not settled:
            await _require(stores, index)
        await settle(stores, index, report_id)
        settled += 1
        done()


async def settle(stores: Stores, index: Index, report_id: str) -> None:
    """Give the index that report as it stands, and mark in the outbox what it has thereby heard of.

    Where there is a model of meaning, it makes the vectors that lessons lack.

    Raises:
        IndexUnavailable: the index cannot be written, or the model fails.
        Invalid: the model is missing or damaged.
    """
    told: tuple[str, str] | None = None
    while True:
        async with stores.writing() as session:
            # If the report changed while the index was being told, what it was told is out of date.
            standing = await _standing(session, report_id)
            if standing == told:
                await _heard(session, report_id)
                return
        await vectors.fill(stores, [report_id])
        async with stores.reading() as session:
            [(_, revision, documents)] = await items_of(session, [report_id], meaning.mark(stores.settings))
            told = await _standing(session, report_id)
        try:
            await asyncio.to_thread(index.replace, report_id, revision, documents)
        except IndexUnusable:
            raise unusable() from None


async def repair(stores: Stores, index: Index, done: Callable[[], None] = lambda: None) -> int:
    """Bring up to date what changed and whatever else the index has otherwise; returns how many reports those were.

    The outbox alone is not enough where somebody was killed while telling the index what another had just told it, or
    where an older index was put back. `done` is called after each.

    Raises:
        IndexUnavailable: the index cannot be read or written, or is missing.
    """
    await _require(stores, index)
    settled = await catch_up(stores, index, done)
    unlike = await _unlike(stores, index)
    for report_id in unlike:
        await settle(stores, index, report_id)
        done()
    return settled + len(unlike)


async def behind(stores: Stores, index: Index) -> int:
    """How many reports `repair` would bring up to date.

    Raises:
        IndexUnavailable: the index cannot be read.
    """
    async with stores.reading() as session:
        waiting = await session.scalars(select(Outbox.report_id).where(Outbox.done_at.is_(None)).distinct())
    return len({*waiting, *await _unlike(stores, index)})


async def _require(stores: Stores, index: Index) -> None:
    if await missing(stores, index):
        raise IndexUnavailable("index", "The search index is missing and has to be built anew.")


async def _unlike(stores: Stores, index: Index) -> list[str]:
    try:
        return list(await differing(stores, index))
    except IndexUnusable:
        raise unusable() from None


async def _standing(session: AsyncSession, report_id: str) -> tuple[str, str]:
    query = select(Report.state, Report.revision).where(Report.id == report_id)
    row = (await session.execute(query)).one_or_none()
    return (row.state, row.revision) if row else ("", "")


async def items_of(session: AsyncSession, ids: Sequence[str], mark: bytes = b"") -> list[Item]:
    """Each of these reports as the index gets it: without documents unless it is cleared.

    Documents have the vectors of the model that `mark` names, as far as they were made.
    """
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
    made = await vectors.of_lessons(session, [one.id for some in lessons.values() for one in some], mark)
    items: list[Item] = []
    for report_id in ids:
        if report_id not in found:
            items.append((report_id, "", ()))
            continue
        documents = tuple(
            replace(document, vector=made.get(document.id, b""))
            for document in to_documents(*found[report_id], lessons[report_id])
        )
        # Where a vector is missing, the index is known not to have what it should.
        whole = mark if all(document.vector for document in documents) else b""
        items.append((report_id, revision_of(found[report_id][0].revision, whole), documents))
    return items


async def _heard(session: AsyncSession, report_id: str) -> None:
    moment = now()
    waiting = update(Outbox).where(Outbox.report_id == report_id, Outbox.done_at.is_(None))
    await session.execute(waiting.values(done_at=moment))
    await session.execute(update(Report).where(Report.id == report_id).values(indexed_at=moment))
