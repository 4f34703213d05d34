"""Connections to a PostgreSQL server, for code that runs in threads and waits.

The driver, asyncpg, works in an event loop and its connections stay in the loop that made them. So one thread of the
process runs a loop for it, and callers wait for what they hand to that loop.
"""

import asyncio
import threading
from collections.abc import AsyncIterator, Coroutine, Mapping
from contextlib import asynccontextmanager
from functools import cache
from typing import Any, TypeVar

import asyncpg

T = TypeVar("T")

# A process answers few searches at once, whatever it accepts: the rest of each answer needs Python's lock.
_MOST_CONNECTIONS = 4
_SECONDS_TO_CONNECT = 5

# House rule: what was not found within a second is asked for in vain. An answer takes a few statements, and may have to
# wait for a connection; the second figure bounds that, and a server that says nothing.
_STATEMENT_MILLISECONDS = 1_000
_SECONDS_TO_ANSWER = 5

# To compile a plan takes longer than to run it, and what one search would gain by a second process is lost to the next.
_PLANNING = "SET LOCAL jit = off; SET LOCAL max_parallel_workers_per_gather = 0;"

# Whatever is read is read by an index; where the server does not know how rare a word is, it might read a whole table.
_READING = (
    f"BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY; {_PLANNING} "
    "SET LOCAL enable_seqscan = off; SET LOCAL plan_cache_mode = force_custom_plan; "
    f"SET LOCAL statement_timeout = {_STATEMENT_MILLISECONDS}"
)

# Any number, the same in every process: one writes at a time.
_LOCK = 7_036_872


@cache
def _loop() -> asyncio.AbstractEventLoop:
    loop = asyncio.new_event_loop()
    threading.Thread(target=loop.run_forever, name="postgres-index", daemon=True).start()
    return loop


async def _as_it_is(_: asyncpg.Connection) -> None:
    """A connection needs no cleaning: all that is done and set in it ends with its transaction."""


class Connections:
    """A few connections to one server, made when they are needed; `server` is what `asyncpg.connect` takes."""

    def __init__(self, server: Mapping[str, Any], patience: float) -> None:
        self._server = {"timeout": _SECONDS_TO_CONNECT, **server}
        self._patience = patience
        # Touched in the loop only, which does one thing at a time.
        self._pool: asyncpg.Pool | None = None
        self._opening = asyncio.Lock()

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        """What `work` gives, in the loop of the connections. Not to be called from that loop."""
        return asyncio.run_coroutine_threadsafe(work, _loop()).result()

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[asyncpg.Connection]:
        """A transaction that sees the database as it stood when it began, and soon gives up."""
        async with asyncio.timeout(_SECONDS_TO_ANSWER), self._acquired() as connection:
            await connection.execute(_READING)
            try:
                yield connection
            finally:
                if not connection.is_closed():
                    await connection.execute("ROLLBACK", timeout=_SECONDS_TO_ANSWER)

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[asyncpg.Connection]:
        """A transaction that is the only one to write, after it has waited for its turn."""
        async with self._acquired() as connection, connection.transaction():
            await connection.execute(
                f"{_PLANNING} SET LOCAL statement_timeout = 0; SET LOCAL idle_in_transaction_session_timeout = 0; "
                f"SET LOCAL lock_timeout = {max(1, int(1_000 * self._patience))}; SELECT pg_advisory_xact_lock({_LOCK})"
            )
            yield connection

    def close(self) -> None:
        """Close every connection, when it is no longer used. A later call makes new ones."""
        self.run(self._close())

    async def _close(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            await pool.close()

    @asynccontextmanager
    async def _acquired(self) -> AsyncIterator[asyncpg.Connection]:
        async with self._opening:
            if self._pool is None:
                self._pool = await asyncpg.create_pool(
                    min_size=0, max_size=_MOST_CONNECTIONS, reset=_as_it_is, **self._server
                )
        async with self._pool.acquire() as connection:
            yield connection
