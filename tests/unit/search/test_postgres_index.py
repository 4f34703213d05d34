"""What the PostgreSQL engine does beyond the contract suite: tables side by side, damage, long documents, limits."""

import asyncio
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

import asyncpg
import pytest
from databases import Server
from plain_index import PlainIndex

from search.document import Document
from search.grammar import parse
from search.index import Index, IndexOutOfReach, IndexUnusable, Results, TakesTooLong
from search.placing import WEIGHTS
from search.postgres_index import PostgresIndex
from search.postgres_schema import UNITS, rounded

CANARY = "Quillfeather"
FACETS = ("kind",)


@pytest.fixture
def index(search_server: Mapping[str, Any]) -> Iterator[PostgresIndex]:
    opened = PostgresIndex(search_server, FACETS, patience=0.2)
    yield opened
    opened.close()


class Tables:
    """The tables of the index, seen from outside."""

    def __init__(self, server: Server) -> None:
        self._server = server

    def run(self, *statements: str) -> None:
        self._server.run(*statements, database="searched")


@pytest.fixture
def tables(postgresql_server: Server) -> Tables:
    return Tables(postgresql_server)


def batch(group: str, text: str, number: int = 1) -> list[Document]:
    return [Document(f"{group}#{at}", group, "", "", text, order=at) for at in range(number)]


def find(index: Index, text: str) -> Results:
    return index.search(parse(text), filters={}, limit=10)


def test_a_read_writes_nothing(index: PostgresIndex, tables: Tables) -> None:
    find(index, "neglect")
    tables.run("CREATE SCHEMA search_index")


def test_readers_answer_during_a_rebuild_and_then_notice_it(index: PostgresIndex) -> None:
    index.replace("old", "1", batch("old", "neglect"))
    during = []

    def items() -> Iterator[tuple[str, str, Sequence[Document]]]:
        for number in range(3):
            during.append((find(index, "neglect").total, index.groups()))
            yield f"new{number}", "2", batch(f"new{number}", "neglect")

    assert index.rebuild(items()) == 3
    assert during == [(1, {"old": "1"})] * 3
    assert (find(index, "neglect").total, set(index.groups())) == (3, {"new0", "new1", "new2"})


class TheDatabaseIsGoneError(Exception):
    """Something that the caller's own code raises."""


def test_a_rebuild_that_fails_leaves_the_old_index(index: PostgresIndex) -> None:
    def items() -> Iterator[tuple[str, str, Sequence[Document]]]:
        yield "new", "2", batch("new", CANARY)
        raise TheDatabaseIsGoneError

    index.replace("old", "1", batch("old", "neglect"))
    with pytest.raises(TheDatabaseIsGoneError):
        index.rebuild(items())
    assert (index.groups(), find(index, CANARY).total) == ({"old": "1"}, 0)


def test_a_rebuild_refuses_a_group_that_comes_twice(index: PostgresIndex) -> None:
    with pytest.raises(ValueError, match="twice"):
        index.rebuild([("r1", "1", batch("r1", "a")), ("r1", "2", batch("r1", "b"))])


def test_one_generation_is_left_after_a_rebuild(index: PostgresIndex, tables: Tables) -> None:
    for _ in range(2):
        index.rebuild([("r1", "1", batch("r1", "neglect"))])
    tables.run("DO $$BEGIN ASSERT (SELECT count(*) FROM pg_tables WHERE schemaname = 'search_index') = 8; END$$")


DAMAGES = {
    "a table is missing": "DO $$BEGIN EXECUTE (SELECT 'DROP TABLE search_index.' || tablename FROM pg_tables "
    "WHERE schemaname = 'search_index' AND tablename LIKE 'document%'); END$$",
    "a table is another": "DO $$BEGIN EXECUTE (SELECT 'ALTER TABLE search_index.' || tablename "
    "|| ' DROP COLUMN first' FROM pg_tables "
    "WHERE schemaname = 'search_index' AND tablename LIKE 'revision%'); END$$",
    "it is not said what to read": "TRUNCATE search_index.current",
    "what says it is another table": "ALTER TABLE search_index.current DROP COLUMN generation",
    "another version made it": "UPDATE search_index.current SET version = 1",
}


