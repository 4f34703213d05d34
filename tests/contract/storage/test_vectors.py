"""Vectors of what lessons mean: made once, kept beside the lessons, and gone with them, on both databases."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from databases import settings as installation_in
from holdings import TAGS, People
from small_model import small_model
from sqlalchemy import select, update

from repository import comparing, healing, house, indexing, meaning, rebuilding, scheduling, vectors, withdrawing
from repository.errors import Invalid
from repository.healing import Healing
from repository.models import LessonVector, Report
from repository.searching import Answer, Wanted, search
from repository.settings import Settings
from repository.stores import Stores
from search.index import Index, Order
from search.model_files import MODEL, TOKENIZER, mark_of
from search.nearness import MARK


@pytest.fixture
async def stores(installation: Settings, tmp_path: Path) -> AsyncIterator[Stores]:
    """The stores of a fresh installation that has a model of meaning."""
    async with Stores(replace(installation, meaning_model=small_model(tmp_path / "model"))) as opened:
        yield opened


@pytest.fixture
async def index(stores: Stores) -> AsyncIterator[Index]:
    opened = indexing.open_index(stores.settings)
    yield opened
    opened.close()


async def kept(stores: Stores) -> dict[str, bytes]:
    async with stores.reading() as session:
        return {row.lesson_id: row.vector for row in await session.scalars(select(LessonVector))}


async def marks(stores: Stores) -> set[bytes]:
    return {vector[:MARK] for vector in (await kept(stores)).values()}


async def ask(stores: Stores, index: Index, people: People, wanted: Wanted) -> Answer:
    return await search(stores, index, people.practitioner, wanted)


async def found(stores: Stores, index: Index, people: People, text: str) -> list[str]:
    return [one.lesson.text for one in (await ask(stores, index, people, Wanted(text))).items]


async def test_a_lesson_of_like_meaning_is_found(stores: Stores, people: People, index: Index):
    await people.cleared("Share concerns.", "Bruise on an infant.", "Keep to the budget.")
    await indexing.catch_up(stores, index)
    answer = await ask(stores, index, people, Wanted("tell worries"))
    assert [one.lesson.text for one in answer.items] == ["Share concerns."]
    assert (answer.by_meaning, answer.total, answer.items[0].nearness > 0.5) == (True, 1, True)


@pytest.mark.parametrize(
    "wanted",
    [
        Wanted("tell worries", exact=True),
        Wanted("tell worries", order=Order.NEWEST),
        Wanted('"tell worries"'),
        Wanted("tell AND worries"),
        Wanted(""),
    ],
    ids=["exact", "by date", "phrase", "strict", "all"],
)
async def test_who_asks_for_something_else_gets_that(stores: Stores, people: People, index: Index, wanted: Wanted):
    await people.cleared("Share concerns.")
    await indexing.catch_up(stores, index)
    answer = await ask(stores, index, people, wanted)
    assert (answer.by_meaning, {one.nearness for one in answer.items} <= {0.0}) == (False, True)
    assert len(answer.items) == (not wanted.text)


async def test_what_is_to_be_left_out_is_not_what_is_meant(stores: Stores, people: People, index: Index):
    await people.cleared("Share concerns.", "A bruise.", "Listen, and hear of a mark.")
    await indexing.catch_up(stores, index)
    assert await found(stores, index, people, "heed -injury") == ["Listen, and hear of a mark."]


async def test_each_lesson_has_one_vector(stores: Stores, people: People, index: Index):
    await people.cleared("Share concerns.", "Listen.")
    await people.held("Tell nobody yet.")
    assert await vectors.missing(stores) == 2
    await indexing.catch_up(stores, index)
    assert (len(await kept(stores)), await vectors.missing(stores)) == (2, 0)
    assert await marks(stores) == {meaning.mark(stores.settings)}


async def test_a_rebuild_takes_the_vectors_that_there_are(stores: Stores, people: People, index: Index):
    await people.cleared("Share concerns.", "A bruise.")
    await indexing.catch_up(stores, index)
    # The contrary of what the model says: whoever does not find the lesson has taken it from here.
    own = {
        lesson_id: vector[:MARK] + (-np.frombuffer(vector, "<f2", offset=MARK)).tobytes()
        for lesson_id, vector in (await kept(stores)).items()
    }
    async with stores.writing() as session:
        for lesson_id, vector in own.items():
            await session.execute(update(LessonVector).where(LessonVector.lesson_id == lesson_id).values(vector=vector))
    await rebuilding.rebuild(stores)
    assert (await kept(stores), await found(stores, index, people, "tell worries")) == (own, [])


async def test_a_new_model_reads_every_lesson_again(stores: Stores, people: People, index: Index, tmp_path: Path):
    for _ in range(2):
        await people.cleared("Share concerns.")
    await indexing.catch_up(stores, index)
    other = small_model(tmp_path / "other", seed=2)
    async with Stores(replace(stores.settings, meaning_model=other)) as later:
        assert len(await comparing.check(later, index)) == 2
        # Until then the old vectors say nothing, where they could only say something false.
        assert await found(later, index, people, "tell worries") == []
        await indexing.repair(later, index)
        assert (await comparing.check(later, index), await marks(later)) == ([], {mark_of(other)})
        assert len(await found(later, index, people, "tell worries")) == 2


async def test_without_the_model_words_alone_count_again(stores: Stores, people: People, index: Index):
    await people.cleared("Share concerns.")
    await indexing.catch_up(stores, index)
    async with Stores(replace(stores.settings, meaning_model=None)) as later:
        await indexing.repair(later, index)
        assert (await comparing.check(later, index), await found(later, index, people, "tell worries")) == ([], [])
        assert (await vectors.missing(later), (await ask(later, index, people, Wanted("tell"))).by_meaning) == (
            0,
            False,
        )


async def test_a_server_that_gets_a_model_builds_the_index_with_it(
    stores: Stores, people: People, index: Index, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(healing, "_FEW", 1)
    async with Stores(replace(stores.settings, meaning_model=None)) as before:
        for _ in range(3):
            await people.cleared("Share concerns.")
        await indexing.catch_up(before, index)
    heals = Healing(stores, index)
    await heals.tidy()
    assert heals._task
    await heals._task
    assert (await comparing.check(stores, index), len(await kept(stores))) == ([], 3)


async def test_an_index_that_was_lost_before_lessons_were_read_is_whole_in_the_end(
    stores: Stores, people: People, index: Index
):
    for _ in range(3):
        await people.cleared("Share concerns.")
    assert await rebuilding.rebuild(stores) == 3
    assert (await comparing.check(stores, index), len(await kept(stores))) == ([], 3)


async def test_two_processes_may_read_the_same_lessons(stores: Stores, people: People):
    for number in range(4):
        await people.cleared(*(f"Share concern {number} {each}." for each in range(40)))
    read: list[None] = []
    await asyncio.gather(*(vectors.fill(stores, done=lambda: read.append(None)) for _ in range(3)))
    assert (len(await kept(stores)), len(read) >= 160) == (160, True)


async def test_of_a_lesson_that_goes_while_it_is_read_nothing_is_kept(stores: Stores, people: People, index: Index):
    report_id = await people.cleared("Share concerns.")
    async with stores.reading() as session:
        lesson_id = (await vectors._some(stores, meaning.mark(stores.settings), None, "")).popitem()[0]
        assert (await session.get_one(Report, report_id)).lesson_count == 1
    await withdrawing.withdraw(stores, people.clearer, report_id, "superseded", index)
    await vectors._keep(stores, meaning.mark(stores.settings), {lesson_id: b"vector"})
    assert await kept(stores) == {}


async def test_vectors_go_with_their_lessons(stores: Stores, people: People, index: Index):
    withdrawn, embargoed = await people.cleared("Share concerns."), await people.cleared("Listen.", tags=TAGS)
    await indexing.catch_up(stores, index)
    assert len(await kept(stores)) == 2
    await withdrawing.withdraw(stores, people.clearer, withdrawn, "identifies-someone", index)
    async with stores.reading() as session:
        number = (await session.get_one(Report, embargoed)).review_number
    await scheduling.set_embargo(stores, people.clearer, number, "inquest", None)
    assert await kept(stores) == {}


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
async def test_of_a_vector_that_is_gone_no_byte_is_left(stores: Stores, people: People, index: Index):
    def holding(vector: bytes) -> list[str]:
        pieces = [vector[at : at + 32] for at in range(MARK, len(vector) - 32, 32)]
        files = [path for path in stores.settings.home.rglob("*") if path.is_file()]
        return [path.name for path in files if any(piece in path.read_bytes() for piece in pieces)]

    report_id = await people.cleared("Share concerns of an infant with a bruise.")
    await indexing.catch_up(stores, index)
    [vector] = (await kept(stores)).values()
    assert await asyncio.to_thread(holding, vector)
    await withdrawing.withdraw(stores, people.clearer, report_id, "identifies-someone", index)
    index.close()
    assert await asyncio.to_thread(holding, vector) == []


def test_a_setting_that_names_no_model_is_refused(tmp_path: Path):
    for folder in (tmp_path / "nowhere", tmp_path):
        with pytest.raises(Invalid, match=r"NCRR_MEANING_MODEL: .* holds no model of meaning"):
            Settings.from_environment({"NCRR_HOME": str(tmp_path), "NCRR_MEANING_MODEL": str(folder)})


def test_a_setting_that_names_a_model_is_taken(tmp_path: Path):
    folder = small_model(tmp_path / "model")
    environment = {"NCRR_HOME": str(tmp_path), "NCRR_MEANING_MODEL": str(folder)}
    assert Settings.from_environment(environment).meaning_model == folder
    assert Settings.from_environment({**environment, "NCRR_MEANING_MODEL": ""}).meaning_model is None


@pytest.mark.parametrize("name", [MODEL, TOKENIZER])
async def test_a_server_does_not_start_with_a_damaged_model(tmp_path: Path, name: str):
    folder = small_model(tmp_path / "model")
    (folder / name).write_bytes(b"damaged")
    damaged = replace(installation_in(tmp_path / "home"), meaning_model=folder)
    with pytest.raises(Invalid, match=f"{name} is damaged"):
        async with house.opened(damaged):
            pass
