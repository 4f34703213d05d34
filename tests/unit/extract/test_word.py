"""Word files: what Word itself draws, and how its paragraphs become blocks."""

import io

import builders
import docx
import pytest

from ingest.extract import extract
from ingest.raw import Raw
from ingest.structure import BlockKind


def blocks_of(data):
    content = extract(Raw(data)).content.reveal()
    return [(b.kind, content.text[b.span.start : b.span.end], b.level) for b in content.blocks]


def test_numbers_that_word_draws_are_written_out():
    items = [("First", 0), ("Under it", 1), ("Next to it", 1), ("Second", 0), ("Under that", 1), ("Deep", 2)]
    data = builders.docx([builders.w_p(text, number=(1, level)) for text, level in items])
    expected = ["1. First", "1.1 Under it", "1.2 Next to it", "2. Second", "2.1 Under that", "(a) Deep"]
    assert [text for _, text, _ in blocks_of(data)] == expected


def test_lists_count_on_over_paragraphs_between_their_items():
    data = builders.docx([builders.w_p("One", number=(1, 0)), "Between.", builders.w_p("Two", number=(1, 0))])
    assert [text for _, text, _ in blocks_of(data)] == ["1. One", "Between.", "2. Two"]


def test_a_heading_whose_style_is_numbered_has_its_number():
    data = builders.docx([builders.w_p("Summary", style="NumberedHeading"), "Text."])
    assert blocks_of(data)[0] == (BlockKind.HEADING, "1. Summary", 1)


def test_a_style_based_on_a_heading_is_a_heading():
    data = builders.docx([builders.w_p("Findings", style="ReviewHeading"), "Text."])
    assert blocks_of(data)[0] == (BlockKind.HEADING, "Findings", 2)


def test_an_outline_level_makes_a_heading():
    data = builders.docx(['<w:p><w:pPr><w:outlineLvl w:val="2"/></w:pPr><w:r><w:t>Facts</w:t></w:r></w:p>'])
    assert blocks_of(data) == [(BlockKind.HEADING, "Facts", 3)]


def test_a_short_paragraph_in_bold_is_a_heading_below_the_one_above():
    data = builders.docx([builders.w_p("Part", style="Heading2"), builders.w_p("Theme one", bold=True), "Text."])
    assert blocks_of(data)[1] == (BlockKind.HEADING, "Theme one", 3)


def test_bullets_become_list_items_without_a_bullet():
    data = builders.docx([builders.w_p("Check", number=(2, 0)), builders.w_p("Ask", number=(2, 1))])
    assert blocks_of(data) == [(BlockKind.LIST_ITEM, "Check", 0), (BlockKind.LIST_ITEM, "Ask", 0)]


def test_rows_have_tabs_between_cells_and_nested_rows_follow():
    table = builders.w_table(["Date", "Event"], ["1 May", builders.w_table(["a", "b"]) + builders.w_p("Seen")])
    assert [text for _, text, _ in blocks_of(builders.docx([table]))] == ["Date\tEvent", "1 May\tSeen", "a\tb"]


def test_a_box_of_one_cell_is_ordinary_text():
    assert blocks_of(builders.docx([builders.w_table(["Boxed text."])])) == [(BlockKind.PARAGRAPH, "Boxed text.", 0)]


def test_footnotes_carry_the_number_of_their_mark():
    data = builders.docx([builders.w_footnote_mark(1)], footnotes=["The Act."])
    expected = [(BlockKind.PARAGRAPH, "See the note[1]", 0), (BlockKind.FOOTNOTE, "[1] The Act.", 0)]
    assert blocks_of(data) == expected


def test_each_header_stands_once_and_page_numbers_do_not():
    data = builders.docx(["Text."], headers=["Child T", "Child T"], footers=["Page 3 of 9", "Draft"])
    assert blocks_of(data)[1:] == [(BlockKind.HEADER, "Child T", 0), (BlockKind.HEADER, "Draft", 0)]


def test_text_boxes_in_deleted_text_stay_deleted():
    box = builders.w_text_box("Gone").removeprefix("<w:p>").removesuffix("</w:p>")
    data = builders.docx([f'<w:p>{builders.w_r("Here")}<w:del w:id="7">{box}</w:del></w:p>'])
    assert [text for _, text, _ in blocks_of(data)] == ["Here"]


def test_paragraphs_joined_by_a_deleted_mark_are_one():
    first = f'<w:p><w:pPr><w:rPr><w:del w:id="7"/></w:rPr></w:pPr>{builders.w_r("One ")}</w:p>'
    assert [text for _, text, _ in blocks_of(builders.docx([first, builders.w_p("whole")]))] == ["One whole"]


def test_a_style_map_that_comes_with_the_file_is_not_heeded():
    data = builders.docx(
        [f"<w:p>{builders.w_r('Text')}{builders.w_comment_mark(1)}</w:p>"],
        comments=["Secret"],
        parts={"mammoth/style-map": b"comment-reference => sup"},
    )
    assert [text for _, text, _ in blocks_of(data)] == ["Text"]


def test_pictures_are_counted_and_dropped():
    drawing = '<w:p><w:r><w:drawing><wp:anchor><a:blip r:embed="rId9"/></wp:anchor></w:drawing></w:r></w:p>'
    assert extract(Raw(builders.docx(["Text.", drawing]))).left_out["images"] == 1


@pytest.fixture
def written_by_a_library():
    document = docx.Document()
    document.add_heading("Child T", 1)
    document.add_paragraph("Seen at home.")
    document.add_paragraph("Check the record.", style="List Bullet")
    document.add_paragraph("Tell the board.", style="List Number")
    table = document.add_table(1, 2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "1 May", "Referral"
    document.sections[0].header.paragraphs[0].text = "Draft"
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def test_reads_what_another_program_wrote(written_by_a_library):
    assert blocks_of(written_by_a_library) == [
        (BlockKind.HEADING, "Child T", 1),
        (BlockKind.PARAGRAPH, "Seen at home.", 0),
        (BlockKind.LIST_ITEM, "Check the record.", 0),
        (BlockKind.LIST_ITEM, "1. Tell the board.", 0),
        (BlockKind.TABLE_ROW, "1 May\tReferral", 0),
        (BlockKind.HEADER, "Draft", 0),
    ]
