"""Sessions that read and sessions that write, on both databases."""

import asyncio
import logging
from datetime import datetime

import pytest
from holdings import candidate, person
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError, StatementError

from ingest.anonymised import AnonymisedText
from ingest.raw import Raw
from policies.access import Role
from repository import engines
from repository.errors import Conflict
from repository.models import Account, LessonText, Outbox, ReportText
from repository.settings import Settings
from repository.stores import Stores
from repository.tables import now

SECRET = "Quillfeather"


def an_account(**changes: object) -> dict[str, object]:
    return {
        "id": "someone",
        "email": "someone@example.org",
        "name": "Someone",
        "role": Role.PRACTITIONER,
        "board": "",
        "password_hash": "",
        "created_at": now(),
        "failures": 0,
        **changes,
    }


async def test_a_reading_session_cannot_write(stores: Stores):
    async with stores.reading() as session:
        with pytest.raises(DBAPIError):
            await session.execute(insert(Account).values(an_account()))


async def test_a_writing_session_can_write_on_a_connection_that_has_read(stores: Stores):
    async with stores.reading() as session:
        await session.scalar(select(Account.id))
    async with stores.writing() as session:
        await session.execute(insert(Account).values(an_account()))
    async with stores.reading() as session:
        assert await session.scalar(select(Account.id)) == "someone"


async def test_what_raises_writes_nothing(stores: Stores):
    async def fail() -> None:
        async with stores.writing() as session:
            await session.execute(insert(Account).values(an_account()))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await fail()
    async with stores.reading() as session:
        assert await session.scalar(select(Account.id)) is None


@pytest.mark.usefixtures("altered")
async def test_a_commit_that_fails_is_told(stores: Stores):
    if not stores.on_sqlite:
        async with stores.writing() as session:
            await session.execute(
                text("ALTER TABLE outbox ALTER CONSTRAINT fk_outbox_report_id_report DEFERRABLE INITIALLY DEFERRED")
            )

    async def orphan() -> None:
        async with stores.writing() as session:
            if stores.on_sqlite:
                await session.execute(text("PRAGMA defer_foreign_keys=ON"))
            row = {"report_id": "none", "revision": "", "change": "put", "created_at": now()}
            await session.execute(insert(Outbox).values(row))

    with pytest.raises(DBAPIError):
        await orphan()


async def test_a_reading_session_sees_one_state(stores: Stores):
    async with stores.reading() as reading:
        before = (await reading.scalars(select(Account.id))).all()
        await person(stores, Role.AUDITOR)
        assert (await reading.scalars(select(Account.id))).all() == before == []


async def test_writers_wait_for_one_another(stores: Stores):
    await person(stores, Role.AUDITOR)

    async def count_up() -> None:
        async with stores.writing() as session:
            account = (await session.scalars(select(Account).with_for_update())).one()
            failures = account.failures
            await asyncio.sleep(0.01)
            account.failures = failures + 1

    await asyncio.gather(*(count_up() for _ in range(5)))
    async with stores.reading() as session:
        assert await session.scalar(select(Account.failures)) == 5


@pytest.mark.parametrize("value", [f"{SECRET} was seen.", Raw(SECRET), Raw(AnonymisedText(SECRET))])
async def test_text_that_nobody_anonymised_is_refused_and_not_quoted(stores: Stores, value: object):
    made = candidate()
    row = {"report_id": "r", "title": made.title, "text": value, "digest": ""}
    with pytest.raises(StatementError) as refused:
        async with stores.writing() as session:
            await session.execute(insert(ReportText).values({**row, "blocks": made.blocks, "evidence": made.evidence}))
    assert isinstance(refused.value.orig, TypeError)
    assert SECRET not in str(refused.value)


async def test_a_slice_of_an_anonymised_text_is_no_heading(stores: Stores):
    headings = (AnonymisedText("Findings")[:4],)
    with pytest.raises(StatementError, match="Only a tuple of anonymised texts is stored"):
        async with stores.reading() as session:
            await session.execute(select(LessonText.id).where(LessonText.headings == headings))


async def test_a_refused_row_is_not_quoted(stores: Stores):
    async with stores.writing() as session:
        await session.execute(insert(Account).values(an_account(name=SECRET)))
    with pytest.raises(DBAPIError) as refused:
        async with stores.writing() as session:
            await session.execute(insert(Account).values(an_account(name=SECRET)))
    assert SECRET not in str(refused.value)


async def test_a_moment_without_a_zone_is_refused(stores: Stores):
    naive = datetime(2026, 1, 2, 3, 4)  # noqa: DTZ001  # It is the subject.
    with pytest.raises(StatementError, match="without a time zone"):
        async with stores.writing() as session:
            await session.execute(insert(Account).values(an_account(created_at=naive)))


async def test_a_moment_comes_back_as_it_was(stores: Stores):
    moment = datetime.fromisoformat("2026-01-02T03:04:05.000678+01:00")
    async with stores.writing() as session:
        await session.execute(insert(Account).values(an_account(created_at=moment)))
    async with stores.reading() as session:
        stored = await session.scalar(select(Account.created_at))
    assert stored is not None
    assert (stored, stored.utcoffset()) == (moment, moment - moment)


async def test_a_role_outside_the_vocabulary_is_refused(stores: Stores):
    with pytest.raises(StatementError):
        async with stores.writing() as session:
            await session.execute(insert(Account).values(an_account(role="king")))


@pytest.mark.parametrize(
    ("pragma", "value"),
    [
        ("journal_mode", "wal"),
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("secure_delete", 1),
        ("temp_store", 2),
        ("busy_timeout", 10_000),
    ],
)
@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
async def test_sqlite_is_set_as_promised(stores: Stores, pragma: str, value: object):
    async with stores.writing() as session:
        assert await session.scalar(text(f"PRAGMA {pragma}")) == value


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
async def test_whoever_waits_too_long_to_write_is_told(installation: Settings, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(engines._PRAGMAS, "busy_timeout", ("50", 50))
    async with Stores(installation) as stores, stores.writing() as session:
        await session.scalar(select(Account.id))
        with pytest.raises(Conflict):
            await person(stores, Role.AUDITOR)


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
async def test_scouring_empties_the_log(stores: Stores):
    await person(stores, Role.AUDITOR)
    assert await stores.scour()
    assert (stores.settings.home / "repository.db-wal").stat().st_size == 0


@pytest.mark.parametrize("installation", ["sqlite"], indirect=True)
async def test_a_reader_in_the_way_of_scouring_is_told(stores: Stores, caplog: pytest.LogCaptureFixture):
    caplog.set_level(logging.INFO)
    async with stores.reading() as session:
        await session.scalar(select(Account.id))
        await person(stores, Role.AUDITOR)
        assert not await stores.scour()
    assert "a reader is in the way" in caplog.text
