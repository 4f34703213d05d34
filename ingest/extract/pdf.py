"""PDF files: what their pages say, in paragraphs, without what repeats on every page."""

import re
from collections import Counter
from collections.abc import Sequence
from typing import Any

from pypdfium2 import PdfDocument, PdfiumError, PdfPage, raw

from ingest.extract import archive, limits, ocr, shapes
from ingest.extract.drafts import Draft, Reading
from ingest.extract.joining import Joiner
from ingest.extract.pdf_furniture import without_furniture
from ingest.extract.pdf_headings import Headings, wording
from ingest.extract.pdf_layout import Layout
from ingest.extract.pdf_lines import Line, lines_of
from ingest.extract.pdf_paragraphs import Paragraph, Shape, paragraphs_of
from ingest.extract.pdf_words import PageText
from ingest.structure import BlockKind

# A page with fewer letters than this was scanned if pictures cover this share of it, or if it is drawn with this many
# shapes as a page is whose letters were turned into drawings.
_FEWEST_LETTERS = 40
_PICTURES = 0.25
_SHAPES = 300
_LOCKED = (raw.FPDF_ERR_PASSWORD, raw.FPDF_ERR_SECURITY)


def read(data: bytes) -> Reading:
    """The blocks of a PDF, with scanned pages read by OCR where that is installed.

    Raises:
        DocumentRefused: `encrypted`, `corrupt`, `too-many-pages`, `too-many-characters`, `needs-ocr`.
    """
    try:
        document = PdfDocument(data)
    except PdfiumError as error:
        if error.err_code in _LOCKED:
            raise archive.locked() from None
        raise archive.damaged() from None
    try:
        limits.pages(len(document))
        left_out = _counts(document)
        pages = _pages(document, left_out)
        outline = {wording(mark.get_title()): mark.level + 1 for mark in document.get_toc()}
    finally:
        document.close()
    kept, left_out["repeated-lines"] = without_furniture(pages)
    return Reading(_drafts(kept, outline), +left_out)


def _pages(document: PdfDocument, left_out: Counter[str]) -> list[list[Line]]:
    """The lines of every page; counts its pictures, and the pages that were recognised or could not be."""
    pages: list[list[Line]] = []
    scanned: list[int] = []
    letters = 0
    for number in range(1, len(document) + 1):
        page = document[number - 1]
        text = PageText(page)
        lines = lines_of(text.words(), number, page.get_height())
        found = sum(len(line.text) for line in lines)
        letters += found
        limits.characters(letters)
        pictures = list(page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3))
        left_out["images"] += len(pictures)
        if found < _FEWEST_LETTERS and (text.is_garbled() or _share(page, pictures) > _PICTURES or _is_drawn(page)):
            scanned.append(number)
        pages.append(lines)
    if scanned and not ocr.is_installed():
        # A cover without a word on it is no reason to refuse a report.
        if len(scanned) > max(len(pages) // 10, int(len(pages) > 3)):
            raise ocr.refusal()
        left_out["unread-pages"] = len(scanned)
    else:
        for number, lines in ocr.read(document, scanned).items():
            pages[number - 1] = lines
        left_out["ocr-pages"] = len(scanned)
    return pages


def _counts(document: PdfDocument) -> Counter[str]:
    """What the file holds beside its pages' text."""
    left_out = Counter(
        properties=len(document.get_metadata_dict(skip_empty=True)), attachments=document.count_attachments()
    )
    for page in document:
        for at in range(raw.FPDFPage_GetAnnotCount(page)):
            annotation = raw.FPDFPage_GetAnnot(page, at)
            kind = raw.FPDFAnnot_GetSubtype(annotation)
            raw.FPDFPage_CloseAnnot(annotation)
            if kind == raw.FPDF_ANNOT_WIDGET:
                left_out["form-fields"] += 1
            elif kind not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP):
                left_out["comments"] += 1
        page.close()
    return left_out


def _share(page: PdfPage, pictures: Sequence[Any]) -> float:
    """How much of the page its pictures cover."""
    whole = page.get_width() * page.get_height()
    covered = 0.0
    for picture in pictures:
        if picture.level:
            # A picture within a form has that form's measures; scanners that write such pages fill them.
            return 1.0
        left, bottom, right, top = picture.get_bounds()
        covered += abs((right - left) * (top - bottom))
    return covered / whole if whole else 0.0


def _is_drawn(page: PdfPage) -> bool:
    return sum(1 for _ in page.get_objects(filter=[raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_SHADING])) > _SHAPES


def _drafts(pages: Sequence[Sequence[Line]], outline: dict[str, int]) -> list[Draft]:
    layout = Layout(pages)
    joiner = Joiner(line.text for page in pages for line in page)
    paragraphs = paragraphs_of(pages, layout)
    headings = Headings(paragraphs, layout, joiner, outline)
    return [_draft(paragraph, headings.level(paragraph), joiner) for paragraph in paragraphs]


def _draft(paragraph: Paragraph, level: int, joiner: Joiner) -> Draft:
    text, page = paragraph.text(joiner), paragraph.lines[0].page
    if level:
        return Draft(BlockKind.HEADING, text, level, page)
    if paragraph.shape is Shape.ROW:
        return Draft(BlockKind.TABLE_ROW, text, page=page)
    if paragraph.shape is Shape.NOTE:
        return Draft(BlockKind.FOOTNOTE, re.sub(r"^(\d+)", r"[\1]", text), page=page)
    mark = shapes.marker(text)
    if mark is None:
        return Draft(BlockKind.PARAGRAPH, text, page=page)
    return Draft(BlockKind.LIST_ITEM, text[mark.end :] if mark.bullet else text, page=page)
