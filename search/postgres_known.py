"""What a process remembers of the documents of an index in PostgreSQL: all that searches need beside the words.

Documents never change and are numbered upwards, so that only those which were added since are ever read. Here a
document stands at a position: the place of its number among those that were read, counted from 0.
"""

import json
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import asyncpg
import numpy as np
from numpy.typing import NDArray

from search.columns import Columns
from search.nearness import Vectors
from search.postgres_schema import Tables
from search.postgres_writing import State
from search.ranking import shortness
from search.stretches import Numbers

Floats = NDArray[np.float64]

# So many documents are read with one statement, which takes about a tenth of a second.
_AT_ONCE = 20_000

# Vectors that are added are put beside the last few again and again; beyond so many, the copying takes too long.
_FULL = 2_000

# Ties are sorted by group and number; a number has 31 bits.
_BITS = 32


@dataclass(frozen=True, slots=True)
class View:
    """The documents as one transaction sees them; arrays are by position.

    `there` are the positions of those that can be found, and `group` the place of each one's group in `names`, which
    are sorted. `tie` sorts those that are equal otherwise.
    """

    names: Sequence[str]
    there: Numbers
    group: Numbers
    tie: Numbers
    date: Numbers
    weight: Floats
    shortness: Floats
    number: NDArray[np.int32]
    position: NDArray[np.int32]
    vectors: tuple[Vectors, ...]

    @property
    def size(self) -> int:
        """How many positions there are, of documents that can be found and of others."""
        return len(self.group)

    def within(self, names: Collection[str]) -> Numbers:
        """The groups of those names, as `group` has them."""
        at = [(bisect_left(self.names, name), name) for name in names]
        return np.array([place for place, name in at if self.names[place : place + 1] == [name]], dtype=np.int64)

    def tie_of(self, name: str, number: int) -> int:
        """What `tie` is, or would be, for that number in that group."""
        place = bisect_left(self.names, name)
        known = self.names[place : place + 1] == [name]
        return (2 * place + known << _BITS) + number


class Known:
    """What was read of one numbering of documents so far. To be used by one at a time."""

    def __init__(self, facets: Sequence[str]) -> None:
        self.columns = Columns(facets)
        self._made: Any = None
        self._changes = -1
        self._facts = _Facts()
        self._view: View | None = None
        self._facets = facets

    @property
    def documents(self) -> int:
        """How many documents were read."""
        return len(self._facts.number)

    async def view(self, connection: asyncpg.Connection, state: State) -> View:
        """The documents as the transaction of `connection` sees them; reads what it does not know yet.

        What was read is remembered even where an error or a timeout ends it.
        """
        if self._made != state.made:
            self.columns, self._facts, self._view = Columns(self._facets), _Facts(), None
            self._made = state.made
        if self._view is None or self._changes != state.changes:
            await self._read(connection, state)
            rows = await connection.fetch(f'SELECT "group", first, last FROM {state.tables.revisions} ORDER BY 1')
            self._view = self._facts.view(rows)
            self._changes = state.changes
        return self._view

    async def _read(self, connection: asyncpg.Connection, state: State) -> None:
        while self._facts.last < state.last:
            rows = await connection.fetch(
                f"""
                SELECT number, date, weight, length, tags, vector FROM {state.tables.facts}
                WHERE number > $1 ORDER BY number LIMIT {_AT_ONCE}
                """,
                self._facts.last,
            )
            for position, row in enumerate(rows, len(self._facts.number)):
                self.columns.add(position, _tags(row["tags"]))
            self._facts.extend(rows)
            self.columns.settle(len(self._facts.number))
            if len(rows) < _AT_ONCE:
                break


async def groups(connection: asyncpg.Connection, tables: Tables) -> dict[str, str]:
    """As `Index.groups`."""
    rows = await connection.fetch(f'SELECT "group", revision FROM {tables.revisions}')
    return {row["group"]: row["revision"] for row in rows}


async def vocabulary(connection: asyncpg.Connection, tables: Tables) -> dict[str, int]:
    """As `Index.vocabulary`."""
    rows = await connection.fetch(f"SELECT form, max(groups) AS groups FROM {tables.forms} GROUP BY form")
    return {row["form"]: row["groups"] for row in rows}


class _Facts:
    """The facts of documents in arrays that are made anew, never written into, so that a view can keep them."""

    def __init__(self) -> None:
        self.number = np.zeros(0, dtype=np.int32)
        self._position = np.zeros(1, dtype=np.int32)
        self._date = np.zeros(0, dtype=np.int64)
        self._weight = np.zeros(0)
        self._length = np.zeros(0)
        self._vectors: tuple[Vectors, ...] = ()
        # Those of the last documents, in one of `_vectors` that still grows.
        self._latest: list[bytes] = []

    @property
    def last(self) -> int:
        return int(self.number[-1]) if len(self.number) else 0

    def extend(self, rows: Sequence[Mapping[str, Any]]) -> None:
        if not rows:
            return
        fresh = np.array([row["number"] for row in rows], dtype=np.int32)
        position = np.zeros(int(fresh[-1]) + 1, dtype=np.int32)
        position[: len(self._position)] = self._position
        position[fresh] = np.arange(len(self.number), len(self.number) + len(rows), dtype=np.int32)
        self._position = position
        self.number = np.concatenate((self.number, fresh))
        self._date = np.concatenate((self._date, np.array([row["date"] for row in rows], dtype=np.int64)))
        self._weight = np.concatenate((self._weight, np.array([row["weight"] for row in rows])))
        self._length = np.concatenate((self._length, np.array([row["length"] for row in rows], dtype=np.float64)))
        full = self._vectors[:-1] if self._latest else self._vectors
        self._latest += [row["vector"] for row in rows]
        self._vectors = (*full, Vectors(self._latest))
        if len(self._latest) >= _FULL:
            self._latest = []

    def view(self, groups: Sequence[Mapping[str, Any]]) -> View:
        first = np.array([row["first"] for row in groups], dtype=np.int64)
        counts = np.array([row["last"] for row in groups], dtype=np.int64) + 1 - first
        # The positions of a group's documents follow one another, as their numbers do.
        starts = self._position[first].astype(np.int64)
        there = np.arange(counts.sum()) + np.repeat(starts - (np.cumsum(counts) - counts), counts)
        group = np.zeros(len(self.number), dtype=np.int64)
        group[there] = np.repeat(np.arange(len(groups)), counts)
        usual = float(self._length[there].mean()) if len(there) else 1.0
        return View(
            names=[row["group"] for row in groups],
            there=np.sort(there),
            group=group,
            tie=(2 * group + 1 << _BITS) + self.number,
            date=self._date,
            weight=self._weight,
            shortness=shortness(self._length, usual or 1.0),
            number=self.number,
            position=self._position,
            vectors=self._vectors,
        )


@lru_cache(maxsize=4_096)
def _tags(kept: str) -> Mapping[str, Collection[str]]:
    tags: dict[str, list[str]] = json.loads(kept)
    return tags
