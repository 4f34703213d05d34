"""What anonymous publication takes out of a text besides, with the real detector. People and boards are invented."""

import io
import json

import msgspec
import pytest

from ingest import pipeline
from ingest.anonymity import Anonymity
from ingest.board_names import board_names
from ingest.candidate import Candidate, decode, encode
from ingest.converging import found
from ingest.decisions import Action, Decision, Decisions
from ingest.errors import DocumentRefused
from ingest.extract.plain import structure_of
from ingest.frames import Preview, read_request, to_frame
from ingest.hiding import with_hidden
from ingest.presidio import Detector, build_detector
from ingest.submission import Submission
from policies.anonymity import LABELS, PREFIX, label_of
from policies.identifiers import DateStyle, Kind

BOARD = "Hafren Regional Safeguarding Board"


@pytest.fixture(scope="module")
def detector() -> Detector:
    return build_detector()


def submission(
    text: str, *, hidden: tuple[str, ...] = (BOARD,), nation: str = "wales", **more: DateStyle
) -> Submission:
    return Submission.of(f"A review\n\n{text}\n".encode(), nation=nation, hidden=hidden, **more)


def prepared(text: str, detector: Detector, **more: tuple[str, ...] | str) -> str:
    made = pipeline.prepare(submission(text, **more), detector=detector)  # type: ignore[arg-type]
    return str.__str__(made.text).removeprefix("A review\n")


SENTENCES = {
    "The Hafren Regional Safeguarding Board met.": "The [board] met.",
    "It was the Hafren Regional Safeguarding Board's view.": "It was the [board]'s view.",
    "HAFREN REGIONAL SAFEGUARDING BOARD": "[board]",
    "The HRSB and the Hafren RSB met.": "The [board] and the [board] met.",
    "It was written by Bwrdd Diogelu Rhanbarthol Hafren.": "It was written by [board].",
    "The Hafren LSCB became a board.": "The [board] became a board.",
    "He wrote to Hafren Council and to Cyngor Sir Hafren.": "He wrote to [council] and to [council].",
    "He wrote to Hafren County Borough Council.": "He wrote to [council].",
    "She was seen at the University Hospital of Hafren.": "She was seen at the [hospital].",
    "The Hafren and Vale NHS Foundation Trust agreed.": "The [hospital trust] agreed.",
    "Families in north Hafren and in Hafren differ.": "Families in [area] and in [area] differ.",
    "We asked Hafren Children's Services to help.": "We asked [area] Children's Services to help.",
    "She called Gwent Police and later South Wales Police.": "She called [police force] and later [police force].",
    "The case went to Newport Crown Court.": "The case went to [court].",
    "Aneurin Bevan University Health Board was told.": "[health board] was told.",
    "The report is WG S71 2023 and SUSR HRSB 02/2024.": "The report is [report number] and [report number].",
    "It was published in September 2025.": "It was published in 2025.",
    "In spring 2024 he moved, and moved again in November.": "In 2024 he moved, and moved again in [month].",
    "He was seen on 23 March 2022 and on 5 April.": "He was seen in 2022 and on [date].",
    "See hafren.example.org/reports and #HafrenListens for more.": "See [web address] and [web address] for more.",
    "They used a project called The Gorsefold. The Gorsefold kept notes.": (
        "They used a project called [local service]. The [local service] kept notes."
    ),
    "Reviewer: Meirion Lascelles. Then Mr Lascelles met the family.": (
        "Reviewer: [reviewer]. Then [reviewer] met the family."
    ),
    "Chair: Dr Bronwen Satterthwaite OBE": "Chair: [chair]",
}


@pytest.mark.parametrize("text", SENTENCES)
def test_what_tells_the_board_goes(text: str, detector: Detector) -> None:
    assert prepared(text, detector) == SENTENCES[text]


STAYING = (
    "The Board should ask the partnership to write to the LSCB.",
    "The police, the council, the Family Court and Children's Social Care were told.",
    "Ofsted, the NSPCC, the Home Office, Care Inspectorate Wales and the Panel have said so.",
    "The Crown Prosecution Service and British Transport Police agreed with Cafcass Cymru.",
    "The Child Safeguarding Practice Review Panel and the Youth Justice Board were told.",
    "The Social Services and Well-being (Wales) Act 2014 and Working Together to Safeguard Children (2018) apply.",
    "In 2019 the Early Help Hub and the Multi-Agency Safeguarding Hub were one team.",
)


@pytest.mark.parametrize("text", STAYING)
def test_what_every_board_has_stays(text: str, detector: Detector) -> None:
    assert prepared(text, detector) == text


def test_the_letters_that_a_local_team_is_shortened_to_go_with_it(detector: Detector) -> None:
    text = "The Hafren Integrated Family Support Team (HIFST) met. The HIFST wrote."

    assert "HIFST" not in prepared(text, detector)


def test_somebody_who_is_called_as_the_area_is_stays_a_person(detector: Detector) -> None:
    text = "Kay Quillside lives in Quillside. Mr Quillside left. The Quillside team met."

    assert (
        prepared(text, detector, hidden=(BOARD, "Quillside"))
        == "Adult 1 lives in [area]. Adult 1 left. The [area] team met."
    )


def test_further_names_are_hidden_as_the_first_is(detector: Detector) -> None:
    assert prepared("The Quillside team met.", detector, hidden=(BOARD, "Quillside")) == "The [area] team met."


