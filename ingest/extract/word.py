"""Word files (DOCX, also with macros, which are not looked at)."""

import io
import posixpath
from collections import Counter
from collections.abc import Iterable
from zipfile import ZIP_STORED, ZipFile

import mammoth
from lxml import etree, html

from ingest.extract import archive, limits, shapes
from ingest.extract.drafts import Draft, Reading
from ingest.extract.markup import MarkupReader
from ingest.extract.word_styles import W, WordNumbers, WordStyles
from ingest.extract.word_tidying import WordTidier
from ingest.structure import BlockKind

_RELATIONSHIP = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
# The strict variant of the format differs in these names alone, as far as text goes.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W[1:-1].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", b"http://schemas.openxmlformats.org/drawingml/2006/main"),
)
_PACKAGE = {
    "[Content_Types].xml": b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    "_rels/.rels": b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"/>',
}


class _Package:
    """The parts of a Word file by what they are to the main part."""

    def __init__(self, parts: ZipFile) -> None:
        self._parts = parts
        self._main = next(iter(self._targets("", "officeDocument")), "word/document.xml")

    def document(self) -> "etree._Element":
        root = self._xml(self._main)
        if root is None:
            raise archive.damaged()
        return root

    def related(self, kind: str) -> "list[etree._Element]":
        """The roots of the parts of a kind ("styles", "header"...), in the order of their names."""
        found = sorted(set(self._targets(self._main, kind)))
        return [root for name in found if (root := self._xml(name)) is not None]

    def count_properties(self) -> int:
        roots = [self._xml(f"docProps/{name}.xml") for name in ("core", "app", "custom")]
        return sum(1 for root in roots if root is not None for leaf in root.iter() if not len(leaf) and leaf.text)

    def has_macros(self) -> bool:
        return any(name.endswith("vbaProject.bin") for name in self._parts.namelist())

    def _targets(self, source: str, kind: str) -> list[str]:
        folder, name = posixpath.split(source)
        root = self._xml(posixpath.join(folder, "_rels", name + ".rels"))
        return [
            posixpath.normpath(posixpath.join("/", folder, str(one.get("Target")))).lstrip("/")
            for one in (root.iter(_RELATIONSHIP) if root is not None else ())
            if str(one.get("Type")).endswith("/" + kind) and one.get("TargetMode") != "External"
        ]

    def _xml(self, name: str) -> "etree._Element | None":
        content = archive.part(self._parts, name)
        for strict, usual in _STRICT:
            content = content.replace(strict, usual)
        return archive.xml(content) if content else None


def read(data: bytes) -> Reading:
    """The blocks of a Word file: the body with its text boxes, then the notes, then each header and footer once.

    Tracked insertions are in; tracked deletions, hidden text and comments are not.

    Raises:
        DocumentRefused: `corrupt`, `encrypted`, `unpacked-too-large`, `too-many-characters`.
    """
    with archive.opened(data) as parts:
        package = _Package(parts)
        styles = WordStyles(next(iter(package.related("styles")), None))
        document = package.document()
        notes = {kind: next(iter(package.related(kind)), None) for kind in ("footnotes", "endnotes")}
        margins = package.related("header") + package.related("footer")
        numbers = WordNumbers(next(iter(package.related("numbering")), None), styles)
        left_out = Counter(properties=package.count_properties(), macros=int(package.has_macros()))
        left_out["comments"] = sum(1 for root in package.related("comments") for _ in root.iter(W + "comment"))
    tidier = WordTidier(styles, numbers)
    trees = [document, *(root for root in notes.values() if root is not None), *margins]
    # Counted before conversion, which takes long over a text that would be refused afterwards.
    limits.characters(sum(len(text.text or "") for root in trees for text in root.iter(W + "t")))
    for root in trees:
        tidier.tidy(root)
    drafts = [*_converted(document, notes), *_margins(margins)]
    return Reading(drafts, +(left_out + tidier.left_out))


def _converted(document: "etree._Element", notes: "dict[str, etree._Element | None]") -> list[Draft]:
    """The blocks of a tidied document with its notes."""
    packed = io.BytesIO()
    with ZipFile(packed, "w", ZIP_STORED) as parts:
        # Nothing else goes to the converter: no picture, link, comment or style map that came with the file.
        for name, content in _PACKAGE.items():
            parts.writestr(name, content)
        parts.writestr("word/document.xml", etree.tostring(document))
        for kind, root in notes.items():
            if root is not None:
                parts.writestr(f"word/{kind}.xml", etree.tostring(root))
    converted = mammoth.convert_to_html(packed, include_embedded_style_map=False, external_file_access=False)
    reader = MarkupReader()
    if converted.value:
        reader.read(html.document_fromstring(converted.value))
    return reader.drafts


def _margins(roots: "Iterable[etree._Element]") -> list[Draft]:
    """The headers and footers as one document, each wording once, page numbers left out."""
    document = etree.Element(W + "document")
    body = etree.SubElement(document, W + "body")
    for root in roots:
        body.extend(list(root))
    wordings = dict.fromkeys(draft.text for draft in _converted(document, {}))
    return [Draft(BlockKind.HEADER, text.replace("\t", " ")) for text in wordings if not shapes.is_page_number(text)]
