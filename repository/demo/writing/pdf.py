"""PDF as a word processor prints it: running header and footer, page numbers, broken words, tables, properties."""

import io
from collections.abc import Callable
from functools import partial
from html import escape

from reportlab.lib.colors import grey  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.pdfbase.pdfmetrics import stringWidth  # type: ignore[import-untyped]
from reportlab.platypus import Paragraph, SimpleDocTemplate, Table, TableStyle  # type: ignore[import-untyped]

from repository.demo.source import Block, Review, Shape
from repository.demo.writing.breaking import lines

_MARGIN = 64
_WIDTH = A4[0] - 2 * _MARGIN
# A frame pads its flowables by six points on each side.
_TEXT = _WIDTH - 12


def _style(size: float, above: float = 0, indent: float = 0, font: str = "Helvetica") -> ParagraphStyle:
    return ParagraphStyle(
        font,
        fontName=font,
        fontSize=size,
        leading=size * 1.3,
        spaceBefore=above,
        spaceAfter=6,
        leftIndent=indent,
        keepWithNext=font.endswith("Bold"),
    )


_STYLES = {
    Shape.TITLE: _style(20, font="Helvetica-Bold"),
    Shape.HEADING: _style(14, above=12, font="Helvetica-Bold"),
    Shape.SUBHEADING: _style(11.5, above=6, font="Helvetica-Bold"),
    Shape.ITEM: _style(10.5, indent=16),
    Shape.BOX: _style(10.5, indent=24),
    Shape.PARAGRAPH: _style(10.5),
}
_CELL = _style(8.5)
# Points on the two sides of a cell.
_PADDING = 13


def write(review: Review) -> bytes:
    """The review as a .pdf file."""
    written = io.BytesIO()
    document = SimpleDocTemplate(
        written,
        pagesize=A4,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN + 12,
        bottomMargin=_MARGIN,
        invariant=1,
        title=review.fact("property-title"),
        author=review.fact("property-author"),
        subject=review.fact("property-subject"),
        keywords=review.fact("property-keywords"),
    )
    edges = partial(_edges, review)
    document.build([_flowable(block) for block in review.blocks], onFirstPage=edges, onLaterPages=edges)
    return written.getvalue()


def _edges(review: Review, canvas: object, document: object) -> None:
    draw: Callable[[float, float, str], None] = canvas.drawString  # type: ignore[attr-defined]  # reportlab has no types
    canvas.setFont("Helvetica", 8)  # type: ignore[attr-defined]
    draw(_MARGIN, A4[1] - 40, review.fact("header"))
    draw(_MARGIN, 34, review.fact("footer"))
    canvas.drawRightString(A4[0] - _MARGIN, 22, f"Page {document.page}")  # type: ignore[attr-defined]


def _flowable(block: Block) -> object:
    if block.shape is Shape.TABLE:
        return _table(block.rows)
    style = _STYLES[block.shape]
    measure = partial(_measured, style)
    broken = "<br/>".join(map(escape, lines(block.text, _TEXT - style.leftIndent - 1, measure)))
    return Paragraph(broken, style, bulletText="•" if block.shape is Shape.ITEM else None)


def _measured(style: ParagraphStyle, text: str) -> float:
    return float(stringWidth(text, style.fontName, style.fontSize))


def _table(rows: tuple[tuple[str, ...], ...]) -> object:
    columns = list(zip(*rows, strict=True))
    # No narrower than its longest word, which would be broken without a hyphen; what is left goes by length of text.
    least = [max(_measured(_CELL, word) for cell in column for word in cell.split()) + _PADDING for column in columns]
    asked = [min(max(map(len, column)), 60) for column in columns]
    spare = _TEXT - sum(least)
    widths = [width + spare * share / sum(asked) for width, share in zip(least, asked, strict=True)]
    cells = [[Paragraph(escape(cell), _CELL) for cell in row] for row in rows]
    grid = TableStyle([("GRID", (0, 0), (-1, -1), 0.5, grey), ("VALIGN", (0, 0), (-1, -1), "TOP")])
    return Table(cells, colWidths=widths, style=grid, repeatRows=1, spaceAfter=10, spaceBefore=4)
