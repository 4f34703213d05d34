"""What remains in an anonymised text, and what it amounts to. Everybody is invented."""

import time

import msgspec
import pytest
from stories import KNOWN, Told, prepare, previewed

from ingest import pipeline
from ingest.anonymised import AnonymisedText
from ingest.candidate import Evidence
from ingest.extract.plain import structure_of
from ingest.jigsaw import look
from ingest.mentions import Span
from ingest.risk import RiskNote
from policies.identifiers import Policy
from policies.jigsaw import HIGH_FROM, RAISED_FROM, WEIGHTS, Level, Signal, level_of


def looked(text: str) -> RiskNote:
    return look(AnonymisedText(text), structure_of(text).blocks)


def signals(text: str) -> set[str]:
    return {reason.code for reason in looked(text).reasons}


PRESENT = [
    (Signal.EXACT_DURATION, "The baby lived for 17 days."),
    (Signal.EXACT_DURATION, "He survived only eleven weeks."),
    (Signal.EXACT_DURATION, "Baby R, aged six weeks, was seen."),
    (Signal.EXACT_DURATION, "A 23-day-old baby was brought in."),
    (Signal.EXACT_DURATION, "It was nine days before his death."),
    (Signal.EXACT_DURATION, "He was seen on forty-nine of his seventy-seven days."),
    (Signal.EXACT_DURATION, "She was 4 months and 12 days."),
    (Signal.SIBLINGS, "The twins were weighed together."),
    (Signal.SIBLINGS, "Child A was the youngest of five."),
    (Signal.SIBLINGS, "She was one of seven children."),
    (Signal.SIBLINGS, "He had four older half-siblings."),
    (Signal.SIBLINGS, "Her three children were seen."),
    (Signal.SIBLINGS, "Mother, a mother of six, was tired."),
    (Signal.SIBLINGS, "The second-born went to school."),
    (Signal.RARE_CIRCUMSTANCE, "The baby was killed by an XL Bully."),
    (Signal.RARE_CIRCUMSTANCE, "She was attacked by the family dog."),
    (Signal.RARE_CIRCUMSTANCE, "They died in a house fire."),
    (Signal.RARE_CIRCUMSTANCE, "He drowned in a pond."),
    (Signal.RARE_CIRCUMSTANCE, "The family lived in a caravan."),
    (Signal.RARE_CIRCUMSTANCE, "He was found hanging from a tree."),
    (Signal.RARE_CIRCUMSTANCE, "She has Prader-Willi syndrome."),
    (Signal.RARE_CIRCUMSTANCE, "A diagnosis of osteogenesis imperfecta was ruled out."),
    (Signal.PRISON_SENTENCE, "Father was sentenced to 14 years."),
    (Signal.PRISON_SENTENCE, "He will serve at least twenty-two years."),
    (Signal.PRISON_SENTENCE, "She is serving nine years’ imprisonment."),
    (Signal.PRISON_SENTENCE, "Father received a life sentence."),
    (Signal.VERDICT_AND_DATE, "In March 2019 he was found guilty."),
    (Signal.VERDICT_AND_DATE, "Both were convicted of murder. That was in June 2018."),
    (Signal.COURT, "The trial was at the Crown Court."),
    (Signal.COURT, "An inquest was opened."),
    (Signal.QUOTATION, "The headline read “The little boy whom nobody wanted to see”."),
    (Signal.QUOTATION, 'The judge said: "You took from her the one thing she had left".'),
    (Signal.QUOTATION, "‘I can not do this for one more day’, she posted."),
    (Signal.QUOTATION, "“We did all that could be expected of us”, a police spokesperson said."),
    (Signal.AREA_YEAR_AGE, "In 2019 Child A, aged 10-13, moved to a flat in Rotherham."),
    (Signal.AREA_YEAR_AGE, "A 3-year-old was seen by Rotherham Council in May 2018."),
    (Signal.DEATH_AND_AREA, "Child A died in March 2019.\n\nThe family lived in Rotherham."),
    (
        Signal.DEATH_AND_AREA,
        "In May 2020 she was killed at home.\n\nRotherham Safeguarding Children Board asked for it.",
    ),
    (Signal.PARENT_BACKGROUND, "Father worked as a roofer."),
    (Signal.PARENT_BACKGROUND, "Her father was a trawlerman."),
    (Signal.PARENT_BACKGROUND, "Mother is an Irish Traveller."),
    (Signal.PARENT_BACKGROUND, "His stepfather left the regiment that year."),
    (Signal.PARENT_BACKGROUND, "The parents are Jehovah’s Witnesses."),
    (Signal.KNOWN_PSEUDONYM, "He was known in the media as Baby X."),
    (Signal.KNOWN_PSEUDONYM, "The case of “Baby X” was on everybody's mind."),
    (Signal.KNOWN_PSEUDONYM, "He was dubbed by the press a monster."),
    (Signal.NAMED_SERVICE, "She went to The Lighthouse Project."),
    (Signal.NAMED_SERVICE, "Father was seen at the Riverside Recovery Service."),
]

