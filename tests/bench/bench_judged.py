"""How well a search finds what a person asked for: the judged queries of tests/judged, by several systems.

    .venv/bin/python tests/bench/bench_judged.py [dev] [held-back] [--each] [--json FILE]

Each system indexes the same lessons, as the product's own function gives them to the index, and answers each query as
it was typed; ours answers it with the model of meaning as well, where `NCRR_MEANING_MODEL` names one. nDCG is that of
the first ten answers; a query succeeds where one of the first five is useful. `--each` tells the queries of dev one by
one; of those that are held back nothing is told but the figures of all of them together.
"""

import asyncio
import sys
from collections.abc import Callable, Generator, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

import asyncpg
import meaning_model
from measuring import ROOT
from reporting import Table, main
from whoosh.analysis import StemmingAnalyzer
from whoosh.fields import ID, TEXT, Schema
from whoosh.filedb.filestore import RamStorage
from whoosh.qparser import QueryParser

sys.path.insert(0, str(ROOT / "tests"))

from databases import postgresql
from judged_lessons import documents, here
from judged_queries import FIRST, KINDS, Query, ndcg, queries, success, unjudged

from repository.engines import server
from repository.indexed import FACETS
from repository.meaning import query_of
from search.document import Document
from search.grammar import parse
from search.index import Index
from search.postgres_index import PostgresIndex
from search.query import Query as Asked
from search.whoosh_index import WhooshIndex

Groups: TypeAlias = Mapping[str, Sequence[Document]]
# The names of the first ten lessons for a query, best first.
Answering: TypeAlias = Callable[[str], list[str]]
# The query for what was typed, and the words of the index.
Asking: TypeAlias = Callable[[str, Mapping[str, int]], Asked]


def dev() -> Table:
    """The figures of the queries that may be looked at."""
    return measured(queries("dev"), each="--each" in sys.argv)


def held_back() -> Table:
    """The figures of the queries that nobody looks at while anything is set."""
    return measured(queries("held-back"))


@contextmanager
def whoosh_as_shipped(groups: Groups) -> Generator[Answering]:
    """Whoosh's `QueryParser` over one `TEXT` field with its `StemmingAnalyzer`: every word has to be there."""
    schema = Schema(name=ID(stored=True), text=TEXT(analyzer=StemmingAnalyzer()))
    index = RamStorage().create_index(schema)
    with index.writer() as writer:
        for documents_of_one in groups.values():
            for document in documents_of_one:
                writer.add_document(name=document.id, text=str(document.text[:]))
    parser = QueryParser("text", schema)
    with index.searcher() as searcher:
        yield lambda text: [hit["name"] for hit in searcher.search(parser.parse(text), limit=FIRST)]


@contextmanager
def on_whoosh(groups: Groups) -> Generator[Index]:
    """Our embedded engine."""
    with TemporaryDirectory(prefix="bench-judged-") as folder:
        index = WhooshIndex(Path(folder), FACETS)
        index.rebuild((name, "1", some) for name, some in groups.items())
        yield index
        index.close()


@contextmanager
def on_postgres(groups: Groups) -> Generator[Index]:
    """Our engine on a server."""
    with postgresql() as database:
        index = PostgresIndex(server(database.url("postgres").render_as_string(hide_password=False)) or {}, FACETS)
        index.rebuild((name, "1", some) for name, some in groups.items())
        yield index
        index.close()


@contextmanager
def ours(
    engine: Callable[[Groups], AbstractContextManager[Index]], ask: Asking, groups: Groups
) -> Generator[Answering]:
    """One of our engines, asked what `ask` makes of what was typed."""
    with engine(groups) as index:
        yield lambda text: [hit.id for hit in index.search(ask(text, index.vocabulary()), filters={}, limit=FIRST).hits]


def only_words(text: str, _: Mapping[str, int]) -> Asked:
    """What was typed and nothing else."""
    return parse(text)


