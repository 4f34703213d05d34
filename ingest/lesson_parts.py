"""The parts of a report, from one heading to the next, and what its headings announce for each."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.lesson_headings import (
    Announced,
    announced_by,
    is_apart,
    is_closing,
    is_contents_heading,
    is_last,
)
from ingest.lesson_labels import Label, label_of, label_within, mark_of
from ingest.structure import Block, BlockKind
from policies.lesson_kinds import STATED, LessonKind

# An inspection says so in its title, which not every reader finds at once.
_FIRST = 25
_INSPECTION = re.compile(r"\binspection\b|\barolygiad\b", re.IGNORECASE)
_LONGEST_TITLE = 8


@dataclass(slots=True)
class Part:
    """The blocks from one heading to the next; `opener` is the heading's own label.

    `announced` is what the headings above announce and `paragraphs` how many without number or bullet are lessons of
    it; `section` is the heading that announced it, of which this may be one part.
    """

    announced: Announced | None = None
    paragraphs: int = 0
    headings: tuple[Block, ...] = ()
    section: Block | None = None
    opener: Label | None = None
    blocks: list[Block] = field(default_factory=list)

    @property
    def kind(self) -> LessonKind | None:
        """The common kind of what stands in it."""
        stated = self.opener.stated if self.opener else self.announced.stated if self.announced else None
        return STATED[stated].kind if stated else None


class _Heading(NamedTuple):
    block: Block
    level: int
    announced: Announced | None
    section: Block | None


def parts_of(text: str, blocks: Sequence[Block], nation: str) -> Iterator[Part]:
    """The parts in reading order; the first has no heading and may be empty."""
    return (_settled(text, part) for part in _parts(text, blocks, nation))


def _settled(text: str, part: Part) -> Part:
    """The part, whose heading is no label of one lesson where any word labels it and a list of lessons follows."""
    opener, announced = part.opener, part.announced
    if not (opener and announced and part.blocks):
        return part
    heading = part.blocks[0]
    if label_of(text[heading.span.start : heading.span.end]):
        return part
    if any(_is_item(text, block) for block in part.blocks[1:]):
        headings = (*part.headings, heading)
        return Part(announced, announced.paragraphs, headings, part.section, None, part.blocks[1:])
    return part


def _is_item(text: str, block: Block) -> bool:
    words = text[block.span.start : block.span.end]
    listed = block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW}
    return listed or (block.kind is BlockKind.PARAGRAPH and (mark_of(words) or label_of(words)) is not None)


def _parts(text: str, blocks: Sequence[Block], nation: str) -> Iterator[Part]:
    inspection = _is_inspection(text, blocks)
    above: list[_Heading] = []
    part = Part()
    for block in blocks:
        words = text[block.span.start : block.span.end]
        if block.kind is not BlockKind.HEADING:
            if own := _announced_in_text(words, block, nation, inspection=inspection):
                yield part
                part = Part(own, own.paragraphs, (*part.headings, block), block)
            else:
                part.blocks.append(block)
            continue
        yield part
        own, label = announced_by(words, nation, inspection=inspection), label_of(words)
        if label and not label.number and (own or label.end == len(words)):
            label = None  # A word alone heads what is not one lesson.
        own = None if label else own
        _go_up(above, block, own, closing=is_closing(words), divides=not part.blocks and not (own or label))
        path = tuple(heading.block for heading in above)
        over = above[-1] if above else None
        if over and over.announced and not own:
            label = label_within(words, over.announced.stated)
        if is_contents_heading(words):
            part = Part()  # Its lines are recognised one by one as well, but not all have page numbers.
        elif label:
            part = Part(over and over.announced, 0, path, over and over.section, label, [block])
            above.append(_Heading(block, block.level, None, None))
        else:
            if is_last(words):
                above[:] = [heading._replace(announced=None) for heading in above]
            inherited = over.announced if over and not is_apart(words) else None
            announced = own or inherited
            section = block if own else over.section if over and announced else None
            part = Part(announced, _paragraphs(own, inherited), (*path, block), section)
            above.append(_Heading(block, block.level, announced, section))
    yield part


def _go_up(above: list[_Heading], block: Block, own: Announced | None, *, closing: bool, divides: bool) -> None:
    """Leaves of the headings `above` those under which the new one stands."""
    last = above[-1] if above else None
    if last and last.announced and last.level == block.level and divides and not closing:
        # Two headings in a row: the second divides what the first announced, though both look alike.
        above[-1] = last._replace(level=block.level - 1)
    level = block.level - (own is not None or closing)
    while above and above[-1].level >= (level if above[-1].level < above[-1].block.level else block.level):
        above.pop()


def _paragraphs(own: Announced | None, inherited: Announced | None) -> int:
    if own or not inherited:
        return own.paragraphs if own else 0
    # A plan has its actions in lists and tables; what its further headings tell is about it.
    return 0 if STATED[inherited.stated].kind is LessonKind.ACTION else inherited.paragraphs


def _announced_in_text(words: str, block: Block, nation: str, *, inspection: bool) -> Announced | None:
    """What a line of its own announces that looks like no heading ("Learning points:")."""
    if block.kind is not BlockKind.PARAGRAPH or not words.rstrip().endswith(":"):
        return None
    label = label_of(words)
    if len(words.split()) > _LONGEST_TITLE or (label and (label.number or label.end < len(words))):
        return None
    return announced_by(words, nation, inspection=inspection)


def _is_inspection(text: str, blocks: Sequence[Block]) -> bool:
    headings = (block for block in blocks[:_FIRST] if block.kind is BlockKind.HEADING)
    return any(_INSPECTION.search(text[block.span.start : block.span.end]) for block in headings)
