"""Commands: what can be done to a report. Each is one transaction with its audit entry in it.

What takes time (a worker's reading) happens outside the transaction, which then makes sure that nothing has changed
meanwhile.
"""

import asyncio
from collections.abc import Sequence
from typing import NamedTuple, Protocol

import msgspec

from ingest.anonymity import Anonymity
from ingest.candidate import Candidate, decode, encode
from ingest.catalogue.confirming import Correction
from ingest.errors import DocumentRefused
from ingest.mentions import Span
from policies.access import Permission
from policies.publication import State
from repository import audit, bundles, cataloguing, readable, seals, steps, timing
from repository.anonymity import anonymity_of
from repository.bundles import OVERVIEW, Document
from repository.errors import Invalid
from repository.guards import Viewer
from repository.models import Purpose, Report
from repository.reasons import rejection
from repository.review_models import Review
from repository.stores import Stores
from repository.tables import new_id, now
from repository.tags import Tags

_LONGEST_COMMENT = 4000
_LONGEST_LABEL = 64


class Workers(Protocol):
    """What a command needs of the worker processes."""

    async def recheck(self, candidate: Candidate, anonymity: Anonymity | None = None) -> Candidate:
        """The candidate with the evidence of a fresh look at it.

        It is refused where a direct identifier is left, or the name of a board that publishes anonymously.
        """

    async def redact(self, candidate: Candidate, spans: Sequence[Span]) -> Candidate:
        """The candidate without the wording of these spans."""


async def submit(
    stores: Stores, viewer: Viewer, candidate: Candidate, review: Tags | int, document: Document = OVERVIEW
) -> str:
    """Keep a candidate, sealed, until another person decides on it; returns the report's id.

    `review` are the tags of a new review, or the number of the one that this is a further document of.

    Raises:
        Forbidden: the viewer may not deposit.
        NotFound: there is no such review that the viewer may add to.
        Invalid: there is no master key, a lesson's number or anchor is longer than any that a report states, or the
            document cannot be what it is said to be.
    """
    viewer.require(Permission.DEPOSIT)
    if any(len(label) > _LONGEST_LABEL for lesson in candidate.lessons for label in (lesson.number, lesson.anchor)):
        raise Invalid("candidate", "A lesson of this report has a number that cannot be one.")
    async with stores.writing() as session:
        if isinstance(review, Tags):
            belongs = await bundles.open_review(session, viewer, review)
        else:
            belongs = await bundles.joined(session, viewer, review)
        await bundles.check(session, belongs, document)
        report = Report(
            id=new_id(),
            review=belongs,
            state=State.HELD,
            role=document.role,
            language=document.language,
            format=candidate.evidence.format,
            translation_of=document.translation_of or None,
            depositor_id=viewer.account_id,
        )
        session.add(report)
        await session.flush()
        await seals.put(session, stores.keyring, report.id, Purpose.CANDIDATE, encode(candidate))
        await audit.record(session, actor=viewer.account_id, action="report.submit", object_id=report.id)
    return report.id


async def clear(  # noqa: PLR0913  # What, by whom, with what.
    stores: Stores,
    viewer: Viewer,
    report_id: str,
    workers: Workers,
    *,
    revision: str = "",
    correction: Correction | None = None,
) -> State:
    """Clear a held report: detectors look once more, and it is published, or waits sealed until it may be.

    Returns the state that it is in now: cleared (and readable) or scheduled. `revision` is the one that the clearer
    has read, where that is known; `correction` is what the clearer says its catalogue record is.

    Raises:
        NotFound: the report is not there for the viewer.
        Forbidden: the viewer may not clear, or deposited it.
        Conflict: it is no longer held, or was changed since the viewer read it.
        Invalid: its review lacks a document that its type asks for (`documents-missing`), or the record cannot be.
        DocumentRefused: the detectors still find a direct identifier (`identifier-left`), or could not look.
    """
    opened = await _open(stores, viewer, report_id, State.CLEARED, revision)
    candidate = await asyncio.to_thread(cataloguing.catalogued, opened.candidate, opened.review, correction)
    try:
        checked = await workers.recheck(opened.candidate, anonymity_of(opened.review))
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
    # What is stored is what the clearer read; only the evidence of the last look is new.
    final = msgspec.structs.replace(candidate, evidence=checked.evidence)
    async with stores.writing() as session:
        report = await steps.take(session, viewer, report_id, State.CLEARED, revision=opened.revision)
        await bundles.require_complete(session, report.review)
        report.cleared_at = report.decided_at
        today = await timing.see(session, now())
        if today.may_act and (await timing.timed(session, report, today.day)).may_be_public:
            await readable.open_up(session, report, final)
        else:
            report.state = State.SCHEDULED
            await seals.put(session, stores.keyring, report_id, Purpose.CANDIDATE, encode(final))
        state = report.state
        waits = state if state is State.SCHEDULED else ""
        await audit.record(session, actor=viewer.account_id, action="report.clear", object_id=report_id, code=waits)
    await stores.scour()
    return state


async def redact(  # noqa: PLR0913  # What, where, by whom, with what.
    stores: Stores, viewer: Viewer, report_id: str, spans: Sequence[Span], workers: Workers, *, revision: str = ""
) -> None:
    """Take the wording of these spans (of the candidate's text) out of a report that is not public yet.

    It goes wherever it stands.

    Raises:
        NotFound: the report is not there for the viewer.
        Forbidden: the viewer may not clear, or deposited it.
        Conflict: it is no longer held, or was changed since the viewer read it.
        Invalid: a span does not lie in the text, or there is none.
        DocumentRefused: the worker could not do it.
    """
    # What may be sent back may be changed: also what is cleared and waits for its day.
    opened = await _open(stores, viewer, report_id, State.RETURNED, revision)
    if not spans or any(not 0 <= span.start < span.end <= len(opened.candidate.text) for span in spans):
        raise Invalid("spans", "Mark a part of the text.")
    redacted = await workers.redact(opened.candidate, spans)
    async with stores.writing() as session:
        report = await steps.find(session, viewer, report_id, State.RETURNED, revision=opened.revision, lock=True)
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


class _Opened(NamedTuple):
    """What waits, unsealed, as it was when somebody looked."""

    revision: str
    candidate: Candidate
    review: Review


async def _open(stores: Stores, viewer: Viewer, report_id: str, after: State, revision: str) -> _Opened:
    """The candidate, for a viewer who may take it to the state `after`."""
    async with stores.reading() as session:
        report = await steps.find(session, viewer, report_id, after, revision=revision)
        candidate = decode(await seals.take(session, stores.keyring, report_id, Purpose.CANDIDATE))
        return _Opened(report.revision, candidate, report.review)
