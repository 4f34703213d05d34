"""Days and reasons as the sentences about a report's publication say them."""

from datetime import date

from policies.publication_plan import EmbargoReason

WHY: dict[EmbargoReason, str] = {
    EmbargoReason.PROSECUTION: "a prosecution",
    EmbargoReason.INQUEST: "an inquest",
    EmbargoReason.COURT_ORDER: "a court order",
    EmbargoReason.FAMILY: "the family",
}


def written(day: date) -> str:
    """The day as people write it.

    >>> written(date(2026, 3, 9))
    '9 March 2026'
    """
    return f"{day.day} {day:%B %Y}"
