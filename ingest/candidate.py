"""What comes out of preparing a submission, and its one encoding (over the worker's pipe and sealed in storage)."""

from typing import Any

import msgspec

from ingest.anonymised import NOBODY, AnonymisedText
from ingest.mentions import Span
from ingest.record import CatalogueRecord, LessonTheme
from ingest.risk import RiskNote
from ingest.structure import Block
from policies.identifiers import Identifier, Kind, Policy, Treatment
from policies.lesson_kinds import LessonKind


class Lesson(msgspec.Struct, frozen=True):
    """A recommendation, finding, learning point, suggested strategy or action.

    `number` is as stated ("4(a)") or "" where there is none; `headings` are those above it, outermost first; `span` is
    in the candidate's text; `anchor` is unique within the report. `agency` is whom it is addressed to, in the report's
    words, and `stated` a code of `policies.lesson_kinds.Stated`; both are "" where the report does not say, and in
    candidates that are older than they. `themes` are there once the report is cleared.
    """

    kind: LessonKind
    number: str
    text: AnonymisedText
    headings: tuple[AnonymisedText, ...]
    span: Span
    page: int | None
    anchor: str
    agency: AnonymisedText = NOBODY
    stated: str = ""
    themes: tuple[LessonTheme, ...] = ()


class Count(msgspec.Struct, frozen=True):
    """How many mentions of one kind were treated in one way."""

    kind: Kind
    identifier: Identifier
    treatment: Treatment
    mentions: int


class Evidence(msgspec.Struct, frozen=True):
    """What was changed, in counts and never in values.

    `residual` counts, by kind, what a second pass still finds in the result; `left_out` counts what the reader dropped
    by design; `removed_by_depositor`, `added_by_depositor` and `labelled_by_depositor` count the depositor's decisions,
    `removed_by_clearer` the places that a clearer took out besides. `detector` made the candidate and `checked_with`
    looked at it last; `policy_version` is that of the table of kinds. `risk` says what the details that remain give
    away together. `format` is what kind of file it was read from. `anonymous` says that what tells the board was taken
    out as well. What has a default is absent from evidence that is older than it.
    """

    counts: tuple[Count, ...]
    people: int
    words: int
    words_replaced: int
    residual: dict[str, int]
    left_out: dict[str, int]
    removed_by_depositor: int
    added_by_depositor: int
    detector: str
    policy: Policy
    risk: RiskNote | None = None
    labelled_by_depositor: int = 0
    removed_by_clearer: int = 0
    checked_with: str = ""
    policy_version: str = ""
    anonymous: bool = False
    format: str = ""


class Candidate(msgspec.Struct, frozen=True):
    """An anonymised report that is not public yet. `blocks` are spans of `text`, as in `StructuredText`.

    `record` is its entry in the catalogue, once it is cleared.
    """

    title: AnonymisedText
    text: AnonymisedText
    blocks: tuple[Block, ...]
    lessons: tuple[Lesson, ...]
    evidence: Evidence
    record: CatalogueRecord | None = None


def encode(candidate: Candidate) -> bytes:
    """The candidate as MessagePack."""
    return _encoder.encode(candidate)


def decode(encoded: bytes) -> Candidate:
    """The candidate that `encode` wrote.

    Raises:
        msgspec.ValidationError: the bytes are not of a candidate.
    """
    return _decoder.decode(encoded)


def _plain(value: object) -> object:
    if isinstance(value, AnonymisedText):
        return str.__str__(value)
    raise NotImplementedError(type(value).__name__)


def _typed(wanted: type, value: Any) -> object:
    if wanted is AnonymisedText and isinstance(value, str):
        return AnonymisedText(value)
    raise NotImplementedError(wanted.__name__)


_encoder = msgspec.msgpack.Encoder(enc_hook=_plain)
_decoder = msgspec.msgpack.Decoder(Candidate, dec_hook=_typed)
