"""The other route: a conditional random field over features of words, to compare the encoder with.

Every word is judged by itself, its neighbours, its beginning and end, its shape, and whether our lists know it.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pycrfsuite

from ingest.name_model.labels import LABELS
from ingest.name_model.model import Named
from ingest.name_model.shapes import Shape, shape_of
from ingest.recognisers.lexicon import FIRST_NAMES, PLACES, SURNAMES, is_common
from training.noise import Labelled

WORD = re.compile(r"\w+|[^\w\s]")
_AROUND = (-2, -1, 1, 2)


def train(passages: list[Labelled], file: Path, rounds: int) -> None:
    """Trains a field on the passages and writes it to `file`."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": rounds, "feature.minfreq": 2})
    for passage in passages:
        words = list(WORD.finditer(passage.text))
        trainer.append(_features(words), [_label(word.start(), word.end(), passage) for word in words])
    trainer.train(str(file))


class Field:
    """A trained field that finds the words of names as the name model does."""

    def __init__(self, file: Path, thresholds: dict[str, float]) -> None:
        self._tagger = pycrfsuite.Tagger()
        self._tagger.open(str(file))
        self._labels = set(self._tagger.labels())
        self._thresholds = thresholds

    def words(self, passage: str) -> tuple[Named, ...]:
        """The words of the passage whose marginal probability reaches the threshold of a label."""
        words = list(WORD.finditer(passage))
        if not words:
            return ()
        self._tagger.set(_features(words))
        return tuple(self._found(words))

    def _found(self, words: list[re.Match[str]]) -> Iterator[Named]:
        for at, word in enumerate(words):
            score, label = max(
                (self._tagger.marginal(label, at), label) for label in LABELS[1:] if label in self._labels
            )
            if score >= self._thresholds[label] and word[0].isalnum():
                yield Named(label, *word.span(), score)


def _label(start: int, end: int, passage: Labelled) -> str:
    return next((label for begin, stop, label in passage.spans if begin < end and start < stop), "O")


def _features(words: list[re.Match[str]]) -> list[list[str]]:
    texts = [word[0] for word in words]
    shapes = [shape_of(text, opens=not at or texts[at - 1] in ".!?:") for at, text in enumerate(texts)]
    rows = []
    for at, text in enumerate(texts):
        lower = text.lower()
        row = ["bias", f"w={lower}", f"s={shapes[at].name}", f"l={min(len(text), 12)}"]
        row += [f"p{n}={lower[:n]}" for n in (1, 2, 3, 4)] + [f"e{n}={lower[-n:]}" for n in (1, 2, 3, 4)]
        row += _lists(lower)
        for by in _AROUND:
            other = texts[at + by].lower() if 0 <= at + by < len(texts) else "|"
            shape = shapes[at + by] if 0 <= at + by < len(texts) else Shape.NONE
            row += [f"{by}w={other}", f"{by}s={shape.name}", *(f"{by}{kind}" for kind in _lists(other))]
        rows.append(row)
    return rows


def _lists(lower: str) -> list[str]:
    lists = {"first": FIRST_NAMES, "last": SURNAMES, "place": PLACES}
    return [name for name, words in lists.items() if lower in words] + (["common"] if is_common(lower) else [])
