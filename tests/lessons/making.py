"""Makes the invented reviews and their gold from `invented/source`, where each lesson is marked by hand.

    .venv/bin/python tests/lessons/making.py

The page of a lesson is the one on which the printer set its first word: nothing that reads documents has a say in it.
The marks of a source are told in README.md.
"""

import io
import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from html import escape
from itertools import groupby, pairwise
from pathlib import Path

from reportlab.lib.colors import grey, whitesmoke
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Paragraph, Table, TableStyle

HERE = Path(__file__).resolve().parent
if str(HERE.parents[1]) not in sys.path:
    sys.path.insert(0, str(HERE.parents[1]))

from policies.lesson_kinds import LessonKind  # noqa: E402
from repository.demo.source import Block, Mark, Review, Shape, Stretch  # noqa: E402
from repository.demo.writing import opendocument, rich, text, web, word  # noqa: E402
from repository.demo.writing.breaking import lines  # noqa: E402

INVENTED = HERE / "invented"
GOLD = HERE / "gold"

_KINDS = {
    "R": LessonKind.RECOMMENDATION,
    "F": LessonKind.FINDING,
    "L": LessonKind.LEARNING_POINT,
    "S": LessonKind.SUGGESTED_STRATEGY,
    "A": LessonKind.ACTION,
}
_WRITERS = {"docx": word.write, "odt": opendocument.write, "rtf": rich.write, "html": web.write, "txt": text.write}
_MARK = re.compile(r"@(?P<kind>[RFLSA])\|(?P<stated>[^|]*)\|(?P<number>[^|]*)\|(?P<agency>[^|]*)\|(?P<themes>[^@]*)@ ")
_LABEL = re.compile(r"\[\[(.*?)\]\] ?")
_PART = re.compile(r"\{\{(.*?)\}\}")
_SHAPES = ("##### ", "#### ", "### ", "## ", "# ", "- ", "| ", "> ")


@dataclass(slots=True)
class Item:
    """A lesson as its source marks it; `parts` are the words of its paragraphs."""

    kind: LessonKind
    stated: str
    number: str
    agency: str
    themes: list[str]
    parts: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Line:
    """A line of a source: what it looks like, what is printed, and the lesson that begins there."""

    shape: str
    words: str
    bold: str = ""
    item: int | None = None


@dataclass(slots=True)
class Source:
    """An invented review before it is printed."""

    name: str
    facts: dict[str, str]
    lines: list[Line]
    items: list[Item]

    @property
    def file(self) -> Path:
        return INVENTED / f"{self.name}.{self.facts['format']}"

    @property
    def split(self) -> str:
        """Even numbers are held back."""
        return "dev" if int(self.name[:2]) % 2 else "held-back"


def sources() -> list[Source]:
    return [read(path.stem, path.read_text(encoding="utf-8")) for path in sorted((INVENTED / "source").glob("*.md"))]


def read(name: str, source: str) -> Source:
    _, front, body = source.split("---\n", 2)
    read_so_far = Source(name, dict(line.split(": ", 1) for line in front.splitlines()), [], [])
    for line in body.splitlines():
        if line.strip():
            read_so_far.lines.append(_line(line, read_so_far.items))
    return read_so_far


def _line(line: str, items: list[Item]) -> Line:
    begins = _MARK.match(line)
    goes_on = line.startswith("@+ ")
    line = line[begins.end() :] if begins else line.removeprefix("@+ ")
    if begins:
        kind, themes = _KINDS[begins["kind"]], begins["themes"].split(",")
        items.append(Item(kind, begins["stated"], begins["number"], begins["agency"], themes))
    shape = next((shape for shape in _SHAPES if line.startswith(shape)), "")
    line = line.removeprefix(shape)
    if begins or goes_on:
        part = _PART.search(line)
        said = part[1] if part else _LABEL.sub("", line.replace("**", "")).strip()
        if said:
            items[-1].parts.append(said)
    line = _LABEL.sub(lambda label: label[0].replace("[[", "").replace("]]", ""), _PART.sub(r"\1", line))
    bold = re.match(r"\*\*(.*?)\*\*", line)
    return Line(shape, line.replace("**", ""), bold[1] if bold else "", len(items) - 1 if begins else None)


def made(source: Source) -> tuple[bytes, list[int | None]]:
    """The file, and the page on which each lesson begins; the same bytes every time."""
    if source.facts["format"] == "pdf":
        return printed(source)
    return _WRITERS[source.facts["format"]](_review(source)), [None] * len(source.items)


def gold(source: Source, pages: list[int | None]) -> dict[str, object]:
    """What `gold/<name>.json` holds."""
    return {
        "file": f"invented/{source.file.name}",
        "source": "invented",
        "nation": source.facts["nation"],
        "split": source.split,
        "items": [
            {
                "kind": item.kind.value,
                "stated": item.stated,
                "number": item.number,
                "text": " ".join(item.parts),
                "page": page,
                "agency": item.agency,
                "themes": item.themes,
            }
            for item, page in zip(source.items, pages, strict=True)
        ],
    }


def _review(source: Source) -> Review:
    shapes = {"# ": Shape.TITLE, "## ": Shape.HEADING, "- ": Shape.ITEM, "> ": Shape.BOX, "": Shape.PARAGRAPH}
    blocks: list[Block] = []
    for shape, run in groupby(source.lines, key=lambda line: line.shape):
        if shape == "| ":
            blocks.append(Block(Shape.TABLE, rows=tuple(_cells(line) for line in run)))
        else:
            made_of = shapes.get(shape, Shape.SUBHEADING)
            blocks += (Block(made_of, line=(Stretch(Mark.PLAIN, line.words),)) for line in run)
    facts = {"property-title": source.facts["title"], **source.facts}
    return Review(source.name, facts, tuple(blocks))


