import itertools
import time
from pathlib import Path

import pytest

from ingest import recognisers
from ingest.keep import kept
from ingest.recognisers.learned import SOURCE as LEARNED
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Finder, Recogniser

# The longest passage that detection hands over. A quadratic pattern takes many seconds for it, a linear one a twentieth
# of one.
LENGTH = 8_000
CEILING_SECONDS = 1.0
# The model's work grows with the pieces of words in a passage, of which these texts have up to one a letter.
MODEL_SECONDS = 8.0
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


def _slowest(find: Finder, texts: list[str]) -> float:
    slowest = 0.0
    for text in texts:
        started = time.process_time()
        for _ in find(Paragraph(text)):
            pass
        slowest = max(slowest, time.process_time() - started)
    return slowest


@pytest.mark.parametrize("name", [name for name, one in BY_NAME.items() if one.source != LEARNED])
def test_hostile_repetition_takes_linear_time(name: str):
    recogniser = BY_NAME[name]
    cue = recogniser.sentence[: recogniser.sentence.index(recogniser.detail)]
    assert _slowest(recogniser.find, _pumped(("", cue))) < CEILING_SECONDS


def test_hostile_repetition_takes_linear_time_in_the_model():
    # What it finds is shared by its recognisers.
    assert _slowest(BY_NAME["name-model"].find, _pumped(("",))) < MODEL_SECONDS


def test_hostile_repetition_takes_linear_time_in_the_keep_list():
    slowest = 0.0
    for text in _pumped(("", "Independent author of the ")):
        started = time.process_time()
        for _ in kept(Paragraph(text), front=True):
            pass
        slowest = max(slowest, time.process_time() - started)
    assert slowest < CEILING_SECONDS
