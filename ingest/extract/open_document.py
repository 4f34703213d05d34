"""OpenDocument texts (ODT), rewritten as HTML so that one reader finds the blocks of all markup."""

from collections import Counter

from lxml import etree

from ingest.extract import archive, limits, shapes
from ingest.extract.drafts import Draft, Reading
from ingest.extract.markup import MarkupReader
from ingest.extract.open_document_styles import OFFICE, STYLE, TEXT, OpenNumbers, OpenStyles
from ingest.structure import BlockKind

_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_COUNTED = {
    OFFICE + "annotation": "comments",
    _DRAW + "image": "images",
    _DRAW + "object": "embedded",
    _DRAW + "object-ole": "embedded",
    TEXT + "hidden-text": "hidden",
}
_SILENT = frozenset(
    (
        TEXT + "tracked-changes",
        OFFICE + "forms",
        OFFICE + "scripts",
        TEXT + "script",
        TEXT + "ruby-text",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}title",
        "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}desc",
    )
)
_RENAMED = {_TABLE + "table": "table", _TABLE + "table-row": "tr", _TABLE + "table-cell": "td"}


def read(data: bytes) -> Reading:
    """The blocks of an OpenDocument text: the body with its text boxes, then the notes, then headers and footers.

    Tracked insertions are in; tracked deletions, hidden text and comments are not.

    Raises:
        DocumentRefused: `corrupt`, `encrypted`, `unpacked-too-large`, `too-many-characters`.
    """
    with archive.opened(data) as parts:
        content = archive.xml(archive.part(parts, "content.xml"))
        others = {
            name: archive.xml(found) for name in ("styles.xml", "meta.xml") if (found := archive.part(parts, name))
        }
    body = content.find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise archive.damaged()
    limits.characters(sum(len(text) for text in body.itertext()))
    writer = _Writer(OpenStyles([*others.values(), content]))
    drafts = writer.blocks(body)
    margins = (
        part
        for page in (others["styles.xml"].iter(STYLE + "master-page") if "styles.xml" in others else ())
        for part in page
    )
    wordings = dict.fromkeys(draft.text for part in margins for draft in writer.blocks(part))
    drafts += [Draft(BlockKind.HEADER, text) for text in wordings if not shapes.is_page_number(text)]
    writer.left_out["deletions"] += sum(1 for _ in content.iter(TEXT + "deletion"))
    if "meta.xml" in others:
        writer.left_out["properties"] += sum(1 for leaf in others["meta.xml"].iter() if not len(leaf) and leaf.text)
    return Reading(drafts, +writer.left_out)


class _Writer:
    """Writes OpenDocument elements as HTML; text boxes and notes are set aside and written after what they hang on."""

    def __init__(self, styles: OpenStyles) -> None:
        self.left_out: Counter[str] = Counter()
        self._styles = styles
        self._numbers = OpenNumbers(styles)
        self._boxes: list[etree._Element] = []
        self._notes: list[etree._Element] = []
        self._list = ("", 0)
        self._label = ""

    def blocks(self, element: "etree._Element") -> list[Draft]:
        """The blocks of an element, its notes at the end."""
        page = etree.Element("div")
        self._children(element, page)
        notes = etree.SubElement(page, "ol")
        while self._notes:
            self._children(self._notes.pop(0), etree.SubElement(notes, "li", id="footnote-"))
        reader = MarkupReader()
        reader.read(page)
        return reader.drafts

    def _children(self, element: "etree._Element", into: "etree._Element") -> None:
        _say(into, element.text)
        for child in element:
            if isinstance(child.tag, str):
                self._write(child, str(child.tag), into)
            _say(into, child.tail)

    def _write(self, element: "etree._Element", tag: str, into: "etree._Element") -> None:
        style = element.get(TEXT + "style-name")
        if tag in _COUNTED:
            self.left_out[_COUNTED[tag]] += 1
        elif element.get(TEXT + "display") == "none" or self._styles.is_hidden(style):
            self.left_out["hidden"] += 1
        elif tag in (TEXT + "p", TEXT + "h"):
            self._paragraph(element, tag, into)
        elif tag == TEXT + "list":
            self._items(element, into)
        elif tag == TEXT + "note":
            self._note(element, into)
        elif tag == _DRAW + "text-box":
            self._boxes.append(element)
        elif tag == TEXT + "s":
            _say(into, " " * min(int(element.get(TEXT + "c", 1)), 100))
        elif tag in (TEXT + "tab", TEXT + "line-break"):
            _say(into, "\t" if tag == TEXT + "tab" else " ")
        elif tag == TEXT + "span":
            self._children(element, etree.SubElement(into, "b" if self._styles.is_bold(style) else "span"))
        elif tag in _RENAMED:
            self._children(element, etree.SubElement(into, _RENAMED[tag]))
        elif tag not in _SILENT:
            self._children(element, into)

    def _paragraph(self, element: "etree._Element", tag: str, into: "etree._Element") -> None:
        style = element.get(TEXT + "style-name")
        name, label = "p", self._label
        self._label = ""
        if tag == TEXT + "h":
            level = int(element.get(TEXT + "outline-level", 1))
            name, label = (
                f"h{min(level, 6)}",
                label or self._numbers.label("", level, element.get(TEXT + "start-value")),
            )
        elif self._styles.is_title(style):
            name = "h1"
        paragraph = etree.SubElement(into, name)
        inner = etree.SubElement(paragraph, "b") if self._styles.is_bold(style) else paragraph
        _say(inner, f"{label} " if label and "".join(map(str, element.itertext())).strip() else "")
        self._children(element, inner)
        boxes, self._boxes = self._boxes, []
        for box in boxes:
            self._children(box, etree.SubElement(into, "div"))

    def _items(self, element: "etree._Element", into: "etree._Element") -> None:
        before = self._list
        style = element.get(TEXT + "style-name") or before[0]
        self._list = str(style), before[1] + 1
        goes_on = element.get(TEXT + "continue-numbering") == "true" or element.get(TEXT + "continue-list")
        if before[1] == 0 and not goes_on:
            self._numbers.restart(self._list[0])
        for item in element:
            if item.tag == TEXT + "list-item" and len(item) and item[0].tag != TEXT + "list":
                # An item without a number is still an item, and the reader of markup knows it by a bullet.
                self._label = self._numbers.label(*self._list, item.get(TEXT + "start-value")) or "•"
            self._children(item, into)
            self._label = ""
        self._list = before

    def _note(self, element: "etree._Element", into: "etree._Element") -> None:
        body = element.find(TEXT + "note-body")
        if body is not None:
            self._notes.append(body)
            etree.SubElement(into, "sup").text = str(len(self._notes))


def _say(into: "etree._Element", text: str | None) -> None:
    if not text:
        return
    if len(into):
        into[-1].tail = (into[-1].tail or "") + text
    else:
        into.text = (into.text or "") + text
