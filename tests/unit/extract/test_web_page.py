"""Web pages: the blocks of what the page is about."""

import builders
import pytest

from ingest.errors import DocumentRefused
from ingest.extract import extract
from ingest.raw import Raw
from ingest.structure import BlockKind

READ = {
    "headings": ("<h1>Facts</h1><h3>Mother</h3>", [(BlockKind.HEADING, "Facts", 1), (BlockKind.HEADING, "Mother", 3)]),
    "a bold line": (
        "<h2>Facts</h2><p><strong>Theme</strong></p>",
        [(BlockKind.HEADING, "Facts", 2), (BlockKind.HEADING, "Theme", 3)],
    ),
    "a bold sentence": ("<p><b>She was not seen.</b></p>", [(BlockKind.PARAGRAPH, "She was not seen.", 0)]),
    "bold words in a line": ("<p><b>Theme:</b> voice</p>", [(BlockKind.PARAGRAPH, "Theme: voice", 0)]),
    "bullets": ("<ul><li>Ask<li>Tell</ul>", [(BlockKind.LIST_ITEM, "Ask", 0), (BlockKind.LIST_ITEM, "Tell", 0)]),
    "numbers": (
        "<ol start='4'><li>Ask</li><li value='9'>Tell</li></ol>",
        [(BlockKind.LIST_ITEM, "4. Ask", 0), (BlockKind.LIST_ITEM, "9. Tell", 0)],
    ),
    "letters": ("<ol type='a'><li>Ask</li></ol>", [(BlockKind.LIST_ITEM, "a. Ask", 0)]),
    "lists in lists": (
        "<ol><li>Ask<ul><li>her</li></ul></li><li>Tell</li></ol>",
        [(BlockKind.LIST_ITEM, "1. Ask", 0), (BlockKind.LIST_ITEM, "her", 0), (BlockKind.LIST_ITEM, "2. Tell", 0)],
    ),
    "rows": (
        "<table><thead><tr><th>Date<th>Event</thead><tr><td><p>1 May</p><td>Seen<br>at home</table>",
        [(BlockKind.TABLE_ROW, "Date\tEvent", 0), (BlockKind.TABLE_ROW, "1 May\tSeen at home", 0)],
    ),
    "a table that lays out the page": (
        "<table><tr><td><h2>Facts</h2><p>Seen.</p></td><td>Aside.</td></tr></table>",
        [(BlockKind.HEADING, "Facts", 2), (BlockKind.PARAGRAPH, "Seen.", 0), (BlockKind.PARAGRAPH, "Aside.", 0)],
    ),
    "empty lines": (
        "<div>One.<br><br>Two.<br>Three.</div>",
        [(BlockKind.PARAGRAPH, "One.", 0), (BlockKind.PARAGRAPH, "Two. Three.", 0)],
    ),
    "text between blocks": (
        "<div>One.<p>Two.</p>Three.</div>",
        [(BlockKind.PARAGRAPH, text, 0) for text in ("One.", "Two.", "Three.")],
    ),
    "marks of notes": ("<p>The law<sup>2</sup> applies.</p>", [(BlockKind.PARAGRAPH, "The law[2] applies.", 0)]),
    "line ends in the source": ("<p>One\r\nline.</p>", [(BlockKind.PARAGRAPH, "One line.", 0)]),
}


def blocks_of(data):
    found = extract(Raw(data)).content.reveal()
    return [(b.kind, found.text[b.span.start : b.span.end], b.level) for b in found.blocks]


@pytest.mark.parametrize("name", READ)
def test_reads(name):
    body, expected = READ[name]
    # The last block is the text that makes the page long enough to be taken.
    assert blocks_of(builders.html(body))[:-1] == expected


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_reads_any_encoding(encoding):
    assert blocks_of(builders.html("<p>Zoë’s café.</p>", encoding=encoding))[0][1] == "Zoë’s café."


def test_reads_a_page_that_starts_as_xml():
    page = b"<?xml version='1.0' encoding='utf-8'?>\n" + builders.html("<p>Seen.</p>")
    assert blocks_of(page)[0][1] == "Seen."


def test_a_page_without_a_main_part_loses_its_furniture():
    page = f"<html><body><header>Banner</header><p>{builders.FILLER * 9}</p><footer>Imprint</footer></body></html>"
    assert len(blocks_of(page.encode())) == 1


def test_a_long_report_may_have_an_error_in_its_title():
    page = builders.html(f"<p>{builders.FILLER * 20}</p>", title="Learning from error")
    assert blocks_of(page)


@pytest.mark.parametrize(
    "title", ["404 Not Found", "Page not found", "Access denied", "Error", "Sign in to your account"]
)
def test_a_short_page_whose_title_says_an_error_is_refused(title):
    with pytest.raises(DocumentRefused) as refused:
        extract(Raw(builders.html("", title=title)))
    assert refused.value.code == "wrong-type"
