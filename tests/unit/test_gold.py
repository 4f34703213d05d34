import json
from typing import Any

import pytest

from ingest.errors import DocumentRefused
from ingest.evaluation import GoldMention, Need
from ingest.gold import read_marked, read_tab
from ingest.mentions import Span

TEXT = "😀 Jane Sandworthy of Leeds."
MENTION = {
    "entity_type": "PERSON",
    "entity_mention_id": "m1",
    "start_offset": 2,
    "end_offset": 17,
    "span_text": "Jane Sandworthy",
    "edit_type": "check",
    "identifier_type": "DIRECT",
    "entity_id": "e1",
}


def tab(mention: dict[str, Any] | None = None, **fields: Any) -> dict[str, Any]:
    """A document of the benchmark's format with one mention; None takes a field out."""
    mentions = [{name: value for name, value in (MENTION | (mention or {})).items() if value is not None}]
    document = {"doc_id": "one", "text": TEXT, "annotations": {"a1": {"entity_mentions": mentions}}} | fields
    return {name: value for name, value in document.items() if value is not None}


def test_a_mention_of_the_benchmark_is_read():
    (document,) = read_tab(json.dumps([tab()]).encode())
    assert document.annotators == ((GoldMention(Span(2, 17), "PERSON", Need.DIRECT, "e1"),),)


def test_a_text_of_the_benchmark_is_read():
    (document,) = read_tab(json.dumps([tab()]).encode())
    assert document.text.reveal() == TEXT


def test_a_document_that_is_printed_shows_no_text():
    (document,) = read_tab(json.dumps([tab()]).encode())
    assert "Sandworthy" not in repr(document)


def test_annotators_stay_apart():
    marked = {"entity_mentions": [MENTION]}
    (document,) = read_tab(json.dumps([tab(annotations={"a1": marked, "a2": marked})]).encode())
    assert [len(mentions) for mentions in document.annotators] == [1, 1]


FIELDS = (
    "The mention at offset 2 of document one has not the fields of the benchmark's format, or an identifier_type "
    "that it does not know."
)


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"end_offset": 99}, "The mention at offset 2 of document one is empty or lies outside of the text."),
        ({"end_offset": 2}, "The mention at offset 2 of document one is empty or lies outside of the text."),
        ({"start_offset": -1}, "The mention at offset -1 of document one is empty or lies outside of the text."),
        (
            {"start_offset": 3},
            "The mention at offset 3 of document one is not what stands there; offsets count code points.",
        ),
        (
            {"identifier_type": "SANDWORTHY"},
            FIELDS,
        ),
        (
            {"entity_id": None},
            FIELDS,
        ),
        (
            {"entity_type": "Jane Sandworthy"},
            "The mention at offset 2 of document one has an entity_type that is not a short name.",
        ),
        ({"start_offset": "Jane Sandworthy"}, "Document one has a mention without a start_offset."),
    ],
)
def test_a_bad_mention_is_told_by_document_and_offset(wrong: dict[str, Any], sentence: str):
    with pytest.raises(DocumentRefused) as refused:
        read_tab(json.dumps([tab(wrong)]).encode())
    assert (refused.value.code, refused.value.sentence) == ("bad-gold", sentence)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Jane Sandworthy", "The gold file is not a JSON list of documents."),
        (b'{"Jane": "Sandworthy"}', "The gold file is not a JSON list of documents."),
        (json.dumps([tab(), tab(doc_id=None)]).encode(), "Document number 2 has no doc_id."),
        (json.dumps([tab(), tab()]).encode(), "There is more than one document one."),
        (
            json.dumps([tab(doc_id="Jane Sandworthy")]).encode(),
            "The doc_id of document number 1 is not a short id of letters, digits, dots and hyphens.",
        ),
        (
            json.dumps([tab(text=None)]).encode(),
            "Document one has not the text and annotations of the benchmark's format.",
        ),
        (json.dumps([tab(annotations={})]).encode(), "Document one has no annotator."),
    ],
)
def test_a_bad_file_is_told_in_one_sentence(content: bytes, sentence: str):
    with pytest.raises(DocumentRefused) as refused:
        read_tab(content)
    assert refused.value.sentence == sentence


def test_a_refusal_carries_nothing_of_what_the_parser_said():
    with pytest.raises(DocumentRefused) as refused:
        read_tab(b"Jane Sandworthy")
    assert refused.value.__suppress_context__


MARKED = (
    "\ufeffSeen: {{Jane|PERSON|child}}, {{3 March 2021|DATE|child}}.\r\n"
    "By {{Dr Foster|KEEP}} with {{Jane|PERSON|child}}."
)


def test_marks_are_taken_out_of_the_text():
    text = read_marked("one", MARKED.encode()).text.reveal()
    assert text == "Seen: Jane, 3 March 2021.\r\nBy Dr Foster with Jane."


def test_marks_become_mentions():
    (mentions,) = read_marked("one", MARKED.encode()).annotators
    assert mentions == (
        GoldMention(Span(6, 10), "PERSON", Need.DIRECT, "child|PERSON"),
        GoldMention(Span(12, 24), "DATE", Need.QUASI, "child|DATE"),
        GoldMention(Span(45, 49), "PERSON", Need.DIRECT, "child|PERSON"),
    )


def test_a_mark_to_keep_becomes_one():
    assert read_marked("one", MARKED.encode()).keeps == (Span(30, 39),)


def test_a_text_without_marks_is_one_in_which_nothing_is_to_be_treated():
    document = read_marked("one", b"Nothing here.")
    assert (document.annotators, document.keeps) == (((),), ())


NEITHER = "is neither {{wording|KIND|entity}} with a kind of ours nor {{wording|KEEP}}."


@pytest.mark.parametrize(
    ("marked", "sentence"),
    [
        ("Of {{Jane", "The mark at offset 3 of document one does not end."),
        ("Of Jane}}", "At offset 7 of document one a mark ends that did not begin."),
        ("Of {{Jane {{S|PERSON|a}}|PERSON|a}}", "At offset 10 of document one a mark begins within another."),
        ("Of {{Jane}}", f"The mark at offset 3 of document one {NEITHER}"),
        ("Of {{Jane|PERSON}}", f"The mark at offset 3 of document one {NEITHER}"),
        ("Of {{Jane|SCHOOL|a}}", f"The mark at offset 3 of document one {NEITHER}"),
        ("Of {{Jane|KEEP|a}}", f"The mark at offset 3 of document one {NEITHER}"),
        ("Of {{Jane|PERSON|}}", f"The mark at offset 3 of document one {NEITHER}"),
        ("Of {{Ann|PERSON|a}} {{Jane|person|b}}", f"The mark at offset 20 of document one {NEITHER}"),
        ("Of {{ |PERSON|a}}", "The mark at offset 3 of document one marks nothing."),
    ],
)
def test_a_bad_mark_is_told_by_document_and_offset(marked: str, sentence: str):
    with pytest.raises(DocumentRefused) as refused:
        read_marked("one", marked.encode())
    assert (refused.value.code, refused.value.sentence) == ("bad-gold", sentence)


def test_other_encodings_are_refused():
    with pytest.raises(DocumentRefused) as refused:
        read_marked("one", "Zoë".encode("latin-1"))
    assert refused.value.sentence == "Document one is not UTF-8 at byte 2."


def test_a_name_that_could_be_a_title_is_no_id():
    with pytest.raises(DocumentRefused) as refused:
        read_marked("Review of Jane Sandworthy", b"")
    assert "Sandworthy" not in refused.value.sentence
