"""The text of a review cut into sentences that know where they stand and whether they are near the beginning."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from ingest.anonymised import AnonymisedText
from ingest.lesson_headings import is_contents_line
from ingest.mentions import Span
from ingest.structure import Block, BlockKind

# A full stop ends a sentence before a blank and a capital or an opening quotation mark; "Dr." and "no." do not.
_END = re.compile(
    r"(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bNo)(?<!\bno)(?<!\bProf)[.!?][\"”’')\]]*\s+(?=[\"“‘'(]?[A-Z])"
)
_NUMBERED = re.compile(r"\s*(?:\(?\d{1,2}(?:\s?\.\s?\d{1,2})*\s?[.)]?\s+|[•–-]\s+)")
_NARRATIVE = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST_ITEM})
# House rule: what a review is about is told in its first paragraphs, and what comes later is as often about others.
_FRONT_BLOCKS = 14
_FRONT_SHARE = 0.3
# A table without stops that was read as one paragraph would make every look back from a word a look through all of it.
_LONGEST = 2_000


class Sentence(NamedTuple):
    """A sentence; `front` where it is among the first paragraphs, `paragraph` counts those from 0."""

    text: str
    span: Span
    front: bool
    paragraph: int


class Reading:
    """A review as its catalogue is read from it."""

    def __init__(self, text: AnonymisedText, blocks: Sequence[Block]) -> None:
        self.text = text
        self.blocks = [block for block in blocks if block.kind is not BlockKind.FOOTNOTE]

    @cached_property
    def opening(self) -> list[Block]:
        """The title and what stands below it on a first page: the first blocks of any kind."""
        return self.blocks[:_FRONT_BLOCKS]

    @cached_property
    def rows(self) -> list[Block]:
        """The rows of tables."""
        return [block for block in self.blocks if block.kind is BlockKind.TABLE_ROW]

    @cached_property
    def sentences(self) -> list[Sentence]:
        """The sentences of paragraphs and list items, in reading order, without the numbers before them."""
        found: list[Sentence] = []
        count = 0
        for block in self.blocks:
            if block.kind not in _NARRATIVE or is_contents_line(self.words(block)):
                continue
            near = count < _FRONT_BLOCKS and block.span.start <= max(3000, _FRONT_SHARE * len(self.text))
            found += (Sentence(self.text[part.start : part.end], part, near, count) for part in self._cut(block.span))
            count += 1
        return found

    @property
    def front(self) -> list[Sentence]:
        """The sentences of the first paragraphs."""
        return [sentence for sentence in self.sentences if sentence.front]

    def words(self, block: Block) -> str:
        """The text of a block."""
        return self.text[block.span.start : block.span.end]

    def quote(self, span: Span) -> AnonymisedText:
        """The text of a span, anonymised as it is."""
        return self.text.excerpt(span.start, span.end)

    def _cut(self, span: Span) -> list[Span]:
        start = span.start
        if number := _NUMBERED.match(self.text, start, span.end):
            start = number.end()
        parts = []
        for end in _END.finditer(self.text, start, span.end):
            parts.append(Span(start, end.end()))
            start = end.end()
        parts.append(Span(start, span.end))
        pieces = (
            Span(at, min(at + _LONGEST, part.end)) for part in parts for at in range(part.start, part.end, _LONGEST)
        )
        return [piece for piece in pieces if self.text[piece.start : piece.end].strip()]