def test_a_name_of_ordinary_words_is_hidden_as_a_whole_and_its_words_stay(detector: Detector) -> None:
    board = "Mere and Wold Safeguarding Children Partnership"
    text = "The Mere and Wold Safeguarding Children Partnership met. It was a mere detail."

    assert prepared(text, detector, hidden=(board,)) == "The [partnership] met. It was a mere detail."


def test_in_a_nation_with_one_board_the_nation_is_hidden(detector: Detector) -> None:
    text = "The SBNI and the PSNI met under the Children (Northern Ireland) Order 1995."
    board = ("Safeguarding Board for Northern Ireland",)

    assert (
        prepared(text, detector, hidden=board, nation="northern-ireland")
        == "The [board] and the [police force] met under the Children ([nation]) Order 1995."
    )


def test_days_counted_from_the_event_stay(detector: Detector) -> None:
    made = pipeline.prepare(
        submission("She died on 3 May 2018. They met on 7 May 2018 and in June.", dates=DateStyle.RELATIVE),
        detector=detector,
    )

    assert "She died on Day 1. They met on Day 5 and in [month]." in made.text


def test_the_title_is_hidden_too(detector: Detector) -> None:
    made = pipeline.prepare(
        Submission.of(b"A review of practice.", title="Child T, Hafren", nation="wales", hidden=[BOARD]),
        detector=detector,
    )

    assert made.title == "Child T, [area]"


def test_the_evidence_says_that_it_was_made_for_anonymous_publication(detector: Detector) -> None:
    made = [pipeline.prepare(submission("They met.", hidden=names), detector=detector) for names in ((), (BOARD,))]

    assert [candidate.evidence.anonymous for candidate in made] == [False, True]


def test_evidence_from_before_is_not_anonymous(detector: Detector) -> None:
    whole = msgspec.msgpack.decode(encode(pipeline.prepare(submission("They met."), detector=detector)))
    del whole["evidence"]["anonymous"]

    assert decode(msgspec.msgpack.encode(whole)).evidence.anonymous is False


def test_the_preview_tells_these_mentions_from_others(detector: Detector) -> None:
    seen = json.loads(pipeline.preview(submission("Hafren Council rang 01632 960123."), detector=detector).reveal())

    assert [(one["label"], one.get("reason")) for one in seen["mentions"]] == [
        ("[council]", pipeline.ANONYMOUS),
        ("[phone number]", None),
    ]


def test_without_names_a_submission_is_not_anonymous() -> None:
    assert Submission.of(b"x", nation="wales", hidden=["", " "]).anonymity is None


def test_a_name_that_the_depositor_leaves_refuses_the_document(detector: Detector) -> None:
    given = submission("The Hafren team met.")
    seen = json.loads(pipeline.preview(given, detector=detector).reveal())
    start = seen["text"].index("Hafren")
    left = Decisions(seen["digest"], seen["detector"], (Decision(Action.REMOVE, start, start + 6, Kind.PLACE),))

    with pytest.raises(DocumentRefused) as refused:
        pipeline.prepare(given, detector=detector, decisions=left)

    assert refused.value.code == "board-left"


def anonymous(text: str, detector: Detector) -> Candidate:
    return pipeline.prepare(submission(text), detector=detector)


def test_what_was_prepared_anonymously_is_rechecked_with_the_names(detector: Detector) -> None:
    candidate = anonymous("Hafren Council met in May 2024.", detector)

    again = pipeline.recheck(candidate, detector=detector, anonymity=Anonymity.of(BOARD, nation="wales"))

    assert again.evidence.residual == {}


@pytest.mark.parametrize(
    ("names", "code"), [((), "board-unknown"), ((BOARD, "Quillside"), "board-left")], ids=["unknown", "left"]
)
def test_a_recheck_fails_closed(names: tuple[str, ...], code: str, detector: Detector) -> None:
    candidate = anonymous("They spoke of quillside at length.", detector)

    with pytest.raises(DocumentRefused) as refused:
        pipeline.recheck(candidate, detector=detector, anonymity=Anonymity.of(*names))

    assert refused.value.code == code


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("the hafren team", True),
        ("the Haf-\nren team", True),
        ("board@hafrensafeguarding.example.org", True),
        ("HRSB", True),
        ("a team and hrsb", False),
        ("The Board", False),
    ],
)
def test_what_is_left_is_found_by_its_characters(text: str, *, left: bool) -> None:
    assert board_names(Anonymity((BOARD,))).left(text) is left


def test_every_label_is_that_of_a_source() -> None:
    assert {label_of(PREFIX + code) for code in LABELS} == set(LABELS.values())


def test_without_anonymity_the_mentions_are_the_very_same(detector: Detector) -> None:
    content = structure_of("Hafren Council met Gwent Police in spring 2024. Author: Meirion Lascelles")
    mentions = found(content, detector)

    assert with_hidden(content, mentions, None) is mentions


@pytest.mark.parametrize("hidden", [(), (BOARD, "Hafren")], ids=["plain", "anonymous"])
def test_the_names_cross_the_pipe(hidden: tuple[str, ...]) -> None:
    given = submission("They met.", hidden=hidden)

    sent = to_frame(Preview(*given))
    read = read_request(io.BytesIO(sent))

    assert isinstance(read, Preview)
    assert read.anonymity == given.anonymity
