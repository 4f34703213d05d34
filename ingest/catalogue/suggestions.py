"""What is suggested for a catalogue record, each with where it was read and how sure that is.

A field that is `None` was not found, which says nothing about the case: it is shown as "not recorded". Only
`Answer.NO` says that the review denies something.
"""

import msgspec

from ingest.anonymised import AnonymisedText
from ingest.mentions import Span
from policies.catalogue import Answer


class Coded(msgspec.Struct, frozen=True):
    """A code of one of the lists in `policies.catalogue`, or a keyword of the vocabulary that was handed in.

    `span` is in the candidate's text, `None` where the kind of review says it; `score` in 0..1.
    """

    value: str
    span: Span | None
    score: float
    answer: Answer = Answer.YES


class Quoted(msgspec.Struct, frozen=True):
    """Words of the candidate's text."""

    text: AnonymisedText
    span: Span
    score: float


class Period(msgspec.Struct, frozen=True):
    """The time that the review looks at, as general as the text tells it.

    `begins` and `ends` are "2021-08" or "2021"; `None` where the text gives no month or year for it. `text` has the
    words that they were read from.
    """

    begins: str | None
    ends: str | None
    text: AnonymisedText
    span: Span
    score: float


class Abstract(msgspec.Struct, frozen=True):
    """An abstract of house words and quoted lessons; `spans` are those of the quotations, in their order."""

    text: AnonymisedText
    spans: tuple[Span, ...]
    score: float


class Suggestions(msgspec.Struct, frozen=True):
    """A catalogue record as the text suggests it; who clears the report confirms, corrects or empties each field."""

    subject: Quoted | None = None
    outcome: Coded | None = None
    harm_types: tuple[Coded, ...] | None = None
    age_bands: tuple[Coded, ...] | None = None
    sex: Coded | None = None
    methodology: Coded | None = None
    authors: tuple[Quoted, ...] | None = None
    period: Period | None = None
    keywords: tuple[Coded, ...] | None = None
    abstract: Abstract | None = None
