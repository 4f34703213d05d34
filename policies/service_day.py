"""Which day the service goes by when the clock of its machine cannot be trusted.

A clock that was set back must not make time run backwards: a report that was sent to somebody “today” would begin its
notice on a day that had passed, and be published early. A clock that leapt ahead would publish and destroy what was due
later. In both cases the service stands still on the last day that it saw, until the clock is right again or a person
says that it is.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

# House rule: a service that is up sees every day; whoever starts one that was down for longer can look at a clock.
LONGEST_GAP = timedelta(days=7)


class Clock(StrEnum):
    """What to think of the clock."""

    RIGHT = "right"
    BEHIND = "behind"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class ServiceDay:
    """The day to go by, which is also the one to remember as seen.

    Unless the clock is right nothing may be published, expire or be destroyed, and no day of sending be recorded.
    """

    day: date
    clock: Clock

    @property
    def may_act(self) -> bool:
        """Whether what is due on that day may be done."""
        return self.clock is Clock.RIGHT


def service_day(told: date, last_seen: date | None, *, longest_gap: timedelta = LONGEST_GAP) -> ServiceDay:
    """The day to go by where the clock tells one day and the service last saw another; `None` where it saw none yet.

    The day never lies before `last_seen`. A person who confirms the clock does so by having `told` remembered as seen.

    >>> service_day(date(2026, 3, 1), date(2026, 3, 2)).clock
    <Clock.BEHIND: 'behind'>
    """
    if last_seen is None:
        return ServiceDay(told, Clock.RIGHT)
    if told < last_seen:
        return ServiceDay(last_seen, Clock.BEHIND)
    if told - last_seen > longest_gap:
        return ServiceDay(last_seen, Clock.AHEAD)
    return ServiceDay(told, Clock.RIGHT)
