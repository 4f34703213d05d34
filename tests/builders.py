"""Small documents made in memory, of every format and with every oddity that a reader of documents has to stand.

All people and numbers are invented.
"""

import io
import re
import struct
import zipfile
from collections.abc import Mapping, Sequence
from html import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"

# A sentence that is long enough to run over lines, and says nothing.
FILLER = "Professionals met, shared what they knew and agreed what each of them would do next for the family. "


# --- PDF -----------------------------------------------------------------------------------------------------------


def pdf(
    pages: Sequence[Sequence[str]],
    *,
    header: str = "",
    footer: str = "",
    page_numbers: bool = False,
    outline: Sequence[tuple[str, int]] = (),
    password: str = "",
    title: str = "",
) -> bytes:
    """A PDF with one list of paragraphs to a page, each broken to the page's width.

    A paragraph that starts with "# " is a heading in large type, with "## " one in bold of the text's size, with "! " a
    footnote in small type at the foot of the page, with "| " a table row whose cells are parted by "|". "^1" writes a
    raised number. `outline` holds bookmarks as (title, level from 0).
    """
    from reportlab.lib.pdfencrypt import StandardEncryption  # type: ignore[import-untyped]
    from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]

    out = io.BytesIO()
    encryption = StandardEncryption(password, canPrint=0) if password else None
    canvas = Canvas(out, pagesize=(595, 842), encrypt=encryption, invariant=1)
    canvas.setTitle(title)
    for number, paragraphs in enumerate(pages, start=1):
        _page(canvas, paragraphs, header=header, footer=footer, number=number if page_numbers else 0)
        if number == 1:
            for bookmark, level in outline:
                canvas.bookmarkPage(bookmark)
                canvas.addOutlineEntry(bookmark, bookmark, level=level)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def _page(canvas: object, paragraphs: Sequence[str], *, header: str, footer: str, number: int) -> None:
    from reportlab.lib.utils import simpleSplit  # type: ignore[import-untyped]
    from reportlab.pdfgen.canvas import Canvas

    assert isinstance(canvas, Canvas)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(72, 805, header)
    canvas.drawString(72, 40, footer)
    if number:
        canvas.drawRightString(523, 40, f"Page {number}")
    at, foot = 760.0, 70.0
    for paragraph in paragraphs:
        text, font, size = paragraph, "Helvetica", 11
        if paragraph.startswith("# "):
            text, font, size = paragraph[2:], "Helvetica-Bold", 18
        elif paragraph.startswith("## "):
            text, font = paragraph[3:], "Helvetica-Bold"
        elif paragraph.startswith("! "):
            _write(canvas, foot, paragraph[2:], font, 8)
            foot -= 10
            continue
        canvas.setFont(font, size)
        if paragraph.startswith("| "):
            for column, cell in enumerate(paragraph[2:].split("|")):
                canvas.drawString(72 + 150 * column, at, cell.strip())
            at -= size * 1.8
            continue
        for line in simpleSplit(text, font, size, 451):
            _write(canvas, at, line, font, size)
            at -= size * 1.25
        at -= size * 0.8


def _write(canvas: object, at: float, line: str, font: str, size: float) -> None:
    """Write a line at a height, with the numbers after "^" small and raised."""
    from reportlab.pdfgen.canvas import Canvas

    assert isinstance(canvas, Canvas)
    written = canvas.beginText(72, at)
    for number, piece in enumerate(re.split(r"\^(\d+)", line)):
        written.setFont(font, size * 0.6 if number % 2 else size)
        written.setRise(size * 0.4 if number % 2 else 0)
        written.textOut(piece)
    canvas.drawText(written)


