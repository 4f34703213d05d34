"""The same file gives the same candidate in every process, whatever order its sets have there."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

# Set order depends on the seed, and so does any result that a loop over a set slips into.
SEEDS = ("0", "1", "2", "3")

SCRIPT = """
import hashlib
from ingest.candidate import encode
from ingest.pipeline import prepare
from ingest.presidio import build_detector
from ingest.submission import Submission
from policies.identifiers import Policy
from repository.demo.source import reviews

detector = build_detector()
print(detector.version)
for number, review in enumerate(reviews()):
    facts = {"title": review.fact("title"), "nation": review.fact("nation")}
    policy = Policy.STRICT if number % 2 else Policy.HOUSE
    made = prepare(Submission.of(review.file.read_bytes(), policy=policy, **facts), detector=detector)
    print(review.name, hashlib.sha256(encode(made)).hexdigest())
"""


def _made(seed: str) -> list[str]:
    environment = os.environ | {"PYTHONHASHSEED": seed}
    done = subprocess.run([sys.executable, "-c", SCRIPT], env=environment, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


@pytest.fixture(scope="module")
def made() -> list[list[str]]:
    """What is made of the eight reviews under each seed, house and strict by turns."""
    with ThreadPoolExecutor(2) as pool:
        return list(pool.map(_made, SEEDS))


def test_every_review_was_prepared(made: list[list[str]]):
    assert [len(lines) for lines in made] == [9] * len(SEEDS)


def test_every_seed_gives_the_same_candidates(made: list[list[str]]):
    assert [sorted({*lines} - {*made[0]}) for lines in made] == [[]] * len(SEEDS)


def test_the_seed_does_change_the_order_of_sets():
    script = "print(list({'Ann', 'Bob', 'Cleo', 'Dee', 'Eve', 'Fay', 'Gus', 'Hal'}))"
    orders = {
        subprocess.run(
            [sys.executable, "-c", script],
            env=os.environ | {"PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in SEEDS
    }
    assert len(orders) > 1
