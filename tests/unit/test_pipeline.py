"""From a submission to a candidate, with a detector that knows the words it is told, and with the real one."""

import hashlib
import json
import os
from pathlib import Path

import builders
import msgspec
import pytest
from stories import KNOWN, REVIEW, Told, decided, on, prepare, previewed

from ingest import pipeline
from ingest.candidate import decode, encode
from ingest.decisions import Action, Decision, Decisions
from ingest.errors import DocumentRefused
from ingest.presidio import Detector, build_detector
from ingest.submission import Submission, raw_text
from policies.identifiers import Kind, Policy

SHARED = Path(os.environ.get("NCRR_SHARED", Path(__file__).parents[3] / "shared"))


@pytest.fixture(scope="module")
def real() -> Detector:
    return build_detector()


def anonymised(text: str, detector: Detector, policy: Policy = Policy.HOUSE) -> str:
    answer = pipeline.anonymise_text(raw_text(text), detector=detector, policy=policy)["text"]
    assert isinstance(answer, str)
    return answer


def test_a_candidate_reads_like_the_review_without_its_people():
    assert prepare().text.splitlines() == [
        "A review of practice",
        "The death of Child A, aged 3, is the reason for this review. Child A lived with her mother.",
        "Mother rang [phone number] in May 2018. Mother was told to wait.",
        "Recommendations",
        "1. The Board should ask what Child A saw.",
        "2. The police should tell the Board.",
    ]


def test_a_candidate_has_the_lessons():
    assert [(lesson.number, str(lesson.text[:])) for lesson in prepare().lessons] == [
        ("1", "The Board should ask what Child A saw."),
        ("2", "The police should tell the Board."),
    ]


def test_blocks_and_lessons_lie_where_the_text_says_it():
    candidate = prepare(title="Child Z")

    assert [
        candidate.text[block.span.start : block.span.end] for block in candidate.blocks
    ] == candidate.text.splitlines()
    assert all(candidate.text[one.span.start : one.span.end] == one.text for one in candidate.lessons)


def test_the_title_is_anonymised_with_the_text():
    candidate = prepare(title="Review: Zuri\nOKONKWO")

    assert (candidate.title, "Review" in candidate.text) == ("Review: Child A", False)


def test_without_a_title_the_first_heading_is_the_title():
    assert prepare().title == "A review of practice"


def test_without_a_heading_the_title_says_no_more_than_what_it_is():
    assert prepare("The Board met in the spring and again in the autumn.").title == "Review"


def test_the_same_submission_gives_the_same_candidate():
    assert encode(prepare(title="Zuri")) == encode(prepare(title="Zuri"))


def test_a_candidate_comes_through_its_encoding():
    assert decode(encode(prepare())) == prepare()


def test_the_evidence_counts_and_names_nobody():
    evidence = prepare().evidence

    assert {(count.kind.value, count.treatment.value): count.mentions for count in evidence.counts} == {
        ("DATE", "generalise"): 1,
        ("PERSON", "pseudonym"): 6,
        ("PHONE", "mask"): 1,
    }
    assert (evidence.people, evidence.residual, evidence.detector) == (2, {}, "told-1")
    assert evidence.words_replaced < evidence.words == len(REVIEW.split())
    assert "konkwo" not in str(msgspec.to_builtins(evidence)).lower()


def test_a_wording_that_the_depositor_removed_stays():
    removed = decided(
        on("Ada Okonkwo", Action.REMOVE), on("Okonkwo was", Action.REMOVE), on("Zuri Okonkwo", Action.REMOVE)
    )
    told = Told({"Ada Okonkwo": Kind.PERSON})

    candidate = prepare(told=told, decisions=removed)

    assert "her mother, Ada Okonkwo." in candidate.text
    assert (candidate.evidence.removed_by_depositor, candidate.evidence.residual) == (3, {"PERSON": 1})


def test_a_wording_that_the_depositor_added_goes():
    candidate = prepare(
        decisions=decided(on("the Board", Action.ADD, kind=Kind.ORGANISATION, label="")), policy=Policy.STRICT
    )

    assert "the [organisation]" not in candidate.text
    assert candidate.text.count("[organisation]") == 2


@pytest.mark.parametrize("policy", Policy)
@pytest.mark.parametrize("kind", Kind)
def test_a_wording_that_the_depositor_added_goes_whatever_its_kind(kind: Kind, policy: Policy):
    candidate = prepare(decisions=decided(on("told to wait", Action.ADD, kind=kind)), policy=policy)

    assert "told to wait" not in candidate.text


def test_a_date_that_is_general_enough_goes_when_the_depositor_says_so():
    text = "In May 2018 she fell."
    candidate = prepare(text, decisions=decided(Decision(Action.ADD, 3, 11, Kind.DATE), text=text))

    assert candidate.text == "In [date] she fell."


def test_a_person_whom_the_depositor_left_stays_and_the_child_of_the_same_name_does_not():
    candidate = prepare(decisions=decided(on("Ada Okonkwo", Action.REMOVE, whole=True)))

    assert all(words in candidate.text for words in ("her mother, Ada Okonkwo.", "Ada rang", "Ms Okonkwo was told"))
    assert ("Zuri" in candidate.text, candidate.evidence.removed_by_depositor) == (False, 1)


def test_the_decisions_are_counted():
    said = decided(on("Zuri", Action.LABEL, label="Child Q"), on("the Board", Action.ADD, kind=Kind.PLACE))
    evidence = prepare(decisions=said).evidence

    assert (evidence.added_by_depositor, evidence.labelled_by_depositor, evidence.removed_by_depositor) == (1, 1, 0)


