"""The engine for many nodes: full text of PostgreSQL, which is a cache of the caller's database like any index."""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, contextmanager
from types import TracebackType
from typing import Any, TypeVar

import asyncpg

from search.document import Document, unique
from search.index import IndexOutOfReach, IndexUnusable, Order, Place, Results, TakesTooLong
from search.postgres_connections import Connections
from search.postgres_known import Known, groups, vocabulary
from search.postgres_postings import Postings
from search.postgres_reading import Wanted, search
from search.postgres_schema import Batch, Tables, batch_of
from search.postgres_writing import (
    NotWhole,
    add,
    count,
    create,
    current,
    drop_others,
    enlist,
    entered,
    note,
    publish,
    remove,
    renew,
)
from search.query import Query

T = TypeVar("T")

# A connection that the server or the network ended, which may be noticed first when it is used; the driver calls it
# an internal error where the server says so while nothing was asked.
_BROKEN = (
    asyncpg.InternalClientError,
    asyncpg.PostgresConnectionError,
    asyncpg.AdminShutdownError,
    asyncpg.CrashShutdownError,
    asyncpg.InterfaceError,
    ConnectionError,
)

# What says nothing about the tables, so that to make them anew would not help.
_OUT_OF_REACH = (
    *_BROKEN,
    OSError,
    asyncpg.InsufficientResourcesError,
    asyncpg.InsufficientPrivilegeError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.OperatorInterventionError,
    asyncpg.ReadOnlySQLTransactionError,
    asyncpg.TransactionRollbackError,
)

# How often a reading begins anew: tables that a rebuild replaced vanish between two of its statements.
_ATTEMPTS = 3