def _cells(line: Line) -> tuple[str, ...]:
    return tuple(cell.strip() for cell in line.words.removesuffix("|").split(" | "))


_MARGIN = 76
_GUTTER = 18


def _style(size: float, above: float = 0, indent: float = 0, font: str = "Helvetica") -> ParagraphStyle:
    return ParagraphStyle(
        f"{font}{size}",
        fontName=font,
        fontSize=size,
        leading=size * 1.5,
        spaceBefore=above,
        spaceAfter=8,
        leftIndent=indent,
        keepWithNext=font.endswith("Bold"),
    )


_STYLES = {
    "# ": _style(20, font="Helvetica-Bold"),
    "## ": _style(15, above=12, font="Helvetica-Bold"),
    "### ": _style(13, above=6, font="Helvetica-Bold"),
    "#### ": _style(12, above=4, font="Helvetica-Bold"),
    "##### ": _style(12.01, above=4, font="Helvetica-Bold"),
    "- ": _style(12, indent=16),
    "> ": _style(12),
    "": _style(12),
}
_CELL = _style(10)
_HEAD = _style(10, font="Helvetica-Bold")
_PADDING = 13


def printed(source: Source) -> tuple[bytes, list[int | None]]:
    """The review as a .pdf file, as a word processor prints it, and the page of each lesson."""
    written = io.BytesIO()
    pages: list[int | None] = [None] * len(source.items)
    columns = int(source.facts.get("columns", "1"))
    width = (A4[0] - 2 * _MARGIN - (columns - 1) * _GUTTER) / columns
    document = BaseDocTemplate(written, pagesize=A4, invariant=1, title=source.facts["title"])
    frames = [
        Frame(_MARGIN + at * (width + _GUTTER), _MARGIN, width, A4[1] - 2 * _MARGIN - 8, 0, 0, 0, 0)
        for at in range(columns)
    ]
    document.addPageTemplates(PageTemplate(frames=frames, onPage=partial(_edges, source, pages)))
    document.build(list(_flowables(source, width)))
    return written.getvalue(), pages


def _edges(source: Source, pages: list[int | None], canvas: object, document: object) -> None:
    def mark(_canvas: object, _kind: str, label: str) -> None:
        if pages[int(label)] is None:
            pages[int(label)] = document.page

    canvas.setNamedCB("mark", mark)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(_MARGIN, A4[1] - 40, source.facts["header"])
    canvas.drawString(_MARGIN, 34, source.facts["footer"])
    canvas.drawRightString(A4[0] - _MARGIN, 34, f"Page {document.page}")


def _flowables(source: Source, width: float) -> Iterator[object]:
    hyphens = "hyphens" in source.facts
    # A table may break over pages right under its heading.
    above_table = {id(line) for line, below in pairwise(source.lines) if below.shape == "| "}
    for shape, run in groupby(source.lines, key=lambda line: line.shape):
        if shape == "| ":
            yield _table(list(run), width)
        elif shape == "> ":
            for line in run:
                edge = TableStyle([("BOX", (0, 0), (-1, -1), 1, grey), ("BACKGROUND", (0, 0), (-1, -1), whitesmoke)])
                yield Table([[Paragraph(_marked(line), _STYLES[shape])]], colWidths=[width], style=edge, spaceAfter=8)
        else:
            bullet = "•" if shape == "- " else None
            for line in run:
                words = _broken(line, _STYLES[shape], width) if hyphens else _marked(line)
                set_line = Paragraph(words, _STYLES[shape], bulletText=bullet)
                if id(line) in above_table:
                    set_line.keepWithNext = False
                yield set_line


def _marked(line: Line, words: str | None = None) -> str:
    words = escape(line.words) if words is None else words
    if line.bold:
        words = f"<b>{escape(line.bold)}</b>{words[len(escape(line.bold)) :]}"
    return words if line.item is None else f'<onDraw name="mark" label="{line.item}"/>{words}'


def _broken(line: Line, style: ParagraphStyle, width: float) -> str:
    # Bold is wider: a line that holds some is measured as if it all were.
    font = "Helvetica-Bold" if line.bold else style.fontName
    measure = partial(_measured, font, style.fontSize)
    return _marked(line, "<br/>".join(map(escape, lines(line.words, width - style.leftIndent - 1, measure))))


def _measured(font: str, size: float, words: str) -> float:
    return float(stringWidth(words, font, size))


def _table(rows: list[Line], width: float) -> object:
    cells = [_cells(row) for row in rows]
    # No narrower than its longest word, which would be broken without a hyphen; what is left goes by length of text.
    columns = list(zip(*cells, strict=True))
    longest = [
        max(_measured("Helvetica-Bold", 10, word) for cell in column for word in cell.split()) for column in columns
    ]
    least = [word + _PADDING for word in longest]
    asked = [min(max(map(len, column)), 60) for column in columns]
    spare = width - sum(least)
    widths = [narrow + spare * share / sum(asked) for narrow, share in zip(least, asked, strict=True)]
    drawn = [[Paragraph(escape(cell), _CELL if at else _HEAD) for cell in row] for at, row in enumerate(cells)]
    for line, row in zip(rows, drawn, strict=True):
        if line.item is not None:
            row[0] = Paragraph(_marked(line, escape(_cells(line)[0])), _CELL)
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table(drawn, colWidths=widths, style=grid, repeatRows=1, splitInRow=1, spaceAfter=12, spaceBefore=4)


def main() -> None:
    for source in sources():
        file, pages = made(source)
        source.file.write_bytes(file)
        held = json.dumps(gold(source, pages), ensure_ascii=False, indent=1)
        (GOLD / f"{source.name}.json").write_text(held + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
