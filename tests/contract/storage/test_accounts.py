"""Accounts, on both databases."""

import pytest
from holdings import PASSWORD, person

from policies.access import PERMISSIONS, Permission, Role
from repository import accounts, keys
from repository.errors import Conflict, Invalid, NotSignedIn, RepositoryError
from repository.stores import Stores


async def add(stores: Stores, **changes: str) -> str:
    given = {"email": "ann@example.org", "name": "Ann Example", "role": "clearer", "password": PASSWORD}
    return await accounts.add(stores, **{**given, **changes})


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"email": "ann"}, "email"),
        ({"email": "ann @example.org"}, "email"),
        ({"name": "  "}, "name"),
        ({"board": "b" * 201}, "name"),
        ({"role": "king"}, "role"),
        ({"password": "fourteen chars"}, "password"),
        ({"password": "p" * 257}, "password"),
    ],
)
async def test_what_is_no_account_is_refused(stores: Stores, changes: dict[str, str], code: str):
    with pytest.raises(Invalid) as refused:
        await add(stores, **changes)
    assert refused.value.code == code


async def test_an_address_is_taken_once_however_it_is_written(stores: Stores):
    await add(stores)
    with pytest.raises(Conflict):
        await add(stores, email=" ANN@Example.org ")


async def test_accounts_are_listed_by_address(stores: Stores):
    await add(stores, email="b@example.org")
    await add(stores, email="A@example.org", role="auditor", board="Mid Example")
    listed = await accounts.list_all(stores)
    assert [(a.email, a.role, a.board) for a in listed] == [
        ("a@example.org", Role.AUDITOR, "Mid Example"),
        ("b@example.org", Role.CLEARER, ""),
    ]


async def test_the_holder_of_an_account_has_its_roles_permissions(stores: Stores):
    account_id = await add(stores)
    viewer = await accounts.viewer_of_account(stores, "Ann@example.org")
    assert (viewer.account_id, viewer.permissions) == (account_id, PERMISSIONS[Role.CLEARER])


async def test_the_only_one_who_may_is_found(stores: Stores):
    await person(stores, Role.DEPOSITOR)
    clearer = await person(stores, Role.CLEARER)
    assert await accounts.sole_viewer(stores, Permission.CLEAR) == clearer


async def test_of_two_who_may_neither_is_chosen(stores: Stores):
    await person(stores, Role.DEPOSITOR)
    await person(stores, Role.CLEARER)
    with pytest.raises(Invalid, match="--as"):
        await accounts.sole_viewer(stores, Permission.SEARCH)


async def test_where_nobody_may_nobody_is_found(stores: Stores):
    await person(stores, Role.DEPOSITOR)
    with pytest.raises(Invalid, match="role clearer"):
        await accounts.sole_viewer(stores, Permission.CLEAR)


async def test_a_disabled_account_is_nobodys(stores: Stores):
    await add(stores)
    await accounts.disable(stores, "ann@example.org")
    with pytest.raises(Invalid):
        await accounts.viewer_of_account(stores, "ann@example.org")


async def test_disabling_ends_sessions_and_keys_at_once(stores: Stores):
    await add(stores)
    token = await accounts.sign_in(stores, "ann@example.org", PASSWORD)
    key = await keys.add(stores, email="ann@example.org", scopes=["search:read"], label="test")
    await accounts.disable(stores, "ann@example.org")
    assert await accounts.viewer_of_session(stores, token) is None
    assert await keys.viewer_of_key(stores, key) is None


async def test_a_disabled_account_signs_nobody_in(stores: Stores):
    await add(stores)
    await accounts.disable(stores, "ann@example.org")
    with pytest.raises(NotSignedIn):
        await accounts.sign_in(stores, "ann@example.org", PASSWORD)


async def test_an_account_that_is_not_there_is_not_disabled(stores: Stores):
    with pytest.raises(RepositoryError, match="no active account"):
        await accounts.disable(stores, "ann@example.org")
