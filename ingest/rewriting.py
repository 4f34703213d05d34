"""A text with edits made to it, and the way between its positions and those of the old text."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from ingest.mentions import Span
from ingest.phrasing import Edit
from ingest.structure import Block


class Rewriting:
    """`text` after `edits` (sorted, disjoint) were made to an old text."""

    def __init__(self, old: str, edits: Sequence[Edit]) -> None:
        pieces: list[str] = []
        # Where stretches of old text that were not edited begin, before and after.
        self._old = [0]
        self._new = [0]
        self.put: list[Span] = []
        at = new = 0
        for edit in edits:
            pieces += (old[at : edit.span.start], edit.text)
            new += edit.span.start - at
            self.put.append(Span(new, new + len(edit.text)))
            new += len(edit.text)
            at = edit.span.end
            self._old.append(at)
            self._new.append(new)
        self._ends = [edit.span.start for edit in edits] + [len(old)]
        self.text = "".join((*pieces, old[at:]))

    def kept(self, span: Span) -> Iterator[Span]:
        """The stretches of the old text that `span` of the new one still consists of, in order."""
        for at in range(bisect_right(self._new, span.start) - 1, len(self._new)):
            if at and self._new[at] >= span.end:
                return
            shift = self._old[at] - self._new[at]
            start = max(span.start + shift, self._old[at])
            end = min(span.end + shift, self._ends[at])
            if start < end:
                yield Span(start, end)

    def new(self, position: int) -> int:
        """Where a position of the old text is now; within an edit it is where that begins, at its end behind it."""
        at = bisect_right(self._old, position) - 1
        return self._new[at] + min(position, self._ends[at]) - self._old[at]

    def blocks(self, blocks: Sequence[Block]) -> tuple[Block, ...]:
        """The blocks of the old text as they lie in the new one. No edit may reach over the edge of a block."""
        return tuple(
            Block(block.kind, Span(self.new(block.span.start), self.new(block.span.end)), block.level, block.page)
            for block in blocks
        )
