"""The invented reviews as a board publishes them anonymously: nothing tells which board it was."""

import re
from typing import NamedTuple

import pytest

from ingest.candidate import Candidate, encode
from ingest.pipeline import anonymise_text, prepare
from ingest.presidio import Detector, build_detector
from ingest.submission import Submission, raw_text
from repository.demo.source import Review, reviews

# House value: so much of the words of the plain preparation has to be left, because labels are shorter than names.
WORDS_LEFT = 0.95

# What tells the board of each besides its name: its distinctive word, its letters, local partners, writers and chairs.
TELLING = {
    "england-lcspr": ("Calderwick", "CSCP", "Helena", "Marchetti", "Alasdair", "Penhaligon"),
    "england-scr": ("Marlhaven", "MSCB", "Lindiwe", "Harcastle", "Tremayne", "Kent", "June", "September"),
    "ni-cmr": ("Northern Ireland", "SBNI", "PSNI", "Ruairí", "Heffernan", "Colette", "Fairbairn"),
    "ni-cmr-positive": ("Northern Ireland", "SBNI", "PSNI", "Lorcan", "Trimble", "Stranaghan", "01/2023"),
    "scotland-learning-review": ("Strathallan", "SCPC", "Isobel", "Ruthven", "Callum", "Abernethy"),
    "scotland-scr": ("Inverleven", "ICPC", "Urquhart", "Patience", "Adomako", "Riverside Recovery"),
    "wales-cpr-concise": ("Dyffryn", "DRSB", "Rhanbarthol", "Morwenna", "Tudor", "Geraint", "Dafydd", "Dyfed", "Powys"),
    "wales-susr": ("Hafren", "HRSB", "Bronwen", "Satterthwaite", "Lascelles", "Abimbola", "Fagbenle", "Gwent"),
}
MONTHS = re.compile(r"\b(?:January|February|April|June|July|September|October|November|December) (?:19|20)\d\d")


class Pair(NamedTuple):
    """A review, prepared plainly and anonymously."""

    review: Review
    plain: Candidate
    anonymous: Candidate


@pytest.fixture(scope="module")
def detector() -> Detector:
    return build_detector()


@pytest.fixture(scope="module", params=reviews(), ids=lambda review: review.name)
def pair(request: pytest.FixtureRequest, detector: Detector) -> Pair:
    review: Review = request.param
    plain, anonymous = (
        prepare(
            Submission.of(
                review.file.read_bytes(), title=review.fact("title"), nation=review.fact("nation"), hidden=hidden
            ),
            detector=detector,
        )
        for hidden in ((), (review.fact("board"),))
    )
    return Pair(review, plain, anonymous)


def test_no_byte_tells_the_board(pair: Pair) -> None:
    # Title, text, blocks, lessons and headings, as they are stored.
    said = encode(pair.anonymous).lower()
    telling = (pair.review.fact("board"), *TELLING[pair.review.name])

    assert [wording for wording in telling if wording.lower().encode() in said] == []


def test_no_month_is_left(pair: Pair) -> None:
    assert MONTHS.findall(pair.anonymous.text) == []


def test_nothing_is_found_again(pair: Pair) -> None:
    assert pair.anonymous.evidence.residual == {}


def test_no_lesson_is_lost(pair: Pair) -> None:
    kinds = [[(lesson.kind, lesson.number) for lesson in one.lessons] for one in (pair.plain, pair.anonymous)]

    assert kinds[0] == kinds[1]


def test_the_text_is_still_the_review(pair: Pair) -> None:
    assert len(pair.anonymous.text.split()) >= WORDS_LEFT * len(pair.plain.text.split())


def test_a_board_without_a_name_in_it_is_still_addressed(pair: Pair) -> None:
    addressed = re.compile(r"\bThe (?:Board|partnership|Committee)\b")

    assert len(addressed.findall(pair.anonymous.text)) == len(addressed.findall(pair.plain.text))


def test_it_is_done_at_once(pair: Pair, detector: Detector) -> None:
    once = str.__str__(pair.anonymous.text)

    assert anonymise_text(raw_text(once), detector=detector)["text"] == once
