"""Checking an installation: is everything that is stored still what it was, and is nothing kept that should be gone?"""

import asyncio
from collections.abc import AsyncIterator
from datetime import timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from policies.publication import HELD_FOR, State
from repository import audit, comparing, fixity, indexing
from repository.errors import Damaged
from repository.models import LessonText, Purpose, Report, ReportKey, ReportText, SealedText
from repository.sealing import Keyring, Sealed
from repository.settings import Settings
from repository.stores import Stores
from repository.tables import now

# Expiry runs once in a while, not to the second.
_GRACE = timedelta(days=1)


async def check(stores: Stores, settings: Settings) -> list[str]:
    """What is wrong, in sentences that name ids and never texts; none where all is well."""
    problems: list[str] = []
    async with stores.reading() as session:
        for part in (
            _texts(session),
            _lessons(session),
            _seals(session, stores.keyring),
            _states(session),
            _overdue(session),
        ):
            problems += [problem async for problem in part]
        problems += await audit.verify(session)
    index = indexing.open_index(settings)
    try:
        return problems + await comparing.check(stores, index)
    finally:
        await asyncio.to_thread(index.close)


async def _texts(session: AsyncSession) -> AsyncIterator[str]:
    async for stored in await session.stream(fixity.stored_texts().execution_options(yield_per=20)):
        if not fixity.intact(stored):
            yield f"The text of report {stored.report_id} is not the one that was cleared."
    lost = (
        select(Report.id)
        .outerjoin(ReportText, ReportText.report_id == Report.id)
        .where((Report.state == State.CLEARED) != ReportText.report_id.is_not(None))
    )
    for report_id in await session.scalars(lost):
        yield f"Report {report_id} is cleared without a text, or has a text without being cleared."


async def _lessons(session: AsyncSession) -> AsyncIterator[str]:
    stored = select(LessonText.id, LessonText.digest, LessonText.text, LessonText.headings)
    async for lesson_id, digest, text, headings in await session.stream(stored.execution_options(yield_per=200)):
        if fixity.of_lesson(text, headings) != digest:
            yield f"Lesson {lesson_id} is not the one that was cleared."
    miscounted = (
        select(Report.id)
        .outerjoin(LessonText, LessonText.report_id == Report.id)
        .where(Report.state == State.CLEARED)
        .group_by(Report.id, Report.lesson_count)
        .having(func.count(LessonText.id) != Report.lesson_count)
    )
    for report_id in await session.scalars(miscounted):
        yield f"Report {report_id} has fewer or more lessons than it was cleared with."


async def _seals(session: AsyncSession, keyring: Keyring) -> AsyncIterator[str]:
    same = (SealedText.report_id == ReportKey.report_id) & (SealedText.purpose == ReportKey.purpose)
    keyless = select(SealedText.report_id).outerjoin(ReportKey, same).where(ReportKey.report_id.is_(None))
    for report_id in await session.scalars(keyless):
        yield f"What is sealed of report {report_id} has no key."
    useless = select(ReportKey.report_id).outerjoin(SealedText, same).where(SealedText.report_id.is_(None))
    for report_id in await session.scalars(useless):
        yield f"A key of report {report_id} has nothing to open."
    both = select(ReportKey.report_id, ReportKey.purpose, ReportKey.wrapped, SealedText.ciphertext)
    async for row in await session.stream(both.join(SealedText, same).execution_options(yield_per=20)):
        if not _opens(keyring, row.report_id, row.purpose, Sealed(row.wrapped, row.ciphertext)):
            yield f"What is sealed of report {row.report_id} does not open."


async def _states(session: AsyncSession) -> AsyncIterator[str]:
    candidate = (SealedText.report_id == Report.id) & (SealedText.purpose == Purpose.CANDIDATE)
    empty = select(Report.id).outerjoin(SealedText, candidate)
    sealed = (State.HELD, State.SCHEDULED)
    for report_id in await session.scalars(empty.where(Report.state.in_(sealed), SealedText.report_id.is_(None))):
        yield f"Report {report_id} waits, and there is nothing to clear or to publish."
    kept = select(Report.id, Report.state).join(SealedText).where(Report.state.not_in(sealed))
    comment = (Report.state == State.RETURNED) & (SealedText.purpose == Purpose.COMMENT)
    for report_id, state in await session.execute(kept.where(~comment)):
        yield f"Report {report_id} is {state}, and what was sealed of it is still there."


async def _overdue(session: AsyncSession) -> AsyncIterator[str]:
    kept_for = now() - HELD_FOR - _GRACE
    overdue = select(Report.id).where(Report.state == State.HELD, Report.deposited_at < kept_for)
    for report_id in await session.scalars(overdue):
        yield f"Report {report_id} is held for longer than a report may be."


def _opens(keyring: Keyring, report_id: str, purpose: Purpose, sealed: Sealed) -> bool:
    try:
        keyring.open(report_id, purpose, sealed)
    except Damaged:
        return False
    return True
