"""The kinds of review that the nations hold, as coded values with the time in which each was in force."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReviewType:
    """A kind of review.

    `nations` is empty where any nation may use the type. `since` and `until` bound the time in which reviews of this
    type were begun; `None` where the bound is open or not confirmed.
    """

    code: str
    label: str
    nations: frozenset[str]
    since: date | None = None
    until: date | None = None


def _of(nations: str, code: str, label: str, since: date | None = None, until: date | None = None) -> ReviewType:
    return ReviewType(code, label, frozenset(nations.split()), since, until)


# The dates are those of the instruments named in docs/policies.md; a bound that was not confirmed is open.
REVIEW_TYPES: dict[str, ReviewType] = {
    kind.code: kind
    for kind in (
        _of("england", "part8", "Part 8 Review", None, date(2006, 3, 31)),
        _of("england wales jersey", "scr", "Serious Case Review"),
        _of("england", "rapid-review", "Rapid Review (learning summary)", date(2018, 6, 29)),
        _of("england", "lcspr", "Local Child Safeguarding Practice Review", date(2018, 6, 29)),
        _of("england", "ncspr", "National Child Safeguarding Practice Review", date(2018, 6, 29)),
        _of("england", "ncspr-thematic", "National thematic review", date(2018, 6, 29)),
        _of("england", "local-learning", "Local learning review"),
        _of("wales", "cpr-concise", "Concise Child Practice Review", date(2013, 1, 1), date(2024, 9, 30)),
        _of("wales", "cpr-extended", "Extended Child Practice Review", date(2013, 1, 1), date(2024, 9, 30)),
        _of("wales", "susr", "Single Unified Safeguarding Review", date(2024, 10, 1)),
        _of("england wales", "mapf", "Multi-agency professional forum"),
        _of("scotland", "icr", "Initial Case Review", None, date(2021, 8, 31)),
        _of("scotland", "sigcr", "Significant Case Review", None, date(2021, 8, 31)),
        _of("scotland", "learning-review", "Learning Review", date(2021, 9, 1)),
        _of("northern-ireland", "cmr", "Case Management Review"),
        _of("northern-ireland", "cmr-positive", "Case Management Review of positive practice"),
        _of("", "joint", "Joint review"),
        _of("", "inquiry", "Public inquiry"),
        _of("", "thematic", "Thematic analysis"),
        _of("", "other", "Other review or inspection"),
    )
}


def review_type(code: str, nation: str) -> ReviewType:
    """The review type of that code as that nation (by code) uses it.

    Raises:
        LookupError: no such type, or another nation's; the message lists those that this nation uses.
    """
    found = REVIEW_TYPES.get(code.strip().lower().replace(" ", "-").replace("_", "-"))
    if found is None or (found.nations and nation not in found.nations):
        theirs = ", ".join(kind.code for kind in types_of(nation))
        raise LookupError(f"That is not a review type of this nation. Use one of: {theirs}.")
    return found


def types_of(nation: str) -> tuple[ReviewType, ...]:
    """The review types which that nation uses, in house order."""
    return tuple(kind for kind in REVIEW_TYPES.values() if not kind.nations or nation in kind.nations)
