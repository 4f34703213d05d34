"""Bringing an installation up to date: its folder, its master key, its tables."""

import asyncio
import base64
import os
import secrets
from collections.abc import Callable
from pathlib import Path

from alembic.config import Config
from sqlalchemy import Connection, text

from alembic import command
from repository.engines import BEGIN, MIGRATING, address, connect
from repository.settings import Settings

_HERE = Path(__file__).parent
_KEY_BYTES = 32

# Any number, the same in every process: two nodes that start at once migrate one after the other.
_LOCK = 7_036_871


def migrate(settings: Settings) -> None:
    """Create folder (0700) and master key (0600) where they are missing; bring the tables to the newest revision.

    Call it outside an event loop. Settings that are read afterwards know the key.
    """
    settings.home.mkdir(mode=0o700, parents=True, exist_ok=True)
    if settings.master_key is None and not settings.master_key_file.exists():
        _write_key(settings.master_key_file)
    asyncio.run(_on_connection(settings, lambda connection: command.upgrade(config(connection), "head")))


def downgrade(settings: Settings, revision: str) -> None:
    """Take the tables back to that revision ("base": none are left). Call it outside an event loop."""
    asyncio.run(_on_connection(settings, lambda connection: command.downgrade(config(connection), revision)))


def config(connection: Connection | None = None) -> Config:
    """What alembic has to know; with a connection it works on that one."""
    # In a wheel the migrations lie inside the package, in a checkout beside it.
    packaged = _HERE / "migrations"
    folder = packaged if packaged.is_dir() else _HERE.parent / "alembic"
    made = Config(attributes={"connection": connection})
    made.set_main_option("script_location", str(folder).replace("%", "%%"))
    made.set_main_option("path_separator", "os")
    return made


async def _on_connection(settings: Settings, work: Callable[[Connection], None]) -> None:
    url = address(settings.database_url)
    if url.get_backend_name() == "sqlite":
        # The log and the shared memory beside the file get the same permissions.
        Path(str(url.database)).touch(mode=0o600)  # noqa: ASYNC240  # Nothing else runs in this loop.
    engine = connect(settings.database_url).execution_options(**{BEGIN: MIGRATING})
    try:
        async with engine.begin() as connection:
            if engine.dialect.name == "postgresql":
                await connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _LOCK})
            await connection.run_sync(work)
            if engine.dialect.name == "sqlite" and (await connection.execute(text("PRAGMA foreign_key_check"))).first():
                raise RuntimeError("The migration would leave rows that refer to none. Nothing was changed.")
    finally:
        await engine.dispose()


def _write_key(file: Path) -> None:
    encoded = base64.b64encode(secrets.token_bytes(_KEY_BYTES))
    with open(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:  # noqa: PTH123  # The mode comes with it.
        opened.write(encoded + b"\n")
        opened.flush()
        os.fsync(opened.fileno())
