"""What is done to the tables of an index, by the one who writes: each function runs in that one's transaction."""

import re
from dataclasses import dataclass
from uuid import UUID, uuid4

import asyncpg

from search.index import IndexOutOfReach, IndexUnusable
from search.postgres_schema import CREATE_CURRENT, CURRENT, SCHEMA, Batch, Tables

# To be raised with any change of tables, vectors or `search.words`: an older index then asks to be rebuilt.
_VERSION = 5

# To find the documents of a stem takes the server a microsecond for each; what has so many is kept as a list.
_MANY = 1_000

_OF_A_GENERATION = re.compile(r"[a-z]+_(\d+)")


class NotWhole(IndexUnusable):
    """It is not said which tables are to be read. For a moment that is so while somebody makes the first ones."""


@dataclass(frozen=True, slots=True)
class State:
    """What is to be read, and how far it has come; as `postgres_schema.CREATE_CURRENT` says."""

    tables: Tables
    made: UUID
    changes: int
    last: int
    soiled: bool


async def current(connection: asyncpg.Connection) -> State | None:
    """What is to be read, or None where nothing was ever indexed.

    Raises:
        NotWhole: nothing is the current one.
        IndexUnusable: the index is of another version; IndexOutOfReach where that is a later one.
    """
    if await connection.fetchval("SELECT to_regclass($1)", CURRENT) is None:
        return None
    # An older version has fewer columns, which must not hide that it is one.
    row = await connection.fetchrow(f"SELECT * FROM {CURRENT}")
    if row is None:
        raise NotWhole("The search index is not whole. If this lasts, rebuild it.")
    if row["version"] > _VERSION:
        raise IndexOutOfReach("The search index was made by a later version of this software.")
    if row["version"] != _VERSION:
        raise IndexUnusable("The search index was made by another version of this software. Rebuild it.")
    return State(Tables(row["generation"]), row["made"], row["changes"], row["last"], row["soiled"])


async def entered(connection: asyncpg.Connection) -> State | None:
    """As `current`, for who reads several tables: none of them is dropped before the transaction ends."""
    state = await current(connection)
    if state is not None:
        # Whoever drops tables begins with this one, and then need not wait for us while we wait for him.
        await connection.execute(f"LOCK TABLE {state.tables.revisions} IN ACCESS SHARE MODE")
    return state


async def create(connection: asyncpg.Connection) -> Tables:
    """A new, empty generation that nobody reads yet."""
    await connection.execute(CREATE_CURRENT)
    tables = Tables(max(await _generations(connection), default=0) + 1)
    await connection.execute(tables.create)
    return tables


async def publish(connection: asyncpg.Connection, tables: Tables, last: int) -> State:
    """Make that generation the one to read, with what answers searches; `last` is the last number in it."""
    await connection.execute(
        f"""
        INSERT INTO {tables.stems}
        SELECT split_part(word, '=', 1), split_part(word, '=', 2)::integer, ndoc
        FROM ts_stat('SELECT words FROM {tables.documents}');
        INSERT INTO {tables.forms}
        SELECT split_part(form, ' ', 1), split_part(form, ' ', 2), count(*)
        FROM {tables.revisions}, unnest(forms) AS form GROUP BY form;
        """
    )
    state = State(tables, uuid4(), 0, last, soiled=False)
    await _switch(connection, state)
    return state


async def renew(connection: asyncpg.Connection, state: State) -> None:
    """Copy all that is to be read into tables of another generation, and read that from now on.

    A page keeps the bytes of what was deleted in it, and a GIN index every word that it ever had.
    """
    tables = await create(connection)
    for old, new in zip(state.tables.copied, tables.copied, strict=True):
        await connection.execute(f"INSERT INTO {new} SELECT * FROM {old} ORDER BY 1")
    await _switch(connection, State(tables, state.made, state.changes, state.last, soiled=False))


async def drop_others(connection: asyncpg.Connection, tables: Tables) -> None:
    """Remove every generation but that one: what another replaced."""
    for generation in await _generations(connection) - {tables.generation}:
        await connection.execute(f"DROP TABLE IF EXISTS {', '.join(Tables(generation).all)}")


async def add(connection: asyncpg.Connection, tables: Tables, batch: Batch, after: int) -> int:
    """Add a group that is not there, its documents numbered upwards from `after`; returns the last number."""
    last = after + len(batch.rows)
    await connection.execute(
        f"INSERT INTO {tables.revisions} VALUES ($1, $2, $3, $4, $5)",
        batch.group,
        batch.revision,
        after + 1,
        last,
        batch.forms,
    )
    numbered = list(enumerate(batch.rows, after + 1))
    await connection.executemany(
        f"INSERT INTO {tables.facts} VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            (number, row.id, row.place, row.date, row.weight, row.length, row.tags, row.vector)
            for number, row in numbered
        ],
    )
    await connection.executemany(
        f"INSERT INTO {tables.documents} (number, words, pairs) VALUES ($1, $2::text::tsvector, $3)",
        [(number, row.words, row.pairs) for number, row in numbered],
    )
    await connection.executemany(
        f"INSERT INTO {tables.stretches} VALUES ($1, $2::text::tsvector)",
        [(number, stretch) for number, row in numbered for stretch in row.stretches],
    )
    return last


