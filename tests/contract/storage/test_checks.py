"""What the check of an installation finds, on both databases."""

from datetime import timedelta

import pytest
from holdings import People
from sqlalchemy import select, text, update

from policies.publication import HELD_FOR
from repository import indexing, publishing, withdrawing
from repository.checks import check
from repository.models import Report, ReportKey, SealedText
from repository.stores import Stores
from repository.tables import now


async def problems(stores: Stores) -> list[str]:
    return await check(stores, stores.settings)


async def run(stores: Stores, *statements: str) -> None:
    async with stores.writing() as session:
        for statement in statements:
            await session.execute(text(statement))


@pytest.fixture
async def full(stores: Stores, people: People) -> Stores:
    """An installation with one report of each kind that is kept, and nothing wrong."""
    await people.cleared("Share.", "Listen.")
    await people.held()
    returned = await people.held()
    await publishing.return_to_depositor(stores, people.clearer, returned, "The school is named.")
    await publishing.reject(stores, people.clearer, await people.held(), "duplicate")
    index = indexing.open_index(stores.settings)
    await withdrawing.withdraw(stores, people.clearer, await people.cleared(), "court-order", index)
    await indexing.catch_up(stores, index)
    index.close()
    return stores


async def test_where_all_is_well_nothing_is_found(full: Stores):
    assert await problems(full) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE report_text SET text = text || '.'", "is not the one that was cleared"),
        ("UPDATE report_text SET title = 'Child B'", "is not the one that was cleared"),
        ("UPDATE lesson SET text = text || '.' WHERE position = 0", "Lesson"),
        ("UPDATE lesson SET headings = '[]' WHERE position = 0", "Lesson"),
        ("DELETE FROM lesson WHERE position = 0", "fewer or more lessons"),
        ("DELETE FROM report_key WHERE purpose = 'candidate'", "has no key"),
        ("DELETE FROM sealed_text WHERE purpose = 'comment'", "has nothing to open"),
        ("DELETE FROM sealed_text WHERE purpose = 'candidate'", "there is nothing to clear"),
        ("UPDATE report SET state = 'rejected' WHERE state = 'held'", "is still there"),
        ("UPDATE report SET state = 'withdrawn' WHERE state = 'cleared'", "has a text without being cleared"),
        ("UPDATE report SET state = 'cleared' WHERE state = 'withdrawn'", "is cleared without a text"),
        ("UPDATE audit_head SET digest = 'x'", "does not end at entry"),
        ("UPDATE outbox SET done_at = NULL", "has not heard of"),
    ],
)
async def test_what_is_wrong_is_found(full: Stores, statement: str, sentence: str):
    await run(full, statement)
    assert [problem for problem in await problems(full) if sentence in problem]


@pytest.mark.parametrize("table", [ReportKey, SealedText])
async def test_a_seal_that_was_changed_is_found(full: Stores, table: type[ReportKey] | type[SealedText]):
    column = "wrapped" if table is ReportKey else "ciphertext"
    async with full.writing() as session:
        sealed = (await session.scalars(select(table))).first()
        whole = getattr(sealed, column)
        setattr(sealed, column, whole[:-1] + bytes([whole[-1] ^ 1]))
    assert [problem for problem in await problems(full) if "does not open" in problem]


async def test_what_should_have_expired_is_found(full: Stores):
    async with full.writing() as session:
        overdue = now() - HELD_FOR - timedelta(days=2)
        await session.execute(update(Report).where(Report.state == "held").values(deposited_at=overdue))
    assert [problem for problem in await problems(full) if "held for longer" in problem]


async def test_no_problem_quotes_a_text(full: Stores):
    await run(full, "UPDATE report_text SET text = 'Quillfeather'", "UPDATE lesson SET text = 'Quillfeather'")
    assert "Quillfeather" not in " ".join(await problems(full))
