"""The audit trail: who did what to which thing, as a chain that shows every change made to it afterwards."""

import hashlib
import json
import re
from datetime import UTC, datetime
from typing import NamedTuple

from sqlalchemy import insert, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from repository.models import AuditEntry, AuditHead
from repository.tables import now

# An entry holds names of ours and codes, never text that somebody typed.
_CODE = re.compile(r"[A-Za-z0-9_.:-]{0,64}")
ORIGIN = "0" * 64

# Who acts when a command comes from the machine's own terminal and not from an account.
OPERATOR = "operator"


class Entry(NamedTuple):
    """One entry as people read it."""

    seq: int
    at: datetime
    actor: str
    action: str
    object_id: str
    outcome: str
    code: str


async def record(  # noqa: PLR0913  # An entry is made of these.
    session: AsyncSession, *, actor: str, action: str, object_id: str, outcome: str = "ok", code: str = ""
) -> None:
    """Add an entry in the session's own transaction: what is not recorded does not happen.

    Call it last in a transaction: from here until commit no other transaction can add one.

    Raises:
        ValueError: one of the values is not a code.
    """
    if not all(map(_CODE.fullmatch, (actor, action, object_id, outcome, code))):
        raise ValueError("An audit entry holds codes only.")
    advance = update(AuditHead).values(seq=AuditHead.seq + 1).returning(AuditHead.seq, AuditHead.digest)
    seq, previous = (await session.execute(advance)).one()
    entry = Entry(seq, now(), actor, action, object_id, outcome, code)
    digest = _digest(entry, previous)
    await session.execute(insert(AuditEntry).values(**entry._asdict(), previous=previous, digest=digest))
    await session.execute(update(AuditHead).values(digest=digest))


async def entries(session: AsyncSession, after: int = 0, limit: int = 100) -> list[Entry]:
    """The entries that follow number `after`, oldest first."""
    query = select(AuditEntry).where(AuditEntry.seq > after).order_by(AuditEntry.seq).limit(limit)
    return [_entry(row) for row in await session.scalars(query)]


async def latest(session: AsyncSession, *actions: str) -> Entry | None:
    """The last entry of one of these actions, if there is any."""
    query = select(AuditEntry).where(AuditEntry.action.in_(actions)).order_by(AuditEntry.seq.desc()).limit(1)
    row = await session.scalar(query)
    return _entry(row) if row else None


async def verify(session: AsyncSession) -> list[str]:
    """What is wrong with the chain: a changed, missing, added or exchanged entry, or an end that was cut off."""
    problems: list[str] = []
    last, digest = 0, ORIGIN
    rows = await session.stream_scalars(select(AuditEntry).order_by(AuditEntry.seq).execution_options(yield_per=1000))
    async for row in rows:
        if row.seq != last + 1:
            problems.append(f"Audit entries {last + 1} to {row.seq - 1} are missing.")
        if row.previous != digest:
            problems.append(f"Audit entry {row.seq} does not follow the one before it.")
        if row.digest != _digest(_entry(row), row.previous):
            problems.append(f"Audit entry {row.seq} was changed.")
        last, digest = row.seq, row.digest
    head = (await session.execute(select(AuditHead.seq, AuditHead.digest))).one_or_none()
    if head is None or tuple(head) != (last, digest):
        problems.append(f"The audit trail does not end at entry {last}, where it stops.")
    return problems


def _entry(row: AuditEntry) -> Entry:
    return Entry(row.seq, row.at, row.actor, row.action, row.object_id, row.outcome, row.code)


def _digest(entry: Entry, previous: str) -> str:
    canonical = json.dumps(
        {**entry._asdict(), "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"), "previous": previous},
        sort_keys=True,
        separators=(",", ":"),
    )
    # The zero byte keeps an entry from being taken for a node of a tree over entries (RFC 9162, 2021, section 2.1.1).
    return hashlib.sha256(b"\x00" + canonical.encode()).hexdigest()
