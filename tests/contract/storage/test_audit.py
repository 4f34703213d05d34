"""The audit chain, on both databases."""

import asyncio

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from repository import audit
from repository.stores import Stores


async def write(stores: Stores, number: int = 1) -> None:
    for place in range(number):
        async with stores.writing() as session:
            await audit.record(session, actor="somebody", action="thing.do", object_id=f"thing-{place}")


async def write_and_fail(stores: Stores) -> None:
    async with stores.writing() as session:
        await audit.record(session, actor="somebody", action="thing.do", object_id="thing")
        raise ZeroDivisionError


async def tamper(stores: Stores, *statements: str) -> None:
    """What somebody can do who owns the database."""
    async with stores.writing() as session:
        if stores.on_sqlite:
            statements = ("DROP TRIGGER audit_entry_stays", "DROP TRIGGER audit_entry_is_kept", *statements)
        else:
            statements = ("ALTER TABLE audit_entry DISABLE TRIGGER ALL", *statements)
        for statement in statements:
            await session.execute(text(statement))


async def verified(stores: Stores) -> list[str]:
    async with stores.reading() as session:
        return await audit.verify(session)


async def test_an_empty_chain_is_whole(stores: Stores):
    assert await verified(stores) == []


async def test_a_chain_is_whole(stores: Stores):
    await write(stores, 3)
    assert await verified(stores) == []


async def test_entries_are_read_from_a_place_on(stores: Stores):
    await write(stores, 4)
    async with stores.reading() as session:
        assert [entry.seq for entry in await audit.entries(session, after=1, limit=2)] == [2, 3]


async def test_writers_at_the_same_moment_leave_no_gap(stores: Stores):
    await asyncio.gather(*(write(stores, 5) for _ in range(4)))
    async with stores.reading() as session:
        assert [entry.seq for entry in await audit.entries(session)] == list(range(1, 21))
    assert await verified(stores) == []


async def test_what_is_rolled_back_leaves_no_gap(stores: Stores):
    await write(stores)
    with pytest.raises(ZeroDivisionError):
        await write_and_fail(stores)
    await write(stores)
    assert await verified(stores) == []


@pytest.mark.parametrize("field", ["actor", "action", "object_id", "outcome", "code"])
async def test_an_entry_takes_no_text(stores: Stores, field: str):
    given = {"actor": "a", "action": "b", "object_id": "c", "outcome": "ok", "code": "", field: "Ann Example"}
    with pytest.raises(ValueError, match="codes only"):
        async with stores.writing() as session:
            await audit.record(session, **given)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_entry SET actor = 'other'",
        "DELETE FROM audit_entry",
        "DELETE FROM audit_entry WHERE seq = 1",
    ],
)
async def test_the_database_refuses_to_change_an_entry(stores: Stores, statement: str):
    await write(stores, 2)
    with pytest.raises(DBAPIError, match="audit entries are final"):
        async with stores.writing() as session:
            await session.execute(text(statement))


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
async def test_the_database_refuses_to_replace_an_entry(stores: Stores):
    await write(stores)
    with pytest.raises(DBAPIError, match="audit entries are final"):
        async with stores.writing() as session:
            await session.execute(text("INSERT OR REPLACE INTO audit_entry SELECT * FROM audit_entry"))


@pytest.mark.parametrize("installation", ["postgresql"], indirect=True)
async def test_the_database_refuses_to_empty_the_table(stores: Stores):
    with pytest.raises(DBAPIError, match="audit entries are final"):
        async with stores.writing() as session:
            await session.execute(text("TRUNCATE audit_entry"))


@pytest.mark.parametrize(
    "statements",
    [
        ("UPDATE audit_entry SET actor = 'other' WHERE seq = 2",),
        ("UPDATE audit_entry SET code = 'x' WHERE seq = 4",),
        ("DELETE FROM audit_entry WHERE seq = 1",),
        ("DELETE FROM audit_entry WHERE seq = 2",),
        ("DELETE FROM audit_entry WHERE seq = 4",),
        (
            "UPDATE audit_entry SET seq = 9 WHERE seq = 2",
            "UPDATE audit_entry SET seq = 2 WHERE seq = 3",
            "UPDATE audit_entry SET seq = 3 WHERE seq = 9",
        ),
        ("UPDATE audit_head SET seq = 5",),
        ("DELETE FROM audit_head",),
    ],
)
@pytest.mark.usefixtures("altered")
async def test_what_was_done_to_the_chain_is_found(stores: Stores, statements: tuple[str, ...]):
    await write(stores, 4)
    await tamper(stores, *statements)
    assert await verified(stores)