@contextmanager
def ts_rank(groups: Groups) -> Generator[Answering]:
    """PostgreSQL's own ranking of `websearch_to_tsquery` over a `tsvector` of its English configuration."""
    ask = (
        "SELECT name FROM lesson, websearch_to_tsquery('english', $1) query WHERE words @@ query "
        "ORDER BY ts_rank(words, query) DESC, name LIMIT $2"
    )
    with postgresql() as database, asyncio.Runner() as runner:
        there = server(database.url("postgres").render_as_string(hide_password=False)) or {}
        connection = runner.run(asyncpg.connect(**there))
        rows = [(each.id, str(each.text[:])) for some in groups.values() for each in some]
        runner.run(connection.execute("CREATE TABLE lesson (name text, words tsvector)"))
        runner.run(connection.executemany("INSERT INTO lesson VALUES ($1, to_tsvector('english', $2))", rows))
        yield lambda text: [row["name"] for row in runner.run(connection.fetch(ask, text, FIRST))]
        runner.run(connection.close())


# What was typed and nothing else, what the product makes of it, and that with the model of meaning.
SYSTEMS: dict[str, Callable[[Groups], AbstractContextManager[Answering]]] = {
    "Whoosh as shipped": whoosh_as_shipped,
    "PostgreSQL's ts_rank": ts_rank,
    "ours on Whoosh, only the words": partial(ours, on_whoosh, only_words),
    "ours on Whoosh": partial(ours, on_whoosh, query_of),
    "ours on PostgreSQL": partial(ours, on_postgres, query_of),
}


def systems() -> dict[str, Callable[[Groups], AbstractContextManager[Answering]]]:
    """Those, and ours with the model of meaning where it is here."""
    if not meaning_model.present():
        return SYSTEMS
    return SYSTEMS | {
        "ours on Whoosh, with meaning": partial(ours, on_whoosh, meaning_model.asked),
        "ours on PostgreSQL, with meaning": partial(ours, on_postgres, meaning_model.asked),
    }


def measured(some: Sequence[Query], *, each: bool = False) -> Table:
    """The figures of every system."""
    if not here():
        sys.exit("The inspection reports are not on this machine (NCRR_SHARED).")
    groups = meaning_model.read(documents()) if meaning_model.present() else documents()
    with ExitStack() as opened:
        answering = {name: opened.enter_context(system(groups)) for name, system in systems().items()}
        answers = {name: [answers_of(one.query) for one in some] for name, answers_of in answering.items()}
    if each:
        for place, one in enumerate(some):
            found = "  ".join(f"{name} {ndcg(one.grades, its[place]):.2f}" for name, its in answers.items())
            print(f"{one.kind:11} {one.query}: {found}")
    return table_of(some, answers)


def table_of(some: Sequence[Query], answers: Mapping[str, Sequence[Sequence[str]]]) -> Table:
    """The figures of all queries and of each kind; the answers stand in the order of the queries."""
    table: Table = {}
    for name, its in answers.items():
        pairs = [(one, answer) for one, answer in zip(some, its, strict=True)]
        for kind in ("all", *KINDS):
            here = [(one.grades, answer) for one, answer in pairs if kind in {"all", one.kind}]
            if here:
                row = f"{kind}, {len(here)} queries"
                gains = sum(ndcg(*pair) for pair in here) / len(here)
                table.setdefault(f"nDCG@10: {row}", {})[name] = round(gains, 3)
                successes = {"part": sum(success(*pair) for pair in here), "whole": len(here)}
                table.setdefault(f"success@5: {row}", {})[name] = successes
        holes = sum(unjudged(one.grades, answer) for one, answer in pairs)
        shown = sum(len(answer) for answer in its)
        table.setdefault("answers that nobody judged", {})[name] = {"part": holes, "whole": shown}
    return table


PARTS = {"judged-dev": dev, "judged-held-back": held_back}
_SHORT = {"dev": "judged-dev", "held-back": "judged-held-back"}

if __name__ == "__main__":
    main(__file__, PARTS, [_SHORT.get(argument, argument) for argument in sys.argv[1:] if argument != "--each"])
