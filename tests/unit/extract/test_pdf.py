"""PDF files: paragraphs, headings, lists and tables out of lines that only have a place on a page."""

import builders
import pytest

from ingest.extract import extract
from ingest.raw import Raw
from ingest.structure import BlockKind

LONG = builders.FILLER * 3


def blocks_of(data):
    content = extract(Raw(data)).content.reveal()
    return [(b.kind, content.text[b.span.start : b.span.end], b.level, b.page) for b in content.blocks]


def texts_of(data, kind):
    return [text for found, text, _, _ in blocks_of(data) if found is kind]


def test_the_lines_of_a_paragraph_are_one_block():
    assert texts_of(builders.pdf([[LONG, LONG]]), BlockKind.PARAGRAPH) == [LONG.strip()] * 2


def test_short_lines_are_paragraphs_of_their_own():
    lines = ["Amelia Hart, Director", "Bramley Council", "Independent Chair"]
    assert texts_of(builders.pdf([[LONG, *lines]]), BlockKind.PARAGRAPH)[1:] == lines


def test_a_paragraph_that_runs_over_a_page_break_is_one_block_of_the_first_page():
    data = builders.pdf([[LONG, "The sentence is broken off in its"], ["middle and goes on.", LONG]])
    assert (BlockKind.PARAGRAPH, "The sentence is broken off in its middle and goes on.", 0, 1) in blocks_of(data)


def test_a_page_that_begins_with_a_sentence_begins_a_paragraph():
    assert len(texts_of(builders.pdf([[LONG], [LONG]]), BlockKind.PARAGRAPH)) == 2


def test_every_block_has_its_page():
    assert [page for _, _, _, page in blocks_of(builders.pdf([["One."], ["Two.", "Three."]]))] == [1, 2, 2]


def test_headers_and_footers_are_dropped_whatever_their_numbers():
    words = ["One.", "Two.", "Three.", "Four."]
    data = builders.pdf([[word] for word in words], header="Child T, draft", footer="CONFIDENTIAL", page_numbers=True)
    assert [text for _, text, _, _ in blocks_of(data)] == words


def test_headings_on_top_of_pages_are_no_headers():
    data = builders.pdf([["## Recommendations", f"{n}. {LONG}"] if n < 4 else [f"{n}. {LONG}"] for n in range(9)])
    assert texts_of(data, BlockKind.HEADING) == ["Recommendations"] * 4


def test_headers_and_footers_are_counted():
    data = builders.pdf([["One."], ["Two."], ["Three."], ["Four."]], header="Child T, draft", footer="CONFIDENTIAL")
    assert extract(Raw(data)).left_out["repeated-lines"] == 8


def test_what_stands_in_the_margin_of_one_page_stays():
    assert (
        texts_of(builders.pdf([[LONG]], header="Bramley Partnership"), BlockKind.PARAGRAPH)[0] == "Bramley Partnership"
    )


def test_larger_and_bold_lines_are_headings():
    data = builders.pdf([["# Overview report", LONG, "## 1. Introduction", LONG, "## Findings", LONG]])
    found = [(text, level) for kind, text, level, _ in blocks_of(data) if kind is BlockKind.HEADING]
    assert found == [("Overview report", 1), ("1. Introduction", 2), ("Findings", 2)]


def test_numbers_of_headings_that_look_alike_tell_their_level():
    data = builders.pdf([["## 1. Facts", LONG, "## 1.1 Family", LONG, "## 1.1.1 Mother", LONG]])
    assert [level for kind, _, level, _ in blocks_of(data) if kind is BlockKind.HEADING] == [1, 2, 3]


def test_the_outline_has_the_last_word_on_levels():
    data = builders.pdf([["## Facts", LONG, "## Family", LONG]], outline=[("FACTS", 0), ("Family", 1)])
    assert [level for kind, _, level, _ in blocks_of(data) if kind is BlockKind.HEADING] == [1, 2]


def test_numbered_lines_are_headings_where_all_type_is_alike():
    data = builders.pdf([["1. Introduction", LONG, "2. Findings", LONG]])
    assert texts_of(data, BlockKind.HEADING) == ["1. Introduction", "2. Findings"]


def test_a_bold_sentence_is_no_heading():
    assert texts_of(builders.pdf([["## The child was not seen.", LONG]]), BlockKind.HEADING) == []


def test_list_items_lose_their_bullet_and_keep_their_number():
    data = builders.pdf([[LONG, "• Check the record. " + LONG, "• Ask the child.", "1. Tell the board.", "(a) Now."]])
    expected = [f"Check the record. {LONG.strip()}", "Ask the child.", "1. Tell the board.", "(a) Now."]
    assert texts_of(data, BlockKind.LIST_ITEM) == expected


def test_cells_of_a_row_are_parted_by_a_tab():
    data = builders.pdf([[LONG, "| Date | Event | Agency", "| 1 May 2020 | Referral | Police", LONG]])
    assert texts_of(data, BlockKind.TABLE_ROW) == ["Date\tEvent\tAgency", "1 May 2020\tReferral\tPolice"]


def test_a_footnote_follows_the_paragraph_during_which_its_page_ends():
    data = builders.pdf([[LONG, "! ^1 See the guidance.", "The sentence goes"], ["on here.", LONG]])
    assert [text for _, text, _, _ in blocks_of(data)][1:3] == ["The sentence goes on here.", "[1] See the guidance."]


def test_the_mark_of_a_note_does_not_run_into_its_word():
    assert texts_of(builders.pdf([["The board^2 met."]]), BlockKind.PARAGRAPH) == ["The board[2] met."]


def test_a_footnote_is_a_block_of_its_own_kind():
    assert texts_of(builders.pdf([[LONG, "! ^1 See the guidance."]]), BlockKind.FOOTNOTE) == ["[1] See the guidance."]


@pytest.mark.parametrize(
    ("spelt", "broken", "whole"),
    [
        ("The information was there.", "of infor-", "information"),
        ("", "of infor-", "information"),
        ("", "kept up-to-", "up-to-date"),
        ("", "Hughes-", "Hughes-Jones"),
        ("A multi-agency plan.", "a multi-", "multi-agency"),
        ("", "the well-", "well-known"),
    ],
)
def test_a_word_broken_at_the_end_of_a_line_is_joined_as_the_document_spells_it(spelt, broken, whole):
    rest = whole.removeprefix(broken.split()[-1].removesuffix("-")).lstrip("-")
    data = builders.pdf([[spelt, builders.FILLER + broken], [rest + " that agencies held."]])
    assert whole in extract(Raw(data)).content.reveal().text


def test_metadata_and_bookmarks_are_no_text():
    data = builders.pdf([[LONG]], title="Amelia Hart", outline=[("Amelia’s life", 0)])
    assert "Amelia" not in extract(Raw(data)).content.reveal().text
