"""One generation of an index in PostgreSQL, as one transaction sees it."""

import json
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import Any

import asyncpg

from search.index import SOME_OF_THE_WORDS, Hit, Results
from search.postgres_schema import Tables
from search.postgres_statement import Statement, Statistics, stems
from search.query import Query


class Reading:
    """What a search needs to know of an index as a whole, and the search itself."""

    def __init__(self, connection: asyncpg.Connection, tables: Tables, facets: Sequence[str]) -> None:
        self._connection = connection
        self._tables = tables
        self._facets = facets

    async def groups(self) -> dict[str, str]:
        """As `Index.groups`."""
        rows = await self._connection.fetch(f'SELECT "group", revision FROM {self._tables.revisions}')
        return {row["group"]: row["revision"] for row in rows}

    async def search(self, query: Query, filters: Mapping[str, Collection[str]], limit: int, offset: int) -> Results:
        """As `Index.search`."""
        statistics = await self._statistics(query)
        statement = Statement(query.clauses, statistics, every=True)
        found = await self._counted(statement) if all(map(statistics.most, query.clauses)) else {}
        hint = ""
        if not found and len(query.clauses) > 1:
            statement = Statement(statistics.rarest(query.clauses), statistics, every=False)
            found = await self._counted(statement) if statement.clauses else {}
            hint = SOME_OF_THE_WORDS if found else ""
        values = {kept: self._values(kept) for kept in found}
        counts: Counter[Any] = Counter()
        for kept, number in found.items():
            counts[values[kept]] += number
        passed, facets = narrow(counts, self._facets, filters)
        let_through = [kept for kept in found if values[kept] in passed]
        everything = len(let_through) == len(found)
        hits = await self._best(statement, None if everything else let_through, limit, offset) if let_through else ()
        return Results(sum(found[kept] for kept in let_through), hits, facets, hint)

    def _values(self, kept: str) -> Any:
        tags = json.loads(kept)
        return tuple(tags.get(name, "") for name in self._facets)

    async def _statistics(self, query: Query) -> Statistics:
        whole = await self._connection.fetchrow(
            f"""
            SELECT coalesce(sum(documents), 0)::bigint AS documents, count(*) AS groups,
                   coalesce(sum(length), 0)::bigint AS length
            FROM {self._tables.revisions}
            """
        )
        wanted = sorted({stem for clause in query.clauses for stem in stems(clause)})
        known = await self._connection.fetch(
            f"SELECT stem, documents FROM {self._tables.stems} WHERE stem = ANY($1::text[])", wanted
        )
        return Statistics(**dict(whole), frequency={row["stem"]: row["documents"] for row in known})

    async def _counted(self, statement: Statement) -> dict[str, int]:
        rows = await self._connection.fetch(
            f"SELECT tags, count(*) AS number FROM {self._tables.documents} WHERE {statement.matches} GROUP BY tags",
            *statement.parameters,
        )
        return {row["tags"]: row["number"] for row in rows}

    async def _best(self, statement: Statement, tags: list[str] | None, limit: int, offset: int) -> tuple[Hit, ...]:
        if not limit:
            return ()
        among = "" if tags is None else f" AND tags = ANY({statement.given(tags, 'text[]')})"
        rows = await self._connection.fetch(
            f"""
            SELECT id, "group", {statement.score()} AS score FROM {self._tables.documents}
            WHERE {statement.matches}{among}
            ORDER BY {"score DESC, " if statement.clauses else ""}"group", place, number
            LIMIT {statement.given(limit, "bigint")} OFFSET {statement.given(offset, "bigint")}
            """,
            *statement.parameters,
        )
        return tuple(Hit(row["id"], row["group"], row["score"]) for row in rows)
