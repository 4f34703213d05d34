"""Accounts: who there is, and what each may do."""

import re
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import Select, delete, exists, select, update

from policies.access import PERMISSIONS, Permission, Role
from repository import audit
from repository.audit import OPERATOR
from repository.errors import Conflict, Invalid
from repository.guards import Viewer, viewer_of
from repository.models import Account, AccountSession, ApiKey
from repository.sessions import normalised, sign_in, sign_out, viewer_of_session
from repository.stores import Stores
from repository.tables import now

__all__ = [
    "AccountView",
    "add",
    "disable",
    "list_all",
    "sign_in",
    "sign_out",
    "sole_viewer",
    "viewer_of_account",
    "viewer_of_session",
]

_EMAIL = re.compile(r"[^\s@]{1,64}@[^\s@]{1,185}\.[^\s@.]{2,63}")
_LONGEST_NAME = 200


class AccountView(NamedTuple):
    """An account as an administrator sees it."""

    id: str
    email: str
    name: str
    role: Role
    board: str
    created_at: datetime
    disabled_at: datetime | None


async def add(  # noqa: PLR0913  # An account is made of these.
    stores: Stores, *, email: str, name: str, role: str, board: str = "", password: str, actor: str = OPERATOR
) -> str:
    """Create an account and return its id.

    Raises:
        Invalid: the address, name, role, board or password cannot be taken.
        Conflict: there is an account with that address.
    """
    address = normalised(email)
    if not _EMAIL.fullmatch(address):
        raise Invalid("email", "That is not an e-mail address.")
    if not name.strip() or max(len(name), len(board)) > _LONGEST_NAME:
        raise Invalid("name", f"An account has a name; it and the board have up to {_LONGEST_NAME} characters.")
    if role not in set(Role):
        raise Invalid("role", f"A role is one of: {', '.join(Role)}.")
    account = Account(email=address, name=name.strip(), role=Role(role), board=board.strip())
    account.password_hash = await stores.passwords.hashed(password)
    async with stores.writing() as session:
        if await session.scalar(select(exists().where(Account.email == address))):
            raise Conflict("email-taken", "There is an account with that e-mail address already.")
        session.add(account)
        await session.flush()
        await audit.record(session, actor=actor, action="account.add", object_id=account.id, code=account.role)
    return account.id


async def list_all(stores: Stores) -> list[AccountView]:
    """Every account, by address."""
    async with stores.reading() as session:
        rows = await session.scalars(select(Account).order_by(Account.email))
        return [AccountView(a.id, a.email, a.name, a.role, a.board, a.created_at, a.disabled_at) for a in rows]


async def disable(stores: Stores, email: str, *, actor: str = OPERATOR) -> None:
    """Disable an account; its sessions and keys end with it.

    Raises:
        Invalid: there is no such account.
    """
    async with stores.writing() as session:
        account = await session.scalar(select(Account).where(Account.email == normalised(email)).with_for_update())
        if account is None:
            raise _no_account()
        account.disabled_at = account.disabled_at or now()
        await session.execute(delete(AccountSession).where(AccountSession.account_id == account.id))
        await session.execute(
            update(ApiKey).where(ApiKey.account_id == account.id, ApiKey.revoked_at.is_(None)).values(revoked_at=now())
        )
        await session.flush()
        await audit.record(session, actor=actor, action="account.disable", object_id=account.id)


async def viewer_of_account(stores: Stores, email: str) -> Viewer:
    """The holder of that account, for a command at the machine's own terminal.

    Raises:
        Invalid: there is no such account, or it is disabled.
    """
    async with stores.reading() as session:
        account = await session.scalar(_active().where(Account.email == normalised(email)))
    if account is None:
        raise _no_account()
    return viewer_of(account)


async def sole_viewer(stores: Stores, permission: Permission) -> Viewer:
    """The holder of the only active account whose role has that permission.

    Raises:
        Invalid: there is none, or more than one.
    """
    roles = [role for role, theirs in PERMISSIONS.items() if permission in theirs]
    async with stores.reading() as session:
        accounts = list(await session.scalars(_active().where(Account.role.in_(roles)).limit(2)))
    if not accounts:
        raise Invalid("account", f"No active account may do this. Add one with the role {' or '.join(roles)}.")
    if len(accounts) > 1:
        raise Invalid("account", "More than one account may do this. Say which with --as E-MAIL.")
    return viewer_of(accounts[0])


def _active() -> Select[Account]:
    return select(Account).where(Account.disabled_at.is_(None))


def _no_account() -> Invalid:
    return Invalid("account", "There is no active account with that e-mail address.")
