"""Anonymising what was anonymised changes nothing: our own labels, months and bands are read as what they are.

All people are invented.
"""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.pipeline import anonymise_text, prepare
from ingest.presidio import Detector, build_detector
from ingest.submission import Submission, raw_text
from policies.identifiers import Policy
from repository.demo.source import Review, reviews

FIRST = ("Zorina", "Quillan", "Marigold", "Tamsin", "Obafemi", "Grace", "April", "Yusuf", "Siân", "Will")
LAST = ("Thistlewood", "Okonkwo", "Brown", "O'Hara", "Quixley", "Young", "Llewelyn-Pryce", "May", "Khan")
KIN = ("mother", "father", "older brother", "maternal grandmother", "foster carer", "stepfather", "aunt")
WORK = ("social worker", "health visitor", "GP", "teacher", "midwife", "police officer")
TITLE = ("Mr", "Mrs", "Ms", "Dr", "PC", "Miss")
MONTH = ("January", "March", "May", "August", "December")
PLACES = ("Leeds", "Cardiff", "Paisley", "Newry", "Elm Street", "Hillside Primary School", "St Anne's Hospital")

SHAPES = (
    "{first} {last} ({age}) lived with {kin} {first2} {last} in {place}.",
    "{title} {last} told the {work}, {first2} {last2}, that {first} was not safe.",
    "On {day} {month} {year} {first} was seen at {place}; {first2} was not.",
    "{first}'s {kin}, {first2} {last2}, rang 07700 900{three} at {hour}:15.",
    "{first} and {first2} {last}, aged {age} and {age2}, moved to {place} between {month} and {day} {month2} {year}.",
    "{FIRST} {LAST} was born on {day}/0{digit}/{year} and the NHS number is 999 123 4578.",
    "The {kin} of {first} wrote from {low}.{three}@example.org about {place} in {month}.",
    "Child A, Mother and {title} {last} met {first} at School 1 in {month} {year}, aged 10-13.",
    "In the {work}'s view {last}, as well as {first2}, should have been asked by {month}.",
    "{first} “{first2}” {last}, known as {first2}, is also written {first} {last2} in the record.",
)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    """One sentence as a report might have it."""
    first, last = draw(st.sampled_from(FIRST)), draw(st.sampled_from(LAST))
    return draw(st.sampled_from(SHAPES)).format(
        first=first,
        last=last,
        FIRST=first.upper(),
        LAST=last.upper(),
        low=first.lower(),
        first2=draw(st.sampled_from(FIRST)),
        last2=draw(st.sampled_from(LAST)),
        kin=draw(st.sampled_from(KIN)),
        work=draw(st.sampled_from(WORK)),
        title=draw(st.sampled_from(TITLE)),
        place=draw(st.sampled_from(PLACES)),
        month=draw(st.sampled_from(MONTH)),
        month2=draw(st.sampled_from(MONTH)),
        age=draw(st.integers(0, 90)),
        age2=draw(st.integers(1, 17)),
        day=draw(st.integers(1, 28)),
        year=draw(st.integers(1960, 2024)),
        three=draw(st.integers(100, 999)),
        hour=draw(st.integers(10, 23)),
        digit=draw(st.integers(1, 9)),
    )


PARAGRAPHS = st.lists(st.lists(sentences(), min_size=1, max_size=4).map(" ".join), min_size=1, max_size=5)


@pytest.fixture(scope="module")
def detector() -> Detector:
    return build_detector()


def anonymised(text: str, detector: Detector, policy: Policy) -> str:
    answer = anonymise_text(raw_text(text), detector=detector, policy=policy)["text"]
    assert isinstance(answer, str)
    return answer


@pytest.mark.parametrize("policy", Policy)
def test_composed_paragraphs_are_done_at_once(policy: Policy, detector: Detector):
    @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
    @given(PARAGRAPHS)
    def done_at_once(paragraphs: list[str]) -> None:
        once = anonymised("\n\n".join(paragraphs), detector, policy)
        assert anonymised(once, detector, policy) == once

    done_at_once()


@pytest.mark.parametrize("policy", Policy)
@pytest.mark.parametrize("review", reviews(), ids=lambda review: review.name)
def test_each_review_is_done_at_once(review: Review, policy: Policy, detector: Detector):
    submission = Submission.of(review.file.read_bytes(), nation=review.fact("nation"), policy=policy)
    once = str.__str__(prepare(submission, detector=detector).text)

    assert anonymised(once, detector, policy) == once
