"""No byte of what a database keeps tells what nobody has cleared."""

import asyncio
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from holdings import TAGS, People, Readers
from sqlalchemy import text

from policies.periods import day_of
from policies.publication import HELD_FOR, State
from repository import indexing, publishing, retention, scheduling, withdrawing
from repository.models import Report
from repository.stores import Stores
from repository.tables import now

CANARY = "Zebedee Quillfeather"


@pytest.fixture
def folder(stores: Stores, request: pytest.FixtureRequest) -> Path:
    """Where the database keeps its files."""
    return stores.settings.home if stores.on_sqlite else request.getfixturevalue("postgresql_server").folder


def files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        if path.is_file():
            yield path


def holding(folder: Path, *words: str) -> list[str]:
    """The files that hold one of the words, in one of the ways in which text is written down."""
    forms = [word.encode(code) for word in words for code in ("utf-8", "utf-16-le", "utf-16-be")]
    found = []
    for path in files(folder):
        try:
            held = path.read_bytes()
        except FileNotFoundError:  # The server works on while we look.
            continue
        found += [path.name for form in forms if form in held or form.lower() in held]
    return found


async def flush(stores: Stores) -> None:
    if not stores.on_sqlite:
        async with stores.writing() as session:
            await session.execute(text("CHECKPOINT"))


async def test_the_search_finds_what_is_readable(stores: Stores, people: People, folder: Path):
    await people.cleared(f"{CANARY} was seen.")
    await flush(stores)
    assert await asyncio.to_thread(holding, folder, CANARY)


async def test_a_held_report_is_readable_in_no_byte(stores: Stores, people: People, folder: Path):
    canary = f"Held {CANARY}"
    await people.held(f"{canary} was seen.", opening=f"{canary} lived there.")
    await flush(stores)
    assert await asyncio.to_thread(holding, folder, canary, "Held Zebedee") == []


async def test_a_report_that_waits_for_its_day_is_readable_in_no_byte(stores: Stores, people: People, folder: Path):
    canary = f"Waiting {CANARY}"
    report_id = await people.cleared(f"{canary} was seen.", tags=replace(TAGS, published_before=False))
    async with stores.reading() as session:
        assert (await session.get_one(Report, report_id)).state is State.SCHEDULED
    await flush(stores)
    assert await asyncio.to_thread(holding, folder, canary) == []


async def test_a_comment_is_readable_in_no_byte(stores: Stores, people: People, folder: Path):
    canary = f"Comment {CANARY}"
    report_id = await people.held()
    await publishing.return_to_depositor(stores, people.clearer, report_id, f"{canary} is named.")
    await flush(stores)
    assert await asyncio.to_thread(holding, folder, canary) == []


async def test_a_clearing_that_fails_leaves_no_readable_byte(stores: Stores, people: People, folder: Path):
    canary = f"Refused {CANARY}"
    report_id = await people.held(f"{canary} was seen.")
    with pytest.raises(Exception, match="identifier-left"):
        await publishing.clear(stores, people.clearer, report_id, Readers(refuses=canary))
    await flush(stores)
    assert await asyncio.to_thread(holding, folder, canary) == []


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
@pytest.mark.parametrize("decision", ["reject", "return", "clear", "expire"])
async def test_of_what_was_decided_on_not_even_the_key_is_left(
    stores: Stores, people: People, folder: Path, decision: str
):
    report_id = await people.held()
    async with stores.reading() as session:
        [(wrapped, ciphertext)] = await session.execute(
            text("SELECT wrapped, ciphertext FROM report_key NATURAL JOIN sealed_text")
        )
    if decision == "reject":
        await publishing.reject(stores, people.clearer, report_id, "duplicate")
    elif decision == "return":
        await publishing.return_to_depositor(stores, people.clearer, report_id, "Look again.")
    elif decision == "clear":
        await publishing.clear(stores, people.clearer, report_id, Readers())
    else:
        await retention.expire(stores, now() + HELD_FOR)
    pieces = [wrapped, *(ciphertext[at : at + 64] for at in range(0, len(ciphertext) - 64, 64))]
    kept = [path.read_bytes() for path in files(folder)]
    assert not [piece for piece in pieces for held in kept if piece in held]


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
async def test_of_a_withdrawn_report_no_byte_is_left(stores: Stores, people: People, folder: Path):
    report_id = await people.cleared(f"{CANARY} was seen.")
    index = indexing.open_index(stores.settings)
    await indexing.catch_up(stores, index)
    await withdrawing.withdraw(stores, people.clearer, report_id, "identifies-someone", index)
    index.close()
    assert holding(folder, CANARY, "quillfeath") == []


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
@pytest.mark.parametrize("way", ["embargo", "hold"])
async def test_of_a_report_that_is_kept_back_no_readable_byte_is_left(
    stores: Stores, people: People, folder: Path, way: str
):
    report_id = await people.cleared(f"{CANARY} was seen.")
    index = indexing.open_index(stores.settings)
    await indexing.catch_up(stores, index)
    async with stores.reading() as session:
        number = (await session.get_one(Report, report_id)).review_number
    if way == "embargo":
        await scheduling.set_embargo(stores, people.clearer, number, "inquest", None)
    else:
        await scheduling.hold(stores, people.clearer, number, "inquest")
    await indexing.catch_up(stores, index)
    index.close()
    assert holding(folder, CANARY, "quillfeath") == []


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
async def test_of_a_report_whose_time_is_over_the_text_is_left_in_no_byte(stores: Stores, people: People, folder: Path):
    report_id = await people.held(opening=f"{CANARY} lived with Mother.")
    await publishing.clear(stores, people.clearer, report_id, Readers())
    index = indexing.open_index(stores.settings)
    await indexing.catch_up(stores, index)
    await retention.lapse(stores, day_of(now()) + timedelta(days=6 * 366))
    await indexing.catch_up(stores, index)
    index.close()
    assert holding(folder, CANARY, "quillfeath") == []
