"""A damaged or lost index is built anew by whoever finds it so, once, on both databases."""

import asyncio
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence

import pytest
import spoiling
from holdings import People
from sqlalchemy import select

from repository import comparing, healing, indexing, rebuilding
from repository.errors import IndexUnavailable
from repository.healing import Healing, Trouble
from repository.models import AuditEntry, Outbox
from repository.stores import Stores
from repository.watching import Watched
from search.document import Document
from search.grammar import parse
from search.index import Index, IndexOutOfReach, IndexUnusable, Results


@pytest.fixture
async def index(stores: Stores) -> AsyncIterator[Index]:
    opened = indexing.open_index(stores.settings)
    yield opened
    opened.close()


@pytest.fixture
async def heals(stores: Stores, index: Index) -> AsyncIterator[Healing]:
    made = Healing(stores, index)
    yield made
    await made.end()


@pytest.fixture
async def watched(stores: Stores, index: Index, heals: Healing) -> Watched:
    return Watched(index, stores, heals)


@pytest.fixture
async def full(stores: Stores, people: People, index: Index) -> list[str]:
    """The reports of an installation whose index knows them all."""
    ids = [await people.cleared("Share what you know.") for _ in range(3)]
    await indexing.catch_up(stores, index)
    return ids


class Unreachable:
    """An index that does not answer, which to build anew would not change."""

    def __init__(self) -> None:
        self.asked = 0

    def groups(self) -> dict[str, str]:
        self.asked += 1
        raise IndexOutOfReach


async def ask(index: Watched, words: str = "share") -> Results:
    return await asyncio.to_thread(index.search, parse(words), filters={}, limit=10)


async def found(index: Watched) -> list[str]:
    return sorted(hit.group for hit in (await ask(index)).hits)


async def until(condition: Callable[[], Awaitable[bool]]) -> None:
    async with asyncio.timeout(60):
        while not await condition():  # noqa: ASYNC110  # What it waits for sets no event.
            await asyncio.sleep(0.02)


async def healed(heals: Healing) -> None:
    async def at_rest() -> bool:
        return not heals.at_work

    # What a thread found is told to the loop, which hears of it when it comes round.
    await asyncio.sleep(0.05)
    await until(at_rest)


async def trail(stores: Stores) -> list[tuple[str, str]]:
    wanted = select(AuditEntry).where(AuditEntry.action.startswith("index.")).order_by(AuditEntry.seq)
    async with stores.reading() as session:
        return [(entry.action, entry.outcome) for entry in await session.scalars(wanted)]


@pytest.mark.parametrize("happens", [spoiling.damage, spoiling.lose])
async def test_search_works_again_without_being_opened_anew(
    stores: Stores, full: list[str], watched: Watched, heals: Healing, happens
):
    await happens(stores)
    with pytest.raises(IndexUnusable):
        await ask(watched)
    await healed(heals)
    assert (await found(watched), await comparing.check(stores, watched)) == (sorted(full), [])


@pytest.mark.parametrize(("happens", "called"), [(spoiling.damage, "damaged"), (spoiling.lose, "missing")])
@pytest.mark.usefixtures("full")
async def test_the_audit_trail_tells_what_was_found_and_done(
    stores: Stores, watched: Watched, heals: Healing, happens, called: str
):
    await happens(stores)
    with pytest.raises(IndexUnusable):
        await ask(watched)
    await healed(heals)
    assert await trail(stores) == [("index.found", called), ("index.rebuild", "ok")]


@pytest.mark.parametrize("happens", [spoiling.damage, spoiling.lose])
@pytest.mark.usefixtures("full")
async def test_however_many_ask_it_is_built_once(stores: Stores, watched: Watched, heals: Healing, happens):
    await happens(stores)
    asked = await asyncio.gather(*(ask(watched) for _ in range(8)), return_exceptions=True)
    await healed(heals)
    told = {type(each) for each in asked}
    assert (IndexUnusable in told, (await trail(stores)).count(("index.rebuild", "ok"))) == (True, 1)


@pytest.mark.parametrize("happens", [spoiling.damage, spoiling.lose])
@pytest.mark.usefixtures("full")
async def test_of_several_servers_one_builds_it(stores: Stores, index: Index, happens):
    await happens(stores)
    servers = [Healing(stores, index) for _ in range(3)]
    for server in servers:
        server.begin()
    for server in servers:
        await healed(server)
    assert (await trail(stores)).count(("index.rebuild", "ok")) == 1


@pytest.mark.usefixtures("people")
async def test_where_nothing_was_ever_cleared_nothing_is_found(stores: Stores, watched: Watched, heals: Healing):
    assert ((await ask(watched)).total, heals.at_work, await trail(stores)) == (0, False, [])


async def test_what_the_index_has_not_heard_of_does_not_make_it_lost(people: People, watched: Watched, heals: Healing):
    await people.cleared("Share what you know.")
    assert ((await ask(watched)).total, heals.at_work) == (0, False)


@pytest.mark.usefixtures("full")
async def test_a_query_that_finds_nothing_is_no_sign_of_loss(watched: Watched, heals: Healing):
    assert ((await ask(watched, "zebra")).total, heals.at_work) == (0, False)


async def test_a_new_report_does_not_hide_that_the_index_was_lost(
    stores: Stores, people: People, full: list[str], watched: Watched, heals: Healing
):
    await spoiling.lose(stores)
    new = await people.cleared("Share more.")
    with pytest.raises(IndexUnavailable):
        await indexing.catch_up(stores, watched)
    heals.begin()
    await healed(heals)
    assert await found(watched) == sorted([*full, new])


