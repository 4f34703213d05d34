"""A Word file's XML made plain, so that the converter sees all that a reader would see and nothing else.

mammoth passes over simple fields, text boxes without a fallback, bidirectional wrappers and formulas, does not know the
numbers that Word draws, and knows headings only by their usual names. Each is put right in the tree before it.
"""

from collections import Counter
from copy import deepcopy

from lxml import etree

from ingest.extract.word_styles import W, WordNumbers, WordStyles, value

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_VML = "{urn:schemas-microsoft-com:vml}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
# All that tells of a run's look what is needed here, and of a paragraph; the rest of a large file's markup would take
# the converter more memory than a worker has.
_LOOKS = (W + "b", W + "vertAlign", W + "del")
_PARAGRAPH = (W + "pStyle", W + "numPr", W + "outlineLvl", W + "rPr")
_PROPERTIES = (W + "rPr", W + "pPr", W + "trPr", W + "tcPr", W + "numPr")


class WordTidier:
    """Tidies the parts of one file; `left_out` counts what was taken out of them."""

    def __init__(self, styles: WordStyles, numbers: WordNumbers) -> None:
        self._styles = styles
        self._numbers = numbers
        self.left_out: Counter[str] = Counter()

    def tidy(self, root: "etree._Element") -> None:
        """Change the tree of one part in place."""
        for choice in list(root.iter(_MC + "AlternateContent")):
            _keep_first(choice)
        self._remove_deleted(root)
        for run in list(root.iter(W + "r")):
            if _is_on(run.find(f"{W}rPr/{W}vanish")):
                self.left_out["hidden"] += 1
                _remove(run)
        _slim(root)
        self._lift_boxes(root)
        for name in ("fldSimple", "hyperlink", "dir", "bdo"):
            for wrapper in list(root.iter(W + name)):
                _unwrap(wrapper)
        for formula in list(root.iter(_MATH + "oMath")):
            _replace(formula, _run("".join(str(text.text or "") for text in formula.iter(_MATH + "t"))))
        for mark, plain in ((W + "cr", W + "br"), (W + "ptab", W + "tab")):
            for found in root.iter(mark):
                found.tag = plain
        for paragraph in root.iter(W + "p"):
            # A paragraph whose mark was deleted is one with the next, and only that is counted.
            if paragraph.find(f"{W}pPr/{W}rPr/{W}del") is None:
                self._say_level_and_number(paragraph)

    def _remove_deleted(self, root: "etree._Element") -> None:
        for name in ("del", "moveFrom"):
            for deleted in list(root.iter(W + name)):
                parent = deleted.getparent()
                if parent is None or parent.tag in _PROPERTIES:
                    continue
                self.left_out["deletions"] += 1
                _remove(deleted)
        for mark, whole in (("trPr/del", "tr"), ("tcPr/cellDel", "tc")):
            for element in list(root.iter(W + whole)):
                if value(element, mark) is not None:
                    self.left_out["deletions"] += 1
                    _remove(element)

    def _lift_boxes(self, root: "etree._Element") -> None:
        """Put the paragraphs of text boxes after the paragraph that they hang on, and take all drawings out."""
        for box in list(root.iter(W + "txbxContent")):
            host = next(box.iterancestors(W + "p"), None)
            if host is not None:
                for block in reversed(box):
                    host.addnext(block)
        for name in ("drawing", "pict", "object"):
            for drawing in list(root.iter(W + name)):
                self.left_out["images"] += sum(1 for _ in drawing.iter(_A + "blip", _VML + "imagedata"))
                _remove(drawing)

    def _say_level_and_number(self, paragraph: "etree._Element") -> None:
        level = self._styles.heading_level(paragraph)
        label = self._numbers.label(paragraph)
        properties = paragraph.find(W + "pPr")
        if properties is None:
            properties = etree.Element(W + "pPr")
            paragraph.insert(0, properties)
        for numbering in properties.findall(W + "numPr"):
            properties.remove(numbering)
        if level:
            for style in properties.findall(W + "pStyle"):
                properties.remove(style)
            etree.SubElement(properties, W + "pStyle").set(W + "val", f"Heading{level}")
        if label and any((text.text or "").strip() for text in paragraph.iter(W + "t")):
            # The number looks as the first words do, or a bold heading would seem to be bold in part.
            first = next(paragraph.iter(W + "r"), None)
            run = _run(label + " ")
            if first is not None and (look := first.find(W + "rPr")) is not None:
                run.insert(0, deepcopy(look))
            properties.addnext(run)


def _slim(root: "etree._Element") -> None:
    for name, kept in (("rPr", _LOOKS), ("pPr", _PARAGRAPH)):
        for properties in root.iter(W + name):
            for one in list(properties):
                if one.tag not in kept:
                    properties.remove(one)
    for element in root.iter(W + "p", W + "r"):
        element.attrib.clear()
    for name in ("proofErr", "bookmarkStart", "bookmarkEnd", "lastRenderedPageBreak"):
        for mark in list(root.iter(W + name)):
            _remove(mark)


def _is_on(switch: "etree._Element | None") -> bool:
    return switch is not None and switch.get(W + "val") not in ("0", "false", "off")


def _run(text: str) -> "etree._Element":
    run = etree.Element(W + "r")
    etree.SubElement(run, W + "t").text = text
    return run


def _keep_first(choice: "etree._Element") -> None:
    """Of several ways to draw the same thing keep the first, that is the newest."""
    branches = [branch for branch in choice if branch.tag in (_MC + "Choice", _MC + "Fallback")]
    for branch in branches[1:]:
        choice.remove(branch)
    for branch in branches[:1]:
        _unwrap(branch)
    _unwrap(choice)


def _unwrap(element: "etree._Element") -> None:
    parent = element.getparent()
    if parent is not None:
        at = parent.index(element)
        parent[at : at + 1] = list(element)


def _replace(element: "etree._Element", other: "etree._Element") -> None:
    parent = element.getparent()
    if parent is not None:
        parent.replace(element, other)


def _remove(element: "etree._Element") -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
