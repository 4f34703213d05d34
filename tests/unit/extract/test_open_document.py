"""OpenDocument texts: what the program draws, and how its paragraphs become blocks."""

import builders

from ingest.extract import extract
from ingest.raw import Raw
from ingest.structure import BlockKind


def blocks_of(content, header="", footer=""):
    found = extract(Raw(builders.odt(content, header=header, footer=footer))).content.reveal()
    return [(b.kind, found.text[b.span.start : b.span.end], b.level) for b in found.blocks]


def items(style, texts, attributes=""):
    inner = "".join(f"<text:list-item><text:p>{text}</text:p></text:list-item>" for text in texts)
    return f"<text:list text:style-name='{style}' {attributes}>{inner}</text:list>"


def test_headings_keep_their_level():
    content = "<text:h text:outline-level='1'>Facts</text:h><text:h text:outline-level='3'>Mother</text:h>"
    assert blocks_of(content) == [(BlockKind.HEADING, "Facts", 1), (BlockKind.HEADING, "Mother", 3)]


def test_the_title_is_a_heading():
    assert blocks_of("<text:p text:style-name='Title'>Review</text:p>") == [(BlockKind.HEADING, "Review", 1)]


def test_numbers_of_lists_are_written_out():
    assert [text for _, text, _ in blocks_of(items("L1", ["Tell", "Ask"]))] == ["1. Tell", "2. Ask"]


def test_a_list_that_goes_on_counts_on():
    content = items("L1", ["Tell"]) + items("L1", ["Ask"], attributes="text:continue-numbering='true'")
    assert [text for _, text, _ in blocks_of(content)] == ["1. Tell", "2. Ask"]


def test_a_new_list_counts_anew():
    assert [text for _, text, _ in blocks_of(items("L1", ["Tell"]) + items("L1", ["Ask"]))] == ["1. Tell", "1. Ask"]


def test_bullets_become_list_items_without_a_bullet():
    assert blocks_of(items("L2", ["Check"])) == [(BlockKind.LIST_ITEM, "Check", 0)]


def test_lists_in_lists_are_items_too():
    inner = items("L2", ["Inner"]).join(("<text:list-item><text:p>Outer</text:p>", "</text:list-item>"))
    expected = [(BlockKind.LIST_ITEM, "1. Outer", 0), (BlockKind.LIST_ITEM, "Inner", 0)]
    assert blocks_of(f"<text:list text:style-name='L1'>{inner}</text:list>") == expected


def test_spaces_tabs_and_line_breaks_part_words():
    content = "<text:p>a<text:s text:c='3'/>b<text:tab/>c<text:line-break/>d<text:span>e</text:span></text:p>"
    assert [text for _, text, _ in blocks_of(content)] == ["a b c de"]


def test_footnotes_carry_the_number_of_their_mark():
    note = (
        "<text:note text:note-class='footnote'><text:note-citation>*</text:note-citation>"
        "<text:note-body><text:p>The Act.</text:p></text:note-body></text:note>"
    )
    expected = [(BlockKind.PARAGRAPH, "Law[1] applies.", 0), (BlockKind.FOOTNOTE, "[1] The Act.", 0)]
    assert blocks_of(f"<text:p>Law{note} applies.</text:p>") == expected


def test_header_and_footer_stand_once_at_the_end():
    found = blocks_of("<text:p>Text.</text:p>", header="Draft", footer="Draft")
    assert found == [(BlockKind.PARAGRAPH, "Text.", 0), (BlockKind.HEADER, "Draft", 0)]
