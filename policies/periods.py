"""How days, working days, weeks, months and years are counted, and which day it is in the United Kingdom."""

import calendar
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

# Northern Ireland, Jersey, Guernsey and the Isle of Man keep the same time.
_UK = ZoneInfo("Europe/London")
_SATURDAY = 5

IsHoliday = Callable[[date], bool]


def day_of(moment: datetime) -> date:
    """The day on which that moment falls in the United Kingdom.

    >>> from datetime import UTC
    >>> day_of(datetime(2026, 7, 1, 23, 30, tzinfo=UTC)), day_of(datetime(2026, 12, 1, 23, 30, tzinfo=UTC))
    (datetime.date(2026, 7, 2), datetime.date(2026, 12, 1))

    Raises:
        ValueError: the moment does not say in which zone it is, so that its day cannot be known.
    """
    if moment.tzinfo is None:
        raise ValueError("A moment without a zone has no day.")
    return moment.astimezone(_UK).date()


def is_working(day: date, is_holiday: IsHoliday) -> bool:
    """Whether people work on that day: neither Saturday nor Sunday nor a holiday.

    Source: Freedom of Information Act 2000, section 10(6), of which the nation's own holidays are used here.
    """
    return day.weekday() < _SATURDAY and not is_holiday(day)


def working_days_after(day: date, count: int, is_holiday: IsHoliday) -> date:
    """The working day that is the `count`-th after that day, which is not counted itself and need not be one.

    Source of the way of counting: Freedom of Information Act 2000, section 10(1). With a count of nought it is the day
    itself.

    >>> working_days_after(date(2026, 4, 2), 1, {date(2026, 4, 3), date(2026, 4, 6)}.__contains__)
    datetime.date(2026, 4, 7)
    """
    while count > 0:
        day += timedelta(days=1)
        count -= is_working(day, is_holiday)
    return day


def working_days_before(day: date, count: int, is_holiday: IsHoliday) -> date:
    """The last working day of which that day is at least the `count`-th working day after; with none, the day itself.

    >>> working_days_before(date(2026, 4, 7), 1, {date(2026, 4, 3), date(2026, 4, 6)}.__contains__)
    datetime.date(2026, 4, 2)
    """
    if count == 0:
        return day
    while not is_working(day, is_holiday):
        day -= timedelta(days=1)
    while count > 0:
        day -= timedelta(days=1)
        count -= is_working(day, is_holiday)
    return day


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time in calendar months and days; one of the two is nought.

    House rule, which follows how months are counted in law (to the same date of a later month): the day on which the
    period begins is not counted, the day on which it ends belongs to it, and where the later month has no such date,
    its last day stands for it. So five years from 29 February 2024 end with 28 February 2029, and four with 29
    February 2028.

    >>> Period(months=60).end(date(2024, 2, 29)), Period(months=6).end(date(2026, 8, 31)), Period(days=84).end(
    ...     date(2026, 1, 1)
    ... )
    (datetime.date(2029, 2, 28), datetime.date(2027, 2, 28), datetime.date(2026, 3, 26))
    """

    months: int = 0
    days: int = 0

    @classmethod
    def of(cls, row: Mapping[str, int]) -> "Period":
        """The period that a data file writes as a number of `years`, `months`, `weeks` or `days`.

        Raises:
            ValueError: it names no unit, more than one, another, or no whole number from 1 on.
        """
        match tuple(row.items()):
            case ((unit, int(number)),) if unit in _UNITS and number > 0 and not isinstance(number, bool):
                name, factor = _UNITS[unit]
                return cls(**{name: number * factor})
        raise ValueError("A period is one whole number, from 1 on, of years, months, weeks or days.")

    def end(self, begin: date) -> date:
        """The last day of the period that begins with that day."""
        months = begin.month - 1 + self.months
        year, month = begin.year + months // 12, months % 12 + 1
        last = calendar.monthrange(year, month)[1]
        return date(year, month, min(begin.day, last)) + timedelta(days=self.days)

    def __str__(self) -> str:
        number, unit = next(
            (total // factor, unit)
            for unit, (name, factor) in _UNITS.items()
            if (total := getattr(self, name)) and total % factor == 0
        )
        return f"{number} {unit}" if number > 1 else f"1 {unit[:-1]}"


_UNITS = {"years": ("months", 12), "months": ("months", 1), "weeks": ("days", 7), "days": ("days", 1)}


@dataclass(frozen=True, slots=True)
class Notice:
    """How long before its publication somebody must have a report: so many working days, or days of the calendar.

    The day of sending is not counted; the report may be published on the last day that is.
    """

    days: int
    working: bool = True

    def over(self, sent: date, is_holiday: IsHoliday) -> date:
        """The first day on which a report that was sent on that day may be published."""
        if self.working:
            return working_days_after(sent, self.days, is_holiday)
        return sent + timedelta(days=self.days)

    def latest(self, publication: date, is_holiday: IsHoliday) -> date:
        """The last day on which to send what is to be published on that day."""
        if self.working:
            return working_days_before(publication, self.days, is_holiday)
        return publication - timedelta(days=self.days)

    def __str__(self) -> str:
        return f"{self.days} {'working ' if self.working else ''}day{'' if self.days == 1 else 's'}"
