"""The engine for many nodes: full text of PostgreSQL, which is a cache of the caller's database like any index."""

from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AsyncExitStack, contextmanager
from types import TracebackType
from typing import Any, TypeVar

import asyncpg

from search.document import Document, unique
from search.index import IndexOutOfReach, IndexUnusable, Results
from search.postgres_connections import Connections
from search.postgres_reading import Reading
from search.postgres_schema import Row, Tables, row_of
from search.postgres_writing import NotWhole, add, count, create, current, drop_others, publish, remove
from search.query import Query

T = TypeVar("T")

# How often a reading begins anew: tables that a rebuild replaced vanish between two of its statements.
_ATTEMPTS = 3


# What the server or the way to it is to blame for, and not what is stored there.
_OUT_OF_REACH = (
    OSError,
    TimeoutError,
    asyncpg.InterfaceError,
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.InvalidAuthorizationSpecificationError,
    asyncpg.InvalidCatalogNameError,
    asyncpg.InsufficientPrivilegeError,
)


class PostgresIndex:
    """An `Index` in a schema of its own on a server, with the tags named by `facets` counted and filtered.

    `server` is what `asyncpg.connect` takes. Any number of processes and nodes share the index: one writes at a time,
    the others wait up to `patience` seconds, and readers answer from what was committed last. A read never writes, and
    nothing is connected before the first call.
    """

    def __init__(self, server: Mapping[str, Any], facets: Sequence[str], *, patience: float = 30.0) -> None:
        self._connections = Connections(server, patience)
        self._facets = tuple(facets)

    def replace(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        """As `Index.replace`."""
        rows = [row_of(document) for document in unique(group, documents)]
        with _damage("written"):
            self._connections.run(self._replace(group, revision, rows))

    def search(self, query: Query, *, filters: Mapping[str, Collection[str]], limit: int, offset: int) -> Results:
        """As `Index.search`."""
        unknown = set(filters) - set(self._facets)
        if unknown:
            raise ValueError(f"No facets of this index: {', '.join(sorted(unknown))}.")
        if limit < 0 or offset < 0:
            raise ValueError("A limit or an offset is negative.")
        found = self._read(lambda reading: reading.search(query, filters, limit, offset))
        return found or Results(0, (), {name: {} for name in self._facets})

    def groups(self) -> dict[str, str]:
        """As `Index.groups`."""
        return self._read(Reading.groups) or {}

    def rebuild(self, items: Iterable[tuple[str, str, Sequence[Document]]]) -> int:
        """As `Index.rebuild`."""
        run = self._connections.run
        building = AsyncExitStack()
        ended: tuple[type[BaseException] | None, BaseException | None, TracebackType | None] = (None, None, None)
        try:
            with _damage("written"):
                connection, tables = run(self._begin(building))
            number = self._fill(connection, tables, items)
            with _damage("written"):
                run(publish(connection, tables))
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

    def _read(self, work: Callable[[Reading], Awaitable[T]]) -> T | None:
        with _damage("read"):
            return self._connections.run(self._reading(work))

    async def _reading(self, work: Callable[[Reading], Awaitable[T]]) -> T | None:
        for left in reversed(range(_ATTEMPTS)):
            try:
                async with self._connections.reading() as connection:
                    tables = await current(connection)
                    return None if tables is None else await work(Reading(connection, tables, self._facets))
            except (NotWhole, asyncpg.UndefinedTableError, asyncpg.ConnectionDoesNotExistError):
                if not left:
                    raise
        raise AssertionError("The last attempt answers or raises.")

    async def _replace(self, group: str, revision: str, rows: Sequence[Row]) -> None:
        async with self._connections.writing() as connection:
            tables = await current(connection)
            if tables is None:
                tables = await create(connection)
                await publish(connection, tables)
            await drop_others(connection, tables)
            removed = await remove(connection, tables, group)
            if rows:
                await add(connection, tables, group, revision, rows)
                await count(connection, tables, group, 1)
        # A removal that is asked for again may have been committed before, and interrupted here.
        if removed or not rows:
            # What is taken out for good must not be in any byte; what is put in again is the same as before.
            await self._connections.vacuum(*tables.all, anew=not rows)

    async def _begin(self, building: AsyncExitStack) -> tuple[asyncpg.Connection, Tables]:
        connection = await building.enter_async_context(self._connections.writing())
        return connection, await create(connection)

    def _fill(
        self,
        connection: asyncpg.Connection,
        tables: Tables,
        items: Iterable[tuple[str, str, Sequence[Document]]],
    ) -> int:
        seen: set[str] = set()
        for group, revision, documents in items:
            if group in seen:
                raise ValueError("A group comes twice.")
            seen.add(group)
            rows = [row_of(document) for document in unique(group, documents)]
            if rows:
                with _damage("written"):
                    self._connections.run(add(connection, tables, group, revision, rows))
        return len(seen)

    async def _sweep(self) -> None:
        async with self._connections.writing() as connection:
            tables = await current(connection)
            if tables is not None:
                await drop_others(connection, tables)


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
        raise IndexOutOfReach(f"The search index cannot be {done} ({type(error).__name__}). Try again later.") from None
    except Exception as error:  # noqa: BLE001 - a server that is gone raises anything, from OSError to TimeoutError.
        message = f"The search index cannot be {done} ({type(error).__name__}). If this lasts, rebuild it."
        raise IndexUnusable(message) from None