class PostgresIndex:
    """An `Index` in a schema of its own on a server, with the tags named by `facets` counted and filtered.

    `server` is what `asyncpg.connect` takes. Any number of processes and nodes share the index: one writes at a time,
    the others wait up to `patience` seconds, and readers answer from what was committed last. A read never writes, and
    nothing is connected before the first call.
    """

    def __init__(self, server: Mapping[str, Any], facets: Sequence[str], *, patience: float = 30.0) -> None:
        self._connections = Connections(server, patience)
        self._facets = tuple(facets)
        self._known = Known(self._facets)
        self._words: tuple[Any, Mapping[str, int]] = (None, {})
        # Whoever holds it begins to see the database, so that nobody adds to what is known from a later sight of it.
        self._beginning = asyncio.Lock()

    def replace(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        """As `Index.replace`."""
        batch = batch_of(group, revision, unique(group, documents))
        with _damage("written"):
            self._connections.run(self._replace(batch))

    def search(  # noqa: PLR0913  # As the port has it.
        self,
        query: Query,
        *,
        filters: Mapping[str, Collection[str]],
        limit: int,
        within: Collection[str] = (),
        order: Order = Order.BEST,
        after: Place | None = None,
        before: Place | None = None,
        explain: bool = False,
    ) -> Results:
        """As `Index.search`."""
        unknown = set(filters) - set(self._facets)
        if unknown:
            raise ValueError(f"No facets of this index: {', '.join(sorted(unknown))}.")
        if limit < 0 or (after is not None and before is not None):
            raise ValueError("A limit is negative, or an answer is to stand after one place and before another.")
        wanted = Wanted(filters, limit, within, order, after, before, explain)

        with _damage("read"):
            found = self._connections.run(self._found(query, wanted))
        return found or Results(0, (), {name: {} for name in self._facets})

    def vocabulary(self) -> Mapping[str, int]:
        """As `Index.vocabulary`."""
        return self._read(self._vocabulary) or {}

    def groups(self) -> dict[str, str]:
        """As `Index.groups`."""
        return self._read(_groups) or {}

    def rebuild(self, items: Iterable[tuple[str, str, Sequence[Document]]]) -> int:
        """As `Index.rebuild`."""
        run = self._connections.run
        building = AsyncExitStack()
        ended: tuple[type[BaseException] | None, BaseException | None, TracebackType | None] = (None, None, None)
        try:
            with _damage("written"):
                connection, tables = run(self._begin(building))
            number, last = self._fill(connection, tables, items)
            with _damage("written"):
                run(publish(connection, tables, last))
        except BaseException as error:
            ended = (type(error), error, error.__traceback__)
            raise
        finally:
            with _damage("written"):
                run(building.__aexit__(*ended))
        with _damage("written"):
            run(self._sweep())
        return number

    def clear(self) -> None:
        """As `Index.clear`."""
        self.rebuild(())

    def close(self) -> None:
        """Let go of the connections. A later call makes new ones."""
        with _damage("closed"):
            self._connections.close()

    def _read(self, work: Callable[[asyncpg.Connection], Awaitable[T]]) -> T:
        with _damage("read"):
            return self._connections.run(self._reading(work))

    async def _reading(self, work: Callable[[asyncpg.Connection], Awaitable[T]]) -> T:
        left = _ATTEMPTS
        while True:
            known = self._known.documents
            try:
                async with self._connections.reading() as connection:
                    return await work(connection)
            except (NotWhole, asyncpg.UndefinedTableError, *_BROKEN):
                left -= 1
                if not left:
                    raise
            except (TimeoutError, asyncpg.QueryCanceledError):
                # The first search of a process waits until the facts of all documents are read; that goes on.
                if self._known.documents == known:
                    raise

    async def _found(self, query: Query, wanted: Wanted) -> Results | None:
        try:
            return await self._reading(lambda connection: self._search(connection, query, wanted))
        except asyncpg.QueryCanceledError:
            raise TakesTooLong("A search took longer than the server is given for one.") from None

    async def _search(self, connection: asyncpg.Connection, query: Query, wanted: Wanted) -> Results | None:
        async with self._beginning:
            state = await entered(connection)
            if state is None:
                return None
            view = await self._known.view(connection, state)
            columns = self._known.columns
        return await search(Postings(connection, state.tables, view), view, columns, query, wanted)

    async def _vocabulary(self, connection: asyncpg.Connection) -> Mapping[str, int] | None:
        state = await current(connection)
        if state is None:
            return None
        as_of, words = self._words
        if as_of != (state.made, state.changes):
            words = await vocabulary(connection, state.tables)
            self._words = ((state.made, state.changes), words)
        return words

    async def _replace(self, batch: Batch) -> None:
        async with self._connections.writing() as connection:
            state = await current(connection)
            if state is None:
                state = await publish(connection, await create(connection), 0)
            removed = await remove(connection, state.tables, batch.group)
            last = state.last
            if batch.rows:
                last = await add(connection, state.tables, batch, last)
                await enlist(connection, state.tables, state.last + 1, last)
                await count(connection, state.tables, batch.group, 1)
            if removed or batch.rows:
                await note(connection, last, soiled=not batch.rows)
            # At last, for who still reads them waits from now on until this transaction ends.
            await drop_others(connection, state.tables)
        if not batch.rows:
            await self._renew()

    async def _renew(self) -> None:
        # What is taken out for good must not be in any byte. Searches go on meanwhile, and no longer find it.
        async with self._connections.writing() as connection:
            state = await current(connection)
            if state is None or not state.soiled:
                return
            await renew(connection, state)
        await self._sweep()

    async def _begin(self, building: AsyncExitStack) -> tuple[asyncpg.Connection, Tables]:
        connection = await building.enter_async_context(self._connections.writing())
        return connection, await create(connection)

    def _fill(
        self,
        connection: asyncpg.Connection,
        tables: Tables,
        items: Iterable[tuple[str, str, Sequence[Document]]],
    ) -> tuple[int, int]:
        seen: set[str] = set()
        last = 0
        for group, revision, documents in items:
            if group in seen:
                raise ValueError("A group comes twice.")
            seen.add(group)
            batch = batch_of(group, revision, unique(group, documents))
            if batch.rows:
                with _damage("written"):
                    last = self._connections.run(add(connection, tables, batch, last))
        return len(seen), last

    async def _sweep(self) -> None:
        async with self._connections.writing() as connection:
            state = await current(connection)
            if state is not None:
                await drop_others(connection, state.tables)


async def _groups(connection: asyncpg.Connection) -> dict[str, str] | None:
    state = await current(connection)
    return None if state is None else await groups(connection, state.tables)


@contextmanager
def _damage(done: str) -> Iterator[None]:
    """Whatever the driver, the server or the network raise becomes IndexUnusable, without the words that they quote."""
    try:
        yield
    except IndexUnusable:
        raise
    except asyncpg.LockNotAvailableError:
        raise IndexOutOfReach("The search index is being written by another process. Try again later.") from None
    except _OUT_OF_REACH as error:
        raise IndexOutOfReach(f"The search index cannot be {done} now ({type(error).__name__}).") from None
    except Exception as error:  # noqa: BLE001 - whatever else the driver and the server raise, it is not whole.
        message = f"The search index cannot be {done} ({type(error).__name__}). If this lasts, rebuild it."
        raise IndexUnusable(message) from None
