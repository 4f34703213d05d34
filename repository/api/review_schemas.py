"""What goes out over the wire about reviews as a whole, and what comes in about when they are published."""

from datetime import date

import msgspec

from policies.clock import Bar, Warned
from policies.due import Task
from policies.publication_plan import EmbargoReason
from repository.api.schemas import ReportSummary
from repository.reasons import Missing


class DocumentRole(msgspec.Struct, frozen=True):
    """What a document of a review can be."""

    code: str
    label: str
    welsh_label: str


class Bars(msgspec.Struct, frozen=True):
    """Why a review is not public today; `until` is null where somebody has to do something."""

    code: Bar
    sentence: str
    until: date | None
    about: str


class Flag(msgspec.Struct, frozen=True):
    """Something about the plan of publication that people should look at."""

    code: Warned
    sentence: str
    about: str


class Due(msgspec.Struct, frozen=True):
    """Something to do, at the latest on the day `by`."""

    task: Task
    sentence: str
    by: date | None
    overdue: bool
    about: str


class Timetable(msgspec.Struct, frozen=True):
    """What the rules make of the plan today. `earliest` is null while something without a date stands in the way."""

    reasons: list[Bars]
    earliest: date | None
    public_until: date | None
    file_until: date | None
    flags: list[Flag]
    due: list[Due]


class Embargo(msgspec.Struct, frozen=True):
    """A reason to wait; `until` is the first day on which it no longer holds."""

    id: str
    reason: EmbargoReason
    until: date | None


class Notice(msgspec.Struct, frozen=True):
    """To whom the review was sent, and when."""

    recipient: str
    sent_on: date


class Excused(msgspec.Struct, frozen=True):
    """Why a document that the type of review asks for is not there."""

    role: str
    reason: Missing


class Waiting(msgspec.Struct, frozen=True):
    """What decides when a review is published, for those who handle it; `lacking` are roles of missing documents."""

    lacking: list[str]
    excused: list[Excused]
    embargoes: list[Embargo]
    notices: list[Notice]
    hold: str
    publish_on: date | None
    take_down_on: date | None
    published_before: bool
    timetable: Timetable


class Review(msgspec.Struct, frozen=True):
    """A review with the documents of it that you may see; `waiting` is null for readers."""

    number: str
    heading: str
    nation: str
    review_type: str
    type_label: str
    year: int
    board: str
    anonymous: bool
    documents: list[ReportSummary]
    waiting: Waiting | None


class DueItem(msgspec.Struct, frozen=True):
    """Something that has to be done about a document of a review."""

    report_id: str
    review: str
    role: str
    heading: str
    nation: str
    due: Due


class Made(msgspec.Struct, frozen=True):
    """The id of what was made."""

    id: str


class EmbargoRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A reason to wait, and until when; without a day until somebody lifts it."""

    reason: EmbargoReason
    until: date | None = None


class HoldRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The reason of a legal hold; null ends it."""

    reason: EmbargoReason | None


class NoticeRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """On which day a recipient was sent the review."""

    recipient: str
    sent_on: date


class DaysRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """From which day on a review is public at the earliest, and from which on no longer."""

    publish_on: date | None = None
    take_down_on: date | None = None


class MissingRequest(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Why a document is not there."""

    role: str
    reason: Missing
