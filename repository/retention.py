"""What time ends: held reports that nobody decided on, comments, and texts that were available for long enough."""

from datetime import date, datetime

from sqlalchemy import select

from policies.clock import Bar, Timetable
from policies.publication import HELD_FOR, State
from repository import audit, readable, seals, timing
from repository.models import Purpose, Report, SealedText
from repository.stores import Stores

# Who acts when time does.
RETENTION = "retention"


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
        expired = (await session.scalars(held.with_for_update(of=Report))).all()
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


async def lapse(stores: Stores, today: date) -> int:
    """End the reports whose time of availability is over; returns how many those were.

    Their texts and lessons are deleted and the index hears of it; the entry in the catalogue stays.
    """
    cleared = select(Report).where(Report.state == State.CLEARED).order_by(Report.published_at)
    async with stores.reading() as session:
        reports = (await session.scalars(cleared)).all()
        timetables = await timing.all_timed(session, reports, today)
        over = [report.id for report, times in zip(reports, timetables, strict=True) if _is_over(times)]
    for report_id in over:
        async with stores.writing() as session:
            report = await session.get(Report, report_id, with_for_update=True)
            if (
                report is None
                or report.state is not State.CLEARED
                or not _is_over(await timing.timed(session, report, today))
            ):
                continue
            report.state = State.LAPSED
            await readable.close(session, report, keeping_record=True)
            await audit.record(session, actor=RETENTION, action="report.lapse", object_id=report_id)
    if over:
        await stores.scour()
    return len(over)


def _is_over(timetable: Timetable) -> bool:
    bars = {reason.code for reason in timetable.reasons}
    # What is kept back besides is wanted as it is: by a court, or until somebody lifts the embargo.
    return bool(bars & {Bar.FILE_ENDED, Bar.TAKEN_DOWN}) and not bars & {Bar.LEGAL_HOLD, Bar.EMBARGO}
