"""Commands of the publication clock: what a review waits for, and publishing it on its day.

Whether a report is readable is its state and nothing else: no reader's request looks at a clock, so that neither a
restart nor a clock that was set back shows or hides anything.
"""

import logging
from datetime import date

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from ingest.candidate import decode
from ingest.errors import DocumentRefused
from policies.publication import State
from policies.publication_plan import EmbargoReason
from repository import audit, bundles, readable, seals, timing
from repository.anonymity import anonymity_of
from repository.errors import Invalid, NotFound, RepositoryError
from repository.guards import Viewer
from repository.models import Purpose, Report
from repository.publishing import Workers
from repository.review_models import Embargo, Notice, Review
from repository.stores import Stores
from repository.tables import now

_log = logging.getLogger(__name__)

# Who acts when a day comes.
CLOCK = "clock"


async def publish_due(stores: Stores, workers: Workers, today: date) -> int:
    """Publish every scheduled report which may be public on that day; returns how many those were.

    Each is looked at once more by the detectors of this day; one that they refuse stays sealed, and the audit trail
    says so.
    """
    scheduled = select(Report.id).where(Report.state == State.SCHEDULED).order_by(Report.cleared_at, Report.id)
    async with stores.reading() as session:
        waiting = list(await session.scalars(scheduled))
    published = 0
    for report_id in waiting:
        try:
            published += await _publish(stores, workers, report_id, today)
        except (DocumentRefused, RepositoryError) as error:
            # One report that cannot be published must not keep the others waiting.
            _log.warning("A scheduled report was not published: %s", error.code)
            async with stores.writing() as session:
                await audit.record(
                    session,
                    actor=CLOCK,
                    action="report.publish",
                    object_id=report_id,
                    outcome="refused",
                    code=error.code,
                )
    if published:
        await stores.scour()
    return published


async def set_embargo(stores: Stores, viewer: Viewer, number: int, reason: str, until: date | None) -> str:
    """Let a review wait for a reason, up to the day `until` or till somebody lifts it; returns the embargo's id.

    Raises:
        Forbidden: the viewer neither deposits nor clears.
        NotFound: there is no such review for the viewer.
        Invalid: there is no such reason.
    """
    if reason not in set(EmbargoReason):
        raise Invalid("reason", f"A review waits for one of these reasons: {', '.join(list(EmbargoReason))}.")
    async with stores.writing() as session:
        review = await bundles.handled(session, viewer, number)
        embargo = Embargo(review_number=review.number, reason=reason, until=until)
        session.add(embargo)
        await session.flush()
        if until is None or until > (await timing.day_at(session, now())).day:
            await _keep_back(stores, session, review)
        await audit.record(
            session, actor=viewer.account_id, action="review.embargo", object_id=str(number), code=reason
        )
    # What was readable may still stand in the files of the database.
    await stores.scour()
    return embargo.id


async def lift_embargo(stores: Stores, viewer: Viewer, number: int, embargo_id: str) -> None:
    """End an embargo; what may then be published is when the due work runs next.

    Raises:
        Forbidden: the viewer neither deposits nor clears.
        NotFound: there is no such review for the viewer, or no such embargo of it.
    """
    async with stores.writing() as session:
        review = await bundles.handled(session, viewer, number)
        embargo = await session.get(Embargo, embargo_id, with_for_update=True)
        if embargo is None or embargo.review_number != review.number or embargo.lifted_at:
            raise NotFound
        embargo.lifted_at = now()
        await audit.record(
            session, actor=viewer.account_id, action="review.lift", object_id=str(number), code=embargo.reason
        )


