"""Keys for the API: `ncrr_<prefix>_<secret>`, shown once; the prefix finds the row, the secret proves it."""

import hashlib
import hmac
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import NamedTuple

from sqlalchemy import select, update

from policies.access import KEY_SCOPES
from repository import audit
from repository.audit import OPERATOR
from repository.errors import Invalid
from repository.guards import Viewer, viewer_of
from repository.models import Account, ApiKey
from repository.sessions import normalised
from repository.stores import Stores
from repository.tables import now

# House rule: a key that nobody renews ends after a year.
LIFETIME = timedelta(days=365)

_PREFIX_BYTES = 4
_SECRET_BYTES = 32
_LONGEST_LABEL = 100
_NOTED_EVERY = timedelta(minutes=1)


class KeyView(NamedTuple):
    """A key as its owner and an administrator see it."""

    prefix: str
    label: str
    email: str
    scopes: tuple[str, ...]
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None
    revoked_at: datetime | None


async def add(stores: Stores, *, email: str, scopes: Collection[str], label: str, actor: str = OPERATOR) -> str:
    """Create a key for that account and return it; it cannot be shown again.

    Raises:
        Invalid: no such active account, an unknown scope, no scope, or a label that is empty or too long.
    """
    unknown = set(scopes) - set(KEY_SCOPES)
    if unknown or not scopes:
        raise Invalid("scopes", f"A key has one or more of the scopes: {', '.join(KEY_SCOPES)}.")
    if not 0 < len(label.strip()) <= _LONGEST_LABEL:
        raise Invalid("label", f"A key has a label of up to {_LONGEST_LABEL} characters that says what it is for.")
    prefix, secret = secrets.token_hex(_PREFIX_BYTES), secrets.token_urlsafe(_SECRET_BYTES)
    async with stores.writing() as session:
        account_id = await session.scalar(
            select(Account.id).where(Account.email == normalised(email), Account.disabled_at.is_(None))
        )
        if account_id is None:
            raise Invalid("account", "There is no active account with that e-mail address.")
        session.add(
            ApiKey(
                prefix=prefix,
                secret_hash=_hash(secret),
                account_id=account_id,
                label=label.strip(),
                scopes=" ".join(sorted(set(scopes))),
                expires_at=now() + LIFETIME,
            )
        )
        await session.flush()
        await audit.record(session, actor=actor, action="key.add", object_id=prefix)
    return f"ncrr_{prefix}_{secret}"


async def list_all(stores: Stores) -> list[KeyView]:
    """Every key, oldest first, without its secret."""
    query = select(ApiKey, Account.email).join(Account, Account.id == ApiKey.account_id).order_by(ApiKey.created_at)
    async with stores.reading() as session:
        return [
            KeyView(
                key.prefix,
                key.label,
                email,
                tuple(key.scopes.split()),
                key.created_at,
                key.expires_at,
                key.used_at,
                key.revoked_at,
            )
            for key, email in (await session.execute(query))
        ]


async def revoke(stores: Stores, prefix: str, *, actor: str = OPERATOR) -> None:
    """End a key at once.

    Raises:
        Invalid: there is no key with that prefix that has not been revoked.
    """
    async with stores.writing() as session:
        revoked = await session.scalar(
            update(ApiKey)
            .where(ApiKey.prefix == prefix, ApiKey.revoked_at.is_(None))
            .values(revoked_at=now())
            .returning(ApiKey.prefix)
        )
        if revoked is None:
            raise Invalid("key", "There is no live key with that prefix.")
        await audit.record(session, actor=actor, action="key.revoke", object_id=revoked)


async def viewer_of_key(stores: Stores, presented: str) -> Viewer | None:
    """Who holds that key, with the permissions that both the account's role and the key's scopes give, or None."""
    _, _, rest = presented.partition("ncrr_")
    prefix, _, secret = rest.partition("_")
    moment = now()
    query = (
        select(ApiKey, Account)
        .join(Account, Account.id == ApiKey.account_id)
        .where(
            ApiKey.prefix == prefix,
            ApiKey.revoked_at.is_(None),
            ApiKey.expires_at > moment,
            Account.disabled_at.is_(None),
        )
    )
    async with stores.reading() as session:
        row = (await session.execute(query)).one_or_none()
    # An unknown prefix is compared as well, so that the time taken does not say which prefixes there are.
    stored = row[0].secret_hash if row else _hash("")
    if not hmac.compare_digest(stored, _hash(secret)) or row is None or not presented.startswith("ncrr_"):
        return None
    key, account = row
    if key.used_at is None or key.used_at < moment - _NOTED_EVERY:
        async with stores.writing() as session:
            await session.execute(update(ApiKey).where(ApiKey.prefix == key.prefix).values(used_at=moment))
    return viewer_of(account, frozenset(KEY_SCOPES[scope] for scope in key.scopes.split()))


def _hash(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
