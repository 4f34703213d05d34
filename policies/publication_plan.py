"""What is on record of one report's publication: the days, who was sent it, and what keeps it back."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from policies.periods import day_of


class EmbargoReason(StrEnum):
    """Why a report waits. House list, after what boards give as reasons for late publication."""

    PROSECUTION = "prosecution"
    INQUEST = "inquest"
    COURT_ORDER = "court-order"
    FAMILY = "family"


@dataclass(frozen=True, slots=True)
class Embargo:
    """`until` is the first day on which the report may be public again; `None` where somebody has to lift it.

    An embargo that was lifted is no longer in the plan.
    """

    reason: EmbargoReason
    until: date | None = None

    def stands(self, today: date) -> bool:
        """Whether it keeps the report back on that day."""
        return self.until is None or today < self.until


@dataclass(frozen=True, slots=True)
class Plan:
    """What is on record of a report. All days are days in the United Kingdom.

    `publish_on` is the wanted day, `None` for as soon as may be; `published_on` the day on which the report was made
    public here. `sent` has the day of sending by code of recipient. `public_elsewhere` says that the board had
    published the report before it came here, so that there is nobody left to be told first. From `take_down_on` on the
    report is no longer public. `events` has the days of `policies.publication_rules.EVENTS` that are not among these.
    """

    cleared_on: date | None = None
    publish_on: date | None = None
    embargoes: tuple[Embargo, ...] = ()
    hold: bool = False
    sent: Mapping[str, date] = field(default_factory=dict)
    public_elsewhere: bool = False
    deposited_at: datetime | None = None
    published_on: date | None = None
    take_down_on: date | None = None
    events: Mapping[str, date] = field(default_factory=dict)

    def happened(self) -> dict[str, date]:
        """The days on record by event."""
        known = {
            "deposit": day_of(self.deposited_at) if self.deposited_at else self.cleared_on,
            "publication": self.published_on,
        }
        return {**self.events, **{event: day for event, day in known.items() if day}}
