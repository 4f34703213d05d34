"""A document as one canonical text and the blocks that it is made of."""

from enum import StrEnum
from typing import NamedTuple

import msgspec

from ingest.mentions import Span
from ingest.raw import Raw


class BlockKind(StrEnum):
    """What a block is on the page."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    TABLE_ROW = "table-row"
    FOOTNOTE = "footnote"
    HEADER = "header"


class Block(msgspec.Struct, frozen=True):
    """A stretch of the text; `level` is 1-6 for a heading and 0 otherwise, `page` counts from 1 where pages are known.

    The cells of a table row are parted by a tab.
    """

    kind: BlockKind
    span: Span
    level: int = 0
    page: int | None = None


class StructuredText(NamedTuple):
    """Canonical text (NFC; no NBSP, soft hyphen or zero-width character) and its blocks.

    Blocks are sorted, disjoint and parted by one newline; no block holds a newline.
    """

    text: str
    blocks: tuple[Block, ...]


class Extract(NamedTuple):
    """What was read from a file: the text, and counts of what was left out, by name ("comments", "images", ...).

    `format` is what kind of file it was ("pdf", "docx", ...).
    """

    content: Raw[StructuredText]
    left_out: dict[str, int]
    format: str = ""