@pytest.fixture(params=DAMAGES)
def damaged(request: pytest.FixtureRequest, index: PostgresIndex, tables: Tables) -> PostgresIndex:
    index.replace("r1", "1", batch("r1", "neglect"))
    tables.run(DAMAGES[request.param])
    return index


def ask_for_all(index: PostgresIndex) -> None:
    find(index, "neglect")
    index.groups()


def test_a_damaged_index_says_that_it_is_unusable(damaged: PostgresIndex) -> None:
    with pytest.raises(IndexUnusable, match=r"[Rr]ebuild it"):
        ask_for_all(damaged)


def test_a_rebuild_repairs_any_damage(damaged: PostgresIndex) -> None:
    damaged.rebuild([("r1", "2", batch("r1", "drugs"))])
    assert (damaged.groups(), find(damaged, "drugs").total) == ({"r1": "2"}, 1)


def test_what_later_software_made_is_not_to_be_made_anew(index: PostgresIndex, tables: Tables) -> None:
    index.replace("r1", "1", batch("r1", "neglect"))
    tables.run("UPDATE search_index.current SET version = 999")
    with pytest.raises(IndexOutOfReach, match="later version"):
        ask_for_all(index)


@pytest.mark.parametrize("at", ["postgresql://127.0.0.1:9/none", "postgresql://nobody@/none?host=/nowhere"])
def test_a_server_that_is_not_there_makes_the_index_unusable(at: str) -> None:
    with pytest.raises(IndexOutOfReach) as caught:
        find(PostgresIndex({"dsn": at}, FACETS), CANARY)
    assert (CANARY in str(caught.value), caught.value.__cause__) == (False, None)


def test_a_search_that_takes_too_long_is_given_up(index: PostgresIndex, search_server: Mapping[str, Any]) -> None:
    index.replace("r1", "1", batch("r1", "neglect"))

    async def while_locked() -> None:
        connection = await asyncpg.connect(**search_server)
        async with connection.transaction():
            await connection.execute("LOCK TABLE search_index.document_1")
            with pytest.raises(TakesTooLong):
                await asyncio.to_thread(find, index, "neglect")
        await connection.close()

    asyncio.run(while_locked())
    assert find(index, "neglect").total == 1


def test_writing_gives_up_while_another_writes(index: PostgresIndex, search_server: Mapping[str, Any]) -> None:
    other = PostgresIndex(search_server, FACETS)

    def items() -> Iterator[tuple[str, str, Sequence[Document]]]:
        with pytest.raises(IndexOutOfReach, match="another process"):
            index.replace("r1", "1", batch("r1", "neglect"))
        yield "r1", "2", batch("r1", "neglect")

    other.rebuild(items())
    other.close()
    assert index.groups() == {"r1": "2"}


def test_a_connection_that_broke_is_made_again(index: PostgresIndex, tables: Tables) -> None:
    index.replace("r1", "1", batch("r1", "neglect"))
    tables.run(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'searched' AND pid <> pg_backend_pid()"
    )
    assert find(index, "neglect").total == 1


NUMBERED = [f"word{number}" for number in range(17_000)]
LONG = " ".join([*["the voice"] * 400, *NUMBERED, "sleep of the quarry", "voice of a child"])


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ('"voice of a child"', 1),
        ('"of the quarry"', 1),
        ('"quarry voice"', 1),
        ('"word16999 sleep of"', 1),
        ('"the voice word0"', 1),
        ('"the quarry of"', 0),
        ('"word16500 word16502"', 0),
        ('"the child"', 0),
        ("word0-word1 quarry", 1),
        ("word0-word2 quarry", 0),
    ],
)
def test_phrases_are_found_in_documents_longer_than_a_vector(index: PostgresIndex, query: str, found: int) -> None:
    index.replace("r1", "1", batch("r1", LONG))
    results = find(index, query)
    assert results.total - bool(results.hint) == found


def test_phrases_are_found_among_many_that_have_their_words(index: PostgresIndex) -> None:
    orders = ("child in care", "care in child", "in care child", "child in, in care", "care, in care; child in")
    each = {text: [replace(one, id=f"{number}#{one.id}") for one in batch("r1", text, 400)]
            for number, text in enumerate(orders)}  # fmt: skip
    index.replace("r1", "1", [one for some in each.values() for one in some])
    assert [find(index, f'"{text}"').total for text in ("child in", "in care", "child in care", "in care child")] == [
        3 * 400,
        4 * 400,
        400,
        2 * 400,
    ]


