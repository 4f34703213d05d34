"""Reads the lessons of one part of a report: item by item, label by label, row by row."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.lesson_agencies import asked_in
from ingest.lesson_headings import A_FEW, is_contents_line
from ingest.lesson_labels import Label, is_below, label_of, label_within, mark_of
from ingest.lesson_parts import Part
from ingest.lesson_sentences import addressed_in, announces, demands, leads_in, recommends, speaks_of_lessons
from ingest.lesson_tables import (
    Columns,
    columns_of,
    number_of_row,
    owner_beside,
    row_under,
    widest_of,
)
from ingest.lesson_text import OUTSIDE
from ingest.mentions import Span
from ingest.structure import Block, BlockKind
from policies.lesson_kinds import STATED, LessonKind, Stated

# A cell of a table that announces nothing of itself is a lesson only if it is a sentence.
_SENTENCE_WORDS = 6
_ASKING = frozenset({LessonKind.RECOMMENDATION, LessonKind.SUGGESTED_STRATEGY})
# Longer paragraphs under "Learning" tell a story.
_LONGEST_POINT = 80


@dataclass(slots=True)
class Draft:
    """A lesson that is being read; `owner` and `asked` are where the text names whom it asks, outside of its words.

    `announced` says that "The review recommends that:" stands before it.
    """

    stated: Stated
    number: str
    span: Span
    page: int | None
    leads_in: bool
    owner: Span | None = None
    asked: Span | None = None
    announced: bool = False
    paragraph: bool = False

    @property
    def kind(self) -> LessonKind:
        """The common kind."""
        return STATED[self.stated].kind

    def extend(self, block: Block) -> None:
        """Takes the block into the lesson, and whatever stands between."""
        start = self.span.start if self.span.start < self.span.end else block.span.start
        self.span = Span(start, block.span.end)


def has_labels(text: str, part: Part) -> bool:
    """Whether something in the part is labelled as a lesson."""
    if part.opener:
        return True
    words = (text[block.span.start : block.span.end] for block in part.blocks if block.kind not in OUTSIDE)
    labels = [label for label in map(label_of, words) if label]
    # One label without a number among the items of a list is one more item.
    return len(labels) > 1 or any(label.number for label in labels) or (bool(labels) and part.kind is None)


class Reading:
    """Reads the lessons of one part; `labelled` where those of its section have labels."""

    def __init__(self, text: str, part: Part, *, labelled: bool) -> None:
        self._text = text
        self._part = part
        self._stated = part.announced.stated if part.announced else None
        self._blocks = [
            block for block in part.blocks if block.kind not in OUTSIDE and not is_contents_line(self._words(block))
        ]
        self._drafts: list[Draft] = []
        self._open: Draft | None = None
        self._announcer: str | None = None
        self._asked: Span | None = None
        self._labelled = labelled or has_labels(text, part) or self._has_plan()
        # A section that numbers nothing has its lessons in plain paragraphs.
        self._plain = not any(self._is_item(block) or block.kind is BlockKind.TABLE_ROW for block in self._blocks)
        paragraphs = [block for block in self._blocks if block.kind is BlockKind.PARAGRAPH]
        self._may_be_plain = len(paragraphs) <= part.paragraphs and (
            part.paragraphs != A_FEW or all(len(self._words(one).split()) <= _LONGEST_POINT for one in paragraphs)
        )
        said = [words for words in map(self._words, paragraphs) if not announces(words)]
        asking = sum(map(_asks, said))
        # Where most paragraphs ask for something, the others are about what is asked.
        self._only_asking = part.kind in _ASKING and 2 * asking >= len(said) > 0
        if sum(map(recommends, said)) > 1:
            self._only_asking = True
        self._one_for_all = self._announces_all()

    def drafts(self) -> list[Draft]:
        """The lessons in reading order."""
        columns: Columns | None = None
        for at, block in enumerate(self._blocks):
            following = self._blocks[at + 1] if at + 1 < len(self._blocks) else None
            if block.kind is BlockKind.TABLE_ROW:
                columns = self._table_row(block, columns)
            elif columns and following and (owner := self._owner_beside(columns, following)):
                mark = mark_of(self._words(block)) or Label(None, "", 0)
                self._begin(columns.stated, mark.number, block, Span(mark.end, len(self._words(block)))).owner = owner
                self._open = None
            else:
                columns = None
                self._block(block, self._words(block))
        return self._drafts

    def _table_row(self, block: Block, columns: Columns | None) -> Columns | None:
        words = self._words(block)
        if header := columns_of(words):
            self._open = None
            return header
        if not columns:
            self._row(block, words)
        elif not (self._drafts and self._drafts[-1].owner and owner_beside(columns, words)):
            if row := row_under(columns, words):
                draft = self._begin(columns.stated, row.number, block, row.text)
                draft.owner = row.owner and row.owner.shifted(block.span.start)
            self._open = None
        return columns

    def _owner_beside(self, columns: Columns, following: Block) -> Span | None:
        if following.kind is not BlockKind.TABLE_ROW:
            return None
        owner = owner_beside(columns, self._words(following))
        return owner and owner.shifted(following.span.start)

    def _row(self, block: Block, words: str) -> None:
        """A row of a table whose columns have no titles that we know."""
        if label := label_of(words):
            assert label.stated is not None
            self._begin(label.stated, label.number, block, widest_of(words, label.end))
            self._open = None
        elif self._stated and not self._labelled:
            number, end = number_of_row(words)
            cell = widest_of(words, end)
            if number or len(words[cell.start : cell.end].split()) > _SENTENCE_WORDS:
                self._begin(self._stated, number, block, cell)
                self._open = None
        elif self._open and self._part.kind:
            self._open.extend(block)

    def _block(self, block: Block, words: str) -> None:
        mark = self._mark(words)
        if label := self._part.opener if block.kind is BlockKind.HEADING else label_of(words):
            assert label.stated is not None
            draft = self._begin(label.stated, label.number, block, Span(label.end, len(words)))
            draft.owner = label.whom and label.whom.shifted(block.span.start)
        elif self._stated is None or self._labelled:
            self._go_on(block, words, mark)
        elif block is self._one_for_all or announces(words):
            self._announce(block, words, mark)
        elif self._is_item(block):
            self._item(block, words, mark or Label(None, "", 0), (mark and mark.stated) or self._stated)
        else:
            self._paragraph(block, words, self._stated)

    def _announce(self, block: Block, words: str, mark: Label | None) -> None:
        self._open = None
        self._announcer = mark.number if mark else ""
        if block is self._one_for_all:
            # The last sentence is the one that the items finish.
            start = words.rfind(". ") + 2 if ". " in words else mark.end if mark else 0
            asked = asked_in(words[start:])
            asked = asked and asked.shifted(start)
        else:
            asked = addressed_in(words)
        self._asked = asked and asked.shifted(block.span.start)

    def _item(self, block: Block, words: str, mark: Label, stated: Stated) -> None:
        if self._open and (
            is_below(mark.number, self._open.number)
            or (not mark.number and self._open.leads_in and (self._open.paragraph or words[mark.end :][:1].islower()))
        ):
            self._open.extend(block)
        elif self._numbers_paragraphs(mark):
            self._open = None
        else:
            self._begin(stated, mark.number, block, Span(mark.end, len(words)))

    def _numbers_paragraphs(self, mark: Label) -> bool:
        """Whether the number is that of a paragraph of the report, beside lessons that have their own or none."""
        if "." not in mark.number:
            return False
        if self._part.announced and not self._part.paragraphs:
            return True
        chapter = mark.number.partition(".")[0]
        return bool(
            self._announcer
            and self._announcer.partition(".")[0] == chapter
            and self._drafts
            and not any("." in draft.number for draft in self._drafts)
        )

    def _paragraph(self, block: Block, words: str, stated: Stated) -> None:
        if self._plain:
            if self._may_be_plain and (not self._only_asking or _asks(words)):
                self._begin(stated, "", block, Span(0, len(words)))
        elif speaks_of_lessons(words):
            self._open = None
        elif recommends(words) or (leads_in(words) and demands(words)):
            self._begin(stated, "", block, Span(0, len(words)))
        elif self._open and (self._open.number or words[:1].islower()):
            self._open.extend(block)

    def _go_on(self, block: Block, words: str, mark: Label | None) -> None:
        """What follows a labelled lesson is its text in a section of lessons, else only what it announces."""
        if self._open is None:
            return
        item = block.kind is BlockKind.LIST_ITEM
        nothing_yet = self._open.span.start == self._open.span.end
        if item and self._is_point_of_theme(mark):
            self._begin(
                Stated.LEARNING_POINT, mark.number if mark else "", block, Span(mark.end if mark else 0, len(words))
            )
        elif (
            nothing_yet
            or (item and self._open.leads_in)
            or ((self._part.opener or self._part.kind) and (item or mark or not speaks_of_lessons(words)))
        ):
            self._open.extend(block)
        else:
            self._open = None

    def _is_point_of_theme(self, mark: Label | None) -> bool:
        """Whether a bullet under a theme is a learning point: where the section is of learning, they are."""
        opener, stated = self._part.opener, self._stated
        return bool(
            opener
            and opener.kind is LessonKind.FINDING
            and stated
            and STATED[stated].kind is LessonKind.LEARNING_POINT
            and not (mark and "." in mark.number)
        )

    def _begin(self, stated: Stated, number: str, block: Block, words: Span) -> Draft:
        span = words.shifted(block.span.start)
        announced = self._announcer is not None
        self._open = Draft(stated, number, span, block.page, leads_in(self._words(block)), None, self._asked, announced)
        self._open.paragraph = block.kind is BlockKind.PARAGRAPH
        self._drafts.append(self._open)
        return self._open

    def _is_item(self, block: Block) -> bool:
        return block.kind is BlockKind.LIST_ITEM or (
            block.kind is BlockKind.PARAGRAPH and self._mark(self._words(block)) is not None
        )

    def _mark(self, words: str) -> Label | None:
        return mark_of(words) or (label_within(words, self._stated) if self._stated else None)

    def _has_plan(self) -> bool:
        """Whether the part holds a table of the lessons that it announces, beside which no other words count."""
        rows = (self._words(block) for block in self._blocks if block.kind is BlockKind.TABLE_ROW)
        plans = {STATED[columns.stated].kind for columns in map(columns_of, rows) if columns}
        return self._part.kind in plans

    def _announces_all(self) -> Block | None:
        """The sentence that the whole part finishes, item by item."""
        leading = [block for block in self._blocks if leads_in(words := self._words(block)) and not announces(words)]
        if len(leading) != 1:
            return None
        mark = mark_of(self._words(leading[0]))
        heads = "." in mark.number if mark else leading[0].kind is BlockKind.PARAGRAPH
        at = self._blocks.index(leading[0])
        before, after = self._blocks[:at], self._blocks[at + 1 :]
        return leading[0] if heads and _only_items(after) and not any(map(self._is_item, before)) else None

    def _words(self, block: Block) -> str:
        return self._text[block.span.start : block.span.end]


def _asks(words: str) -> bool:
    """Whether a paragraph is a lesson by what it says: it recommends, asks somebody, or asks the Board a question."""
    return recommends(words) or demands(words) or words.rstrip().endswith("?")


def _only_items(blocks: Sequence[Block]) -> bool:
    return len(blocks) > 1 and all(block.kind is BlockKind.LIST_ITEM for block in blocks)
