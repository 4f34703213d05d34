"""OpenDocument text, written by hand: headings, lists, tables, notes, a tracked deletion and an annotation."""

from html import escape
from itertools import count

from repository.demo.source import Block, Mark, Review, Shape, Stretch
from repository.demo.writing.archive import packed

_SPACES = " ".join(
    f'xmlns:{prefix}="{address}"'
    for prefix, address in {
        "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
        "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
        "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
        "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
        "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
        "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
        "dc": "http://purl.org/dc/elements/1.1/",
    }.items()
)
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_TYPE = "application/vnd.oasis.opendocument.text"
_WHEN = "2022-05-06T09:00:00"


def write(review: Review) -> bytes:
    """The review as an .odt file."""
    return packed(
        {
            "mimetype": _TYPE.encode(),
            "META-INF/manifest.xml": _manifest().encode(),
            "meta.xml": _meta(review).encode(),
            "styles.xml": _styles(review).encode(),
            "content.xml": _content(review).encode(),
        }
    )


def _content(review: Review) -> str:
    deletions = [part for block in review.blocks for part in block.line if part.mark is Mark.DELETED]
    regions = "".join(_region(part, at, review.fact("property-author")) for at, part in enumerate(deletions, 1))
    numbers = count(1)
    body = "\n".join(_block(block, numbers, review.fact("property-author")) for block in review.blocks)
    return (
        f'{_HEAD}<office:document-content {_SPACES} office:version="1.3"><office:body><office:text>'
        f"<text:tracked-changes>{regions}</text:tracked-changes>\n{body}"
        "</office:text></office:body></office:document-content>"
    )


def _block(block: Block, numbers: "count[int]", author: str) -> str:
    inner = "".join(_stretch(part, numbers, author) for part in block.line)
    match block.shape:
        case Shape.TITLE | Shape.HEADING | Shape.SUBHEADING:
            level = len(block.shape.value) - 1
            return f'<text:h text:outline-level="{level}">{inner}</text:h>'
        case Shape.ITEM:
            return f"<text:list><text:list-item><text:p>{inner}</text:p></text:list-item></text:list>"
        case Shape.TABLE:
            columns = f'<table:table-column table:number-columns-repeated="{len(block.rows[0])}"/>'
            return f"<table:table>{columns}{''.join(map(_row, block.rows))}</table:table>"
        case _:
            return f"<text:p>{inner}</text:p>"


def _row(row: tuple[str, ...]) -> str:
    cells = "".join(f"<table:table-cell><text:p>{escape(cell)}</text:p></table:table-cell>" for cell in row)
    return f"<table:table-row>{cells}</table:table-row>"


def _stretch(part: Stretch, numbers: "count[int]", author: str) -> str:
    match part.mark:
        case Mark.DELETED:
            return f'<text:change text:change-id="ct{next(numbers)}"/>'
        case Mark.COMMENT:
            who = f"<dc:creator>{escape(author)}</dc:creator><dc:date>{_WHEN}</dc:date>"
            return f"<office:annotation>{who}<text:p>{escape(part.text)}</text:p></office:annotation>"
        case Mark.FOOTNOTE:
            note = f"<text:note-citation>1</text:note-citation><text:note-body><text:p>{escape(part.text)}</text:p>"
            return f'<text:note text:note-class="footnote">{note}</text:note-body></text:note>'
        case _:
            return escape(part.text)


def _region(part: Stretch, number: int, author: str) -> str:
    who = f"<dc:creator>{escape(author)}</dc:creator><dc:date>{_WHEN}</dc:date>"
    return (
        f'<text:changed-region text:id="ct{number}"><text:deletion><office:change-info>{who}</office:change-info>'
        f"<text:p>{escape(part.text)}</text:p></text:deletion></text:changed-region>"
    )


def _styles(review: Review) -> str:
    header = f"<style:header><text:p>{escape(review.fact('header'))}</text:p></style:header>"
    footer = f"<style:footer><text:p>{escape(review.fact('footer'))}</text:p></style:footer>"
    return (
        f'{_HEAD}<office:document-styles {_SPACES} office:version="1.3">'
        '<office:automatic-styles><style:page-layout style:name="page"/></office:automatic-styles>'
        '<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="page">'
        f"{header}{footer}</style:master-page></office:master-styles></office:document-styles>"
    )


def _meta(review: Review) -> str:
    author = escape(review.fact("property-author"))
    properties = (
        f"<dc:title>{escape(review.fact('property-title'))}</dc:title>"
        f"<dc:subject>{escape(review.fact('property-subject'))}</dc:subject>"
        f"<meta:keyword>{escape(review.fact('property-keywords'))}</meta:keyword>"
        f"<meta:initial-creator>{author}</meta:initial-creator><dc:creator>{author}</dc:creator><dc:date>{_WHEN}</dc:date>"
    )
    return (
        f'{_HEAD}<office:document-meta {_SPACES} office:version="1.3"><office:meta>{properties}</office:meta>'
        "</office:document-meta>"
    )


def _manifest() -> str:
    entry = '<manifest:file-entry manifest:full-path="{}" manifest:media-type="{}"/>'
    parts = "".join(entry.format(name, "text/xml") for name in ("content.xml", "styles.xml", "meta.xml"))
    whole = entry.format("/", _TYPE)
    return f'{_HEAD}<manifest:manifest {_SPACES} manifest:version="1.3">{whole}{parts}</manifest:manifest>'
