"""Our own engines as the benchmark asks them, and what every engine in it does."""

import asyncio
import json
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from search_corpus import FACETS, Group, Stored
from search_questions import ANY, FILTERS, PHRASE, PREFIX, Question

from search.clauses import AnyOf, Clause, Prefix
from search.document import Document
from search.grammar import parse
from search.highlight import snippet
from search.index import Index
from search.query import Query

MEBIBYTE = 2**20
TOP = 10


class Answer(NamedTuple):
    """How many lessons were found, the first of them, and their highlighted stretches where those were asked for."""

    total: int
    ids: tuple[str, ...]
    highlights: int = 0


class Engine(Protocol):
    """A search engine with its index in one place."""

    def build(self, groups: Iterable[Group]) -> None:
        """Index the reports into an empty place."""
        ...

    def ask(self, question: Question) -> Answer:
        """The exact number of lessons and the first ten."""
        ...

    def replace(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        """Make the documents all that is found of the report."""
        ...

    def size(self) -> float:
        """MiB on the disk."""
        ...

    def memory(self) -> float:
        """MiB that other processes hold for this engine."""
        ...

    def close(self) -> None:
        """Let go of everything."""
        ...


def query_of(question: Question) -> Query:
    """The question in our own query language, as far as that goes, and as clauses."""
    clauses: tuple[Clause, ...]
    if question.kind == FILTERS:
        return Query(())
    if question.kind == PREFIX:
        clauses = (Prefix(question.words[0]),)
    elif question.kind == ANY:
        clauses = (AnyOf(tuple(clause for word in question.words for clause in parse(word).clauses)),)
    elif question.kind == PHRASE:
        clauses = parse(f'"{" ".join(question.words)}"').clauses
    else:
        clauses = parse(" ".join(question.words)).clauses
    # The others find nothing but what meets the whole query.
    return Query(clauses, strict=True)


class _Ours:
    """What both do, with the texts of the lessons in a database beside it as in the product."""

    def __init__(self, index: Index, stored: Stored) -> None:
        self._index = index
        self._stored = stored

    def build(self, groups: Iterable[Group]) -> None:
        self._index.rebuild(groups)

    def ask(self, question: Question) -> Answer:
        query = query_of(question)
        results = self._index.search(query, filters=question.filters, limit=TOP)
        ids = tuple(hit.id for hit in results.hits)
        marked = 0
        if question.kind == ANY:
            for text in self._stored.texts(ids):
                marked += sum(fragment.marked for fragment in snippet(text, query).fragments)
        return Answer(results.total, ids, marked)

    def replace(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        self._index.replace(group, revision, documents)

    def close(self) -> None:
        self._index.close()


class OurWhoosh(_Ours):
    """The embedded engine, in a folder."""

    def __init__(self, place: str, stored: Stored) -> None:
        from search.whoosh_index import WhooshIndex

        self._folder = Path(place)
        super().__init__(WhooshIndex(self._folder, FACETS), stored)

    def size(self) -> float:
        return folder_size(self._folder)

    def memory(self) -> float:
        return 0.0


class OurPostgres(_Ours):
    """The engine for many nodes; its place is what the driver connects with, as JSON."""

    def __init__(self, place: str, stored: Stored) -> None:
        from search.postgres_index import PostgresIndex

        self._server = json.loads(place)
        super().__init__(PostgresIndex(self._server, FACETS), stored)

    def size(self) -> float:
        from search.postgres_schema import SCHEMA

        relations = "SELECT sum(pg_total_relation_size(oid)) FROM pg_class WHERE relnamespace = $1::regnamespace"
        return int(asyncio.run(self._one(f"{relations} AND relkind = 'r'", SCHEMA))) / MEBIBYTE

    def memory(self) -> float:
        """What the server's processes hold, what they share counted once."""
        pids = asyncio.run(self._one("SELECT array_agg(pid) FROM pg_stat_activity"))
        return sum(proportional(pid) for pid in pids)

    async def _one(self, statement: str, *values: object) -> Any:
        import asyncpg

        connection = await asyncpg.connect(**self._server)
        try:
            return await connection.fetchval(statement, *values)
        finally:
            await connection.close()


def folder_size(folder: Path) -> float:
    """MiB of the files below a folder."""
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file()) / MEBIBYTE


def proportional(pid: int) -> float:
    """MiB of memory that a process holds, its share only of what it shares."""
    try:
        told = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    except OSError:
        return 0.0
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("Pss:")) / 1024


def own_peak() -> float:
    """MiB that this process held at most. What its parent held is none of it, unlike in `getrusage`."""
    told = Path("/proc/self/status").read_text(encoding="ascii")
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith("VmHWM:")) / 1024
