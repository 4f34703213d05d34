"""How we connect to each of the two databases, and how a transaction begins there."""

from typing import Any

from sqlalchemy import URL, Connection, event, make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from repository.errors import Invalid

# The execution option that says how a transaction begins on SQLite, and its values.
BEGIN = "repository_begin"
READING = "reading"
MIGRATING = "migrating"
NO_TRANSACTION = "none"

BUSY_MILLISECONDS = 10_000

# What every connection to SQLite is set to, and what it must then answer. FULL syncs each commit; ON overwrites what is
# deleted (a build's own default differs, so it is set and asserted); MEMORY keeps sorting out of temporary files.
_PRAGMAS: dict[str, tuple[str, object]] = {
    "journal_mode": ("WAL", "wal"),
    "synchronous": ("FULL", 2),
    "foreign_keys": ("ON", 1),
    "secure_delete": ("ON", 1),
    "temp_store": ("MEMORY", 2),
    "recursive_triggers": ("ON", 1),
    "busy_timeout": (str(BUSY_MILLISECONDS), BUSY_MILLISECONDS),
}

# What SQLAlchemy takes out of an address before the driver sees it.
_OF_SQLALCHEMY = {"async_fallback", "prepared_statement_cache_size", "prepared_statement_name_func"}


def address(database_url: str) -> URL:
    """The address with the driver that we use.

    Raises:
        Invalid: it is neither a file of SQLite nor a PostgreSQL server.
    """
    try:
        url = make_url(database_url)
    except Exception:  # noqa: BLE001  # Whatever it says may quote a password.
        raise Invalid("database-url", "The address of the database cannot be read.") from None
    backend = url.get_backend_name()
    if backend in {"postgresql", "postgres"}:
        query = dict(url.query)
        if "sslmode" in query:  # What libpq calls it; asyncpg knows it by the other name.
            query["ssl"] = query.pop("sslmode")
        return url.set(drivername="postgresql+asyncpg", query=query)
    if backend == "sqlite" and url.database not in {None, "", ":memory:"}:
        return url.set(drivername="sqlite+aiosqlite")
    raise Invalid(
        "database-url", "The database is a file of SQLite (sqlite:///…) or a PostgreSQL server (postgresql://…)."
    )


def connect(database_url: str) -> AsyncEngine:
    """An engine for that database; nothing is connected before its first use.

    `hide_parameters` keeps bound values, which are texts of reports, out of every exception.
    """
    url = address(database_url)
    if url.get_backend_name() == "postgresql":
        return create_async_engine(url, hide_parameters=True, pool_pre_ping=True)
    engine = create_async_engine(url, hide_parameters=True)
    event.listen(engine.sync_engine, "connect", _prepare)
    event.listen(engine.sync_engine, "begin", _begin)
    return engine


def server(database_url: str) -> dict[str, Any] | None:
    """What the driver itself takes to connect to that server, or None where the database is a file."""
    url = address(database_url)
    if url.get_backend_name() != "postgresql":
        return None
    _, options = url.get_dialect()().create_connect_args(url)
    return {name: value for name, value in options.items() if name not in _OF_SQLALCHEMY}


def _prepare(connection: Any, _record: object) -> None:
    # The driver would begin a transaction only at the first write, too late to be IMMEDIATE; from here on we say BEGIN.
    connection.isolation_level = None
    cursor = connection.cursor()
    for name, (value, expected) in _PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}={value}")
        cursor.execute(f"PRAGMA {name}")
        if cursor.fetchone()[0] != expected:
            raise RuntimeError(f"This SQLite does not take {name}={value}.")
    cursor.close()


def _begin(connection: Connection) -> None:
    how = connection.get_execution_options().get(BEGIN)
    if how == NO_TRANSACTION:
        return
    # A table that a migration builds anew is dropped in between: what refers to it must not be deleted along with it.
    connection.exec_driver_sql(f"PRAGMA foreign_keys={int(how != MIGRATING)}")
    connection.exec_driver_sql(f"PRAGMA query_only={int(how == READING)}")
    # A transaction that reads first and writes later cannot wait for another writer, only fail: it takes
    # its place at once.
    connection.exec_driver_sql("BEGIN" if how == READING else "BEGIN IMMEDIATE")
