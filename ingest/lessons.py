"""Finds the lessons of a review: recommendations, findings, learning points, suggested strategies and actions.

A lesson is what a heading says is one ("Recommendations", "What needs to improve?"), item by item, and what is labelled
as one wherever it stands ("Learning Point 3: ..."). It ends where the next lesson or the next heading begins.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from ingest.anonymised import AnonymisedText
from ingest.candidate import Lesson
from ingest.lesson_headings import (
    Label,
    is_closing,
    is_contents_heading,
    is_contents_line,
    kind_of_heading,
    label_of,
    mark_of,
)
from ingest.lesson_tables import kind_of_header, number_of_row
from ingest.mentions import Span
from ingest.structure import Block, BlockKind
from policies.lesson_kinds import LessonKind

_OUTSIDE = frozenset({BlockKind.FOOTNOTE, BlockKind.HEADER, BlockKind.TITLE})
# "The review makes the following recommendations:" is none itself; "The Board should ensure that:" is.
_DEMAND = re.compile(r"\b(?:should|must|need(?:s|ed)? to|ought to|ensure)\b|\bthat:?$", re.IGNORECASE)
_FEWEST_WORDS = 3
# What is told at length: where some of it is labelled, the rest is the story.
_TOLD = frozenset({LessonKind.FINDING, LessonKind.LEARNING_POINT})
_SUB_ITEM = re.compile(r"[a-z]|[ivx]{1,5}")


def find_lessons(text: AnonymisedText, blocks: Sequence[Block], nation: str) -> tuple[Lesson, ...]:
    r"""The lessons in reading order; the same words of the same kind make one lesson, however often they stand.

    `text` of a lesson has no label, number or bullet; `nation` is a code of `policies.nations`.

    >>> words = AnonymisedText("Recommendations\n1. The Board should ask.\n2. The police should tell.")
    >>> spans = ((BlockKind.HEADING, 0, 15, 1), (BlockKind.LIST_ITEM, 16, 40, 0), (BlockKind.LIST_ITEM, 41, 68, 0))
    >>> blocks = [Block(kind, Span(start, end), level) for kind, start, end, level in spans]
    >>> [(lesson.kind.value, lesson.number, lesson.text) for lesson in find_lessons(words, blocks, "england")]
    [('recommendation', '1', 'The Board should ask.'), ('recommendation', '2', 'The police should tell.')]
    """
    parts = list(_parts(text, blocks, nation))
    labelled = {part.section for part in parts if part.kind in _TOLD and _has_labels(text, part)} - {None}
    drafts = [draft for part in parts for draft in _Reading(text, part, labelled=part.section in labelled).drafts()]
    lessons: list[Lesson] = []
    anchors: Counter[str] = Counter()
    known: set[tuple[LessonKind, str]] = set()
    for draft in drafts:
        said = draft.text(text)
        key = (draft.kind, " ".join(said.lower().split()))
        if len(said.split()) < _FEWEST_WORDS or key in known:
            continue
        known.add(key)
        headings = tuple(text.excerpt(block.span.start, block.span.end) for block in draft.headings)
        anchor = _anchor(draft.kind, draft.number, anchors)
        lessons.append(Lesson(draft.kind, draft.number, said, headings, draft.span, draft.page, anchor))
    return tuple(lessons)


@dataclass(slots=True)
class _Part:
    """The blocks from one heading to the next; `opener` is the heading's own label, `kind` what stands under it.

    `section` is the heading that announced lessons, of which this may be one part.
    """

    kind: LessonKind | None
    headings: tuple[Block, ...] = ()
    section: Block | None = None
    opener: Label | None = None
    blocks: list[Block] = field(default_factory=list)


@dataclass(slots=True)
class _Draft:
    kind: LessonKind
    number: str
    headings: tuple[Block, ...]
    span: Span
    page: int | None
    announces: bool
    skipped: list[Span] = field(default_factory=list)

    def text(self, text: AnonymisedText) -> AnonymisedText:
        """What the lesson says, without the footnotes and page headers that stand within it."""
        inside = [span.shifted(-self.span.start) for span in self.skipped if span in self.span]
        return text.excerpt(self.span.start, self.span.end).redact(inside, "")

    def extend(self, block: Block) -> None:
        """Takes the block into the lesson, and whatever stands between."""
        start = self.span.start if self.span.start < self.span.end else block.span.start
        self.span = Span(start, block.span.end)


class _Heading(NamedTuple):
    block: Block
    level: int
    kind: LessonKind | None
    section: Block | None


def _parts(text: str, blocks: Sequence[Block], nation: str) -> Iterator[_Part]:
    above: list[_Heading] = []
    part = _Part(None)
    for block in blocks:
        if block.kind is not BlockKind.HEADING:
            part.blocks.append(block)
            continue
        yield part
        words = text[block.span.start : block.span.end]
        own = kind_of_heading(words, nation)
        if (
            above
            and above[-1].kind
            and not part.blocks
            and above[-1].level == block.level
            and not (own or is_closing(words))
        ):
            # Two headings in a row: the second divides what the first announced, though both look alike.
            above[-1] = above[-1]._replace(level=block.level - 1)
        level = block.level - (own is not None or is_closing(words))
        while above and above[-1].level >= (level if above[-1].level < above[-1].block.level else block.level):
            above.pop()
        path = tuple(heading.block for heading in above)
        if is_contents_heading(words):
            part = _Part(None)  # Its lines are recognised one by one as well, but not all have page numbers.
        elif label := label_of(words):
            part = _Part(label.kind, path, above[-1].section if above else None, label, [block])
            above.append(_Heading(block, block.level, None, None))
        else:
            kind = kind_of_heading(words, nation, above[-1].kind if above else None)
            section = block if own else above[-1].section if above and kind else None
            part = _Part(kind, (*path, block), section)
            above.append(_Heading(block, block.level, kind, section))
    yield part


def _has_labels(text: str, part: _Part) -> bool:
    return part.opener is not None or any(
        label_of(text[block.span.start : block.span.end]) for block in part.blocks if block.kind not in _OUTSIDE
    )


def _has_plan(text: str, part: _Part) -> bool:
    """Whether the part holds a table with a lesson in each row, beside which no other words count."""
    rows = (block for block in part.blocks if block.kind is BlockKind.TABLE_ROW)
    return any(kind_of_header(text[block.span.start : block.span.end]) for block in rows)


class _Reading:
    """Reads the lessons of one part."""

    def __init__(self, text: AnonymisedText, part: _Part, *, labelled: bool) -> None:
        self._text = text
        self._part = part
        self._drafts: list[_Draft] = []
        self._open: _Draft | None = None
        self._labelled = labelled or _has_labels(text, part) or _has_plan(text, part)
        # A section that numbers nothing has its lessons in plain paragraphs.
        self._plain = not any(
            block.kind in {BlockKind.LIST_ITEM, BlockKind.TABLE_ROW} or mark_of(self._words(block))
            for block in part.blocks
        )

    def drafts(self) -> list[_Draft]:
        header: LessonKind | None = None
        before: BlockKind | None = None
        for block in self._part.blocks:
            words = self._words(block)
            if block.kind in _OUTSIDE or is_contents_line(words):
                if self._open:
                    # With the newline that parts it from what follows.
                    self._open.skipped.append(Span(block.span.start, min(block.span.end + 1, len(self._text))))
                continue
            if block.kind is BlockKind.TABLE_ROW:
                if before is not BlockKind.TABLE_ROW and (header := kind_of_header(words)):
                    self._open = None
                elif header:
                    number, end = number_of_row(words)
                    self._begin(header, number, block, end)
                    self._open = None
                else:
                    self._row(block, words)
            else:
                header = None
                self._block(block, words)
            before = block.kind
        return self._drafts

    def _row(self, block: Block, words: str) -> None:
        if label := label_of(words):
            assert label.kind is not None
            self._begin(label.kind, label.number, block, label.end)
        elif self._part.kind and not self._labelled:
            number, end = number_of_row(words)
            if number or max(len(cell.split()) for cell in words.split("\t")) > 2 * _FEWEST_WORDS:
                self._begin(self._part.kind, number, block, end)
        elif self._open and self._part.kind:
            self._open.extend(block)

    def _block(self, block: Block, words: str) -> None:
        if label := label_of(words):
            assert label.kind is not None
            self._begin(label.kind, label.number, block, label.end)
        elif self._part.kind is None or self._labelled:
            self._go_on(block)
        elif block.kind is BlockKind.LIST_ITEM or mark_of(words):
            self._item(block, words, mark_of(words) or Label(None, "", 0), self._part.kind)
        elif self._plain:
            if not words.rstrip().endswith(":"):
                self._begin(self._part.kind, "", block, 0)
        elif self._open and (self._open.number or words[:1].islower()):
            self._open.extend(block)

    def _item(self, block: Block, words: str, mark: Label, kind: LessonKind) -> None:
        belongs = self._open and self._open.number and (not mark.number or _is_below(mark.number, self._open.number))
        if belongs:
            assert self._open
            self._open.extend(block)
        elif not _DEMAND.search(words) and (words.rstrip().endswith(":") or "the following" in words):
            self._open = None
        else:
            self._begin(kind, mark.number, block, mark.end)

    def _go_on(self, block: Block) -> None:
        """What follows a labelled lesson is its text in a section of lessons, else only what it announces."""
        if self._open is None:
            return
        announced = self._open.announces and block.kind is BlockKind.LIST_ITEM
        nothing_yet = self._open.span.start == self._open.span.end
        if self._part.opener or self._part.kind or announced or nothing_yet:
            self._open.extend(block)
        else:
            self._open = None

    def _begin(self, kind: LessonKind, number: str, block: Block, end: int) -> None:
        start = min(block.span.start + end, block.span.end)
        announces = self._words(block).rstrip().endswith(":")
        self._open = _Draft(kind, number, self._part.headings, Span(start, block.span.end), block.page, announces)
        self._drafts.append(self._open)

    def _words(self, block: Block) -> str:
        return self._text[block.span.start : block.span.end]


def _is_below(number: str, above: str) -> bool:
    """Whether "a" or "ii" counts within "4", or "4.1" within "4"."""
    return bool(_SUB_ITEM.fullmatch(number) and above[0].isdigit()) or number.startswith(f"{above}.")


def _anchor(kind: LessonKind, number: str, used: Counter[str]) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", number.lower()).strip("-")
    anchor = f"{kind.value}-{slug}" if slug else f"{kind.value}-item"
    used[anchor] += 1
    return anchor if used[anchor] == 1 else _anchor(kind, f"{slug or 'item'}-{used[anchor]}", used)
