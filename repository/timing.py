"""When a report may be public, as the rules of its nation have it for what is stored, and which day it is."""

from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from policies.clock import Timetable, timetable
from policies.periods import day_of
from policies.publication_plan import Embargo as PlannedEmbargo
from policies.publication_plan import EmbargoReason, Plan
from policies.publication_rules import Rule, rule_for
from policies.service_day import ServiceDay, service_day
from repository.calendars import holidays_of
from repository.models import Report
from repository.review_models import Embargo, Notice, Review, SeenDay

_ONLY = 1

# A list of what is due asks for the same few over and over, and both read files.
_rule = cache(rule_for)
_holidays = cache(holidays_of)


async def day_at(session: AsyncSession, moment: datetime) -> ServiceDay:
    """The day to go by at that moment, and whether the clock that tells it is to be believed."""
    return service_day(day_of(moment), await session.scalar(select(SeenDay.day)))


async def see(session: AsyncSession, moment: datetime) -> ServiceDay:
    """The day to go by, remembered as seen; call it in a transaction that writes."""
    today = await day_at(session, moment)
    await session.merge(SeenDay(id=_ONLY, day=today.day))
    await session.flush()
    return today


async def confirm(session: AsyncSession, moment: datetime) -> date:
    """Take the clock's word for which day it is, because a person says that it is right."""
    told = day_of(moment)
    await session.merge(SeenDay(id=_ONLY, day=told))
    await session.flush()
    return told


async def timed(session: AsyncSession, report: Report, today: date) -> Timetable:
    """The timetable of that report as it stands on that day."""
    review = report.review
    plan = Plan(
        cleared_on=day_of(report.cleared_at) if report.cleared_at else None,
        publish_on=review.publish_on,
        embargoes=tuple(
            PlannedEmbargo(EmbargoReason(row.reason), row.until) for row in await embargoes(session, review)
        ),
        hold=bool(review.hold),
        sent={notice.recipient: notice.sent_on for notice in await notices(session, review)},
        public_elsewhere=review.published_before,
        deposited_at=report.deposited_at,
        published_on=day_of(report.published_at) if report.published_at else None,
        take_down_on=review.take_down_on,
    )
    return timetable(rule_of(review), plan, today=today, is_holiday=_holidays(review.nation))


def rule_of(review: Review) -> Rule:
    """How reviews of that one's type are published in its nation."""
    return _rule(review.nation, review.review_type)


async def notices(session: AsyncSession, review: Review) -> Sequence[Notice]:
    """To whom the review was sent."""
    sent = select(Notice).where(Notice.review_number == review.number).order_by(Notice.recipient)
    return (await session.scalars(sent)).all()


async def embargoes(session: AsyncSession, review: Review) -> Sequence[Embargo]:
    """The reasons to wait that nobody has lifted, oldest first."""
    query = select(Embargo).where(Embargo.review_number == review.number, Embargo.lifted_at.is_(None))
    return (await session.scalars(query.order_by(Embargo.set_at, Embargo.id))).all()
