"""What the readers of the formats hand on, and the one place where it becomes a structured text."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ingest.extract import limits
from ingest.extract.canonical import canonicalise
from ingest.mentions import Span
from ingest.structure import Block, BlockKind, StructuredText


class Draft(NamedTuple):
    """One block as a reader found it: `text` not yet canonical; `level` and `page` as in `Block`."""

    kind: BlockKind
    text: str
    level: int = 0
    page: int | None = None


class Reading(NamedTuple):
    """What one reader made of a file: the blocks in reading order, and counts of what it left out, by name."""

    drafts: list[Draft]
    left_out: Mapping[str, int]


def assemble(drafts: Iterable[Draft]) -> StructuredText:
    r"""The text of the drafts, one line each, with its blocks. A draft without text is passed over.

    >>> assemble([Draft(BlockKind.HEADING, "1\u00a0 Summary", 1), Draft(BlockKind.PARAGRAPH, "T was\nseen.")]).text
    '1 Summary\nT was seen.'

    Raises:
        DocumentRefused: `too-many-characters`.
    """
    pieces: list[str] = []
    blocks: list[Block] = []
    at = 0
    for draft in drafts:
        text = _on_one_line(canonicalise(draft.text).text, cells=draft.kind is BlockKind.TABLE_ROW)
        if not text:
            continue
        blocks.append(Block(draft.kind, Span(at, at + len(text)), draft.level, draft.page))
        pieces.append(text)
        at += len(text) + 1
        limits.characters(at)
    content = StructuredText("\n".join(pieces), tuple(blocks))
    check(content)
    return content


def check(content: StructuredText) -> None:
    """Check what `StructuredText` promises.

    Raises:
        ValueError: a promise is broken; the message names it and quotes nothing.
    """
    if canonicalise(content.text).text != content.text or not unicodedata.is_normalized("NFC", content.text):
        raise ValueError("The text is not canonical.")
    at = 0
    for number, block in enumerate(content.blocks):
        if number:
            if content.text[at : block.span.start] != "\n":
                raise ValueError("Two blocks are not parted by one newline.")
        elif block.span.start:
            raise ValueError("There is text before the first block.")
        if block.span.end <= block.span.start or "\n" in content.text[block.span.start : block.span.end]:
            raise ValueError("A block is empty or holds a newline.")
        if (block.kind is BlockKind.HEADING) != (1 <= block.level <= 6):
            raise ValueError("A heading has no level from 1 to 6, or something else has one.")
        at = block.span.end
    if at != len(content.text):
        raise ValueError("There is text after the last block.")


def _on_one_line(text: str, *, cells: bool) -> str:
    if not cells:
        return " ".join(text.split())
    row = [" ".join(cell.split()) for cell in text.split("\t")]
    return re.sub(r"\t+$", "", "\t".join(row)) if any(row) else ""