async def test_what_fails_once_and_not_again_is_left_as_it_is(stores: Stores, index: Index, heals: Healing):
    heals.begin(again=index.groups)
    await healed(heals)
    assert await trail(stores) == []


async def test_an_index_out_of_reach_is_not_built_anew(stores: Stores):
    index = Unreachable()
    heals = Healing(stores, index)
    heals.begin()
    await healed(heals)
    assert (index.asked, await trail(stores)) == (1, [])


@pytest.mark.usefixtures("full")
async def test_an_index_out_of_reach_is_told_of_when_tidying(stores: Stores):
    with pytest.raises(IndexUnavailable):
        await Healing(stores, Unreachable()).tidy()


@pytest.mark.parametrize("happens", [spoiling.damage, spoiling.lose])
@pytest.mark.usefixtures("full")
async def test_tidying_builds_it_in_the_background(stores: Stores, index: Index, heals: Healing, happens):
    await happens(stores)
    await heals.tidy()
    await healed(heals)
    assert await comparing.check(stores, index) == []


async def test_tidying_puts_back_a_single_report(stores: Stores, full: list[str], index: Index, heals: Healing):
    index.replace(full[0], "", ())
    await heals.tidy()
    assert (await comparing.check(stores, index), await trail(stores)) == ([], [])


@pytest.mark.usefixtures("full")
async def test_what_differs_in_many_is_built_as_a_whole(
    stores: Stores, people: People, index: Index, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(healing, "_FEW", 1)
    for report_id in [await people.cleared("Listen.") for _ in range(2)]:
        assert report_id
    assert await healing.trouble(stores, index) is Trouble.FAR_BEHIND
    await healing.mend(stores, index)
    assert (await comparing.check(stores, index), (await trail(stores))[-1]) == ([], ("index.rebuild", "ok"))


@pytest.mark.parametrize("happens", [spoiling.damage, spoiling.lose])
@pytest.mark.usefixtures("full")
async def test_mending_builds_what_is_beyond_repair(stores: Stores, index: Index, happens):
    await happens(stores)
    await healing.mend(stores, index)
    assert await comparing.check(stores, index) == []


@pytest.fixture
async def kept_busy(stores: Stores) -> AsyncIterator[threading.Event]:
    """Another process builds the index for as long as it is not told to end."""
    end, begun = threading.Event(), threading.Event()
    other = indexing.open_index(stores.settings)

    def items() -> Iterator[tuple[str, str, Sequence[Document]]]:
        begun.set()
        end.wait(60)
        raise KeyError
        yield

    def build() -> None:
        with pytest.raises(KeyError):
            other.rebuild(items())

    work = asyncio.create_task(asyncio.to_thread(build))
    await asyncio.to_thread(begun.wait, 60)
    yield end
    end.set()
    await work
    other.close()


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(healing, "_PAUSES", (0.0, 0.05, 0.05))
    monkeypatch.setattr(healing, "_PATIENCE", 0.01)


@pytest.mark.usefixtures("full", "quick")
async def test_it_gives_up_for_an_hour(stores: Stores, index: Index, heals: Healing, kept_busy: threading.Event):
    await spoiling.damage(stores)
    heals.begin()
    await healed(heals)
    heals.begin()
    assert (heals.at_work, (await trail(stores)).count(("index.rebuild", "failed"))) == (False, 3)
    kept_busy.set()
    await heals.tidy()
    await healed(heals)
    assert await comparing.check(stores, index) == []


@pytest.mark.usefixtures("full")
async def test_it_tries_again(
    stores: Stores, index: Index, heals: Healing, kept_busy: threading.Event, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(healing, "_PAUSES", (0.0, *[0.2] * 50))
    monkeypatch.setattr(healing, "_PATIENCE", 0.01)
    await spoiling.damage(stores)
    heals.begin()

    async def failed() -> bool:
        return ("index.rebuild", "failed") in await trail(stores)

    await until(failed)
    kept_busy.set()
    await healed(heals)
    assert (await comparing.check(stores, index), (await trail(stores))[-1]) == ([], ("index.rebuild", "ok"))


@pytest.mark.usefixtures("full")
async def test_whoever_ends_it_leaves_no_thread_at_work(stores: Stores, index: Index, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(rebuilding, "_REPORTS_AT_ONCE", 1)
    begun = threading.Event()
    before = index.groups()
    work = asyncio.create_task(rebuilding.rebuild(stores, done=begun.set))
    await asyncio.to_thread(begun.wait, 60)
    work.cancel()
    with pytest.raises(asyncio.CancelledError):
        await work
    # Whoever still wrote would hold the lock.
    other = indexing.open_index(stores.settings, patience=0)
    await asyncio.to_thread(other.replace, "none", "", ())
    other.close()
    assert (index.groups(), await trail(stores)) == (before, [])


async def test_nothing_waits_after_it_was_built(stores: Stores, people: People, full: list[str], heals: Healing):
    await people.cleared("Listen.")
    await spoiling.lose(stores)
    heals.begin()
    await healed(heals)
    async with stores.reading() as session:
        waiting = (await session.scalars(select(Outbox.seq).where(Outbox.done_at.is_(None)))).all()
    assert (len(full), waiting) == (3, [])
