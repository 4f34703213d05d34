"""What goes over the pipe between the pool and a worker: MessagePack, each message after its length in four bytes.

Text that nobody has anonymised stays in its box on both sides; the hooks here are where it is taken out for the pipe.
"""

import asyncio
from typing import Any, BinaryIO

import msgspec

from ingest.anonymity import Anonymity
from ingest.decisions import Decisions
from ingest.errors import DocumentRefused
from ingest.mentions import Span
from ingest.raw import Raw
from policies.identifiers import HOUSE_DATES, DateStyle, Policy

# A file is bounded to 25 MB and its text to 1,000,000 characters, so that only what is wrong comes near this.
MESSAGE_BYTES = 64 * 2**20

# The exit status by which a worker says that it was given more than its memory holds.
OUT_OF_MEMORY = 77

_LENGTH = 4


class Prepare(msgspec.Struct, frozen=True, tag=True):
    """Make a candidate of a submission."""

    file: Raw[bytes]
    title: Raw[str] | None
    nation: str
    policy: Policy
    decisions: Decisions | None
    dates: DateStyle = HOUSE_DATES
    anonymity: Anonymity | None = None


class Preview(msgspec.Struct, frozen=True, tag=True):
    """Show what would become of a submission."""

    file: Raw[bytes]
    title: Raw[str] | None
    nation: str
    policy: Policy
    dates: DateStyle = HOUSE_DATES
    anonymity: Anonymity | None = None


class AnonymiseText(msgspec.Struct, frozen=True, tag=True):
    """Anonymise a text that came without a file."""

    text: Raw[str]
    policy: Policy
    dates: DateStyle = HOUSE_DATES


class Recheck(msgspec.Struct, frozen=True, tag=True):
    """Look at an encoded candidate again; `anonymity` where its board publishes anonymously."""

    candidate: bytes
    anonymity: Anonymity | None = None


class Redact(msgspec.Struct, frozen=True, tag=True):
    """Take the wording of these spans out of an encoded candidate."""

    candidate: bytes
    spans: tuple[Span, ...]


Request = Prepare | Preview | AnonymiseText | Recheck | Redact


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The worker is warm and takes requests."""


class Done(msgspec.Struct, frozen=True, tag=True):
    """What was asked for: JSON for a preview or a text, an encoded candidate otherwise."""

    result: Raw[bytes]


class Refused(msgspec.Struct, frozen=True, tag=True):
    """It could not be done; says why and quotes nothing."""

    code: str
    sentence: str


Answer = Ready | Done | Refused


def to_frame(message: Request | Answer) -> bytes:
    """The message as it goes over the pipe.

    Raises:
        DocumentRefused: `too-large`, the message is longer than any document makes it.
    """
    encoded = _encoder.encode(message)
    if len(encoded) > MESSAGE_BYTES:
        raise DocumentRefused("too-large", "The document is too large to be handed to a worker.")
    return len(encoded).to_bytes(_LENGTH, "big") + encoded


def read_request(source: BinaryIO) -> Request | None:
    """The next request, or `None` when the other side has closed the pipe."""
    head = source.read(_LENGTH)
    if len(head) < _LENGTH:
        return None
    encoded = source.read(int.from_bytes(head, "big"))
    return _requests.decode(encoded)


async def read_answer(source: asyncio.StreamReader) -> Answer:
    """The next answer.

    Raises:
        EOFError: the pipe was closed before the end of the answer.
        ValueError: what came is no answer, or is longer than any answer may be.
    """
    length = int.from_bytes(await source.readexactly(_LENGTH), "big")
    if length > MESSAGE_BYTES:
        raise ValueError("An answer is longer than allowed.")
    encoded = await source.readexactly(length)
    try:
        return _answers.decode(encoded)
    except msgspec.DecodeError:
        raise ValueError("What the worker sent is no answer.") from None


def _opened(value: object) -> object:
    if isinstance(value, Raw):
        return value.reveal()
    raise NotImplementedError(type(value).__name__)


def _boxed(_wanted: type, value: Any) -> object:
    return Raw(value)


_encoder = msgspec.msgpack.Encoder(enc_hook=_opened)
_requests: msgspec.msgpack.Decoder[Request] = msgspec.msgpack.Decoder(Request, dec_hook=_boxed)
_answers: msgspec.msgpack.Decoder[Answer] = msgspec.msgpack.Decoder(Answer, dec_hook=_boxed)
