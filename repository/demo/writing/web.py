"""HTML as a content management system exports it: properties in `meta`, notes at the end, a comment in the source."""

from html import escape
from itertools import groupby

from repository.demo.source import Block, Mark, Review, Shape, Stretch

_TAGS = {
    Shape.TITLE: "h1",
    Shape.HEADING: "h2",
    Shape.SUBHEADING: "h3",
    Shape.PARAGRAPH: "p",
    Shape.BOX: "aside",
    Shape.ITEM: "li",
}


def write(review: Review) -> bytes:
    """The review as an .html file in UTF-8."""
    body = "\n".join(
        _group(list(run)) for _, run in groupby(review.blocks, key=lambda block: block.shape is Shape.ITEM)
    )
    notes = "".join(f"<li>{escape(note)}</li>" for note in review.notes)
    meta = "\n".join(
        f'<meta name="{name}" content="{escape(review.fact(key))}">'
        for name, key in (
            ("author", "property-author"),
            ("description", "property-subject"),
            ("keywords", "property-keywords"),
        )
    )
    page = f"""<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<title>{escape(review.fact("property-title"))}</title>
{meta}
<style>body {{ font-family: sans-serif; max-width: 45em; margin: auto; }} td, th {{ border: 1px solid; }}</style>
</head>
<body>
<header>{escape(review.fact("header"))}</header>
<main>
{body}
<ol>{notes}</ol>
</main>
<footer>{escape(review.fact("footer"))}</footer>
</body>
</html>
"""
    return page.encode()


def _group(blocks: list[Block]) -> str:
    written = "\n".join(map(_block, blocks))
    return f"<ul>\n{written}\n</ul>" if blocks[0].shape is Shape.ITEM else written


def _block(block: Block) -> str:
    if block.shape is Shape.TABLE:
        head, *rows = block.rows
        return "<table>\n" + "\n".join((_row(head, "th"), *(_row(row, "td") for row in rows))) + "\n</table>"
    tag = _TAGS[block.shape]
    return f"<{tag}>{''.join(map(_stretch, block.line))}</{tag}>"


def _row(row: tuple[str, ...], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{escape(cell)}</{tag}>" for cell in row) + "</tr>"


def _stretch(part: Stretch) -> str:
    match part.mark:
        case Mark.COMMENT:
            return f"<!-- {escape(part.text)} -->"
        case Mark.FOOTNOTE:
            return "<sup>*</sup>"
        case Mark.DELETED:
            return ""
        case _:
            return escape(part.text)
