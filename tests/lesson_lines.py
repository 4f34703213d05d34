"""A report in a few lines, and its lessons."""

from ingest.anonymised import AnonymisedText
from ingest.candidate import Lesson
from ingest.lessons import find_lessons
from ingest.mentions import Span
from ingest.structure import Block, BlockKind

MARKS = {
    "#": BlockKind.HEADING,
    "-": BlockKind.LIST_ITEM,
    "|": BlockKind.TABLE_ROW,
    "!": BlockKind.FOOTNOTE,
    "^": BlockKind.HEADER,
}


def lessons(*lines: str, nation: str = "england", page: int | None = None) -> tuple[Lesson, ...]:
    """The lessons of a text whose blocks are told by their first mark, as in "# heading" and "- item"."""
    text, blocks, at = [], [], 0
    for line in lines:
        mark, _, rest = line.partition(" ")
        kind = (
            MARKS.get(mark[0], BlockKind.PARAGRAPH) if len(set(mark)) == 1 and mark[0] in MARKS else BlockKind.PARAGRAPH
        )
        words = (line if kind is BlockKind.PARAGRAPH else rest).replace(" | ", "\t")
        blocks.append(Block(kind, Span(at, at + len(words)), len(mark) if kind is BlockKind.HEADING else 0, page))
        text.append(words)
        at += len(words) + 1
    return find_lessons(AnonymisedText("\n".join(text)), blocks, nation)


def texts(*lines: str, nation: str = "england") -> list[str]:
    """The words of the lessons alone."""
    return [str(lesson.text[:]) for lesson in lessons(*lines, nation=nation)]
