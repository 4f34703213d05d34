"""What happens to a candidate on its way to clearance: a last look by the detector, and what the clearer takes out."""

from typing import Any

import msgspec
import pytest
from stories import KNOWN, Told, decided, on, prepare

from ingest import pipeline
from ingest.anonymised import AnonymisedText
from ingest.candidate import Candidate
from ingest.decisions import Action
from ingest.errors import DocumentRefused
from ingest.mentions import Span
from ingest.record import CatalogueRecord, CodedRecord
from policies.identifiers import Kind

GONE = AnonymisedText("The [removed]")


def test_a_clean_candidate_is_rechecked():
    candidate = prepare(title="On Zuri")

    assert pipeline.recheck(candidate, detector=Told(KNOWN)) == candidate


def test_a_candidate_in_which_more_is_found_is_refused():
    with pytest.raises(DocumentRefused) as refused:
        pipeline.recheck(prepare(told=Told({"Zuri Okonkwo": Kind.PERSON})), detector=Told(KNOWN))

    assert refused.value.code == "identifier-left"


def test_a_candidate_in_which_something_unsure_is_found_is_shown_and_not_refused():
    candidate = prepare(told=Told({"Zuri Okonkwo": Kind.PERSON}))

    assert pipeline.recheck(candidate, detector=Told(KNOWN, score=0.4)).evidence.residual == {"DATE": 1, "PHONE": 1}


def test_what_the_depositor_left_on_purpose_does_not_stop_a_clearance():
    told = Told({"Ada": Kind.PERSON})
    candidate = prepare(told=told, decisions=decided(on("Ada", Action.REMOVE)))

    assert pipeline.recheck(candidate, detector=told).evidence.residual == candidate.evidence.residual


def redacted(wording: str, **more: Any) -> Candidate:
    candidate = prepare(**more)
    start = candidate.text.index(wording)
    return pipeline.redact(candidate, [Span(start, start + len(wording))])


def test_a_redaction_takes_the_wording_out_wherever_it_stands():
    candidate = redacted("the Board", title="How the board met")

    assert "the board" not in f"{candidate.title}{candidate.text}{candidate.lessons}".lower()
    assert candidate.title == "How [removed] met"


def test_a_redaction_takes_the_wording_out_of_the_catalogue_record_and_the_agencies():
    candidate = prepare()
    asked = candidate.text.excerpt(candidate.text.index("The police"), candidate.text.index("The police") + 10)
    record = CatalogueRecord(CodedRecord(), subject=asked, authors=(asked,), abstract=asked)
    lessons = tuple(msgspec.structs.replace(lesson, agency=asked) for lesson in candidate.lessons)
    start = candidate.text.index("police")
    filled = msgspec.structs.replace(candidate, lessons=lessons, record=record)

    less = pipeline.redact(filled, [Span(start, start + len("police"))])

    assert less.record == CatalogueRecord(CodedRecord(), subject=GONE, authors=(GONE,), abstract=GONE)
    assert {lesson.agency for lesson in less.lessons} == {GONE}


def test_a_redacted_candidate_is_whole():
    candidate = redacted("the reason")

    assert [
        candidate.text[block.span.start : block.span.end] for block in candidate.blocks
    ] == candidate.text.splitlines()
    assert all(candidate.text[one.span.start : one.span.end] == one.text for one in candidate.lessons)


def test_a_redaction_over_lines_leaves_the_lines():
    candidate = redacted("wait.\nRecommendations\n1. The Board")

    assert len(candidate.text.splitlines()) == len(candidate.blocks) == 6


def test_a_redaction_outside_of_the_text_is_refused():
    with pytest.raises(DocumentRefused) as refused:
        pipeline.redact(prepare(), [Span(0, 10_000)])

    assert refused.value.code == "bad-decision"


def test_a_redaction_that_begins_before_a_lesson_is_made_in_the_lesson():
    candidate = redacted("1. The Board should ask")

    assert [str(lesson.text[:]) for lesson in candidate.lessons] == [
        "[removed] what Child A saw.",
        "The police should tell the Board.",
    ]


def test_redactions_are_counted():
    assert redacted("the Board").evidence.removed_by_clearer == 2


def test_who_looked_last_does_not_hide_who_looked_first():
    newer = Told(KNOWN)
    newer.version = "told-2"
    evidence = pipeline.recheck(prepare(), detector=newer).evidence

    assert (evidence.detector, evidence.checked_with) == ("told-1", "told-2")