async def hold(stores: Stores, viewer: Viewer, number: int, reason: str) -> None:
    """Put a review under a legal hold, or with an empty reason take it off: nothing of it is published or destroyed.

    Raises:
        Forbidden: the viewer neither deposits nor clears.
        NotFound: there is no such review for the viewer.
        Invalid: there is no such reason.
    """
    if reason and reason not in set(EmbargoReason):
        raise Invalid("reason", f"A review is held for one of these reasons: {', '.join(list(EmbargoReason))}.")
    async with stores.writing() as session:
        review = await bundles.handled(session, viewer, number)
        review.hold = reason
        await session.flush()
        if reason:
            await _keep_back(stores, session, review)
        await audit.record(
            session, actor=viewer.account_id, action="review.hold", object_id=str(number), code=reason or "ended"
        )
    await stores.scour()


async def give_notice(stores: Stores, viewer: Viewer, number: int, recipient: str, sent_on: date) -> None:
    """Record that a body which has to see the review before it is published was sent it.

    Raises:
        Forbidden: the viewer neither deposits nor clears.
        NotFound: there is no such review for the viewer.
        Invalid: nobody has to give that recipient notice of this review, or the day is yet to come.
    """
    async with stores.writing() as session:
        review = await bundles.handled(session, viewer, number)
        known = [one.code for one in timing.rule_of(review).recipients]
        if recipient not in known:
            raise Invalid("recipient", f"This review is sent to: {', '.join(known) or 'nobody'}.")
        today = await timing.day_at(session, now())
        if not today.may_act:
            raise Invalid("clock", "The clock of the service is not to be trusted. The people who run it were told.")
        if sent_on > today.day:
            raise Invalid("sent-on", "That day is yet to come. Record what was sent once it was.")
        await session.merge(Notice(review_number=review.number, recipient=recipient, sent_on=sent_on))
        await session.flush()
        await audit.record(
            session, actor=viewer.account_id, action="review.notice", object_id=str(number), code=recipient
        )


async def set_days(
    stores: Stores, viewer: Viewer, number: int, *, publish_on: date | None, take_down_on: date | None
) -> None:
    """Set from which day on the review is public at the earliest, and from which on no longer; None for no such day.

    Raises:
        Forbidden: the viewer neither deposits nor clears.
        NotFound: there is no such review for the viewer.
        Invalid: it would end before it begins.
    """
    if publish_on and take_down_on and take_down_on <= publish_on:
        raise Invalid("take-down-on", "The day of taking down lies after the day of publication.")
    async with stores.writing() as session:
        review = await bundles.handled(session, viewer, number)
        review.publish_on, review.take_down_on = publish_on, take_down_on
        await session.flush()
        days = ":".join(day.isoformat() if day else "any" for day in (publish_on, take_down_on))
        await audit.record(session, actor=viewer.account_id, action="review.days", object_id=str(number), code=days)


async def _publish(stores: Stores, workers: Workers, report_id: str, today: date) -> bool:
    async with stores.reading() as session:
        report = await session.get(Report, report_id)
        if report is None or not await _may(session, report, today):
            return False
        revision, anonymity = report.revision, anonymity_of(report.review)
        candidate = decode(await seals.take(session, stores.keyring, report_id, Purpose.CANDIDATE))
    checked = await workers.recheck(candidate, anonymity)
    async with stores.writing() as session:
        report = await session.get(Report, report_id, with_for_update=True)
        # An embargo may have come while the detectors were looking.
        if report is None or report.revision != revision or not await _may(session, report, today):
            return False
        await readable.open_up(session, report, checked)
        await audit.record(session, actor=CLOCK, action="report.publish", object_id=report_id)
    return True


async def _may(session: AsyncSession, report: Report, today: date) -> bool:
    return report.state is State.SCHEDULED and (await timing.timed(session, report, today)).may_be_public


async def _keep_back(stores: Stores, session: AsyncSession, review: Review) -> None:
    """Seal what is readable of the review again, until nothing keeps it back any more."""
    readable_now = select(Report).where(Report.review_number == review.number, Report.state == State.CLEARED)
    for report in (await session.scalars(readable_now.with_for_update(of=Report))).all():
        await readable.seal_again(session, stores.keyring, report)
