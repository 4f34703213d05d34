"""Keys for the API, on both databases."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from holdings import person
from sqlalchemy import select

from policies.access import Permission, Role
from repository import keys
from repository.errors import Invalid
from repository.models import ApiKey
from repository.stores import Stores

EMAIL = "partner@example.org"


async def add(stores: Stores, *scopes: str, label: str = "test", email: str = EMAIL) -> str:
    return await keys.add(stores, email=email, scopes=scopes or ("search:read",), label=label)


async def test_a_key_stands_for_its_account_within_its_scopes(stores: Stores):
    partner = await person(stores, Role.PARTNER)
    viewer = await keys.viewer_of_key(stores, await add(stores))
    assert viewer is not None
    assert (viewer.account_id, viewer.permissions) == (partner.account_id, {Permission.OPEN, Permission.SEARCH})


async def test_a_key_never_gives_more_than_the_role(stores: Stores):
    await person(stores, Role.PARTNER)
    viewer = await keys.viewer_of_key(stores, await add(stores, "deposit", "clear", "report:read"))
    assert viewer is not None
    assert viewer.permissions == {Permission.OPEN, Permission.READ_REPORTS}


async def test_only_prefix_and_hash_are_kept(stores: Stores):
    await person(stores, Role.PARTNER)
    start, prefix, secret = (await add(stores)).split("_", 2)
    async with stores.reading() as session:
        kept = (await session.scalars(select(ApiKey))).one()
    assert (start, prefix, len(prefix)) == ("ncrr", kept.prefix, 8)
    assert secret not in (kept.secret_hash, kept.label, kept.scopes)


async def test_keys_are_listed_without_their_secret(stores: Stores):
    await person(stores, Role.PARTNER)
    key = await add(stores, "report:read", "search:read", label=" Feed ")
    [listed] = await keys.list_all(stores)
    assert (listed.prefix, listed.label, listed.email, listed.scopes) == (
        key.split("_")[1],
        "Feed",
        EMAIL,
        ("report:read", "search:read"),
    )


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"scopes": ["everything"]}, "scopes"),
        ({"scopes": []}, "scopes"),
        ({"label": " "}, "label"),
        ({"label": "l" * 101}, "label"),
        ({"email": "nobody@example.org"}, "account"),
    ],
)
async def test_what_is_no_key_is_refused(stores: Stores, given: dict[str, object], code: str):
    await person(stores, Role.PARTNER)
    asked = {"email": EMAIL, "scopes": ["search:read"], "label": "test", **given}
    with pytest.raises(Invalid) as refused:
        await keys.add(stores, **asked)
    assert refused.value.code == code


@pytest.mark.parametrize("presented", ["", "ncrr_", "ncrr_00000000_secret", "x{}", "{}x", "x_ncrr_", "{}"])
async def test_only_the_very_key_is_taken(stores: Stores, presented: str):
    await person(stores, Role.PARTNER)
    key = await add(stores)
    viewer = await keys.viewer_of_key(stores, presented.format(key))
    assert (viewer is not None) is (presented == "{}")


async def test_a_revoked_key_is_worth_nothing(stores: Stores):
    await person(stores, Role.PARTNER)
    key = await add(stores)
    await keys.revoke(stores, key.split("_")[1])
    assert await keys.viewer_of_key(stores, key) is None


async def test_a_key_is_revoked_once(stores: Stores):
    await person(stores, Role.PARTNER)
    key = await add(stores)
    await keys.revoke(stores, key.split("_")[1])
    with pytest.raises(Invalid):
        await keys.revoke(stores, key.split("_")[1])


@pytest.mark.parametrize(("age", "there"), [(timedelta(days=364), True), (timedelta(days=366), False)])
async def test_a_key_ends_after_a_year(stores: Stores, age: timedelta, *, there: bool):
    await person(stores, Role.PARTNER)
    key = await add(stores)
    with time_machine.travel(datetime.now(UTC) + age):
        assert (await keys.viewer_of_key(stores, key) is not None) is there


async def test_the_use_of_a_key_is_noted(stores: Stores):
    await person(stores, Role.PARTNER)
    key = await add(stores)
    await keys.viewer_of_key(stores, key)
    [listed] = await keys.list_all(stores)
    assert listed.used_at is not None
