"""What a lesson says: its stretch of the report without the footnotes and page headers that stand within it."""

from collections.abc import Iterable

from ingest.anonymised import AnonymisedText
from ingest.mentions import Span
from ingest.structure import Block, BlockKind

OUTSIDE = frozenset({BlockKind.FOOTNOTE, BlockKind.HEADER, BlockKind.TITLE})


def said(text: AnonymisedText, blocks: Iterable[Block], span: Span) -> AnonymisedText:
    r"""The words of `text` in `span`; a block that is left out goes with the newline after it.

    >>> words = AnonymisedText("Ask\n[1] A note.\nher.")
    >>> said(words, [Block(BlockKind.FOOTNOTE, Span(4, 15))], Span(0, 20))
    'Ask\nher.'
    """
    without = [
        Span(block.span.start - span.start, min(block.span.end + 1, span.end) - span.start)
        for block in blocks
        if block.kind in OUTSIDE and block.span in span
    ]
    return text.excerpt(span.start, span.end).redact(without, "")
