"""What goes out over the wire, and nothing else does: each Struct lists its fields, so a new column stays inside."""

from datetime import datetime
from typing import Any, TypeVar

import msgspec

from policies.access import Role
from policies.identifiers import Identifier, Kind, Policy, Treatment
from policies.jigsaw import Level
from policies.lesson_kinds import LessonKind
from policies.publication import State

Out = TypeVar("Out", bound=msgspec.Struct)


class Problem(msgspec.Struct, frozen=True):
    """An error as RFC 9457 has it; `code` is stable and is what a program should look at."""

    type: str
    title: str
    status: int
    detail: str
    code: str


class ReportSummary(msgspec.Struct, frozen=True):
    """A document of a review, without its text. `title` is empty until it is public; `own` says if you deposited it.

    `review` is the record number of its review. Where the review is published anonymously, readers get no board and no
    moment, which would tell the month. `indexed_at` is when the search index last heard of it.
    `revision` names the text that a decision is about; `reason` is the code of a rejection or withdrawal.
    """

    id: str
    review: str
    state: State
    title: str
    role: str
    language: str
    format: str
    translation_of: str | None
    nation: str
    review_type: str
    type_label: str
    year: int
    board: str
    anonymous: bool
    deposited_at: datetime | None
    cleared_at: datetime | None
    published_at: datetime | None
    decided_at: datetime | None
    indexed_at: datetime | None
    reason: str
    revision: str
    lessons: int
    own: bool


class Reports(msgspec.Struct, frozen=True):
    """A page of reports; `next` is the cursor of the page that follows, or empty."""

    items: list[ReportSummary]
    next: str


class Span(msgspec.Struct, frozen=True):
    """Half-open, in Unicode code points of the report's text."""

    start: int
    end: int


class Block(msgspec.Struct, frozen=True):
    """A stretch of the text: title, heading (level 1 to 6), paragraph, list-item, table-row, footnote or header."""

    kind: str
    span: Span
    level: int
    page: int | None


class ReportLesson(msgspec.Struct, frozen=True):
    """A lesson inside a report; `span` is where it stands in the text, `anchor` names it on the report's page."""

    kind: LessonKind
    number: str
    text: str
    headings: list[str]
    span: Span
    page: int | None
    anchor: str


class Count(msgspec.Struct, frozen=True):
    """How many mentions of one kind were treated in one way."""

    kind: Kind
    identifier: Identifier
    treatment: Treatment
    mentions: int


class Evidence(msgspec.Struct, frozen=True):
    """What was changed, in counts and never in values; `residual` is what a second pass still finds.

    `detector` made the text and `checked_with` looked at it last; an empty version was not recorded at the time.
    """

    counts: list[Count]
    people: int
    words: int
    words_replaced: int
    residual: dict[str, int]
    left_out: dict[str, int]
    removed_by_depositor: int
    added_by_depositor: int
    detector: str
    policy: Policy
    labelled_by_depositor: int
    removed_by_clearer: int
    checked_with: str
    policy_version: str


class Certificate(msgspec.Struct, frozen=True):
    """How a report was anonymised. `digest` is the SHA-256 of its text as `/reports/{id}/text` gives it.

    `risk` is null for readers: it is for those who decide, and for the depositor.
    """

    report_id: str
    made_at: datetime | None
    cleared_at: datetime | None
    cleared_by: Role | None
    digest: str
    risk: Level | None
    evidence: Evidence


class Content(msgspec.Struct, frozen=True):
    """The anonymised text of a report; `blocks` cover it but for the newlines between them."""

    title: str
    text: str
    blocks: list[Block]
    lessons: list[ReportLesson]
    evidence: Evidence


class RiskReason(msgspec.Struct, frozen=True):
    """A sort of detail that remains: its code, what it means, how often it stands in the text and where."""

    code: str
    sentence: str
    count: int
    spans: list[Span]


class RiskNote(msgspec.Struct, frozen=True):
    """What remains that could lead to a family when it is put together; the heaviest reason comes first."""

    level: Level
    reasons: list[RiskReason]


class HeldEvidence(Evidence, frozen=True):
    """The evidence with the risk note, for those who decide; null where the report is older than the check."""

    risk: RiskNote | None


class HeldContent(msgspec.Struct, frozen=True):
    """The anonymised text of a held report; `blocks` cover it but for the newlines between them."""

    title: str
    text: str
    blocks: list[Block]
    lessons: list[ReportLesson]
    evidence: HeldEvidence


class Report(msgspec.Struct, frozen=True):
    """A report that you may see; `content` is there once it is cleared."""

    report: ReportSummary
    content: Content | None


class Deposited(msgspec.Struct, frozen=True):
    """What became of a deposit."""

    id: str
    state: State


class Theme(msgspec.Struct, frozen=True):
    """A concept of the vocabulary; `provenance` says who suggested it, `confirmed` whether the clearer stands by it."""

    code: str
    score: float
    provenance: str
    confirmed: bool


class Lesson(msgspec.Struct, frozen=True):
    """A lesson on its own, with what it needs to be cited.

    `agency` is whom it is addressed to, in the report's words; `stated` is a code of what the report itself calls such
    a lesson, beside the common `kind`. `review` is the record number of its review.
    """

    id: str
    report_id: str
    review: str
    language: str
    kind: LessonKind
    number: str
    text: str
    headings: list[str]
    page: int | None
    anchor: str
    title: str
    nation: str
    review_type: str
    year: int
    board: str
    anonymous: bool
    agency: str
    stated: str
    themes: list[Theme]


class Lessons(msgspec.Struct, frozen=True):
    """A page of lessons; `next` is the cursor of the page that follows, or empty."""

    items: list[Lesson]
    next: str


class Recurrence(msgspec.Struct, frozen=True):
    """A lesson and those of other reviews that say the same, by year; `first` is the earliest of all, itself included.

    `nations` counts the others by nation.
    """

    lesson: Lesson
    first: Lesson
    earlier: list[Lesson]
    same_year: list[Lesson]
    later: list[Lesson]
    nations: dict[str, int]


def given(out: type[Out], value: Any) -> Out:
    """The value as that Struct, by the names of its fields; anything else that it has stays behind.

    >>> given(Span, type("Longer", (), {"start": 1, "end": 2, "secret": 3})())
    Span(start=1, end=2)
    """
    return msgspec.convert(value, out, from_attributes=True)
