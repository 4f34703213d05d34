"""Lists of lessons as files, read back by programs that read such files; whatever the lessons say."""

import csv
import io

import msgspec
import pytest
import rispy
from bibtexparser.entrypoint import parse_string
from hypothesis import given
from hypothesis import strategies as st

from ingest.anonymised import AnonymisedText
from ingest.mentions import Span
from ingest.record import LessonTheme
from policies.lesson_kinds import LessonKind
from repository.citations import of_lesson
from repository.exports.as_bibtex import bibtex, escaped
from repository.exports.as_csv import COLUMNS, table
from repository.exports.as_json import listed
from repository.exports.as_ris import ris
from repository.exports.fields import on_one_line
from repository.views import LessonView

HOSTILE = (
    '=HYPERLINK("http://127.0.0.1/"&A1)',
    "+44 | @SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3",
    "\tTab first",
    "\r=1+1",
    " =1+1",
    "＝1+1",
    'Quote "and" comma, and\nline',
    "a}\n@comment{b",
    "{unbalanced",
    "\\end{document} 50% of #1 & $x_1^2~",
    "Text\r\nER  - \r\nTY  - RPRT\r\nTI  - Forged",
    "nul \x00 and bell \x07",
    "Plain",
)


def lesson(title: str = "Child T", text: str = "Share what you know.", **more: object) -> LessonView:
    fields = {
        "id": "abc-DEF_1",
        "report_id": "r1",
        "review": "CR0005724",
        "language": "en",
        "kind": LessonKind.RECOMMENDATION,
        "number": "3",
        "text": AnonymisedText(text),
        "headings": (AnonymisedText("Findings"), AnonymisedText("Discharge")),
        "span": Span(0, len(text)),
        "page": 12,
        "anchor": "recommendation-3",
        "title": title,
        "nation": "wales",
        "review_type": "cpr-concise",
        "year": 2022,
        "board": "Mid Example Safeguarding Board",
        "anonymous": False,
        "agency": AnonymisedText("The health board"),
        "stated": "",
        "themes": (LessonTheme("record-keeping", 0.9, "machine-rule"), LessonTheme("gone", 0.9, "machine-rule")),
    }
    return LessonView(**{**fields, **more})  # type: ignore[arg-type]


def rows(content: bytes) -> list[dict[str, str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(content.decode("utf-8-sig"), newline="")))


@pytest.mark.parametrize("words", HOSTILE)
def test_a_table_has_what_the_lesson_says_and_no_formula(words: str):
    [row] = rows(table([lesson(words, words, board=words, agency=AnonymisedText(words), number=words)]))
    assert row["text"].removeprefix("'") == row["title"].removeprefix("'") == words
    assert [cell for cell in row.values() if cell.lstrip(" ").startswith(tuple("=+-@\t\r\n＝＋－＠"))] == []


@given(st.lists(st.text(st.characters(exclude_categories=["Cs"]), max_size=40), max_size=4))
def test_a_table_is_read_back_whatever_is_in_it(texts: list[str]):
    read = rows(table([lesson(text=text) for text in texts]))
    # A lone carriage return is a line's end to the reader of Python's own; in quotes it is kept.
    assert [row["text"] for row in read] == [
        f"'{text}" if text.lstrip(" ").startswith(tuple("=+-@\t\r\n＝＋－＠")) else text for text in texts
    ]


def test_a_table_has_its_columns_and_ends_lines_as_the_standard_says():
    lines = table([lesson()]).decode("utf-8-sig").split("\r\n")
    assert (lines[0].split(","), lines[-1], len(lines)) == (list(COLUMNS), "", 3)


@pytest.mark.parametrize("words", HOSTILE)
def test_references_are_read_back(words: str):
    made = [lesson(words, words, board=words, agency=AnonymisedText(words)), lesson()]
    first, second = rispy.loads(ris(made).decode())
    plain = on_one_line(words)
    assert (first["secondary_title"], first["abstract"], first["authors"]) == (plain, plain, [plain])
    assert (second["title"], second["year"], second["start_page"], second["accession_number"], second["keywords"]) == (
        "Recommendation 3",
        "2022",
        "12",
        "CR0005724",
        ["Record keeping"],
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_entries_are_read_back(words: str):
    library = parse_string(bibtex([lesson(words, words, board=words), lesson(id="other")]).decode())
    assert (library.failed_blocks, library.comments, [entry.key for entry in library.entries]) == (
        [],
        [],
        ["CR0005724-abc-DEF_1", "CR0005724-other"],
    )
    entry = library.entries[0]
    assert (entry["booktitle"], entry["author"]) == (escaped(words), f"{{{escaped(words)}}}")
    assert library.entries[1]["abstract"] == "Share what you know."


def test_what_programs_get_has_the_citation_of_each_and_says_that_there_are_more():
    read = msgspec.json.decode(listed([lesson()], more=True))
    assert (read["more"], read["items"][0]["citation"], read["items"][0]["lesson"]["text"]) == (
        True,
        of_lesson(lesson()),
        "Share what you know.",
    )


@pytest.mark.parametrize(
    ("given_as", "cited"),
    [
        (
            {},
            (
                "Mid Example Safeguarding Board (2022). Child T. Recommendation 3, page 12. Concise Child Practice "
                "Review, Wales. Case Review Repository, CR0005724."
            ),
        ),
        (
            {"board": "", "anonymous": True, "page": None, "number": "", "title": ""},
            (
                "Anonymous (2022). Concise Child Practice Review, 2022. Recommendation. Concise Child Practice Review, "
                "Wales. Case Review Repository, CR0005724."
            ),
        ),
        (
            {"title": "What did Child T see?"},
            (
                "Mid Example Safeguarding Board (2022). What did Child T see? Recommendation 3, page 12. Concise Child "
                "Practice Review, Wales. Case Review Repository, CR0005724."
            ),
        ),
    ],
)
def test_a_lesson_is_cited(given_as: dict[str, object], cited: str):
    assert of_lesson(lesson(**given_as)) == cited  # type: ignore[arg-type]
