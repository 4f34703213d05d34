"""What comes in over the wire as JSON: a field that is not listed is refused."""

from datetime import date

import msgspec

from policies.advisor import Answer
from repository.api.schemas import Span
from repository.reasons import Rejection, Withdrawal
from search.index import Order


class SearchRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A search: words and "quoted phrases" in `q`; a filter with several values matches any of them.

    Of year, age_band and board two at most are combined. `cursor` is `next` or `previous` of an answer to the same
    search. `exact` looks for no words but these; `report` is the id of the only report to look in; `explain` asks for
    what each clause adds to a score.
    """

    q: str = ""
    nation: list[str] = []
    kind: list[str] = []
    theme: list[str] = []
    agency: list[str] = []
    review_type: list[str] = []
    year: list[int] = []
    age_band: list[str] = []
    board: list[str] = []
    sort: Order = Order.BEST
    cursor: str = ""
    limit: int = 20
    exact: bool = False
    report: str = ""
    explain: bool = False


class RedactionRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What else to take out: spans of the candidate's text, or words as they stand there. Each goes wherever it occurs.

    With the `revision` that you read, a report that was changed since is left as it is.
    """

    spans: list[Span] = []
    words: list[str] = []
    revision: str = ""


class ReturnRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why the depositor gets the report back; only the depositor reads it."""

    comment: str


class RejectRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a report is not taken at all, as a code."""

    reason: Rejection


class WithdrawRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a cleared report is taken down, as a code."""

    reason: Withdrawal


class AdviceRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A case: nation (a code), the day whose criteria are asked for, and what is known by code of a fact.

    A fact that is not named is not known, which is not the same as no.
    """

    nation: str
    date: date
    facts: dict[str, Answer] = {}
