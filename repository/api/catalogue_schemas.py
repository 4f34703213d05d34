"""What goes out over the wire about the catalogue; null is "not recorded", which is not "no"."""

import msgspec

from policies.catalogue import Answer
from repository.api.schemas import Span


class Record(msgspec.Struct, frozen=True):
    """The catalogue's entry of a report; `confirmed` says whether the person who cleared it stands by it.

    `begins` and `ends` bound the time that the review looks at, as a year or a month.
    """

    heading: str
    review: str
    subject: str | None
    outcome: str | None
    harm_types: list[str] | None
    age_bands: list[str] | None
    sex: str | None
    methodology: str | None
    authors: list[str] | None
    begins: str | None
    ends: str | None
    keywords: list[str] | None
    abstract: str | None
    confirmed: bool


class Coded(msgspec.Struct, frozen=True):
    """A coded value with the place that it was read from and how sure that is (0 to 1)."""

    value: str
    span: Span | None
    score: float
    answer: Answer


class Quoted(msgspec.Struct, frozen=True):
    """Words of the report's text."""

    text: str
    span: Span
    score: float


class Period(msgspec.Struct, frozen=True):
    """The time that the review looks at."""

    begins: str | None
    ends: str | None
    text: str
    span: Span
    score: float


class Abstract(msgspec.Struct, frozen=True):
    """An abstract of quoted lessons and house words."""

    text: str
    spans: list[Span]
    score: float


class Suggestions(msgspec.Struct, frozen=True):
    """What the text suggests, for the person who clears it to confirm."""

    subject: Quoted | None
    outcome: Coded | None
    harm_types: list[Coded] | None
    age_bands: list[Coded] | None
    sex: Coded | None
    methodology: Coded | None
    authors: list[Quoted] | None
    period: Period | None
    keywords: list[Coded] | None
    abstract: Abstract | None
