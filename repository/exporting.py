"""A report as a plain text that somebody takes away: the very bytes that its certificate has the digest of."""

from collections.abc import Sequence

from ingest.anonymised import UNTITLED, AnonymisedText
from ingest.structure import Block


def plain(title: AnonymisedText, text: AnonymisedText, blocks: Sequence[Block]) -> str:
    r"""The blocks parted by empty lines, with a newline at the end; in UTF-8 that is the exported file.

    The title comes first, unless it is a block of the text already, as it is where a file came without one.

    >>> from ingest.mentions import Span
    >>> from ingest.structure import BlockKind
    >>> words = AnonymisedText("Child A was seen.")
    >>> plain(AnonymisedText("Child A"), words, [Block(BlockKind.PARAGRAPH, Span(0, 17))])
    'Child A\n\nChild A was seen.\n'
    """
    parts = [str.__str__(text)[block.span.start : block.span.end] for block in blocks]
    first = [] if title in {"", UNTITLED, *parts} else [str.__str__(title)]
    return "\n\n".join([*first, *parts]) + "\n"