async def remove(connection: asyncpg.Connection, tables: Tables, group: str) -> bool:
    """Remove a group; returns whether it was there."""
    found = await connection.fetchrow(
        f'SELECT first, last FROM {tables.revisions} WHERE "group" = $1 FOR UPDATE', group
    )
    if found is None:
        return False
    await count(connection, tables, group, -1)
    await connection.execute(f"DELETE FROM {tables.stems} WHERE documents <= 0")
    await connection.execute(f"DELETE FROM {tables.forms} WHERE groups <= 0")
    await connection.execute(f'DELETE FROM {tables.revisions} WHERE "group" = $1', group)
    for table in (tables.facts, tables.documents, tables.stretches):
        await connection.execute(f"DELETE FROM {table} WHERE number BETWEEN $1 AND $2", *found)
    return True


async def count(connection: asyncpg.Connection, tables: Tables, group: str, by: int) -> None:
    """Note that the stems and words of a group are in more documents than before (`by` is 1), or in fewer (-1)."""
    await connection.execute(
        f"""
        INSERT INTO {tables.stems} AS kept
        SELECT split_part(word, '=', 1), split_part(word, '=', 2)::integer, $2::integer * ndoc
        FROM {tables.revisions}, ts_stat(
            format('SELECT words FROM {tables.documents} WHERE number BETWEEN %s AND %s', first, last)
        )
        WHERE "group" = $1
        ON CONFLICT (stem, units) DO UPDATE SET documents = kept.documents + excluded.documents
        """,
        group,
        by,
    )
    await connection.execute(
        f"""
        INSERT INTO {tables.forms} AS kept
        SELECT split_part(form, ' ', 1), split_part(form, ' ', 2), $2::integer
        FROM {tables.revisions}, unnest(forms) AS form WHERE "group" = $1
        ON CONFLICT (form, stem) DO UPDATE SET groups = kept.groups + excluded.groups
        """,
        group,
        by,
    )


async def enlist(connection: asyncpg.Connection, tables: Tables, first: int, last: int) -> None:
    """Add the documents of those numbers to the lists of the stems that have one."""
    await connection.execute(
        f"""
        INSERT INTO {tables.lists}
        SELECT split_part(lexeme, '=', 1), split_part(lexeme, '=', 2)::integer, string_agg(int4send(number), '')
        FROM {tables.documents}, unnest(words)
        WHERE number BETWEEN $1 AND $2 AND EXISTS (
            SELECT FROM {tables.lists} WHERE stem = split_part(lexeme, '=', 1)
        )
        GROUP BY 1, 2
        """,
        first,
        last,
    )


async def note(connection: asyncpg.Connection, last: int, *, soiled: bool) -> None:
    """Note that something was written; `last` is the last number that was given."""
    await connection.execute(
        f"UPDATE {CURRENT} SET changes = changes + 1, last = $1, soiled = soiled OR $2", last, soiled
    )


async def _switch(connection: asyncpg.Connection, state: State) -> None:
    await connection.execute(state.tables.create_indexes)
    await _list(connection, state.tables)
    await connection.execute(f"ANALYZE {', '.join(state.tables.all)}")
    try:
        async with connection.transaction():
            await _point(connection, state)
    except asyncpg.PostgresError:
        # Whatever it is, it is not our table.
        await connection.execute(f"DROP TABLE {CURRENT}; {CREATE_CURRENT}")
        await _point(connection, state)


async def _list(connection: asyncpg.Connection, tables: Tables) -> None:
    # The server does not know how few rows each asks for, and would pass over all of them for each.
    await connection.execute("SET LOCAL enable_seqscan = off")
    await connection.execute(
        rf"""
        INSERT INTO {tables.lists}
        SELECT stem, units, numbers FROM {tables.stems}, LATERAL (
            SELECT string_agg(int4send(number), '') AS numbers FROM {tables.documents}
            WHERE words @@ format(
                '%1$s%2$s=%3$s%1$s', chr(39), replace(replace(stem, '\', '\\'), chr(39), repeat(chr(39), 2)), units
            )::tsquery
        ) AS found
        WHERE numbers IS NOT NULL AND stem IN (
            SELECT stem FROM {tables.stems} GROUP BY stem HAVING sum(documents) >= {_MANY}
        )
        """
    )
    await connection.execute("SET LOCAL enable_seqscan = on")


async def _point(connection: asyncpg.Connection, state: State) -> None:
    await connection.execute(f"DELETE FROM {CURRENT}")
    await connection.execute(
        f"INSERT INTO {CURRENT} (version, generation, made, changes, last, soiled) VALUES ($1, $2, $3, $4, $5, $6)",
        _VERSION,
        state.tables.generation,
        state.made,
        state.changes,
        state.last,
        state.soiled,
    )


async def _generations(connection: asyncpg.Connection) -> set[int]:
    rows = await connection.fetch("SELECT tablename FROM pg_tables WHERE schemaname = $1", SCHEMA)
    names = (_OF_A_GENERATION.fullmatch(row["tablename"]) for row in rows)
    return {int(name[1]) for name in names if name}
