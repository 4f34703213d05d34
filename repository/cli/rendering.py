"""A candidate as something to read: plain text, a page, or JSON."""

import html

import msgspec

from ingest.candidate import Candidate
from ingest.structure import Block, BlockKind
from repository.exporting import plain

FORMATS = ("text", "html", "json")

_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>{title}</title></head>
<body>
{body}
</body>
</html>
"""


def rendered(candidate: Candidate, form: str) -> str:
    """The candidate in one of the `FORMATS`, ending with a newline."""
    match form:
        case "html":
            return _page(candidate)
        case "json":
            return msgspec.json.format(msgspec.json.encode(candidate, enc_hook=str.__str__)).decode() + "\n"
        case _:
            return plain(candidate.title, candidate.text, candidate.blocks)


def _page(candidate: Candidate) -> str:
    lines: list[str] = []
    inside = ""
    for block in candidate.blocks:
        around = _AROUND.get(block.kind, "")
        if around != inside:
            lines += [f"</{inside}>"] if inside else []
            lines += [f"<{around}>"] if around else []
            inside = around
        lines.append(_element(block, candidate.text[block.span.start : block.span.end]))
    lines += [f"</{inside}>"] if inside else []
    return _PAGE.format(title=html.escape(candidate.title), body="\n".join(lines))


_AROUND = {BlockKind.LIST_ITEM: "ul", BlockKind.TABLE_ROW: "table"}


def _element(block: Block, text: str) -> str:
    match block.kind:
        case BlockKind.TITLE | BlockKind.HEADING:
            level = max(1, block.level)
            return f"<h{level}>{html.escape(text)}</h{level}>"
        case BlockKind.LIST_ITEM:
            return f"<li>{html.escape(text)}</li>"
        case BlockKind.TABLE_ROW:
            return "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in text.split("\t")) + "</tr>"
        case BlockKind.PARAGRAPH | BlockKind.FOOTNOTE | BlockKind.HEADER:
            return f"<p>{html.escape(text)}</p>"
