"""Lays out the text of a report: its blocks as headings, paragraphs, lists and tables, with anchors for its lessons."""

from bisect import bisect_right
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Protocol

from ingest.mentions import Span
from ingest.structure import Block, BlockKind

# The page itself has the heading of level 1, and HTML knows six levels.
_DEEPEST = 6

_GROUPED = {BlockKind.LIST_ITEM: "list", BlockKind.TABLE_ROW: "table"}


class Anchored(Protocol):
    """A lesson, of a candidate or of a cleared report."""

    @property
    def span(self) -> Span:
        """Where it stands in the text."""

    @property
    def anchor(self) -> str:
        """Its name within the report."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One element of the page.

    `kind` is heading, paragraph, title, footnote, header, list or table; the last two hold `items`. `page` is set where
    a new page begins; `anchors` are those of the lessons that begin here; `lesson` says whether it is part of one.
    """

    kind: str
    id: str
    text: str = ""
    level: int = 0
    page: int | None = None
    lesson: bool = False
    anchors: tuple[str, ...] = ()
    items: tuple["Piece", ...] = field(default=())

    @property
    def cells(self) -> list[str]:
        """The cells of a table's row."""
        return self.text.split("\t")


def pieces(text: str, blocks: Sequence[Block], lessons: Sequence[Anchored], *, heading: str) -> list[Piece]:
    """The elements of the page in reading order. `blocks` and the spans of `lessons` are in `text`.

    A block that only repeats the page's own `heading` is left out.
    """
    laid = [piece for piece in _each(text, blocks, lessons) if piece.text != heading or piece.anchors]
    out: list[Piece] = []
    for (kind, lesson), group in groupby(laid, key=lambda piece: (piece.kind, piece.lesson)):
        if kind in _GROUPED.values():
            items = tuple(group)
            out.append(Piece(kind, items[0].id, page=items[0].page, lesson=lesson, items=items))
        else:
            out += group
    return out


def anchors_at(blocks: Sequence[Block], spans: Sequence[Span]) -> list[str]:
    """The ids of the elements in which the spans begin, in reading order and each once; see `Piece.id`."""
    return list(dict.fromkeys(_id(bisect_right(blocks, span.start, key=_start)) for span in sorted(spans)))


def _start(block: Block) -> int:
    return block.span.start


def _id(number: int) -> str:
    return f"paragraph-{number}"


def _each(text: str, blocks: Sequence[Block], lessons: Sequence[Anchored]) -> Iterator[Piece]:
    page = None
    waiting = deque(sorted(lessons, key=lambda lesson: lesson.span))
    reach = 0
    for number, block in enumerate(blocks, start=1):
        begun = []
        while waiting and waiting[0].span.start < block.span.end:
            begun.append(waiting.popleft())
            reach = max(reach, begun[-1].span.end)
        new_page = block.page if block.page != page else None
        page = block.page
        yield Piece(
            kind=_GROUPED.get(block.kind, block.kind.value),
            id=_id(number),
            text=text[block.span.start : block.span.end],
            level=min(block.level + 1, _DEEPEST),
            page=new_page,
            lesson=block.span.start < reach,
            anchors=tuple(lesson.anchor for lesson in begun),
        )
