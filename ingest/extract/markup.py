"""Blocks out of an HTML tree, whether it came as a web page or was made from a word processor's file."""

import re
from collections import Counter
from collections.abc import Iterator

from lxml import etree

from ingest.extract import shapes
from ingest.extract.drafts import Draft
from ingest.extract.numbering import ListNumbers
from ingest.structure import BlockKind

# fmt: off
_INLINE = frozenset((
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "wbr",
))
_SILENT = frozenset((
    "audio", "button", "canvas", "datalist", "embed", "head", "iframe", "input", "map", "math", "meter", "nav",
    "noscript", "object", "option", "progress", "rp", "rt", "script", "select", "style", "svg", "template",
    "textarea", "title", "video",
))
# fmt: on
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden")
_NOTE = re.compile(r"(?:foot|end)note-")
_BACK_TO_TEXT = "↑"
_BOLD = frozenset(("b", "strong"))
_LONGEST_HEADING = 100


class MarkupReader:
    """Reads one tree; afterwards `drafts` are its blocks in reading order and `left_out` counts what is no text."""

    def __init__(self) -> None:
        self.drafts: list[Draft] = []
        self.left_out: Counter[str] = Counter()
        self._words: list[str] = []
        self._plain = False
        self._kind = BlockKind.PARAGRAPH
        self._level = 0
        self._above = 1
        self._label = ""
        self._list = ListNumbers()

    def read(self, element: "etree._Element") -> None:
        """Take in an element with all that is in it, except for what follows it."""
        self._inside(element)
        self._flush()

    def _visit(self, element: "etree._Element", *, bold: bool = False) -> None:
        tag = element.tag
        if isinstance(element, etree._Comment | etree._ProcessingInstruction | etree._Entity):  # noqa: SLF001
            # Only these private names tell what is no element; a note to oneself in the source is a comment.
            self.left_out["comments"] += isinstance(element, etree._Comment)  # noqa: SLF001
        elif self._is_left_out(element, tag):
            pass
        elif tag == "br":
            self._words.append("\n")
        elif tag in _INLINE:
            self._inline(element, tag, bold=bold)
        elif tag == "table":
            self._flush()
            self._table(element)
        else:
            self._block(element, tag)

    def _is_left_out(self, element: "etree._Element", tag: str) -> bool:
        if tag in ("img", "picture"):
            self.left_out["images"] += 1
        elif tag == "del":
            self.left_out["deletions"] += 1
        elif "hidden" in element.attrib or _HIDDEN.search(str(element.get("style", ""))):
            self.left_out["hidden"] += 1
        else:
            return tag in _SILENT
        return True

    def _inline(self, element: "etree._Element", tag: str, *, bold: bool) -> None:
        written = "".join(map(str, element.itertext()))
        if tag == "sup" and re.fullmatch(r"\s*\d{1,3}\s*", written):
            # A note's number would otherwise run into the word before it.
            self._words.append(f"[{written.strip()}]")
        elif not (tag == "a" and written.strip() == _BACK_TO_TEXT):
            self._inside(element, bold=bold or tag in _BOLD)

    def _inside(self, element: "etree._Element", *, bold: bool = False) -> None:
        self._say(element.text, bold=bold)
        for child in element:
            self._visit(child, bold=bold)
            self._say(child.tail, bold=bold)

    def _say(self, text: str | None, *, bold: bool) -> None:
        if text:
            # Line breaks of the source are spaces; the only ones that count are those of <br>.
            self._words.append(re.sub(r"[\r\n]", " ", text))
            self._plain = self._plain or (not bold and bool(text.strip()))

    def _block(self, element: "etree._Element", tag: str) -> None:
        self._flush()
        before = self._kind, self._level, self._label, self._list
        if tag in _HEADINGS:
            self._kind, self._level = BlockKind.HEADING, _HEADINGS[tag]
        elif tag in ("ol", "ul", "menu"):
            style = str(element.get("type", "1")) if tag == "ol" else ""
            self._list = ListNumbers(style, _integer(element.get("start")) or 1)
        elif tag == "li":
            if _NOTE.search(str(element.get("id", ""))):
                self._kind, self._label = BlockKind.FOOTNOTE, f"[{self._list.take()}] "
            else:
                self._kind = BlockKind.LIST_ITEM
                self._label = self._list.label(_integer(element.get("value")))
        self._inside(element)
        self._flush()
        self._kind, self._level, self._label, self._list = before

    def _table(self, table: "etree._Element") -> None:
        for row in _rows(table):
            cells = [cell for cell in row if cell.tag in ("td", "th")]
            # One cell to a row is a box around text, and a cell with headings lays out a page: neither is a table.
            if len(cells) == 1 or any(True for cell in cells for _ in cell.iter(*_HEADINGS)):
                for cell in cells:
                    self._inside(cell)
                    self._flush()
            else:
                self._row(cells)

    def _row(self, cells: "list[etree._Element]") -> None:
        texts: list[str] = []
        nested: list[Draft] = []
        for cell in cells:
            inner = MarkupReader()
            inner.read(cell)
            self.left_out.update(inner.left_out)
            texts.append(" ".join(draft.text for draft in inner.drafts if draft.kind is not BlockKind.TABLE_ROW))
            nested += (draft for draft in inner.drafts if draft.kind is BlockKind.TABLE_ROW)
        self.drafts.append(Draft(BlockKind.TABLE_ROW, "\t".join(re.sub(r"\s+", " ", text) for text in texts)))
        self.drafts += nested

    def _flush(self) -> None:
        """End the block that was being gathered; an empty line made with <br> ends one too."""
        written, plain = "".join(self._words), self._plain
        self._words, self._plain = [], False
        for text in filter(None, (part.strip() for part in re.split(r"\n\s*\n", written))):
            self.drafts.append(self._draft(text, bold=not plain))
            self._label = ""

    def _draft(self, text: str, *, bold: bool) -> Draft:
        kind, level = self._kind, self._level
        if kind is BlockKind.HEADING:
            self._above = level
        elif kind is BlockKind.PARAGRAPH and bold and len(text) <= _LONGEST_HEADING and not re.search(r"[.;,]$", text):
            # A short paragraph that is bold throughout is a heading whose writer did not use the style for one.
            return Draft(BlockKind.HEADING, text, min(self._above + 1, 6))
        elif kind is BlockKind.PARAGRAPH and (mark := shapes.marker(text)):
            return Draft(BlockKind.LIST_ITEM, text[mark.end :] if mark.bullet else text)
        return Draft(kind, self._label + text, level)


def _rows(table: "etree._Element") -> "Iterator[etree._Element]":
    """The rows of the table itself, not of tables in its cells."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def _integer(stated: str | None) -> int | None:
    return int(stated) if stated and re.fullmatch(r"-?\d{1,6}", stated) else None