def test_what_very_many_documents_have_is_found_as_in_any_index(
    index: PostgresIndex, search_server: Mapping[str, Any]
) -> None:
    plain = PlainIndex(FACETS)
    texts = ("neglect of a child", "child in care; child", "care of the quarry", "o'child \\\\ child neglect")
    groups = [(f"r{at}", "1", batch(f"r{at}", texts[at % 4], 100 + at)) for at in range(14)]
    other = PostgresIndex(search_server, FACETS)
    for each in (index, plain):
        each.rebuild(groups)
    for group, text, number in (("r3", "child in the quarry", 7), ("r13", "", 0), ("new", "child care child child", 3)):
        for each in (index, plain):
            find(each, "child")
            each.replace(group, "2", batch(group, text, number))
        for query in ("child", "child AND care", "care -child", "neglect OR quarry", "chi*", '"child in"'):
            expected = find(plain, query)
            for each in (index, other):
                found = find(each, query)
                assert (found.total, found.groups, found.facets) == (expected.total, expected.groups, expected.facets)
                assert [(hit.id, pytest.approx(hit.score)) for hit in found.hits] == [
                    (hit.id, hit.score) for hit in expected.hits
                ]
    other.close()


def rows(server: Mapping[str, Any], statement: str) -> list[tuple[Any, ...]]:
    """What the server answers."""

    async def fetched() -> list[tuple[Any, ...]]:
        connection = await asyncpg.connect(**server)
        found = await connection.fetch(statement)
        await connection.close()
        return [tuple(row) for row in found]

    return asyncio.run(fetched())


def test_what_is_kept_is_that_of_the_documents_that_are_there(index: PostgresIndex, search_server: Any) -> None:
    index.replace("r1", "1", batch("r1", CANARY))
    index.replace("r1", "2", batch("r1", "neglect drugs"))
    index.replace("r2", "1", batch("r2", "neglect neglected", 2))
    index.replace("r3", "1", batch("r3", CANARY))
    index.replace("r3", "1", [])
    kept = {
        name: rows(search_server, f"SELECT {what} FROM search_index.{name}_2 ORDER BY 1, 2")  # noqa: S608  # Ours.
        for name, what in {
            "stem": "stem, units, documents",
            "form": "form, stem, groups",
            "revision": '"group", first, last',
            "fact": "number, id",
            "stretch": "number, words::text",
            "document": "number, words::text",
        }.items()
    }
    assert kept == {
        "stem": [("drug", 20, 1), ("neglect", 20, 1), ("neglect", 40, 2)],
        "form": [("drugs", "drug", 1), ("neglect", "neglect", 2), ("neglected", "neglect", 1)],
        "revision": [("r1", 2, 2), ("r2", 3, 4)],
        "fact": [(2, "r1#0"), (3, "r2#0"), (4, "r2#1")],
        "stretch": [(2, "'drug':2 'neglect':1"), (3, "'neglect':1,2"), (4, "'neglect':1,2")],
        "document": [(2, "'drug=20' 'neglect=20'"), (3, "'neglect=40'"), (4, "'neglect=40'")],
    }


def test_a_removed_group_is_in_no_byte_of_a_file_of_tables(
    index: PostgresIndex, tables: Tables, postgresql_server: Server
) -> None:
    def files() -> list[str]:
        # What is dropped is emptied at once, and what is written is in the files after a checkpoint.
        tables.run("CHECKPOINT")
        base = postgresql_server.folder / "base"
        return [path.name for path in base.rglob("*") if path.is_file() and b"quillfeath" in path.read_bytes().lower()]

    index.rebuild([("r1", "1", batch("r1", f"{CANARY} drugs", 300)), ("r2", "1", batch("r2", "neglect", 300))])
    tables.run("ANALYZE")
    assert files()
    index.replace("r1", "2", [])
    assert files() == []
    assert find(index, "neglect").total == 300


def test_weights_are_kept_as_they_are() -> None:
    assert [rounded(weight) / UNITS for weight in WEIGHTS.values()] == list(WEIGHTS.values())
