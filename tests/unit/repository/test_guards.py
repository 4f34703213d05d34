"""Viewers: a key takes permissions away and never adds one."""

import pytest

from policies.access import KEY_SCOPES, PERMISSIONS, Permission, Role
from repository.errors import Forbidden
from repository.guards import viewer_of
from repository.models import Account


def account(role: Role) -> Account:
    return Account(id="a", name="Ann Example", role=role, board="")


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_a_viewer_may_what_the_role_may(role: Role, permission: Permission):
    viewer = viewer_of(account(role))
    if permission in PERMISSIONS[role]:
        viewer.require(permission)
    else:
        with pytest.raises(Forbidden):
            viewer.require(permission)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("scope", KEY_SCOPES)
def test_a_key_never_adds_a_permission(role: Role, scope: str):
    viewer = viewer_of(account(role), frozenset({KEY_SCOPES[scope]}))
    assert viewer.permissions <= PERMISSIONS[role]
    assert viewer.permissions <= {Permission.OPEN, KEY_SCOPES[scope]}
