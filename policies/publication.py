"""The states of a report and the steps between them, and how long a held report lives."""

from datetime import timedelta
from enum import StrEnum


class State(StrEnum):
    """Where a report stands.

    A scheduled one is cleared and still sealed, because its day has not come. Of a lapsed one the time of availability
    is over: its text is gone and its entry in the catalogue stays.
    """

    HELD = "held"
    SCHEDULED = "scheduled"
    RETURNED = "returned"
    REJECTED = "rejected"
    CLEARED = "cleared"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    LAPSED = "lapsed"


# What a person's decision may lead to; a state that is not a key is an end. Besides, the clock, an embargo and a hold
# move a report between scheduled, cleared and lapsed (`repository.scheduling`, `repository.retention`).
STEPS: dict[State, frozenset[State]] = {
    State.HELD: frozenset({State.CLEARED, State.SCHEDULED, State.RETURNED, State.REJECTED, State.EXPIRED}),
    State.SCHEDULED: frozenset({State.RETURNED, State.REJECTED}),
    State.CLEARED: frozenset({State.WITHDRAWN}),
    State.LAPSED: frozenset({State.WITHDRAWN}),
}

# House rule, security baseline: an anonymised candidate that nobody clears is destroyed after this time.
HELD_FOR = timedelta(days=14)


def may_follow(before: State, after: State) -> bool:
    """Whether a report may go from one state to the other."""
    return after in STEPS.get(before, frozenset())
