"""What the linear model of themes learns from: invented passages, and what the vocabulary says of its concepts."""

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from policies.labels import normalised
from policies.vocabulary import concepts

PASSAGES = Path(__file__).with_name("themes")


class Passage(NamedTuple):
    """A text and the codes of what it is about."""

    codes: frozenset[str]
    text: str


def learned() -> list[Passage]:
    """All passages, in the order in which the model sees them."""
    return [*invented(), *told()]


def invented() -> Iterator[Passage]:
    """The invented passages, in the order of files and lines."""
    for file in sorted(PASSAGES.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                codes, _, text = line.partition(" | ")
                yield Passage(frozenset(codes.split()), text)


def told() -> Iterator[Passage]:
    """The scope note of each concept, and each label of two words or more."""
    for concept in concepts().values():
        yield Passage(frozenset({concept.code}), f"{concept.note} {concept.label}")
        for label in concept.labels:
            if " " in normalised(label):
                yield Passage(frozenset({concept.code}), label)


def digest(passages: Sequence[Passage]) -> str:
    """The SHA-256 (hex) of what a model learned from, so that a test can say when it is out of date."""
    content = json.dumps([[sorted(passage.codes), passage.text] for passage in passages])
    return hashlib.sha256(content.encode()).hexdigest()