ABSENT = [
    (Signal.EXACT_DURATION, "The rapid review was finished within fifteen working days."),
    (Signal.EXACT_DURATION, "A service that answers in three weeks has not answered."),
    (Signal.EXACT_DURATION, "Adult 1 met her nine days after the move."),
    (Signal.EXACT_DURATION, "She was born at 37 weeks."),
    (Signal.EXACT_DURATION, "He was under 1 year old and lived with Mother."),
    (Signal.SIBLINGS, "One of five agencies answered, and two children were seen."),
    (Signal.SIBLINGS, "A twin-track approach, with twin beds."),
    (Signal.SIBLINGS, "She lived with her siblings."),
    (Signal.RARE_CIRCUMSTANCE, "The dog was heard, and the fire service visited the home."),
    (Signal.RARE_CIRCUMSTANCE, "She has asthma and a learning disability."),
    (Signal.PRISON_SENTENCE, "She asked that one sentence be added after two years."),
    (Signal.VERDICT_AND_DATE, "He was convicted."),
    (Signal.VERDICT_AND_DATE, "The panel met in March 2019."),
    (Signal.COURT, "The Family Court made an order."),
    (Signal.QUOTATION, "The health visitor wrote “Mother was not at home when I rang the bell”."),
    (Signal.QUOTATION, "The judge called it “a sad case”."),
    (Signal.AREA_YEAR_AGE, "In 2019 Child A, aged 10-13, moved to a flat in [place]."),
    (Signal.AREA_YEAR_AGE, "Child A, aged 10-13, moved to a flat in Rotherham."),
    (Signal.AREA_YEAR_AGE, "As Preston (2012) says, those aged 10-13 need more."),
    (Signal.DEATH_AND_AREA, "Child A died in March 2019."),
    (Signal.DEATH_AND_AREA, "The family lived in Rotherham. In March 2019 the panel met."),
    (Signal.PARENT_BACKGROUND, "Mother worked with the social worker."),
    (Signal.PARENT_BACKGROUND, "Police officer 1 and the nurse spoke with Mother."),
    (Signal.PARENT_BACKGROUND, "The imam was not asked."),
    (Signal.KNOWN_PSEUDONYM, "Baby X is known to services as a quiet child."),
    (Signal.NAMED_SERVICE, "The Family Support Service, the Children's Centre and the Crown Prosecution Service met."),
    (Signal.NAMED_SERVICE, "The Lodge was full."),
]


@pytest.mark.parametrize(("signal", "text"), PRESENT)
def test_a_signal_is_seen(signal: Signal, text: str):
    assert signal in signals(text)


@pytest.mark.parametrize(("signal", "text"), ABSENT)
def test_what_is_no_signal_is_not_taken_for_one(signal: Signal, text: str):
    assert signal not in signals(text)


def test_every_signal_has_a_weight_and_both_sorts_of_examples():
    assert set(WEIGHTS) == {signal for signal, _ in PRESENT} == {signal for signal, _ in ABSENT} == set(Signal)


