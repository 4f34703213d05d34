"""When a report may be public, as the rules of its nation have it for what is stored, and which day it is."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
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

# SQLite takes a limited number of values in one statement.
_NUMBERS_AT_ONCE = 500

# A list of what is due asks for the same few over and over, and both read files.
_rule = cache(rule_for)
_holidays = cache(holidays_of)


async def day_at(session: AsyncSession, moment: datetime) -> ServiceDay:
    """The day to go by at that moment, and whether the clock that tells it is to be believed."""
    return service_day(day_of(moment), await session.scalar(select(SeenDay.day)))


async def see(session: AsyncSession, moment: datetime) -> ServiceDay:
    """The day to go by, remembered as seen; call it in a transaction that writes."""
    today = await day_at(session, moment)
    await _remember(session, today.day)
    return today


async def confirm(session: AsyncSession, moment: datetime) -> date:
    """Take the clock's word for which day it is, because a person says that it is right."""
    told = day_of(moment)
    await _remember(session, told)
    return told


async def _remember(session: AsyncSession, day: date) -> None:
    remembered = update(SeenDay).values(day=day).returning(SeenDay.id)
    if await session.scalar(remembered) is None:
        try:
            async with session.begin_nested():
                await session.execute(insert(SeenDay).values(id=_ONLY, day=day))
        except IntegrityError:
            # On the very first day another node was first.
            await session.execute(remembered)


async def timed(session: AsyncSession, report: Report, today: date) -> Timetable:
    """The timetable of that report as it stands on that day."""
    return (await all_timed(session, [report], today))[0]


async def all_timed(session: AsyncSession, reports: Sequence[Report], today: date) -> list[Timetable]:
    """The timetable of each of the reports as it stands on that day, in their order."""
    waits: dict[int, list[Embargo]] = defaultdict(list)
    sent: dict[int, list[Notice]] = defaultdict(list)
    numbers = sorted({report.review_number for report in reports})
    for at in range(0, len(numbers), _NUMBERS_AT_ONCE):
        some = numbers[at : at + _NUMBERS_AT_ONCE]
        standing = select(Embargo).where(Embargo.review_number.in_(some), Embargo.lifted_at.is_(None))
        for embargo in await session.scalars(standing.order_by(Embargo.set_at, Embargo.id)):
            waits[embargo.review_number].append(embargo)
        for notice in await session.scalars(select(Notice).where(Notice.review_number.in_(some))):
            sent[notice.review_number].append(notice)
    return [
        timetable(
            rule_of(report.review),
            _plan(report, waits[report.review_number], sent[report.review_number]),
            today=today,
            is_holiday=_holidays(report.review.nation),
        )
        for report in reports
    ]


def _plan(report: Report, waits: Sequence[Embargo], sent: Sequence[Notice]) -> Plan:
    review = report.review
    return Plan(
        cleared_on=day_of(report.cleared_at) if report.cleared_at else None,
        publish_on=review.publish_on,
        embargoes=tuple(PlannedEmbargo(EmbargoReason(row.reason), row.until) for row in waits),
        hold=bool(review.hold),
        sent={notice.recipient: notice.sent_on for notice in sent},
        public_elsewhere=review.published_before,
        deposited_at=report.deposited_at,
        published_on=day_of(report.published_at) if report.published_at else None,
        take_down_on=review.take_down_on,
    )


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
