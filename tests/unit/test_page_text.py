"""Laying out the text of a report."""

from dataclasses import dataclass
from typing import Any

from ingest.mentions import Span
from ingest.structure import Block, BlockKind
from repository.pages.text import Piece, anchors_at, pieces


@dataclass
class Place:
    span: Span
    anchor: str


def laid(*blocks: tuple[BlockKind, str, dict[str, Any]], lessons: tuple[tuple[int, int, str], ...] = ()) -> list[Piece]:
    """The pieces of these blocks; a lesson goes from one block to another, by number."""
    at, made = 0, []
    for kind, text, more in blocks:
        made.append(Block(kind, Span(at, at + len(text)), **more))
        at += len(text) + 1
    places = [Place(Span(made[first].span.start, made[last].span.end), anchor) for first, last, anchor in lessons]
    return pieces("\n".join(text for _, text, _ in blocks), made, places, heading="The title")


PARAGRAPH, ITEM, ROW, HEADING = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.HEADING


def test_list_items_that_follow_each_other_are_one_list():
    found = laid((ITEM, "a", {}), (ITEM, "b", {}), (PARAGRAPH, "c", {}), (ITEM, "d", {}))
    assert [(piece.kind, len(piece.items)) for piece in found] == [("list", 2), ("paragraph", 0), ("list", 1)]


def test_a_table_row_has_its_cells():
    [table] = laid((ROW, "Date\tEvent", {}), (ROW, "May\tVisit", {}))
    assert [row.cells for row in table.items] == [["Date", "Event"], ["May", "Visit"]]


def test_headings_stand_below_that_of_the_page():
    found = laid((HEADING, "a", {"level": 1}), (HEADING, "b", {"level": 6}))
    assert [piece.level for piece in found] == [2, 6]


def test_a_page_is_named_where_it_begins():
    found = laid((PARAGRAPH, "a", {"page": 1}), (PARAGRAPH, "b", {"page": 1}), (PARAGRAPH, "c", {"page": 2}))
    assert [piece.page for piece in found] == [1, None, 2]


def test_a_lesson_has_its_anchor_where_it_begins_and_reaches_to_its_end():
    found = laid(*((PARAGRAPH, text, {}) for text in "abcd"), lessons=((1, 2, "finding-1"),))
    assert [(piece.anchors, piece.lesson) for piece in found] == [
        ((), False),
        (("finding-1",), True),
        ((), True),
        ((), False),
    ]


def test_no_anchor_is_lost_where_two_lessons_begin_together():
    [piece] = laid((PARAGRAPH, "a", {}), lessons=((0, 0, "finding-1"), (0, 0, "finding-2")))
    assert piece.anchors == ("finding-1", "finding-2")


def test_what_only_repeats_the_heading_is_left_out():
    assert [piece.text for piece in laid((BlockKind.TITLE, "The title", {}), (PARAGRAPH, "a", {}))] == ["a"]


def test_ids_keep_the_places_of_the_blocks():
    found = laid((BlockKind.TITLE, "The title", {}), (PARAGRAPH, "a", {}), (PARAGRAPH, "b", {}))
    assert [piece.id for piece in found] == ["paragraph-2", "paragraph-3"]


def test_places_lead_to_the_elements_in_which_they_begin():
    blocks = [Block(PARAGRAPH, Span(0, 9)), Block(PARAGRAPH, Span(10, 19)), Block(PARAGRAPH, Span(20, 29))]
    assert anchors_at(blocks, [Span(27, 28), Span(10, 12), Span(0, 3), Span(14, 16)]) == [
        *("paragraph-1", "paragraph-2", "paragraph-3"),
    ]
