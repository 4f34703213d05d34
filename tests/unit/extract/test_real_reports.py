"""Inspection reports as they were published, where they lie beside the repository."""

import os
from pathlib import Path

import pytest

from ingest.errors import DocumentRefused
from ingest.extract import extract
from ingest.raw import Raw
from ingest.structure import BlockKind

FOLDER = Path(os.environ.get("NCRR_SHARED", "../shared")) / "data" / "ofsted"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason="The published reports are not beside the repository.")

PAGES_IN_PLACE_OF_REPORTS = (
    "80429_birmingham",
    "80431_blackpool_children_s_services_inspection_-_13",
    "80543_rotherham",
)


def read(name):
    (path,) = FOLDER.glob(f"{name}*")
    return extract(Raw(path.read_bytes()))


def texts_of(name, kind):
    content = read(name).content.reveal()
    return [content.text[b.span.start : b.span.end] for b in content.blocks if b.kind is kind]


@pytest.mark.parametrize("name", PAGES_IN_PLACE_OF_REPORTS)
def test_a_web_page_in_place_of_a_report_is_refused(name):
    with pytest.raises(DocumentRefused) as refused:
        read(name)
    assert (refused.value.code, "not found" in refused.value.sentence) == ("wrong-type", True)


@pytest.fixture(scope="module")
def bedford():
    return read("80428_bedford")


def test_paragraphs_are_whole(bedford):
    assert (
        "Children and young people who require support with their mental health or emotional well-being benefit from a "
        "streamlined referral process into the CAMHS Single Point Of Entry. It is attended by"
    ) in bedford.content.reveal().text


def test_words_broken_at_line_ends_are_whole(bedford):
    text = bedford.content.reveal().text
    assert ("age-appropriate" in text, "decision-making about next steps" in text) == (True, True)


def test_page_numbers_are_gone(bedford):
    assert bedford.left_out["repeated-lines"] == 9


def test_headings_are_those_of_the_report(bedford):
    content = bedford.content.reveal()
    found = [content.text[b.span.start : b.span.end] for b in content.blocks if b.kind is BlockKind.HEADING]
    # What follows are the names of those who sign, which are bold, too.
    assert found[:8] == [
        "Joint targeted area inspection of Bedford",
        "Headline findings",
        "What needs to improve?",
        "Strengths",
        "Main findings",
        "Practice study: highly effective practice",
        "Practice study: area(s) for improvement",
        "Next steps",
    ]


def test_rows_of_a_table_with_cells_of_several_lines():
    assert texts_of("80431_blackpool_area", BlockKind.TABLE_ROW)[4] == (
        "Number One, Bickerstaffe Square, Talbot Road, Blackpool FY1 3AH\tNHS Lancashire and South Cumbria, Integrated "
        "Care Board, Level 3, Christ Church Precinct, County Hall, Fishergate Hill, Preston PR1 8XB"
    )


def test_footnotes_are_told_from_the_text():
    assert texts_of("80453_york", BlockKind.FOOTNOTE)[0] == (
        "[1] This joint inspection was conducted under section 20 of the Children Act 2004."
    )
