"""Word: python-docx for the frame, and by hand what it does not write (footnotes, tracked changes, a text box)."""

import io
from datetime import UTC, datetime
from xml.sax.saxutils import escape

from docx import Document
from docx.document import Document as Body
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.text.paragraph import Paragraph

from repository.demo.source import Block, Mark, Review, Shape, Stretch
from repository.demo.writing.archive import packed, unpacked

_WHEN = datetime(2022, 5, 6, 9, 0, tzinfo=UTC)
_STAMP = _WHEN.strftime("%Y-%m-%dT%H:%M:%SZ")
_STYLES = {Shape.TITLE: "Title", Shape.HEADING: "Heading 1", Shape.SUBHEADING: "Heading 2", Shape.ITEM: "List Bullet"}
_FOOTNOTES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_FOOTNOTES_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_VML = 'xmlns:v="urn:schemas-microsoft-com:vml"'


def write(review: Review) -> bytes:
    """The review as a .docx file."""
    document = Document()
    _properties(document, review)
    section = document.sections[0]
    section.header.paragraphs[0].text = review.fact("header")
    section.footer.paragraphs[0].text = review.fact("footer")
    notes: list[str] = []
    for block in review.blocks:
        _add(document, block, notes, review.fact("property-author"))
    _footnotes(document, notes)
    written = io.BytesIO()
    document.save(written)
    return packed(unpacked(written.getvalue()))


def _properties(document: Body, review: Review) -> None:
    properties = document.core_properties
    properties.title = review.fact("property-title")
    properties.author = properties.last_modified_by = review.fact("property-author")
    properties.subject = review.fact("property-subject")
    properties.keywords = review.fact("property-keywords")
    properties.comments = ""
    properties.created = properties.modified = _WHEN


def _add(document: Body, block: Block, notes: list[str], author: str) -> None:
    if block.shape is Shape.TABLE:
        _table(document, block.rows)
        return
    paragraph = document.add_paragraph(style=_STYLES.get(block.shape))
    if block.shape is Shape.BOX:
        paragraph.add_run()._r.append(parse_xml(_box(block.text)))  # noqa: SLF001 - python-docx has no public way to add a text box
        return
    for part in block.line:
        _stretch(document, paragraph, part, notes, author)


def _table(document: Body, rows: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0]), style="Table Grid")
    for row in rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text


def _stretch(document: Body, paragraph: Paragraph, part: Stretch, notes: list[str], author: str) -> None:
    who = f'w:id="{900 + len(paragraph._p)}" w:author="{escape(author)}" w:date="{_STAMP}"'  # noqa: SLF001 - see _box
    text = f'xml:space="preserve">{escape(part.text)}'
    match part.mark:
        case Mark.PLAIN:
            paragraph.add_run(part.text)
        case Mark.COMMENT:
            comment = document.add_comment(paragraph.runs[-1], part.text, author, author[:1])
            comment._comment_elm.set(qn("w:date"), _STAMP)  # noqa: SLF001 - the clock would change the file
        case Mark.DELETED:
            _append(paragraph, f"<w:del {nsdecls('w')} {who}><w:r><w:delText {text}</w:delText></w:r></w:del>")
        case Mark.INSERTED:
            _append(paragraph, f"<w:ins {nsdecls('w')} {who}><w:r><w:t {text}</w:t></w:r></w:ins>")
        case Mark.FOOTNOTE:
            notes.append(part.text)
            _append(paragraph, f'<w:r {nsdecls("w")}><w:footnoteReference w:id="{len(notes)}"/></w:r>')


def _append(paragraph: Paragraph, xml: str) -> None:
    paragraph._p.append(parse_xml(xml))  # noqa: SLF001 - python-docx writes neither changes nor footnotes


def _box(text: str) -> str:
    inner = f"<w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p>"
    inside = f"<v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox>"
    return f'<w:pict {nsdecls("w")} {_VML}><v:shape style="width:420pt;height:90pt">{inside}</v:shape></w:pict>'


def _footnotes(document: Body, notes: list[str]) -> None:
    written = "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space="preserve"> {escape(note)}'
        "</w:t></w:r></w:p></w:footnote>"
        for number, note in enumerate(notes, 1)
    )
    xml = f'<?xml version="1.0" encoding="UTF-8"?>\n<w:footnotes {nsdecls("w")}>{written}</w:footnotes>'
    part = Part(PackURI("/word/footnotes.xml"), _FOOTNOTES_TYPE, xml.encode(), document.part.package)
    document.part.relate_to(part, _FOOTNOTES)