BLAND = """Learning for practice

Child A was known to several agencies. Professionals did not always share what they knew, and plans were not reviewed.

1. The partnership should ask whether supervision is in place.
"""
TELLING = """Review

The twins lived for 17 days. Father, who was known in the media as “Baby X's killer”, was sentenced to 14 years at the \
Crown Court in March 2019.

The family lived in a caravan near Rotherham.
"""


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (BLAND, Level.LOW),
        ("She went to The Lighthouse Project.", Level.LOW),
        ("The family lived in a caravan.", Level.RAISED),
        (TELLING, Level.HIGH),
        ("", Level.LOW),
    ],
)
def test_the_level_is_that_of_all_that_remains(text: str, level: Level):
    assert looked(text).level is level


@pytest.mark.parametrize("signal", Signal)
def test_one_signal_alone_is_never_high(signal: Signal):
    assert level_of([signal]) is not Level.HIGH


def test_a_signal_counts_once_however_often_it_is_there():
    assert level_of([Signal.COURT] * HIGH_FROM) is Level.LOW
    assert RAISED_FROM < HIGH_FROM


def test_the_heaviest_reason_comes_first():
    weights = [WEIGHTS[Signal(reason.code)].weight for reason in looked(TELLING).reasons]
    assert weights == sorted(weights, reverse=True)


def test_a_reason_says_where_and_how_often_and_never_what():
    note = looked("Review\n\nThe twins were seen. The twins were well.")
    (reason,) = note.reasons
    assert (reason.count, reason.spans) == (2, (Span(12, 17), Span(33, 38)))
    assert "twins were" not in msgspec.json.encode(note).decode()


UNITS = (
    *("a", "A", "1", " ", '"', "“", "‘", "’a ", "Aa ", "aged ", "In ", "in Leeds ", "Leeds ", "March 2019 ", "died "),
    *("one of ", "his ten ", "ten days ", "twin", "mother was a ", "mother ", "convicted ", "known in the ", "Baby X "),
    *('"a ', "posted ", "Aa House ", "attacked by ", "1 months and ", "St. ", "2019 aged 3 in Leeds "),
)


@pytest.mark.parametrize("unit", UNITS)
def test_hostile_repetition_takes_linear_time(unit: str):
    text = (unit * 40_000)[:40_000]
    started = time.process_time()
    looked(text)
    # A quadratic pattern takes a minute for it, a linear one a tenth of a second.
    assert time.process_time() - started < 4


def test_evidence_that_is_older_than_the_check_is_read():
    old = msgspec.to_builtins(Evidence((), 0, 0, 0, {}, {}, 0, 0, "d", Policy.HOUSE))
    del old["risk"]
    assert msgspec.msgpack.decode(msgspec.msgpack.encode(old), type=Evidence).risk is None


CASE = "Report\n\nThe family lived in a caravan. The twins were seen."


def test_a_candidate_carries_its_note():
    candidate = prepare(CASE)
    assert candidate.evidence.risk == look(candidate.text, candidate.blocks)
    assert candidate.evidence.risk.level is Level.RAISED


def test_a_redaction_lowers_what_remains():
    candidate = prepare(CASE)
    start = candidate.text.index("caravan")
    risk = pipeline.redact(candidate, [Span(start, start + len("caravan"))]).evidence.risk
    assert risk is not None
    assert [reason.code for reason in risk.reasons] == ["siblings"]


def test_the_last_look_makes_the_note_of_an_older_candidate():
    candidate = prepare()
    older = msgspec.structs.replace(candidate, evidence=msgspec.structs.replace(candidate.evidence, risk=None))
    assert pipeline.recheck(older, detector=Told(KNOWN)).evidence.risk == candidate.evidence.risk


def test_a_preview_says_how_often_and_not_where_in_a_text_that_it_does_not_show():
    risk = previewed()["evidence"]["risk"]
    assert (risk["level"], [reason["spans"] for reason in risk["reasons"]]) == ("low", [[] for _ in risk["reasons"]])
