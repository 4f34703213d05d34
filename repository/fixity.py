"""Fixity: the SHA-256 by which a stored text shows, at every reading and in every check, that it is still the same."""

import hashlib

import msgspec
from sqlalchemy import LargeBinary, Row, Select, select, type_coerce

from ingest.anonymised import AnonymisedText
from repository.models import ReportText


def of_text(title: AnonymisedText, text: AnonymisedText, blocks: bytes, evidence: bytes) -> str:
    """The digest (hex) of a readable report; `blocks` and `evidence` are the bytes that are stored."""
    return _digest(title.encode(), text.encode(), blocks, evidence)


def stored_texts() -> Select[str, str, AnonymisedText, AnonymisedText, bytes, bytes]:
    """The query for readable texts as `intact` takes them: id, digest, then what `of_text` takes."""
    return select(
        ReportText.report_id,
        ReportText.digest,
        ReportText.title,
        ReportText.text,
        type_coerce(ReportText.blocks, LargeBinary).label("packed_blocks"),
        type_coerce(ReportText.evidence, LargeBinary).label("packed_evidence"),
    )


def intact(stored: Row[str, str, AnonymisedText, AnonymisedText, bytes, bytes]) -> bool:
    """Whether a readable text is still the one that was cleared."""
    _, digest, title, text, blocks, evidence = stored
    return of_text(title, text, blocks, evidence) == digest


def of_lesson(text: AnonymisedText, headings: tuple[AnonymisedText, ...]) -> str:
    """The digest (hex) of a lesson."""
    return _digest(text.encode(), *(heading.encode() for heading in headings))


def packed(value: object) -> bytes:
    """The bytes in which a structure is stored."""
    return msgspec.msgpack.encode(value)


def _digest(*parts: bytes) -> str:
    # Each part goes in with its length: otherwise a character could move from one part to the next unseen.
    return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).hexdigest()
