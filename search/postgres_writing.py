"""What is done to the tables of an index, by the one who writes: each function runs in that one's transaction."""

import re
from collections.abc import Sequence

import asyncpg

from search.index import IndexOutOfReach, IndexUnusable
from search.postgres_schema import CREATE_CURRENT, CURRENT, SCHEMA, Row, Tables

# To be raised with any change of tables, vectors or `search.words`: an older index then asks to be rebuilt.
_VERSION = 1

_OF_A_GENERATION = re.compile(r"[a-z]+_(\d+)")


class NotWhole(IndexUnusable):
    """It is not said which tables are to be read. For a moment that is so while somebody makes the first ones."""


async def current(connection: asyncpg.Connection) -> Tables | None:
    """The generation to read, or None where nothing was ever indexed.

    Raises:
        NotWhole: none is the current one.
        IndexUnusable: the index is of another version; IndexOutOfReach: of a later one.
    """
    if await connection.fetchval("SELECT to_regclass($1)", CURRENT) is None:
        return None
    row = await connection.fetchrow(f"SELECT version, generation FROM {CURRENT}")
    if row is None:
        raise NotWhole("The search index is not whole. If this lasts, rebuild it.")
    if row["version"] > _VERSION:
        raise IndexOutOfReach("The search index was made by a later version of this software.")
    if row["version"] != _VERSION:
        raise IndexUnusable("The search index was made by another version of this software. Rebuild it.")
    return Tables(row["generation"])


async def create(connection: asyncpg.Connection) -> Tables:
    """A new, empty generation that nobody reads yet."""
    await connection.execute(CREATE_CURRENT)
    tables = Tables(max(await _generations(connection), default=0) + 1)
    await connection.execute(tables.create)
    return tables


async def publish(connection: asyncpg.Connection, tables: Tables) -> None:
    """Make that generation the one to read, with what answers searches."""
    await connection.execute(tables.create_indexes)
    await connection.execute(
        f"INSERT INTO {tables.stems} SELECT word, ndoc FROM ts_stat('SELECT words FROM {tables.documents}')"
    )
    await connection.execute(f"ANALYZE {', '.join(tables.all)}")
    try:
        async with connection.transaction():
            await _point(connection, tables)
    except asyncpg.PostgresError:
        # Whatever it is, it is not our table.
        await connection.execute(f"DROP TABLE {CURRENT}; {CREATE_CURRENT}")
        await _point(connection, tables)


async def drop_others(connection: asyncpg.Connection, tables: Tables) -> None:
    """Remove every generation but that one: what a rebuild replaced."""
    for generation in await _generations(connection) - {tables.generation}:
        await connection.execute(f"DROP TABLE IF EXISTS {', '.join(Tables(generation).all)}")


async def add(connection: asyncpg.Connection, tables: Tables, group: str, revision: str, rows: Sequence[Row]) -> None:
    """Add a group that is not there."""
    length = sum(row.length for row in rows)
    await connection.execute(
        f"INSERT INTO {tables.revisions} VALUES ($1, $2, $3, $4)", group, revision, len(rows), length
    )
    await connection.executemany(tables.insert, rows)


async def remove(connection: asyncpg.Connection, tables: Tables, group: str) -> bool:
    """Remove a group; returns whether it was there."""
    found = await connection.fetchval(f'DELETE FROM {tables.revisions} WHERE "group" = $1 RETURNING true', group)
    if not found:
        return False
    await count(connection, tables, group, -1)
    await connection.execute(f"DELETE FROM {tables.stems} WHERE documents <= 0")
    await connection.execute(f'DELETE FROM {tables.documents} WHERE "group" = $1', group)
    return True


async def count(connection: asyncpg.Connection, tables: Tables, group: str, by: int) -> None:
    """Note that the stems of a group are in more documents than before (`by` is 1), or in fewer (-1)."""
    await connection.execute(
        f"""
        INSERT INTO {tables.stems} AS kept
        SELECT word, $2::integer * ndoc
        FROM ts_stat(format('SELECT words FROM {tables.documents} WHERE "group" = %L', $1::text))
        ON CONFLICT (stem) DO UPDATE SET documents = kept.documents + excluded.documents
        """,
        group,
        by,
    )


async def _point(connection: asyncpg.Connection, tables: Tables) -> None:
    await connection.execute(f"DELETE FROM {CURRENT}")
    await connection.execute(
        f"INSERT INTO {CURRENT} (version, generation) VALUES ($1, $2)", _VERSION, tables.generation
    )


async def _generations(connection: asyncpg.Connection) -> set[int]:
    rows = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = $1", SCHEMA)
    names = (_OF_A_GENERATION.fullmatch(row["tablename"]) for row in rows)
    return {int(name[1]) for name in names if name}
