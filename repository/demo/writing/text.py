"""Plain text with lines of 76 characters: in Windows-1252, as an old editor saves it, or in UTF-8."""

import textwrap

from repository.demo.source import Block, Review, Shape


def write(review: Review) -> bytes:
    """The review as a .txt file; header and footer stand at the top and the end."""
    parts = [review.fact("header"), *map(_block, review.blocks), *review.notes, review.fact("footer")]
    return "\r\n\r\n".join(part.replace("\n", "\r\n") for part in parts).encode("cp1252") + b"\r\n"


def plain(review: Review) -> bytes:
    """The bare blocks of the review in UTF-8, which Welsh needs for its circumflexes on w and y."""
    return "\n\n".join((*map(_block, review.blocks), "")).encode()


def _block(block: Block) -> str:
    if block.shape is Shape.TABLE:
        return "\n".join("\t".join(row) for row in block.rows)
    if block.shape is Shape.ITEM:
        return textwrap.fill(block.text, 76, initial_indent="- ", subsequent_indent="  ", break_on_hyphens=False)
    return textwrap.fill(block.text, 76, break_on_hyphens=False)