def test_a_label_that_the_depositor_gave_stands_for_the_whole_person():
    assert "death of Child Q" in prepare(decisions=decided(on("Zuri", Action.LABEL, label="Child Q"))).text


def test_decisions_on_another_document_are_refused():
    with pytest.raises(DocumentRefused) as refused:
        prepare(decisions=decided(text="Another."))

    assert refused.value.code == "stale-decisions"


def test_a_preview_tells_what_would_become_of_each_mention():
    answer = previewed(title="On Zuri")

    first = answer["mentions"][0]
    assert answer["text"][first["start"] : first["end"]] == "Zuri"
    assert first | {"start": 0, "end": 0} == {
        "start": 0,
        "end": 0,
        "kind": "PERSON",
        "identifier": "direct",
        "treatment": "pseudonym",
        "label": "Child A",
        "score": 0.8,
        "source": "propagation",
    }


def test_a_preview_has_the_shape_that_pages_and_the_interface_rely_on():
    answer = previewed(title="On Zuri")

    assert list(answer) == ["digest", "detector", "text", "blocks", "mentions", "entities", "evidence"]
    assert answer["blocks"][0] == {"kind": "title", "start": 0, "end": 7, "level": 0, "page": None}
    assert answer["entities"][0] == {"label": "Child A", "role": "Child", "mentions": 4}
    assert answer["digest"] == hashlib.sha256(builders.txt(REVIEW)).hexdigest()


def test_what_a_preview_shows_is_what_its_decisions_are_bound_to():
    answer = previewed()
    decisions = Decisions(answer["digest"], answer["detector"])

    assert prepare(decisions=decisions).text == prepare().text


ODD = "\ufeffOf\ufb01cer\u00a0Ada\u00ad Okonkwo 😀 saw cafe\u0301 owner Ada Okonkwo."


def test_mentions_of_a_text_lie_in_the_text_as_it_was_given():
    answer = pipeline.anonymise_text(raw_text(ODD), detector=Told(KNOWN))

    assert [ODD[one["start"] : one["end"]] for one in answer["mentions"]] == ["Ada\u00ad Okonkwo", "Ada Okonkwo"]


def test_the_answer_to_a_text_is_ready_for_json():
    answer = pipeline.anonymise_text(raw_text(ODD), detector=Told(KNOWN))

    assert json.loads(json.dumps(answer))["text"] == "Officer Adult 1 😀 saw café owner Adult 1."


def test_a_text_without_anything_stays():
    assert anonymised("", Told()) == ""


NARRATIVES = {
    "family": (
        "Zuri Okonkwo (Child T) died on 14 March 2019, aged 3. Her mother, Ada Okonkwo, lived with her partner, Lee "
        "Brown, at 12 Elm Street, Leeds LS9 7TF. Mr Brown rang 07700 900123. ZURI'S health visitor, Susan Grey, saw "
        "her on Monday 4 February. Dr Patel of Hillside Medical Centre did not. The Okonkwo family moved in June."
    ),
    "table": "Name\tRelationship\tDate of birth\nZuri Okonkwo\tSubject\t12.02.2016\nAda Okonkwo\tMother\t3 June 1990",
    "what stays": (
        "Under section 47 of the Children Act 1989 and Working Together (2018), Leeds City Council and Ofsted agreed. "
        "As Brandon et al. (2012) say, care leavers aged 16 and 17 need more, and at 18 as well."
    ),
    "own labels": (
        "Child A, Adult 2 and Mother's Partner met Health visitor 1 at School 1 in March 2019. Maternal Grandmother, "
        "aged 60-69, rang [phone number]. A 14-17-year-old and a baby under 1 year old were there on [date]."
    ),
    "codes": "NHS number 999 123 4563, NINO QQ 12 34 56 C, crime reference 42/12345/20, e-mail ada.finch@example.org.",
    "months": "Between 3 March and 5 June 2018 April Finch rang. She was seen on 12 May, and in April.",
}


@pytest.mark.parametrize("policy", Policy)
@pytest.mark.parametrize("text", NARRATIVES.values(), ids=NARRATIVES)
def test_anonymising_a_result_again_changes_nothing(text: str, policy: Policy, real: Detector):
    once = anonymised(text, real, policy)

    assert anonymised(once, real, policy) == once


@pytest.mark.parametrize("name", ["what stays", "own labels"])
def test_what_is_no_identifier_stays(name: str, real: Detector):
    text = NARRATIVES[name].replace("aged 16 and 17", "aged 14-17")

    assert anonymised(text, real) == text


def test_a_family_reads_well(real: Detector):
    assert anonymised(NARRATIVES["family"], real) == (
        "Child T died in March 2019, aged 1-4. Her mother lived with her partner at [address] [postcode]. Mother's "
        "Partner rang [phone number]. Child T'S health visitor, Health visitor 1, saw her in February. Doctor 1 of GP "
        "Surgery 1 did not. Family 1 moved in June."
    )


@pytest.mark.skipif(not (SHARED / "data" / "ofsted").is_dir(), reason="the inspection reports are not here")
@pytest.mark.parametrize(
    ("name", "lessons", "first"),
    [
        ("80580_wiltshire*", 2, "The effectiveness and quality of practice to support and safeguard"),
        ("80431_blackpool_area*", 4, "The local area partnership should ensure that strategic action plans"),
        ("80432_bolton*", 5, "The understanding of the effectiveness of assessment"),
    ],
)
def test_the_lessons_of_a_real_report_are_found(name: str, lessons: int, first: str, real: Detector):
    (file,) = (SHARED / "data" / "ofsted").glob(name)

    candidate = pipeline.prepare(Submission.of(file.read_bytes(), nation="england"), detector=real)

    assert len(candidate.lessons) == lessons
    assert candidate.lessons[0].text.startswith(first)
