"""A search index that is damaged or was lost is built anew by whichever server finds it so, while it runs.

House rules: what needs more than a few reports put right is built anew as a whole, in the background; a rebuild that
fails is tried again after growing pauses, and then not before the next hour.
"""

import asyncio
import logging
import time
from collections.abc import Callable
from enum import StrEnum

from sqlalchemy.exc import SQLAlchemyError

from repository import audit, comparing, indexing, rebuilding, vectors
from repository.errors import RepositoryError
from repository.stores import Stores
from search.index import Index, IndexOutOfReach, IndexUnusable

# Who acts when the index is found damaged, and how the audit trail names that.
HEALING = "healing"
FOUND = "index.found"

# Seconds before each try.
_PAUSES = (0.0, 5.0, 30.0, 120.0, 600.0)
_REST = 3_600.0

# A report that is given to the index again takes about a tenth of a second; a rebuild does many in that time.
_FEW = 100

# A try that has to wait for another process ends soon: that one may be doing the same, and a server that stops waits.
_PATIENCE = 2.0

_log = logging.getLogger(__name__)


class Trouble(StrEnum):
    """What is the matter with an index that has to be built anew."""

    DAMAGED = "damaged"
    MISSING = "missing"
    FAR_BEHIND = "far-behind"


async def trouble(stores: Stores, index: Index, again: Callable[[], object] = lambda: None) -> Trouble | None:
    """What is the matter with the index, if only building it anew helps; `again` is what failed before, if anything.

    Raises:
        IndexOutOfReach: nobody can say, and to build it anew would not help.
    """
    try:
        await asyncio.to_thread(again)
        there = await asyncio.to_thread(index.groups)
        if not there and await comparing.expected(stores):
            return Trouble.MISSING
        return Trouble.FAR_BEHIND if len(await comparing.differing(stores, index)) > _FEW else None
    except IndexOutOfReach:
        raise
    except IndexUnusable:
        return Trouble.DAMAGED


async def mend(stores: Stores, index: Index) -> None:
    """Put right all that index and database differ in, however long it takes.

    Raises:
        IndexUnavailable: the index cannot be written.
    """
    try:
        found = await trouble(stores, index)
    except IndexOutOfReach:
        raise comparing.unusable() from None
    if found:
        await _note(stores, found)
        await _prepare(stores, found)
        await rebuilding.rebuild(stores, actor=HEALING)
    else:
        await indexing.repair(stores, index)


async def last(stores: Stores) -> audit.Entry | None:
    """The last time that the index was found to need building anew, or was built anew; None where it never was."""
    async with stores.reading() as session:
        return await audit.latest(session, FOUND, rebuilding.REBUILT)


class Healing:
    """What one process does about a damaged index. Made, used and ended in the loop of that process."""

    def __init__(self, stores: Stores, index: Index) -> None:
        self._stores = stores
        self._index = index
        self._task: asyncio.Task[None] | None = None
        self._rests_until = 0.0

    @property
    def at_work(self) -> bool:
        """Whether it looks at the index, builds it or waits to do so."""
        return self._task is not None and not self._task.done()

    def begin(self, again: Callable[[], object] = lambda: None) -> None:
        """Look at the index in the background, and build it anew if it needs that; `again` is what failed, if anything.

        One looks at a time: where one does already, or gave up within the hour, nothing happens.
        """
        if not self.at_work and time.monotonic() >= self._rests_until:
            self._task = asyncio.create_task(self._heal(again))

    async def tidy(self) -> None:
        """Put right what index and database differ in: a few reports at once, all else in the background.

        Raises:
            IndexUnavailable: the index cannot be written.
        """
        self._rests_until = 0.0
        try:
            found = await trouble(self._stores, self._index)
        except IndexOutOfReach:
            raise comparing.unusable() from None
        if found:
            self.begin()
        else:
            await indexing.repair(self._stores, self._index)

    async def end(self) -> None:
        """Stop; waits until nothing of it is at work any more."""
        if self._task:
            self._task.cancel()
            await asyncio.wait([self._task])

    async def _heal(self, again: Callable[[], object]) -> None:
        noted: Trouble | None = None
        for pause in _PAUSES:
            await asyncio.sleep(pause)
            try:
                found = await trouble(self._stores, self._index, again)
                if found is None:
                    return
                if found is not noted:
                    _log.error("The search index is %s: it is being built anew.", found)
                    await _note(self._stores, found)
                    noted = found
                await _prepare(self._stores, found)
                await self._rebuild(again)
            except IndexOutOfReach:
                return
            except (RepositoryError, SQLAlchemyError, OSError) as error:
                _log.error("The search index could not be built anew: %s", type(error).__name__)
            else:
                _log.warning("The search index was built anew.")
                return
        self._rests_until = time.monotonic() + _REST
        _log.error("The search index could not be built anew. The next try is in an hour.")

    async def _rebuild(self, again: Callable[[], object]) -> None:
        async def needed() -> bool:
            return await trouble(self._stores, self._index, again) is not None

        await rebuilding.rebuild(self._stores, actor=HEALING, needed=needed, patience=_PATIENCE)


async def _prepare(stores: Stores, found: Trouble) -> None:
    # As long as the old index answers, there is time to read every lesson for a model of meaning that is new.
    if found is Trouble.FAR_BEHIND:
        await vectors.fill(stores)


async def _note(stores: Stores, found: Trouble) -> None:
    async with stores.writing() as session:
        await audit.record(session, actor=HEALING, action=FOUND, object_id=rebuilding.INDEX, outcome=found)
