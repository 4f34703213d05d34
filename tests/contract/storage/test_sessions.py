"""Signing in, on both databases."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from holdings import PASSWORD, person
from sqlalchemy import func, select

from policies.access import Role
from repository import audit
from repository.errors import NotSignedIn
from repository.models import Account, AccountSession
from repository.sessions import sign_in, sign_out, viewer_of_session
from repository.stores import Stores

EMAIL = "clearer@example.org"
START = datetime(2026, 5, 4, 9, 0, tzinfo=UTC)


def at(after: timedelta) -> time_machine.travel:
    return time_machine.travel(START + after, tick=False)


async def fail(stores: Stores, times: int = 1) -> None:
    for _ in range(times):
        with pytest.raises(NotSignedIn):
            await sign_in(stores, EMAIL, "not the password")


async def test_who_signs_in_is_known_by_the_token(stores: Stores):
    clearer = await person(stores, Role.CLEARER)
    token = await sign_in(stores, " Clearer@Example.org", PASSWORD)
    assert await viewer_of_session(stores, token) == clearer


async def test_a_token_has_256_bits_and_is_not_kept(stores: Stores):
    await person(stores, Role.CLEARER)
    token = await sign_in(stores, EMAIL, PASSWORD)
    async with stores.reading() as session:
        kept = await session.scalar(select(AccountSession.token_hash))
    assert len(token) == 43
    assert token not in str(kept)


async def test_the_same_password_typed_on_another_keyboard_is_taken(stores: Stores):
    from repository import accounts

    await accounts.add(
        stores, email=EMAIL, name="C", role="clearer", password="caf\u00e9 caf\u00e9 caf\u00e9 caf\u00e9"
    )
    assert await sign_in(stores, EMAIL, "cafe\u0301 cafe\u0301 cafe\u0301 cafe\u0301")


async def test_nobody_is_signed_in_by_a_made_up_token(stores: Stores):
    assert await viewer_of_session(stores, "made up") is None


async def test_signing_in_ends_the_session_before(stores: Stores):
    await person(stores, Role.CLEARER)
    old = await sign_in(stores, EMAIL, PASSWORD)
    await sign_in(stores, EMAIL, PASSWORD, old_token=old)
    assert await viewer_of_session(stores, old) is None


async def test_signing_out_ends_the_session(stores: Stores):
    await person(stores, Role.CLEARER)
    token = await sign_in(stores, EMAIL, PASSWORD)
    await sign_out(stores, token)
    assert await viewer_of_session(stores, token) is None


async def test_signing_out_twice_does_no_harm(stores: Stores):
    await sign_out(stores, "made up")


@pytest.mark.parametrize(("idle", "there"), [(timedelta(minutes=19), True), (timedelta(minutes=20), False)])
async def test_an_idle_session_ends(stores: Stores, idle: timedelta, *, there: bool):
    await person(stores, Role.CLEARER)
    with at(timedelta()):
        token = await sign_in(stores, EMAIL, PASSWORD)
    with at(idle):
        assert (await viewer_of_session(stores, token) is not None) is there


@pytest.mark.parametrize(("age", "there"), [(timedelta(hours=8, seconds=-1), True), (timedelta(hours=8), False)])
async def test_an_old_session_ends_however_busy(stores: Stores, age: timedelta, *, there: bool):
    await person(stores, Role.CLEARER)
    with at(timedelta()):
        token = await sign_in(stores, EMAIL, PASSWORD)
    for minutes in range(15, 480, 15):
        with at(timedelta(minutes=minutes)):
            assert await viewer_of_session(stores, token)
    with at(age):
        assert (await viewer_of_session(stores, token) is not None) is there


async def test_old_sessions_are_swept(stores: Stores):
    await person(stores, Role.CLEARER)
    with at(timedelta()):
        await sign_in(stores, EMAIL, PASSWORD)
    with at(timedelta(hours=9)):
        await sign_in(stores, EMAIL, PASSWORD)
    async with stores.reading() as session:
        assert await session.scalar(select(func.count()).select_from(AccountSession)) == 1


async def test_unknown_and_wrong_are_told_alike(stores: Stores):
    await person(stores, Role.CLEARER)
    told = set()
    for email in (EMAIL, "nobody@example.org"):
        with pytest.raises(NotSignedIn) as refused:
            await sign_in(stores, email, "not the password")
        told.add((refused.value.code, refused.value.sentence))
    assert len(told) == 1


async def test_unknown_accounts_cost_a_hash_too(stores: Stores, monkeypatch: pytest.MonkeyPatch):
    await person(stores, Role.CLEARER)
    verified: list[str] = []
    verify = stores.passwords._verify
    monkeypatch.setattr(stores.passwords, "_verify", lambda *given: verified.append(given[0]) or verify(*given))
    for email in (EMAIL, "nobody@example.org"):
        with pytest.raises(NotSignedIn):
            await sign_in(stores, email, "not the password")
    assert len(verified) == 2


async def test_a_few_failures_cost_nothing(stores: Stores):
    await person(stores, Role.CLEARER)
    await fail(stores, 4)
    assert await sign_in(stores, EMAIL, PASSWORD)


async def test_after_more_failures_even_the_right_password_waits(stores: Stores):
    await person(stores, Role.CLEARER)
    with at(timedelta()):
        await fail(stores, 5)
        with pytest.raises(NotSignedIn):
            await sign_in(stores, EMAIL, PASSWORD)
    with at(timedelta(seconds=1)):
        assert await sign_in(stores, EMAIL, PASSWORD)


async def test_attempts_during_the_wait_do_not_lengthen_it(stores: Stores):
    await person(stores, Role.CLEARER)
    with at(timedelta()):
        await fail(stores, 50)
    with at(timedelta(seconds=1)):
        assert await sign_in(stores, EMAIL, PASSWORD)


async def test_signing_in_forgives_failures(stores: Stores):
    await person(stores, Role.CLEARER)
    await fail(stores, 3)
    await sign_in(stores, EMAIL, PASSWORD)
    async with stores.reading() as session:
        assert await session.scalar(select(Account.failures)) == 0


async def test_attempts_at_the_same_moment_are_counted_one_by_one(stores: Stores):
    await person(stores, Role.CLEARER)
    with at(timedelta()):
        await asyncio.gather(*(fail(stores) for _ in range(10)))
    async with stores.reading() as session:
        assert await session.scalar(select(Account.failures)) == 5


async def test_success_and_failure_are_audited_without_what_was_typed(stores: Stores):
    clearer = await person(stores, Role.CLEARER)
    with pytest.raises(NotSignedIn):
        await sign_in(stores, "my-password-typed-here@example.org", PASSWORD)
    await fail(stores)
    await sign_in(stores, EMAIL, PASSWORD)
    async with stores.reading() as session:
        entries = await audit.entries(session, after=1)
    assert [(e.actor, e.action, e.object_id, e.outcome, e.code) for e in entries] == [
        ("", "session.sign-in", "", "refused", "credentials"),
        ("", "session.sign-in", clearer.account_id, "refused", "credentials"),
        (clearer.account_id, "session.sign-in", clearer.account_id, "ok", ""),
    ]
