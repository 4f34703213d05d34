import itertools
import time
from pathlib import Path

import pytest

from ingest import recognisers
from ingest.keep import kept
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Recogniser

# The longest passage that detection hands over. A quadratic pattern takes many seconds for it, a linear one a twentieth
# of one.
LENGTH = 8_000
CEILING_SECONDS = 1.0
UNITS = (
    *("a", "A", "1", " ", "-", "@", ".", "<", "(", "é", "\t", "“"),
    *("Aa ", "A. ", "1 ", "a@", "a.", "O'", "A's ", "Aaa-", "1/1/", "1:1", "12-", "+44 ", "£1,", "AB12 ", "P<"),
    *("Mr ", "Mr Aaa ", "Aaa, ", "Aaa and ", "Aaa of the ", "Aaa (", "Aaa v ", "Re A ", "[2019] ", "Act "),
    *("Council ", "of the Council ", "School ", "County of Aaa ", "Ysgol Aaa ", "Flat 1 ", "1 Aaa Road "),
    *(
        "January ",
        "1 January ",
        "aged one and ",
        "ten years ",
        "one hundred ",
        "19",
        "no. 1/1 ",
        "ref 1",
        "police ref ",
    ),
    *("known as ", "Name:\t", "mother, Aaa ", "Chair of the ", "Independent author of the ", "report by ", "www."),
)
BY_NAME = {recogniser.name: recogniser for recogniser in recognisers.ALL}


@pytest.mark.parametrize("recogniser", recognisers.ALL, ids=BY_NAME)
def test_a_recogniser_says_where_its_form_is_from(recogniser: Recogniser):
    assert recogniser.source


def test_names_are_unique():
    assert len(BY_NAME) == len(recognisers.ALL)


def test_every_module_with_a_recogniser_is_listed():
    folder = Path(recognisers.__file__).parent
    written = {
        path.stem.replace("_", "-") for path in folder.glob("*.py") if "RECOGNISER = " in path.read_text("utf-8")
    }
    assert written == set(BY_NAME)


def _pumped(prefixes: tuple[str, ...]) -> list[str]:
    return [(prefix + unit * LENGTH)[:LENGTH] for prefix, unit in itertools.product(prefixes, UNITS)]


@pytest.mark.parametrize("recogniser", recognisers.ALL, ids=BY_NAME)
def test_hostile_repetition_takes_linear_time(recogniser: Recogniser):
    cue = recogniser.sentence[: recogniser.sentence.index(recogniser.detail)]
    slowest = 0.0
    for text in _pumped(("", cue)):
        started = time.process_time()
        for _ in recogniser.find(Paragraph(text)):
            pass
        slowest = max(slowest, time.process_time() - started)
    assert slowest < CEILING_SECONDS


def test_hostile_repetition_takes_linear_time_in_the_keep_list():
    slowest = 0.0
    for text in _pumped(("", "Independent author of the ")):
        started = time.process_time()
        for _ in kept(Paragraph(text), front=True):
            pass
        slowest = max(slowest, time.process_time() - started)
    assert slowest < CEILING_SECONDS
