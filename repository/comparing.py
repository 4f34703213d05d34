"""Comparing the search index with the database: what the one lacks, has otherwise or should not have."""

import asyncio

from sqlalchemy import func, select

from policies.publication import State
from repository import meaning
from repository.errors import IndexUnavailable
from repository.indexed import revision_of
from repository.models import Outbox, Report
from repository.stores import Stores
from search.index import Index, IndexOutOfReach, IndexUnusable


async def check(stores: Stores, index: Index) -> list[str]:
    """Where index and database differ, in sentences; none where they agree."""
    try:
        if await missing(stores, index):
            return ["The search index is missing. A running server builds it anew; else run ncrr index rebuild."]
        unlike = await differing(stores, index)
    except IndexOutOfReach as error:
        return [str(error)]
    except (IndexUnusable, IndexUnavailable):
        return ["The search index cannot be read. A running server builds it anew; else run ncrr index rebuild."]
    problems = [f"Report {report_id} is {how} the search index." for report_id, how in unlike.items()]
    async with stores.reading() as session:
        waiting = await session.scalar(select(func.count()).select_from(Outbox).where(Outbox.done_at.is_(None)))
    if waiting:
        problems.append(f"The search index has not heard of {waiting} changes. Run ncrr index catch-up.")
    return problems


async def missing(stores: Stores, index: Index) -> bool:
    """Whether the index holds nothing although it once heard of what is readable: its files were lost.

    Raises:
        IndexUnavailable: it cannot be read.
    """
    try:
        return not await asyncio.to_thread(index.groups) and await expected(stores)
    except IndexUnusable:
        raise unusable() from None


async def expected(stores: Stores) -> bool:
    """Whether the index has heard of a readable report with lessons that nothing has happened to since."""
    changed = select(Outbox.report_id).where(Outbox.done_at.is_(None))
    heard_of = select(Report.id).where(
        Report.state == State.CLEARED,
        Report.lesson_count > 0,
        Report.indexed_at.is_not(None),
        Report.id.not_in(changed),
    )
    async with stores.reading() as session:
        return await session.scalar(heard_of.limit(1)) is not None


async def differing(stores: Stores, index: Index) -> dict[str, str]:
    """The reports that the index lacks, has in another revision, or should not have, with which of these it is.

    Another revision is also one whose lessons have no vectors, or of another model than the installation's.

    Raises:
        IndexUnusable: the index cannot be read.
    """
    there = await asyncio.to_thread(index.groups)
    mark = meaning.mark(stores.settings)
    # A report without lessons has nothing to be found by: no engine keeps an empty group.
    readable = select(Report.id, Report.revision).where(Report.state == State.CLEARED, Report.lesson_count > 0)
    async with stores.reading() as session:
        wanted = {row.id: revision_of(row.revision, mark) for row in await session.execute(readable)}
    return {
        **dict.fromkeys(wanted.keys() - there.keys(), "missing from"),
        **dict.fromkeys(there.keys() - wanted.keys(), "left over in"),
        **{
            report_id: "out of date in"
            for report_id in wanted.keys() & there.keys()
            if wanted[report_id] != there[report_id]
        },
    }


def unusable() -> IndexUnavailable:
    """What a person is told where the index cannot be used."""
    return IndexUnavailable("index", "The search index cannot be used. What is readable has not changed by that.")
