from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from policies.periods import Notice, Period, day_of, is_working, working_days_after, working_days_before

OFF = frozenset({date(2026, 4, 3), date(2026, 4, 6), date(2026, 12, 25), date(2026, 12, 28)})
days = st.dates(date(2026, 1, 1), date(2027, 1, 31))
counts = st.integers(0, 30)


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-29T00:59:59Z", "2026-03-29"),
        ("2026-03-29T22:59:59Z", "2026-03-29"),
        ("2026-03-29T23:00:00Z", "2026-03-30"),
        ("2026-10-24T23:00:00Z", "2026-10-25"),
        ("2026-10-25T23:00:00Z", "2026-10-25"),
        ("2026-10-26T00:00:00Z", "2026-10-26"),
        ("2024-02-28T23:59:59Z", "2024-02-28"),
        ("2024-02-29T00:00:00Z", "2024-02-29"),
        ("2026-06-30T18:30:00-05:00", "2026-07-01"),
    ],
)
def test_a_moment_has_its_day_in_the_united_kingdom(moment: str, day: str):
    assert str(day_of(datetime.fromisoformat(moment))) == day


def test_a_moment_without_a_zone_has_no_day():
    with pytest.raises(ValueError, match="zone"):
        day_of(datetime(2026, 1, 1))  # noqa: DTZ001  # That is what is refused.


@given(days, st.integers(1, 30))
def test_the_last_working_day_is_a_working_day_from_which_on_the_notice_is_over_and_there_is_no_later(
    day: date, count: int
):
    is_holiday = OFF.__contains__
    last = working_days_before(day, count, is_holiday)
    assert is_working(last, is_holiday)
    assert working_days_after(last, count, is_holiday) <= day
    following = working_days_after(last, 1, is_holiday)
    assert working_days_after(following, count, is_holiday) > day


@given(days, counts)
def test_so_many_working_days_lie_between_the_sending_and_the_end(day: date, count: int):
    end = working_days_after(day, count, OFF.__contains__)
    between = (day + timedelta(days=n) for n in range(1, (end - day).days + 1))
    assert sum(is_working(one, OFF.__contains__) for one in between) == count


@given(days, days, counts)
def test_what_is_sent_later_is_never_published_earlier(one: date, other: date, count: int):
    first, second = sorted((one, other))
    notice = Notice(count)
    assert notice.over(first, OFF.__contains__) <= notice.over(second, OFF.__contains__)


@pytest.mark.parametrize(
    ("row", "begin", "end", "written"),
    [
        ({"years": 1}, "2024-02-29", "2025-02-28", "1 year"),
        ({"years": 4}, "2024-02-29", "2028-02-29", "4 years"),
        ({"years": 5}, "2023-02-28", "2028-02-28", "5 years"),
        ({"months": 12}, "2026-03-31", "2027-03-31", "1 year"),
        ({"months": 1}, "2026-01-31", "2026-02-28", "1 month"),
        ({"months": 6}, "2027-08-31", "2028-02-29", "6 months"),
        ({"months": 18}, "2026-08-31", "2028-02-29", "18 months"),
        ({"weeks": 12}, "2026-01-01", "2026-03-26", "12 weeks"),
        ({"days": 10}, "2026-12-25", "2027-01-04", "10 days"),
    ],
)
def test_a_period_ends_on_the_same_date_or_the_last_of_the_month(
    row: dict[str, int], begin: str, end: str, written: str
):
    period = Period.of(row)
    assert (str(period.end(date.fromisoformat(begin))), str(period)) == (end, written)


@pytest.mark.parametrize(
    "row", [{}, {"years": 0}, {"years": -1}, {"years": 1, "days": 1}, {"fortnights": 1}, {"days": "1"}, {"days": True}]
)
def test_what_is_no_period_is_refused(row: dict[str, int]):
    with pytest.raises(ValueError, match="whole number"):
        Period.of(row)


def test_a_notice_in_days_of_the_calendar_knows_no_holidays():
    notice = Notice(14, working=False)
    assert notice.over(date(2026, 3, 20), OFF.__contains__) == date(2026, 4, 3)
    assert notice.latest(date(2026, 4, 3), OFF.__contains__) == date(2026, 3, 20)
    assert (str(notice), str(Notice(1))) == ("14 days", "1 working day")
