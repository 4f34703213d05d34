"""What the criteria advisor answers over the wire."""

from datetime import date

import msgspec

from policies.advisor import Met, Verdict
from policies.criteria import Kind


class AdviceSource(msgspec.Struct, frozen=True):
    """Where a rule comes from; one that was not confirmed is a house value, and no statement of law."""

    title: str
    part: str
    address: str
    confirmed: bool


class AdviceCondition(msgspec.Struct, frozen=True):
    """A condition and how it stands; those of a finding that share a `one_of` (not empty) are alternatives."""

    sentence: str
    met: Met
    one_of: str
    source: AdviceSource


class AdviceFact(msgspec.Struct, frozen=True):
    """A fact that is missing: its code as requests name it, and what it asks."""

    code: str
    label: str


class AdviceFinding(msgspec.Struct, frozen=True):
    """How one review type or duty stands on the facts; `missing` is empty where that is decided.

    `then` is what follows where it applies, `working_days` the time for it (0: none is known). `since` and `until` are
    inclusive and null where they are open.
    """

    code: str
    label: str
    kind: Kind
    review_type: str
    verdict: Verdict
    meaning: str
    conditions: list[AdviceCondition]
    missing: list[AdviceFact]
    then: str
    then_source: AdviceSource
    working_days: int
    since: date | None
    until: date | None
    period: AdviceSource


class AdviceRemark(msgspec.Struct, frozen=True):
    """A sentence beside the findings, with its source."""

    sentence: str
    source: AdviceSource


class Advice(msgspec.Struct, frozen=True):
    """The criteria of the nation on that day against the facts: it informs and does not decide.

    `assumed` says what followed from other answers, `doubts` which answers cannot both be true or were not used.
    """

    informs: str
    nation: str
    date: date
    findings: list[AdviceFinding]
    notes: list[AdviceRemark]
    assumed: list[str]
    doubts: list[str]