def pdf_of_pictures(texts: Sequence[str], *, dots_per_inch: int = 150) -> bytes:
    """A PDF as a scanner makes it: each page is one picture of the text, and there is no text in the file."""
    import pypdfium2
    from reportlab.lib.utils import ImageReader
    from reportlab.pdfgen.canvas import Canvas

    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(595, 842), invariant=1)
    for page in pypdfium2.PdfDocument(pdf([[text] for text in texts])):
        picture = page.render(scale=dots_per_inch / 72, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


# --- Word ----------------------------------------------------------------------------------------------------------


def w_p(text: str, *, style: str = "", number: tuple[int, int] | None = None, bold: bool = False) -> str:
    """A Word paragraph; `number` is the list (from 1, see `docx`) and the level in it (from 0)."""
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if number is not None:
        properties += f'<w:numPr><w:ilvl w:val="{number[1]}"/><w:numId w:val="{number[0]}"/></w:numPr>'
    return f"<w:p><w:pPr>{properties}</w:pPr>{w_r(text, bold=bold)}</w:p>"


def w_r(text: str, *, bold: bool = False, hidden: bool = False) -> str:
    """A Word run."""
    look = "<w:b/>" * bold + "<w:vanish/>" * hidden
    return f'<w:r><w:rPr>{look}</w:rPr><w:t xml:space="preserve">{escape(text)}</w:t></w:r>'


def w_inserted(text: str) -> str:
    """A tracked insertion."""
    return f'<w:ins w:id="90" w:author="Reviewer" w:date="2024-01-01T00:00:00Z">{w_r(text)}</w:ins>'


def w_deleted(text: str) -> str:
    """A tracked deletion."""
    return (
        '<w:del w:id="91" w:author="Reviewer" w:date="2024-01-01T00:00:00Z">'
        f'<w:r><w:delText xml:space="preserve">{escape(text)}</w:delText></w:r></w:del>'
    )


def w_table(*rows: Sequence[str]) -> str:
    """A Word table; a cell that starts with "<w:" is taken as it is, another becomes a paragraph."""
    cells = (
        "".join(f"<w:tc>{cell if cell.startswith('<w:') else w_p(cell)}</w:tc>" for cell in row).join(
            ("<w:tr>", "</w:tr>")
        )
        for row in rows
    )
    return f"<w:tbl>{''.join(cells)}</w:tbl>"


def w_text_box(text: str, *, fallback: bool = True) -> str:
    """A paragraph with a text box as Word writes it: drawn twice, anew and for older programs."""
    content = f"<w:txbxContent>{w_p(text)}</w:txbxContent>"
    old = f"<mc:Fallback><w:pict><v:shape><v:textbox>{content}</v:textbox></v:shape></w:pict></mc:Fallback>"
    return (
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wp:anchor><a:graphic><a:graphicData>"
        f"<wps:wsp><wps:txbx>{content}</wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing>"
        f"</mc:Choice>{old if fallback else ''}</mc:AlternateContent></w:r></w:p>"
    )


def w_footnote_mark(number: int) -> str:
    """The reference to a footnote, to stand in a paragraph."""
    return f'<w:p>{w_r("See the note")}<w:r><w:footnoteReference w:id="{number}"/></w:r></w:p>'


def w_comment_mark(number: int) -> str:
    """The reference to a comment, to stand in a paragraph."""
    return f'<w:r><w:commentReference w:id="{number}"/></w:r>'


def docx(
    body: Sequence[str],
    *,
    footnotes: Sequence[str] = (),
    comments: Sequence[str] = (),
    headers: Sequence[str] = (),
    footers: Sequence[str] = (),
    properties: Mapping[str, str] | None = None,
    parts: Mapping[str, bytes] | None = None,
    macros: bool = False,
) -> bytes:
    """A Word file of raw XML.

    An item of `body` that starts with "<w:" is taken as it is, another becomes a paragraph. Footnotes and comments are
    numbered from 1. List 1 is "1.", "1.1"; list 2 has bullets; list 3 is "(a)". The styles "Heading1"-"Heading3" are
    Word's own, "ReviewHeading" is based on the second of them and "NumberedHeading" is numbered by list 1.
    """
    files: dict[str, str | bytes] = {
        "word/document.xml": _word("document", f"<w:body>{''.join(map(_block, body))}<w:sectPr/></w:body>"),
        "word/styles.xml": _word("styles", _STYLES),
        "word/numbering.xml": _word("numbering", _NUMBERING),
        "word/footnotes.xml": _word("footnotes", _noted("footnote", footnotes)),
        "word/comments.xml": _word("comments", _noted("comment", comments)),
        "docProps/core.xml": (
            f'<p:coreProperties xmlns:p="{_PACKAGE}/metadata/core-properties" '
            'xmlns:dc="http://purl.org/dc/elements/1.1/">'
            + "".join(f"<dc:{name}>{escape(text)}</dc:{name}>" for name, text in (properties or {}).items())
            + "</p:coreProperties>"
        ),
    }
    relations = [("styles", "styles.xml"), ("numbering", "numbering.xml"), ("comments", "comments.xml")]
    relations.append(("footnotes", "footnotes.xml"))
    for kind, texts, tag in (("header", headers, "hdr"), ("footer", footers, "ftr")):
        for number, text in enumerate(texts, start=1):
            files[f"word/{kind}{number}.xml"] = _word(tag, _block(text))
            relations.append((kind, f"{kind}{number}.xml"))
    files["word/_rels/document.xml.rels"] = _relations(relations)
    if macros:
        files["word/vbaProject.bin"] = b"\xd0\xcf\x11\xe0 AutoOpen macro code"
    return archive(
        {
            "[Content_Types].xml": _CONTENT_TYPES,
            "_rels/.rels": _relations([("officeDocument", "word/document.xml")]),
            **files,
            **(parts or {}),
        }
    )


def archive(files: Mapping[str, str | bytes], *, compressed: bool = True) -> bytes:
    """A zip archive of those files, in that order."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED if compressed else zipfile.ZIP_STORED) as packed:
        for name, content in files.items():
            packed.writestr(zipfile.ZipInfo(name), content, packed.compression)
    return out.getvalue()


def bomb(size: int = 250_000_000) -> bytes:
    """A Word file of some kilobytes whose text unpacks to `size` bytes."""
    return docx(["Small."], parts={"word/bomb.xml": b"<a>" + b" " * size + b"</a>"})


def _block(item: str) -> str:
    return item if item.startswith("<w:") else w_p(item)


def _word(root: str, content: str) -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} xmlns:w="{_W}" xmlns:r="{_OFFICE}" '
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
        'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
        f'xmlns:v="urn:schemas-microsoft-com:vml">{content}</w:{root}>'
    )


def _noted(tag: str, texts: Sequence[str]) -> str:
    return "".join(f'<w:{tag} w:id="{n}" w:author="R">{w_p(text)}</w:{tag}>' for n, text in enumerate(texts, start=1))


def _relations(targets: Sequence[tuple[str, str]]) -> str:
    lines = (
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for n, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(lines)}</Relationships>'


_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/><Default '
    'Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override '
    'PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.'
    'document.main+xml"/></Types>'
)
_STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="{style}"><w:name w:val="{name}"/>{rest}</w:style>'
    for style, name, rest in (
        ("Normal", "Normal", ""),
        ("Heading1", "heading 1", ""),
        ("Heading2", "heading 2", ""),
        ("Heading3", "heading 3", ""),
        ("ReviewHeading", "Review Heading", '<w:basedOn w:val="Heading2"/>'),
        (
            "NumberedHeading",
            "Numbered Heading",
            '<w:basedOn w:val="Heading1"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
        ),
    )
)
_NUMBERING = "".join(
    f'<w:abstractNum w:abstractNumId="{n}">'
    + "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{text}"/></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    + "</w:abstractNum>"
    for n, levels in enumerate(
        (
            (("decimal", "%1."), ("decimal", "%1.%2"), ("lowerLetter", "(%3)")),
            (("bullet", "\uf0b7"), ("bullet", "o")),
            (("lowerLetter", "(%1)"),),
        ),
        start=1,
    )
) + "".join(f'<w:num w:numId="{n}"><w:abstractNumId w:val="{n}"/></w:num>' for n in (1, 2, 3))


# --- OpenDocument --------------------------------------------------------------------------------------------------


def odt(
    content: str,
    *,
    header: str = "",
    footer: str = "",
    tracked_deletion: str = "",
    properties: str = "",
    encrypted: bool = False,
) -> bytes:
    """An OpenDocument text; `content` is the XML of the body (`text:p`, `text:h`, `table:table`, ...)."""
    changes = (
        '<text:tracked-changes><text:changed-region text:id="c1"><text:deletion><text:p>'
        f"{escape(tracked_deletion)}</text:p></text:deletion></text:changed-region></text:tracked-changes>"
        if tracked_deletion
        else ""
    )
    entry = '<m:file-entry m:full-path="content.xml"><m:encryption-data/></m:file-entry>' if encrypted else ""
    return archive(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "META-INF/manifest.xml": (
                f'<m:manifest xmlns:m="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">{entry}</m:manifest>'
            ),
            "content.xml": _open(
                "document-content",
                "<office:automatic-styles><text:list-style style:name='L1'><text:list-level-style-number "
                "text:level='1' style:num-suffix='.' style:num-format='1'/></text:list-style><text:list-style "
                "style:name='L2'><text:list-level-style-bullet text:level='1' text:bullet-char='•'/></text:list-style>"
                f"</office:automatic-styles><office:body><office:text>{changes}{content}</office:text></office:body>",
            ),
            "styles.xml": _open(
                "document-styles",
                "<office:master-styles><style:master-page style:name='Standard'>"
                f"<style:header><text:p>{escape(header)}</text:p></style:header>"
                f"<style:footer><text:p>{escape(footer)}</text:p></style:footer>"
                "</style:master-page></office:master-styles>",
            ),
            "meta.xml": _open(
                "document-meta", f"<office:meta><dc:creator>{escape(properties)}</dc:creator></office:meta>"
            ),
        }
    )


def _open(root: str, content: str) -> str:
    names = {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "svg": "svg-compatible",
    }
    spaces = " ".join(f'xmlns:{key}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for key, name in names.items())
    return f'<office:{root} {spaces} xmlns:dc="http://purl.org/dc/elements/1.1/">{content}</office:{root}>'


# --- RTF, HTML, text -----------------------------------------------------------------------------------------------


def rtf(content: str) -> bytes:
    """An RTF file; `content` is RTF source with text beyond ASCII allowed."""
    escaped = "".join(char if char.isascii() else _units(char) for char in content)
    head = "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}}{\\info{\\author Hidden Author}}\\f0 "
    return f"{head}{escaped}}}".encode("ascii")


def _units(char: str) -> str:
    """The character as RTF writes it: UTF-16 units as signed numbers, each with what older programs show instead."""
    units = struct.iter_unpack("<h", char.encode("utf-16-le"))
    return "".join(f"\\u{unit}?" for (unit,) in units)


def html(body: str, *, title: str = "A review", encoding: str = "utf-8") -> bytes:
    """A web page with that body and a site's furniture around it, long enough to be taken for a report."""
    page = (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='{encoding}'><title>{escape(title)}</title>"
        "<style>p { color: red }</style><script>var secret = 'script';</script></head><body>"
        "<header><p>Site banner</p></header><nav><ul><li>Menu entry</li></ul></nav>"
        f"<main>{body}<p>{FILLER * 7}</p></main><footer><p>Site footer</p></footer></body></html>"
    )
    return page.encode(encoding)


def txt(text: str, *, encoding: str = "utf-8") -> bytes:
    """A text file in that encoding; "utf-16" and "utf-8-sig" write their byte order mark."""
    return text.encode(encoding)
