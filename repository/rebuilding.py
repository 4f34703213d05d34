"""Building the search index anew from the database, while the old one answers."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator, Sequence
from contextlib import suppress
from threading import Event
from typing import Any, TypeVar

from sqlalchemy import func, select, update

from policies.publication import State
from repository import audit, meaning
from repository.comparing import unusable
from repository.indexing import PATIENCE, Item, items_of, open_index, repair
from repository.models import LessonText, Report
from repository.stores import Stores
from repository.tables import now
from search.index import Index, IndexUnusable

T = TypeVar("T")

_REPORTS_AT_ONCE = 50

# How the audit trail names it.
REBUILT = "index.rebuild"
INDEX = "index"


async def rebuild(
    stores: Stores,
    *,
    actor: str = audit.OPERATOR,
    needed: Callable[[], Coroutine[Any, Any, bool]] | None = None,
    done: Callable[[], None] = lambda: None,
    patience: float = PATIENCE,
) -> int:
    """Build the index anew from the database, beside the old one, and switch; returns the number of lessons in it.

    `done` is called after each report, in another thread; `actor` is who the audit trail says did it. `needed` is asked
    once nobody else writes: where it says no, for another process has just done it, the index stays as it is. For other
    writers it waits up to `patience` seconds. Whoever cancels this waits until the thread has stopped.

    Vectors are taken as far as they were made: while the index is built, nobody else can write to it, and to make those
    of all lessons takes an hour. What has none is given to the index again afterwards; `vectors.fill` comes before.

    Raises:
        IndexUnavailable: the index cannot be written.
    """
    began = now()
    building = _Building(stores, asyncio.get_running_loop(), needed, done)
    index = open_index(stores.settings, patience)
    try:
        if not await building.built(index):
            return await _lessons(stores)
        async with stores.writing() as session:
            heard = update(Report).where(Report.state == State.CLEARED, Report.published_at <= began)
            await session.execute(heard.values(indexed_at=now()))
            await audit.record(session, actor=actor, action=REBUILT, object_id=INDEX)
        # What changed while it was being built went to the old one, or came too late to be read.
        await repair(stores, index)
    except IndexUnusable:
        async with stores.writing() as session:
            await audit.record(session, actor=actor, action=REBUILT, object_id=INDEX, outcome="failed")
        raise unusable() from None
    finally:
        await asyncio.to_thread(index.close)
    return await _lessons(stores)


class _NotNeededError(Exception):
    """Somebody else did it meanwhile."""


class _StoppedError(Exception):
    """Whoever waited for it does so no longer."""


class _Building:
    """The reports that an index is built from, a few at a time, for the thread that builds it.

    The database is asked on `loop`.
    """

    def __init__(
        self,
        stores: Stores,
        loop: asyncio.AbstractEventLoop,
        needed: Callable[[], Coroutine[Any, Any, bool]] | None,
        done: Callable[[], None],
    ) -> None:
        self._stores = stores
        self._loop = loop
        self._needed = needed
        self._done = done
        self._stop = Event()

    async def built(self, index: Index) -> bool:
        """Have the index built; returns whether it was needed."""
        work = asyncio.create_task(asyncio.to_thread(index.rebuild, self._items()))
        try:
            await asyncio.shield(work)
        except _NotNeededError:
            return False
        except asyncio.CancelledError:
            # A thread cannot be cancelled, and the program could not end before it does.
            self._stop.set()
            with suppress(_StoppedError, _NotNeededError, IndexUnusable):
                await work
            raise
        return True

    def _items(self) -> Iterator[Item]:
        # From here on nobody else writes to the index: what is read now is what it is to hold.
        if self._needed and not self._ask(self._needed()):
            raise _NotNeededError
        ids = self._ask(self._readable())
        for at in range(0, len(ids), _REPORTS_AT_ONCE):
            for item in self._ask(self._some(ids[at : at + _REPORTS_AT_ONCE])):
                if self._stop.is_set():
                    raise _StoppedError
                yield item
                self._done()

    def _ask(self, question: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(question, self._loop).result()

    async def _readable(self) -> list[str]:
        query = select(Report.id).where(Report.state == State.CLEARED).order_by(Report.id)
        async with self._stores.reading() as session:
            return list(await session.scalars(query))

    async def _some(self, ids: Sequence[str]) -> list[Item]:
        async with self._stores.reading() as session:
            return await items_of(session, ids, meaning.mark(self._stores.settings))


async def readable(stores: Stores) -> int:
    """How many reports there are to build an index from."""
    async with stores.reading() as session:
        return await session.scalar(select(func.count()).where(Report.state == State.CLEARED)) or 0


async def _lessons(stores: Stores) -> int:
    async with stores.reading() as session:
        return await session.scalar(select(func.count()).select_from(LessonText)) or 0
