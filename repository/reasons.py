"""Why a report is rejected or withdrawn, as codes: a reason is kept for ever, so nobody types one."""

from enum import StrEnum

from repository.errors import Invalid


class Rejection(StrEnum):
    """Why a held report is not taken at all."""

    NOT_A_REVIEW = "not-a-review"
    IDENTIFIES = "identifies-someone"
    DUPLICATE = "duplicate"
    COURT_ORDER = "court-order"
    UNREADABLE = "unreadable"


class Withdrawal(StrEnum):
    """Why a cleared report is taken down."""

    IDENTIFIES = "identifies-someone"
    COURT_ORDER = "court-order"
    AT_REQUEST = "at-request"
    SUPERSEDED = "superseded"
    DUPLICATE = "duplicate"


class Missing(StrEnum):
    """Why a document that the type of review asks for is not there."""

    NOT_REQUIRED_THEN = "not-required-then"
    NOT_FOR_PUBLICATION = "not-for-publication"
    WITHIN_ANOTHER = "within-another"
    NONE_MADE = "none-made"
    COURT_ORDER = "court-order"


LABELS: dict[str, str] = {
    "not-a-review": "It is not a case review",
    "identifies-someone": "It identifies a person",
    "duplicate": "It is here already",
    "court-order": "A court has restricted it",
    "unreadable": "It cannot be read as it is",
    "at-request": "The body that deposited it asks for it",
    "superseded": "A newer version takes its place",
    "not-required-then": "It was not asked for when this review was made",
    "not-for-publication": "The body decided in law not to publish it",
    "within-another": "It is part of another document of this review",
    "none-made": "None was made",
    "prosecution": "A prosecution",
    "inquest": "An inquest",
    "family": "What the family asks for",
}


def rejection(reason: str) -> Rejection:
    """The reason of that code.

    Raises:
        Invalid: there is none; the sentence lists those that there are.
    """
    if reason not in set(Rejection):
        raise Invalid("reason", f"A report is rejected for one of these reasons: {', '.join(Rejection)}.")
    return Rejection(reason)


def withdrawal(reason: str) -> Withdrawal:
    """The reason of that code.

    Raises:
        Invalid: there is none; the sentence lists those that there are.
    """
    if reason not in set(Withdrawal):
        raise Invalid("reason", f"A report is withdrawn for one of these reasons: {', '.join(Withdrawal)}.")
    return Withdrawal(reason)


def missing(reason: str) -> Missing:
    """The reason of that code.

    Raises:
        Invalid: there is none; the sentence lists those that there are.
    """
    if reason not in set(Missing):
        raise Invalid("missing", f"A document may be missing for one of these reasons: {', '.join(Missing)}.")
    return Missing(reason)
