"""The invented reviews as they are written: a small markup, read into blocks.

A source has front matter between two lines of `---` (one `key: value` a line), then blocks:

`# ` title, `## ` and `### ` headings, `- ` list items, `| a | b |` table rows (the first is the head), `> ` a text box,
`[^1]: ` a footnote; any other line is a paragraph. Inside a line `[^1]` refers to a footnote, and `{--…--}`,
`{++…++}` and `{>>…<<}` are a tracked deletion, a tracked insertion and a comment.
"""

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path

SOURCES = Path(__file__).parent / "source"
REPORTS = Path(__file__).parent / "reports"
SHORT = Path(__file__).parent / "short"


class Mark(StrEnum):
    """What a stretch of a line is; a footnote's text is that of the note."""

    PLAIN = "plain"
    DELETED = "deleted"
    INSERTED = "inserted"
    COMMENT = "comment"
    FOOTNOTE = "footnote"


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of a line."""

    mark: Mark
    text: str


class Shape(StrEnum):
    """What a block is; the value is what its line begins with."""

    TITLE = "# "
    HEADING = "## "
    SUBHEADING = "### "
    ITEM = "- "
    TABLE = "| "
    BOX = "> "
    PARAGRAPH = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A line of some shape, or the rows of a table (the first is the head)."""

    shape: Shape
    line: tuple[Stretch, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()

    @property
    def text(self) -> str:
        """What a reader sees of the line: no deletion, no comment, no footnote."""
        return "".join(part.text for part in self.line if part.mark in {Mark.PLAIN, Mark.INSERTED})

    @property
    def notes(self) -> tuple[str, ...]:
        """The footnotes that the line refers to."""
        return tuple(part.text for part in self.line if part.mark is Mark.FOOTNOTE)


@dataclass(frozen=True, slots=True)
class Review:
    """One invented review."""

    name: str
    facts: dict[str, str]
    blocks: tuple[Block, ...]

    @property
    def file(self) -> Path:
        """Where the file that is made of it lies."""
        return REPORTS / self.facts["file"]

    def fact(self, key: str) -> str:
        """What the front matter says of `key`; "" where it says nothing."""
        return self.facts.get(key, "")

    def says(self, key: str) -> bool:
        """Whether the front matter says `key: yes`."""
        return self.fact(key) == "yes"

    @property
    def notes(self) -> tuple[str, ...]:
        """The footnotes, in the order in which the text refers to them."""
        return tuple(note for block in self.blocks for note in block.notes)


def reviews() -> tuple[Review, ...]:
    """The long invented reviews that ship, by name; of each a file is made."""
    return _all(SOURCES)


def short() -> tuple[Review, ...]:
    """The short invented documents that ship, by name: a review each, or one more document of the review `of`."""
    return _all(SHORT)


def _all(folder: Path) -> tuple[Review, ...]:
    return tuple(read(path.stem, path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.md")))


def read(name: str, source: str) -> Review:
    r"""The review that `source` holds.

    >>> read("a", "---\ntitle: T\n---\n# T\n\nSeen{--by Ann--}.[^1]\n\n[^1]: A note.").blocks[1].text
    'Seen.'
    """
    _, front, body = source.split("---\n", 2)
    facts = dict(line.split(": ", 1) for line in front.splitlines())
    notes: dict[str, str] = dict(_NOTE.findall(body))
    lines = [line for line in _NOTE.sub("", body).splitlines() if line.strip()]
    blocks: list[Block] = []
    for shape, run in groupby(lines, key=_shape):
        bodies = [line.removeprefix(shape.value) for line in run]
        if shape is Shape.TABLE:
            blocks.append(Block(shape, rows=tuple(_cells(row) for row in bodies)))
        else:
            blocks += (Block(shape, line=_stretches(line, notes)) for line in bodies)
    return Review(name, facts, tuple(blocks))


_NOTE = re.compile(r"^\[\^(\d+)\]: (.*)$", re.MULTILINE)
_MARKED = re.compile(
    r"\{--(?P<deleted>.*?)--\}|\{\+\+(?P<inserted>.*?)\+\+\}|\{>>(?P<comment>.*?)<<\}|\[\^(?P<footnote>\d+)\]"
)


def _shape(line: str) -> Shape:
    return next(shape for shape in Shape if line.startswith(shape.value))


def _cells(row: str) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in row.removesuffix("|").split(" | "))


def _stretches(line: str, notes: dict[str, str]) -> tuple[Stretch, ...]:
    found: list[Stretch] = []
    at = 0
    for match in _MARKED.finditer(line):
        found.append(Stretch(Mark.PLAIN, line[at : match.start()]))
        mark = Mark(match.lastgroup or "")
        found.append(Stretch(mark, notes[match["footnote"]] if mark is Mark.FOOTNOTE else match[mark.value]))
        at = match.end()
    found.append(Stretch(Mark.PLAIN, line[at:]))
    return tuple(part for part in found if part.text)
