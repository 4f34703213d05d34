"""The bank holidays of the nations, by which working days are counted.

They are those of the `holidays` library, with the days that move when they fall on a weekend, and above them those of
`policies/data/holidays.toml`: a holiday that is proclaimed next week is in no release of a library. Days that only a
council keeps (local holidays in Scotland), and those of Alderney and Sark, are in neither.
"""

from datetime import date
from functools import lru_cache

import holidays

from policies.nations import NATIONS
from policies.periods import IsHoliday
from policies.reading import rows

# Country and subdivision in the library.
_CALENDARS: dict[str, tuple[str, str | None]] = {
    "england": ("GB", "ENG"),
    "wales": ("GB", "WLS"),
    "scotland": ("GB", "SCT"),
    "northern-ireland": ("GB", "NIR"),
    "jersey": ("JE", None),
    "guernsey": ("GG", None),
    "isle-of-man": ("IM", None),
}
_UNITED_KINGDOM = ("england", "wales", "scotland", "northern-ireland")


def holidays_of(nation: str) -> IsHoliday:
    """Tells whether a day is a bank holiday in that nation, by code.

    Of more than one nation, and of a nation without a calendar, those of all four nations of the United Kingdom count
    together, as they do in section 10(6) of the Freedom of Information Act 2000: publication is then later, never
    earlier.

    Raises:
        ValueError: the house's own days cannot be read.
    """
    own = _own(nation)
    return lambda day: day in own or day in _days(nation, day.year)


def _own(nation: str) -> frozenset[date]:
    concerned = {nation} if nation in _CALENDARS else {nation, *_UNITED_KINGDOM}
    days = set()
    for day, row in rows("holidays").items():
        nations = row.get("nations", [nation])
        if unknown := set(nations) - set(NATIONS):
            raise ValueError(f"The data file holidays names no nation at {day}: {', '.join(sorted(unknown))}.")
        if concerned & set(nations):
            days.add(date.fromisoformat(day))
    return frozenset(days)


# A year at a time and whole: the library's own way of adding a year while it is asked is not safe between threads.
@lru_cache(maxsize=512)
def _days(nation: str, year: int) -> frozenset[date]:
    if nation not in _CALENDARS:
        return frozenset().union(*(_days(one, year) for one in _UNITED_KINGDOM))
    country, subdivision = _CALENDARS[nation]
    return frozenset(holidays.country_holidays(country, subdiv=subdivision, years=year, expand=False))
