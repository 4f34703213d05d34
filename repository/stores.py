"""The database of an installation: sessions that read, sessions that write, and what belongs to both."""

import logging
import secrets
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Self

from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from sqlalchemy.ext.asyncio import AsyncSession, async_sessionmaker

from repository.engines import BEGIN, BUSY_MILLISECONDS, NO_TRANSACTION, READING, connect
from repository.errors import Conflict, Invalid
from repository.passwords import Passwords
from repository.sealing import Keyring
from repository.settings import Settings

_log = logging.getLogger(__name__)

_SCOUR_WAIT_MILLISECONDS = 1_000
_SCOURED = "report_key, sealed_text, report_text, lesson, lesson_vector, catalogue_entry"


class Stores:
    """One per process. Close it with `dispose`, or use it as an async context manager."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.passwords = Passwords(settings.hashing)
        self._keyring = None if settings.master_key is None else Keyring(settings.master_key)
        self._engine = connect(settings.database_url)
        self.on_sqlite = self._engine.dialect.name == "sqlite"
        reading = self._engine.execution_options(
            **(
                {BEGIN: READING}
                if self.on_sqlite
                else {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
            )
        )
        # Sessions carry the key that signs cursors: without a master key they last as long as this process.
        info = {"cursor_key": self._keyring.derived("cursor") if self._keyring else secrets.token_bytes(32)}
        self._reading = async_sessionmaker(reading, expire_on_commit=False, info=info)
        self._writing = async_sessionmaker(self._engine, expire_on_commit=False, info=info)

    @property
    def keyring(self) -> Keyring:
        """What seals and opens.

        Raises:
            Invalid: this installation has no master key.
        """
        if self._keyring is None:
            raise Invalid("master-key", "There is no master key. Run ncrr migrate, or set NCRR_MASTER_KEY.")
        return self._keyring

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """A session that sees one state of the database and cannot write."""
        async with self._reading() as session:
            yield session

    @asynccontextmanager
    async def writing(self) -> AsyncIterator[AsyncSession]:
        """One transaction: committed when the block ends, rolled back when it raises. A failed commit raises here.

        Raises:
            Conflict: others were writing all the time (SQLite has one writer).
        """
        try:
            async with self._writing() as session, session.begin():
                yield session
        except OperationalError as error:
            if getattr(error.orig, "sqlite_errorcode", None) == sqlite3.SQLITE_BUSY:
                raise Conflict("busy", "Others are writing at the moment. Try again.") from None
            raise

    async def scour(self) -> bool:
        """Take what was deleted out of the database's files; returns whether nothing was in the way.

        SQLite's write-ahead log and PostgreSQL's pages keep deleted rows for a while. Those rows were ciphertext, keys
        or withdrawn text; this is the second layer behind destroying the key.
        """
        if not self.on_sqlite:
            async with self._engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
                await connection.execute(text(f"VACUUM {_SCOURED}"))
            return True
        async with self._engine.execution_options(**{BEGIN: NO_TRANSACTION}).connect() as connection:
            await connection.execute(text(f"PRAGMA busy_timeout={_SCOUR_WAIT_MILLISECONDS}"))
            busy = (await connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))).scalar_one()
            await connection.execute(text(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}"))
        if busy:
            _log.info("The write-ahead log could not be emptied: a reader is in the way. The next one will empty it.")
        return not busy

    async def dispose(self) -> None:
        """Close every connection."""
        await self._engine.dispose()

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.dispose()
