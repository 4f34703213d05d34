"""Index and database kept in step, on both databases, each with its own engine."""

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

import pytest
from holdings import TAGS, People
from sqlalchemy import literal_column, select, text, update

from policies.publication import State
from repository import comparing, indexing, rebuilding, withdrawing
from repository.errors import IndexUnavailable
from repository.guards import Viewer
from repository.models import LessonText, Outbox, Report
from repository.reports import Reports
from repository.stores import Stores
from repository.tables import new_id, now
from search.document import Document
from search.grammar import parse
from search.index import Index, IndexUnusable
from search.postgres_schema import SCHEMA


@pytest.fixture
async def index(stores: Stores) -> AsyncIterator[Index]:
    opened = indexing.open_index(stores.settings)
    yield opened
    opened.close()


class Broken:
    """An index that nobody can read or write."""

    def replace(self, *_: object) -> None:
        raise IndexUnusable

    def groups(self) -> dict[str, str]:
        raise IndexUnusable


class Slow:
    """The index, but before it does what it is told something happens to the report, once."""

    def __init__(self, index: Index, happens: Iterable[object]) -> None:
        self._index = index
        self._happens = iter(happens)
        self._loop = asyncio.get_running_loop()

    def replace(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        for command in self._happens:
            asyncio.run_coroutine_threadsafe(command, self._loop).result()
        self._index.replace(group, revision, documents)

    def groups(self) -> dict[str, str]:
        return self._index.groups()


def found(index: Index, words: str) -> list[str]:
    return [hit.group for hit in index.search(parse(words), filters={}, limit=100).hits]


async def waiting(stores: Stores) -> int:
    async with stores.reading() as session:
        return len((await session.scalars(select(Outbox.seq).where(Outbox.done_at.is_(None)))).all())


async def test_a_cleared_report_is_found_after_catching_up(stores: Stores, people: People, index: Index):
    report_id = await people.cleared("Share what you know.")
    assert await indexing.catch_up(stores, index) == 1
    assert found(index, "share") == [report_id]


async def test_a_held_report_is_not_found(stores: Stores, people: People, index: Index):
    await people.held("Share what you know.")
    await indexing.catch_up(stores, index)
    assert found(index, "share") == []


async def test_catching_up_twice_does_nothing_more(stores: Stores, people: People, index: Index):
    await people.cleared()
    await indexing.catch_up(stores, index)
    assert await indexing.catch_up(stores, index) == 0


async def test_documents_carry_tags_headings_and_order(stores: Stores, people: People):
    await people.cleared("Share.", "Listen.")
    async with stores.reading() as session:
        report = (await session.scalars(select(Report))).one()
        [(_, _, documents)] = await indexing.items_of(session, [report.id])
        themes = await session.scalar(select(LessonText.themes).where(LessonText.position == 0))
    assert [(d.text, d.heading, d.order, d.group, d.title) for d in documents] == [
        ("Share.", "Child A", 0, report.id, "Child A"),
        ("Listen.", "Child A", 1, report.id, "Child A"),
    ]
    assert documents[0].tags == {
        "nation": (TAGS.nation,),
        "review_type": (TAGS.review_type,),
        "year": (str(TAGS.year),),
        "kind": ("recommendation",),
        "theme": tuple(theme.code for theme in themes) or ("not-recorded",),
        "agency": ("not-recorded",),
        "age_band": ("not-recorded",),
        "board": (TAGS.board,),
    }


async def test_what_a_broken_index_has_not_heard_of_waits(stores: Stores, people: People):
    await people.cleared()
    with pytest.raises(IndexUnavailable):
        await indexing.catch_up(stores, Broken())
    assert await waiting(stores) == 1


async def test_a_crash_between_commit_and_index_is_repaired(stores: Stores, people: People, index: Index):
    report_id = await people.cleared("Share what you know.")
    with pytest.raises(IndexUnavailable):
        await indexing.catch_up(stores, Broken())
    await indexing.catch_up(stores, index)
    assert (found(index, "share"), await waiting(stores)) == ([report_id], 0)


async def test_a_crash_between_index_and_mark_is_repaired(stores: Stores, people: People, index: Index):
    report_id = await people.cleared("Share what you know.")
    await indexing.catch_up(stores, index)
    async with stores.writing() as session:
        await session.execute(update(Outbox).values(done_at=None))
    await indexing.catch_up(stores, index)
    assert (found(index, "share"), await waiting(stores)) == ([report_id], 0)


async def test_what_is_withdrawn_while_the_index_is_told_does_not_stay(stores: Stores, people: People, index: Index):
    report_id = await people.cleared("Share what you know.")
    going = withdrawing.withdraw(stores, people.clearer, report_id, "court-order", index)
    await indexing.catch_up(stores, Slow(index, [going]))
    assert (found(index, "share"), await comparing.check(stores, index)) == ([], [])


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
async def test_a_withdrawn_report_is_gone_from_every_file_of_the_index(stores: Stores, people: People, index: Index):
    report_id = await people.cleared("Quillfeather was mentioned.")
    await indexing.catch_up(stores, index)
    await withdrawing.withdraw(stores, people.clearer, report_id, "identifies-someone", index)
    files = [path for path in stores.settings.index_folder.rglob("*") if path.is_file()]
    assert files
    assert not [path for path in files if b"quillfeath" in path.read_bytes().lower()]


@pytest.mark.parametrize("installation", ["postgresql"], indirect=True)
async def test_a_withdrawn_report_is_gone_from_every_row_of_the_index(stores: Stores, people: People, index: Index):
    async def held() -> str:
        async with stores.reading() as session:
            names = text("SELECT tablename FROM pg_tables WHERE schemaname = :schema")
            tables = (await session.scalars(names, {"schema": SCHEMA})).all()
            rows = [
                select(literal_column("kept::text")).select_from(text(f"{SCHEMA}.{name} AS kept")) for name in tables
            ]
            return " ".join([row for each in rows for row in await session.scalars(each)])

    report_id = await people.cleared("Quillfeather was mentioned.")
    await indexing.catch_up(stores, index)
    before = await held()
    await withdrawing.withdraw(stores, people.clearer, report_id, "identifies-someone", index)
    assert ("quillfeath" in before, "quillfeath" in await held()) == (True, False)


async def test_an_index_that_agrees_has_no_problems(stores: Stores, people: People, index: Index):
    await people.cleared()
    await indexing.catch_up(stores, index)
    assert await comparing.check(stores, index) == []


async def test_what_waits_is_a_problem(stores: Stores, people: People, index: Index):
    report_id = await people.cleared()
    assert await comparing.check(stores, index) == [
        f"Report {report_id} is missing from the search index.",
        "The search index has not heard of 1 changes. Run ncrr index catch-up.",
    ]


async def test_what_the_index_should_not_have_is_a_problem(stores: Stores, people: People, index: Index):
    report_id = await people.cleared()
    await indexing.catch_up(stores, index)
    async with stores.writing() as session:
        await session.execute(update(Report).values(state=State.WITHDRAWN))
    assert await comparing.check(stores, index) == [f"Report {report_id} is left over in the search index."]


async def test_another_revision_is_a_problem(stores: Stores, people: People, index: Index):
    report_id = await people.cleared()
    await indexing.catch_up(stores, index)
    async with stores.writing() as session:
        await session.execute(update(Report).values(revision=new_id()))
    assert await comparing.check(stores, index) == [f"Report {report_id} is out of date in the search index."]


async def test_an_index_that_cannot_be_read_is_a_problem(stores: Stores):
    assert await comparing.check(stores, Broken()) == [
        "The search index cannot be read. A running server builds it anew; else run ncrr index rebuild."
    ]


async def test_a_rebuilt_index_answers_as_before(stores: Stores, people: People, index: Index):
    ids = [await people.cleared("Share what you know.", "Listen.") for _ in range(3)]
    await people.held("Share nothing.")
    assert await rebuilding.rebuild(stores) == 6
    assert sorted(found(index, "share")) == sorted(ids)


async def test_rebuilding_repairs_whatever_was_wrong(stores: Stores, people: People, index: Index):
    await people.cleared()
    await indexing.catch_up(stores, index)
    index.replace("made-up", "r", [Document("d", "made-up", "", "", "Not ours.")])
    async with stores.writing() as session:
        await session.execute(update(Report).values(revision=new_id()))
    await rebuilding.rebuild(stores)
    assert await comparing.check(stores, index) == []


async def test_rebuilding_settles_what_waits(stores: Stores, people: People):
    await people.cleared()
    await rebuilding.rebuild(stores)
    assert await waiting(stores) == 0


async def test_an_index_is_rebuilt_in_several_readings(
    stores: Stores, people: People, index: Index, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(rebuilding, "_REPORTS_AT_ONCE", 2)
    ids = [await people.cleared("Share what you know.") for _ in range(5)]
    await rebuilding.rebuild(stores)
    assert sorted(found(index, "share")) == sorted(ids)


async def heard(stores: Stores, viewer: Viewer, report_id: str) -> datetime | None:
    async with stores.reading() as session:
        return (await Reports(session, viewer).get(report_id)).indexed_at


async def test_a_report_says_when_the_index_last_heard_of_it(stores: Stores, people: People, index: Index):
    report_id = await people.cleared()
    before = await heard(stores, people.practitioner, report_id)
    began = now()
    await indexing.catch_up(stores, index)
    told = await heard(stores, people.practitioner, report_id)
    await rebuilding.rebuild(stores)
    built = await heard(stores, people.practitioner, report_id)
    assert before is None
    assert told is not None
    assert built is not None
    assert began <= told < built


async def test_what_the_index_has_not_taken_it_has_not_heard_of(stores: Stores, people: People):
    report_id = await people.cleared()
    with pytest.raises(IndexUnavailable):
        await indexing.catch_up(stores, Broken())
    assert await heard(stores, people.practitioner, report_id) is None


async def test_when_it_heard_of_an_anonymous_review_is_not_told(stores: Stores, people: People, index: Index):
    report_id = await people.cleared(tags=replace(TAGS, anonymous=True))
    await indexing.catch_up(stores, index)
    told = [await heard(stores, viewer, report_id) is not None for viewer in (people.practitioner, people.depositor)]
    assert told == [False, True]


async def test_what_was_put_back_from_an_older_index_is_repaired(stores: Stores, people: People, index: Index):
    """What the outbox says nothing of."""
    missing, changed = await people.cleared("Share this."), await people.cleared("Share that.")
    await indexing.catch_up(stores, index)
    index.replace(missing, "", ())
    index.replace(changed, "older", [Document("d", changed, "", "", "Share less.")])
    index.replace("withdrawn", "older", [Document("e", "withdrawn", "", "", "Share all.")])
    assert await indexing.behind(stores, index) == 3
    assert await indexing.repair(stores, index) == 3
    assert (sorted(found(index, "share")), await comparing.check(stores, index)) == (sorted([missing, changed]), [])


async def test_what_cannot_be_taken_out_of_the_index_is_withdrawn_all_the_same(
    stores: Stores, people: People, index: Index
):
    report_id = await people.cleared("Share what you know.")
    await indexing.catch_up(stores, index)
    await withdrawing.withdraw(stores, people.clearer, report_id, "court-order", Broken())
    assert found(index, "share") == [report_id]
    async with stores.reading() as session:
        assert await Reports(session, people.practitioner).lessons([hit_id(index)]) == {}
    await indexing.catch_up(stores, index)
    assert found(index, "share") == []


def hit_id(index: Index) -> str:
    [hit] = index.search(parse("share"), filters={}, limit=1).hits
    return hit.id
