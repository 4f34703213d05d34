"""Signing in with a password, and the session that follows."""

import hashlib
import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from repository import audit
from repository.errors import NotSignedIn
from repository.guards import Viewer, viewer_of
from repository.models import Account, AccountSession
from repository.stores import Stores
from repository.tables import now

# House rule, after OWASP ASVS 5.0.0, 7.3.1 and 7.3.2: an idle session and an old one both end.
IDLE = timedelta(minutes=20)
ABSOLUTE = timedelta(hours=8)

# A session's last use is noted at most this often: reading a page should not wait for a writer.
_NOTED_EVERY = timedelta(minutes=1)

_TOKEN_BYTES = 32
_FREE_FAILURES = 4
_LONGEST_DELAY = timedelta(minutes=15)


def normalised(email: str) -> str:
    """The one form in which an address is kept and looked up.

    >>> normalised(" Ann.Example@Example.ORG ")
    'ann.example@example.org'
    """
    return email.strip().lower()


def delay(failures: int) -> timedelta:
    """How long an account rests after so many failures in a row: doubling from a second to a quarter of an hour.

    House rule, after OWASP ASVS 5.0.0, 6.3.1: guessing becomes hopeless, and nobody can lock another person out
    for good. The first few failures cost nothing.

    >>> [delay(failures).seconds for failures in (4, 5, 6, 14, 99)]
    [0, 1, 2, 512, 900]
    """
    if failures <= _FREE_FAILURES:
        return timedelta()
    return min(timedelta(seconds=2 ** min(failures - _FREE_FAILURES - 1, 20)), _LONGEST_DELAY)


async def sign_in(stores: Stores, email: str, password: str, *, old_token: str | None = None) -> str:
    """Sign in and return the token of a new session; the session of `old_token` ends.

    Raises:
        NotSignedIn: no such account, a wrong password, a disabled account, or too soon after failures. Which of
            these it was is not said, and takes the same work to find out.
    """
    address = normalised(email)
    account = await _attempt(stores, address)
    matches = await stores.passwords.matches(password, account.password_hash if account else None)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    account_id = account.id if account and matches else None
    async with stores.writing() as session:
        signed_in = account_id is not None and await _begin(session, account_id, token, old_token)
        if not signed_in:
            tried = await session.scalar(select(Account.id).where(Account.email == address))
            await audit.record(
                session,
                actor="",
                action="session.sign-in",
                object_id=tried or "",
                outcome="refused",
                code="credentials",
            )
    if not signed_in:
        raise NotSignedIn(
            "credentials",
            "That e-mail address and password do not belong together, or there were too many attempts. "
            "Wait a little and try again.",
        )
    return token


async def viewer_of_session(stores: Stores, token: str) -> Viewer | None:
    """Who is signed in under that token, or None; notes the use, to the minute."""
    moment = now()
    query = (
        select(Account, AccountSession)
        .join(AccountSession, AccountSession.account_id == Account.id)
        .where(
            AccountSession.token_hash == _hash(token),
            AccountSession.created_at > moment - ABSOLUTE,
            AccountSession.seen_at > moment - IDLE,
            Account.disabled_at.is_(None),
        )
    )
    async with stores.reading() as session:
        row = (await session.execute(query)).one_or_none()
    if row is None:
        return None
    account, entry = row
    if entry.seen_at < moment - _NOTED_EVERY:
        await _note(stores, entry.token_hash, moment)
    return viewer_of(account)


async def sign_out(stores: Stores, token: str) -> None:
    """End the session of that token; nothing happens where there is none."""
    async with stores.writing() as session:
        ended = (
            delete(AccountSession).where(AccountSession.token_hash == _hash(token)).returning(AccountSession.account_id)
        )
        account_id = await session.scalar(ended)
        if account_id is not None:
            await audit.record(session, actor=account_id, action="session.sign-out", object_id=account_id)


async def _attempt(stores: Stores, address: str) -> Account | None:
    """The account, if its password may be tried now.

    The attempt counts as failed until the password has matched: otherwise many attempts at the same moment would all
    find the count that the first one found.
    """
    moment = now()
    async with stores.writing() as session:
        account = await session.scalar(select(Account).where(Account.email == address).with_for_update())
        if account is None or account.disabled_at or (account.retry_at and account.retry_at > moment):
            return None
        account.failures += 1
        account.retry_at = moment + delay(account.failures) if account.failures > _FREE_FAILURES else None
    return account


async def _begin(session: AsyncSession, account_id: str, token: str, old_token: str | None) -> bool:
    """Whether a session was begun: not where the account was disabled while its password was being checked."""
    active = update(Account).where(Account.id == account_id, Account.disabled_at.is_(None))
    if await session.scalar(active.values(failures=0, retry_at=None).returning(Account.id)) is None:
        return False
    over = AccountSession.created_at < now() - ABSOLUTE
    await session.execute(delete(AccountSession).where(over | (AccountSession.token_hash == _hash(old_token or ""))))
    await session.execute(insert(AccountSession).values(token_hash=_hash(token), account_id=account_id))
    await audit.record(session, actor=account_id, action="session.sign-in", object_id=account_id)
    return True


async def _note(stores: Stores, token_hash: str, moment: datetime) -> None:
    async with stores.writing() as session:
        await session.execute(
            update(AccountSession).where(AccountSession.token_hash == token_hash).values(seen_at=moment)
        )


def _hash(token: str) -> str:
    # A token has 256 bits of chance: nobody guesses it from a plain hash (OWASP ASVS 5.0.0, 6.5.2).
    return hashlib.sha256(token.encode()).hexdigest()
