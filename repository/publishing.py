"""Commands: what can be done to a report. Each is one transaction with its audit entry in it.

What takes time (a worker's reading) happens outside the transaction, which then makes sure that nothing has changed
meanwhile.
"""

import asyncio
import logging
from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

import msgspec
from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from ingest.candidate import Candidate, decode, encode
from ingest.errors import DocumentRefused
from ingest.mentions import Span
from policies.access import Permission
from policies.publication import HELD_FOR, State
from repository import audit, fixity, indexing, seals, steps
from repository.errors import IndexUnavailable, Invalid
from repository.guards import Viewer
from repository.models import Change, LessonText, Outbox, Purpose, Report, ReportText, SealedText, new_id
from repository.reasons import rejection, withdrawal
from repository.stores import Stores
from repository.tags import Tags
from search.index import Index, IndexUnusable

_log = logging.getLogger(__name__)

# Who acts when time does.
RETENTION = "retention"

_LEFT_IN_INDEX = "The index could not drop a withdrawn report; it will when it catches up."
_LONGEST_COMMENT = 4000
_LONGEST_LABEL = 64


class Workers(Protocol):
    """What a command needs of the worker processes."""

    async def recheck(self, candidate: Candidate) -> Candidate:
        """The candidate with the evidence of a fresh look at it; refuses it where a direct identifier is left."""

    async def redact(self, candidate: Candidate, spans: Sequence[Span]) -> Candidate:
        """The candidate without the wording of these spans."""


async def submit(stores: Stores, viewer: Viewer, candidate: Candidate, tags: Tags) -> str:
    """Keep a candidate, sealed, until another person decides on it; returns the report's id.

    Raises:
        Forbidden: the viewer may not deposit.
        Invalid: there is no master key, or a lesson's number or anchor is longer than any that a report states.
    """
    viewer.require(Permission.DEPOSIT)
    if any(len(label) > _LONGEST_LABEL for lesson in candidate.lessons for label in (lesson.number, lesson.anchor)):
        raise Invalid("candidate", "A lesson of this report has a number that cannot be one.")
    report = Report(
        id=new_id(),
        state=State.HELD,
        nation=tags.nation,
        review_type=tags.review_type,
        type_as_stated=tags.type_as_stated,
        year=tags.year,
        board=tags.board,
        depositor_id=viewer.account_id,
    )
    async with stores.writing() as session:
        session.add(report)
        await session.flush()
        await seals.put(session, stores.keyring, report.id, Purpose.CANDIDATE, encode(candidate))
        await audit.record(session, actor=viewer.account_id, action="report.submit", object_id=report.id)
    return report.id


async def clear(stores: Stores, viewer: Viewer, report_id: str, workers: Workers, *, revision: str = "") -> None:
    """Make a held report readable: detectors look once more, then it is stored, its key destroyed, the index told.

    `revision` is the one that the clearer has read, where that is known.

    Raises:
        NotFound: the report is not there for the viewer.
        Forbidden: the viewer may not clear, or deposited it.
        Conflict: it is no longer held, or was changed since the viewer read it.
        DocumentRefused: the detectors still find a direct identifier (`identifier-left`), or could not look.
    """
    seen, candidate = await _open(stores, viewer, report_id, revision)
    try:
        checked = await workers.recheck(candidate)
    except DocumentRefused as refusal:
        async with stores.writing() as session:
            await audit.record(
                session,
                actor=viewer.account_id,
                action="report.clear",
                object_id=report_id,
                outcome="refused",
                code=refusal.code,
            )
        raise
    async with stores.writing() as session:
        report = await steps.take(session, viewer, report_id, State.CLEARED, revision=seen)
        report.cleared_at = report.decided_at
        report.lesson_count = len(candidate.lessons)
        # What is stored is what the clearer read; only the evidence of the last look is new.
        await _store(session, report, msgspec.structs.replace(candidate, evidence=checked.evidence))
        await seals.destroy(session, report_id, Purpose.CANDIDATE)
        session.add(Outbox(report_id=report_id, revision=report.revision, change=Change.PUT))
        await session.flush()
        await audit.record(session, actor=viewer.account_id, action="report.clear", object_id=report_id)
    await stores.scour()


async def redact(  # noqa: PLR0913  # What, where, by whom, with what.
    stores: Stores, viewer: Viewer, report_id: str, spans: Sequence[Span], workers: Workers, *, revision: str = ""
) -> None:
    """Take the wording of these spans (of the candidate's text) out of a held report, wherever it stands.

    Raises:
        NotFound: the report is not there for the viewer.
        Forbidden: the viewer may not clear, or deposited it.
        Conflict: it is no longer held, or was changed since the viewer read it.
        Invalid: a span does not lie in the text, or there is none.
        DocumentRefused: the worker could not do it.
    """
    seen, candidate = await _open(stores, viewer, report_id, revision)
    if not spans or any(not 0 <= span.start < span.end <= len(candidate.text) for span in spans):
        raise Invalid("spans", "Mark a part of the text.")
    redacted = await workers.redact(candidate, spans)
    async with stores.writing() as session:
        report = await steps.find(session, viewer, report_id, State.CLEARED, revision=seen, lock=True)
        report.revision = new_id()
        await seals.put(session, stores.keyring, report_id, Purpose.CANDIDATE, encode(redacted))
        await audit.record(session, actor=viewer.account_id, action="report.redact", object_id=report_id)
    await stores.scour()


