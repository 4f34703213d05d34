import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

from training.generate import generate, marked
from training.names import known
from training.noise import Labelled
from training.templates import groups, parse

PASSAGES = tuple(generate(5, 1_500))
TEMPLATES = Path(__file__).parents[3] / "training" / "templates"


def test_the_same_seed_gives_the_same_passages_whatever_the_hash_seed():
    program = (
        "import hashlib; from training.generate import generate, marked;"
        "print(hashlib.sha256('|'.join(map(marked, generate(5, 200))).encode()).hexdigest())"
    )
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True,
            check=True,
            text=True,
            cwd=TEMPLATES.parents[1],
            env={"PYTHONHASHSEED": seed},
        ).stdout
        for seed in ("0", "1", "2")
    }
    assert len(digests) == 1


def test_another_seed_gives_other_passages():
    assert PASSAGES[:50] != tuple(generate(6, 50))


@pytest.mark.parametrize("label", ["PER", "LOC", "ORG"])
def test_every_label_comes_often(label: str):
    assert sum(any(span[2] == label for span in passage.spans) for passage in PASSAGES) > len(PASSAGES) / 10


def test_spans_are_sorted_disjoint_and_inside():
    for text, spans in PASSAGES:
        places = [place for start, end, _ in spans for place in (start, end)]
        assert places == sorted(places)
        assert all(0 <= start < end <= len(text) for start, end, _ in spans)


def test_no_span_begins_or_ends_in_a_blank():
    for text, spans in PASSAGES:
        assert all(text[start:end] == text[start:end].strip() != "" for start, end, _ in spans)


def test_neighbouring_names_are_two_spans():
    assert all(one[1] <= two[0] for passage in PASSAGES for one, two in pairwise(passage.spans))


def test_about_half_of_the_passages_name_nobody():
    nameless = sum(all(span[2] != "PER" for span in passage.spans) for passage in PASSAGES)
    assert 0.45 < nameless / len(PASSAGES) < 0.6


def test_many_names_are_in_no_list():
    words = [
        word
        for text, spans in PASSAGES
        for start, end, label in spans
        if label == "PER"
        for word in text[start:end].lower().replace("-", " ").split()
        if len(word) > 3
    ]
    assert 0.2 < sum(word not in known() for word in words) / len(words) < 0.5


def test_every_template_is_read():
    lines = [
        line
        for file in sorted(TEMPLATES.glob("*.txt"))
        for line in file.read_text("utf-8").splitlines()
        if line.strip() and not line.startswith("#")
    ]
    assert sum(map(len, groups().values())) == len(lines) > 350


@pytest.mark.parametrize("line", ["{nobody} rang.", "{child_shoe} rang.", "{town_full} is far.", "A brace { alone."])
def test_a_template_with_a_slot_that_nothing_fills_is_refused(line: str):
    with pytest.raises(ValueError, match=r"slot|form"):
        parse(line)


def test_a_marked_passage_shows_its_names():
    assert marked(Labelled("Tia went", ((0, 3, "PER"),))) == "[PER:Tia] went"
