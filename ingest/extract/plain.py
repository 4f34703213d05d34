"""Structure of text that has no type face: what a line is can only be told from its shape."""

from collections.abc import Iterator
from itertools import pairwise

from ingest.extract import shapes
from ingest.extract.drafts import Draft
from ingest.extract.joining import Joiner
from ingest.mentions import Span
from ingest.structure import Block, BlockKind, StructuredText

# Text that was broken into lines by hand or by a mail program is narrower than this; a longer line is a paragraph.
_WIDEST_PAGE = 120
_MOST = 0.95


def structure_of(text: str) -> StructuredText:
    r"""The blocks of a text that is canonical already; the text is not changed in any way.

    Every line that is not empty is one block, whole. Between blocks stand one or more newlines and empty lines, so that
    this is the one structured text whose blocks may be parted by more than a newline.

    >>> [(b.kind.value, b.span.start, b.span.end) for b in structure_of("Summary\n\n• Check.\nA text.").blocks]
    [('heading', 0, 7), ('list-item', 9, 17), ('paragraph', 18, 25)]
    """
    blocks: list[Block] = []
    at = 0
    for above, line, below in _with_neighbours(text.split("\n")):
        if line.strip():
            kind, level = _shape(line.strip(), alone=not above and not below, below=below)
            blocks.append(Block(kind, Span(at, at + len(line)), level))
        at += len(line) + 1
    return StructuredText(text, tuple(blocks))


def drafts_of(text: str) -> list[Draft]:
    """The blocks of a text file, with the lines of a paragraph that was broken to a width put together.

    Bullets are taken off: the kind of the block says as much.
    """
    lines = [line.strip() for line in text.split("\n")]
    drafts: list[Draft] = []
    for paragraph, alone in _paragraphs(lines):
        kind, level = _shape(paragraph, alone=alone, below="")
        mark = shapes.marker(paragraph)
        body = paragraph[mark.end :] if mark and mark.bullet else paragraph
        drafts.append(Draft(kind, body, level))
    return drafts


def _with_neighbours(lines: list[str]) -> Iterator[tuple[str, str, str]]:
    """Every line with the one above and the one below, those without their spaces."""
    for number, line in enumerate(lines):
        yield lines[number - 1].strip() if number else "", line, "".join(lines[number + 1 : number + 2]).strip()


def _shape(line: str, *, alone: bool, below: str) -> tuple[BlockKind, int]:
    """What a line is; one that the line below goes on with in lower case is no heading."""
    level = shapes.heading_level(line, alone=alone)
    if level and not below[:1].islower():
        return BlockKind.HEADING, level
    if shapes.marker(line):
        return BlockKind.LIST_ITEM, 0
    return (BlockKind.TABLE_ROW if "\t" in line else BlockKind.PARAGRAPH), 0


def _paragraphs(lines: list[str]) -> Iterator[tuple[str, bool]]:
    """The paragraphs, and whether each is one line that stands alone."""
    width = _width(lines)
    joiner = Joiner(lines)
    current: list[str] = []
    was_alone = False
    for above, line, below in _with_neighbours(lines):
        if current and _goes_on(current[-1], line, width):
            current.append(line)
            was_alone = False
        else:
            if current:
                yield joiner.join(current), was_alone
            current, was_alone = [line] * bool(line), not above and not below
    if current:
        yield joiner.join(current), False


def _width(lines: list[str]) -> int:
    """How wide the page is that the text was broken to, 0 where every line is a paragraph of its own.

    A few lines may stand out: rows of a table, long addresses.
    """
    lengths = sorted(len(line) for line in lines if line and "\t" not in line)
    usual = lengths[int(len(lengths) * _MOST)] if lengths else 0
    broken = any(above and below[:1].islower() for above, below in pairwise(lines))
    return usual if broken and usual <= _WIDEST_PAGE else 0


def _goes_on(last: str, line: str, width: int) -> bool:
    """Whether a line goes on with the paragraph above: it starts nothing new, and the line above had no room for it."""
    if not width or not last or not line or "\t" in last + line:
        return False
    if shapes.marker(line) and (shapes.ends_sentence(last) or not line[0].isalpha()):
        return False
    if line[0].islower():
        return True
    return len(last) + 1 + len(line.split(maxsplit=1)[0]) > width and not shapes.heading_level(line, alone=False)