async def return_to_depositor(stores: Stores, viewer: Viewer, report_id: str, comment: str) -> None:
    """Send a held report back: its candidate is destroyed, and the comment sealed, since it may quote a missed name.

    Raises:
        NotFound: the report is not there for the viewer.
        Forbidden: the viewer may not clear, or deposited it.
        Conflict: it is no longer held.
        Invalid: the comment is empty or too long.
    """
    if not 0 < len(comment.strip()) <= _LONGEST_COMMENT:
        raise Invalid("comment", f"Say what has to change, in up to {_LONGEST_COMMENT} characters.")
    async with stores.writing() as session:
        await steps.take(session, viewer, report_id, State.RETURNED)
        await seals.destroy(session, report_id, Purpose.CANDIDATE)
        await seals.put(session, stores.keyring, report_id, Purpose.COMMENT, comment.strip().encode())
        await audit.record(session, actor=viewer.account_id, action="report.return", object_id=report_id)
    await stores.scour()


async def reject(stores: Stores, viewer: Viewer, report_id: str, reason: str) -> None:
    """Refuse a held report for good: its candidate is destroyed. `reason` is a code of `reasons.Rejection`.

    Raises:
        NotFound: the report is not there for the viewer.
        Forbidden: the viewer may not clear, or deposited it.
        Conflict: it is no longer held.
        Invalid: there is no such reason.
    """
    code = rejection(reason)
    async with stores.writing() as session:
        report = await steps.take(session, viewer, report_id, State.REJECTED)
        report.reason = code
        await seals.destroy(session, report_id, Purpose.CANDIDATE)
        await audit.record(session, actor=viewer.account_id, action="report.reject", object_id=report_id, code=code)
    await stores.scour()


async def withdraw(stores: Stores, viewer: Viewer, report_id: str, reason: str, index: Index) -> None:
    """Take a cleared report down, first out of the index; a tombstone stays.

    `reason` is a code of `reasons.Withdrawal`.
    An index that cannot be written does not keep the text up: what was withdrawn is not found whatever the index says,
    and the outbox keeps the removal until the index has made it.

    Raises:
        NotFound: the report is not there for the viewer.
        Forbidden: the viewer may not withdraw.
        Conflict: it is not cleared.
        Invalid: there is no such reason.
    """
    code = withdrawal(reason)
    async with stores.writing() as session:
        revision = (await steps.find(session, viewer, report_id, State.WITHDRAWN)).revision
        # If we die after the index has dropped the report and before it is withdrawn, this brings it back.
        session.add(Outbox(report_id=report_id, revision=revision, change=Change.PUT))
    try:
        await asyncio.to_thread(index.replace, report_id, revision, ())
    except IndexUnusable:
        _log.warning(_LEFT_IN_INDEX)
    async with stores.writing() as session:
        report = await steps.take(session, viewer, report_id, State.WITHDRAWN)
        report.reason = code
        await session.execute(delete(LessonText).where(LessonText.report_id == report_id))
        await session.execute(delete(ReportText).where(ReportText.report_id == report_id))
        session.add(Outbox(report_id=report_id, revision=revision, change=Change.REMOVE))
        await session.flush()
        await audit.record(session, actor=viewer.account_id, action="report.withdraw", object_id=report_id, code=code)
    await stores.scour()
    try:
        # Whoever was just telling the index of the report may have put it back.
        await indexing.settle(stores, index, report_id)
    except IndexUnavailable:
        _log.warning(_LEFT_IN_INDEX)


async def expire(stores: Stores, moment: datetime) -> int:
    """Destroy what nobody decided on in time, and comments of that age; returns how many reports expired.

    The time is `policies.publication.HELD_FOR`, from the deposit or, for a comment, from the return.
    """
    limit = moment - HELD_FOR
    held = select(Report).where(Report.state == State.HELD, Report.deposited_at <= limit)
    returned = (
        select(Report.id)
        .join(SealedText, (SealedText.report_id == Report.id) & (SealedText.purpose == Purpose.COMMENT))
        .where(Report.state == State.RETURNED, Report.decided_at <= limit)
    )
    async with stores.writing() as session:
        expired = (await session.scalars(held.with_for_update())).all()
        for report in expired:
            report.state = State.EXPIRED
            report.decided_at = moment
            await seals.destroy(session, report.id, Purpose.CANDIDATE)
        comments = (await session.scalars(returned)).all()
        for report_id in comments:
            await seals.destroy(session, report_id, Purpose.COMMENT)
        await session.flush()
        for report in expired:
            await audit.record(session, actor=RETENTION, action="report.expire", object_id=report.id)
        for report_id in comments:
            await audit.record(session, actor=RETENTION, action="comment.expire", object_id=report_id)
    # Also what an earlier command had to leave in the files because a reader was in the way.
    await stores.scour()
    return len(expired)


async def _open(stores: Stores, viewer: Viewer, report_id: str, revision: str) -> tuple[str, Candidate]:
    """The held candidate and its revision, for a viewer who may clear it."""
    async with stores.reading() as session:
        report = await steps.find(session, viewer, report_id, State.CLEARED, revision=revision)
        return report.revision, decode(await seals.take(session, stores.keyring, report_id, Purpose.CANDIDATE))


async def _store(session: AsyncSession, report: Report, candidate: Candidate) -> None:
    blocks, evidence = fixity.packed(candidate.blocks), fixity.packed(candidate.evidence)
    session.add(
        ReportText(
            report_id=report.id,
            title=candidate.title,
            text=candidate.text,
            blocks=candidate.blocks,
            evidence=candidate.evidence,
            digest=fixity.of_text(candidate.title, candidate.text, blocks, evidence),
        )
    )
    await session.flush()
    for position, lesson in enumerate(candidate.lessons):
        fields = {name: getattr(lesson, name) for name in lesson.__struct_fields__}
        session.add(
            LessonText(
                report_id=report.id, position=position, digest=fixity.of_lesson(lesson.text, lesson.headings), **fields
            )
        )
