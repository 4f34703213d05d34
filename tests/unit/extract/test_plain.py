"""Structure of text without any type face."""

import pytest

from ingest.extract.drafts import Draft
from ingest.extract.plain import drafts_of, structure_of
from ingest.structure import BlockKind

LINES = {
    "1. Introduction": (BlockKind.HEADING, 1),
    "2.1 What was known to agencies": (BlockKind.HEADING, 2),
    "5 Learning": (BlockKind.HEADING, 1),
    "5 March": (BlockKind.PARAGRAPH, 0),
    "Author: Dr Lorna Example": (BlockKind.PARAGRAPH, 0),
    "Agencies should together:": (BlockKind.PARAGRAPH, 0),
    "FINDINGS": (BlockKind.HEADING, 1),
    "Recommendation 3": (BlockKind.HEADING, 2),
    "Voice of the child": (BlockKind.HEADING, 2),
    "A sentence ends with a full stop.": (BlockKind.PARAGRAPH, 0),
    "the middle of a sentence": (BlockKind.PARAGRAPH, 0),
    "• Check the record.": (BlockKind.LIST_ITEM, 0),
    "- check the record": (BlockKind.LIST_ITEM, 0),
    "(a) Check the record.": (BlockKind.LIST_ITEM, 0),
    "iv. Check the record.": (BlockKind.LIST_ITEM, 0),
    "3) Check the record.": (BlockKind.LIST_ITEM, 0),
    "4(a) Check the record.": (BlockKind.LIST_ITEM, 0),
    "25.03.22 Referral was made.": (BlockKind.PARAGRAPH, 0),
    "12 March 2019 was a Tuesday.": (BlockKind.PARAGRAPH, 0),
    "J. Hart was seen.": (BlockKind.PARAGRAPH, 0),
    "1 May 2020\tReferral\tPolice": (BlockKind.TABLE_ROW, 0),
}


@pytest.mark.parametrize("line", LINES)
def test_a_line_alone_is_what_it_looks_like(line):
    block = structure_of(f"Some text.\n\n{line}\n\nMore text.").blocks[1]
    assert (block.kind, block.level) == LINES[line]


def test_structure_changes_nothing():
    text = "  Indented.\n\n\n- One\n \nEnd"
    assert structure_of(text).text == text


def test_every_line_with_text_is_one_block():
    text = "  Indented.\n\n\n- One\n \nEnd"
    found = [text[b.span.start : b.span.end] for b in structure_of(text).blocks]
    assert found == ["  Indented.", "- One", "End"]


@pytest.mark.parametrize("text", ["", "\n", "  \n\n"])
def test_text_without_text_has_no_blocks(text):
    assert structure_of(text).blocks == ()


WRAPPED = """Child Safeguarding Practice Review

1. Introduction

This review was begun after the child was found to have been
harmed. The infor-
mation that agencies held was not shared between them, and
Norfolk was not told.
- a first point that is so long that it runs over the end of
the line
- a second point

Next paragraph."""


def test_lines_broken_to_a_width_are_put_together():
    assert drafts_of(WRAPPED) == [
        Draft(BlockKind.HEADING, "Child Safeguarding Practice Review", 2),
        Draft(BlockKind.HEADING, "1. Introduction", 1),
        Draft(
            BlockKind.PARAGRAPH,
            "This review was begun after the child was found to have been harmed. The information that agencies held "
            "was not shared between them, and Norfolk was not told.",
        ),
        Draft(BlockKind.LIST_ITEM, "a first point that is so long that it runs over the end of the line"),
        Draft(BlockKind.LIST_ITEM, "a second point"),
        Draft(BlockKind.PARAGRAPH, "Next paragraph."),
    ]


def test_a_few_long_lines_are_no_reason_to_leave_the_others_broken():
    prose = "The words of this line go on\nin the next one, as they do\n" * 20
    assert len(drafts_of(f"{prose}\n1 May\t{'a cell as long as a paragraph ' * 6}")) == 2


def test_a_line_that_goes_on_below_is_no_heading():
    assert structure_of("4.5 The first assessment had been made\nwith care.").blocks[0].kind is BlockKind.LIST_ITEM


def test_long_lines_are_paragraphs_of_their_own():
    text = f"{'First paragraph goes on and on. ' * 6}\n{'second paragraph goes on and on. ' * 6}"
    assert len(drafts_of(text)) == 2
