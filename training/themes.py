"""Trains the linear model that suggests themes: `python -m training.themes`; a minute, and the same bytes every time.

It learns from the invented passages in `training/themes/*.txt` and from the vocabulary itself: the scope notes, and each
label of two words or more, are passages about their concept.
"""

import hashlib
import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.linear_model import LogisticRegression

from ingest.theming.features import features
from policies.labels import normalised
from policies.vocabulary import concepts

PASSAGES = Path(__file__).with_name("themes")
OUT = Path(__file__).resolve().parents[1] / "ingest" / "theming" / "data"

# Chosen among logistic regression, ridge and a linear support vector machine: docs/themes.md.
_STRENGTH = 10
# Balanced classes make every concept too likely to begin with; this sets the point from which one counts.
_SHIFT = 0.7


class Passage(NamedTuple):
    """A text and the codes of what it is about."""

    codes: frozenset[str]
    text: str


def passages() -> Iterator[Passage]:
    """The invented passages, in the order of files and lines."""
    for file in sorted(PASSAGES.glob("*.txt")):
        for line in file.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                codes, _, text = line.partition(" | ")
                yield Passage(frozenset(codes.split()), text)


def labels() -> Iterator[Passage]:
    """What the vocabulary says of its concepts."""
    for concept in concepts().values():
        yield Passage(frozenset({concept.code}), f"{concept.note} {concept.label}")
        for label in concept.labels:
            if " " in normalised(label):
                yield Passage(frozenset({concept.code}), label)


def main() -> None:
    """Trains, and writes the model and its manifest."""
    learned = [*passages(), *labels()]
    codes = list(concepts())
    vectoriser = TfidfVectorizer(analyzer=features, sublinear_tf=True)
    matrix = vectoriser.fit_transform([passage.text for passage in learned])
    models = [
        LogisticRegression(C=_STRENGTH, class_weight="balanced").fit(matrix, [code in p.codes for p in learned])
        for code in codes
    ]
    content = io.BytesIO()
    np.savez_compressed(
        content,
        terms=np.array("\n".join(vectoriser.get_feature_names_out())),
        codes=np.array("\n".join(codes)),
        idf=vectoriser.idf_.astype(np.float32),
        intercepts=np.array([model.intercept_[0] + _SHIFT for model in models], dtype=np.float32),
        # Two decimals change nothing in what is suggested, and make the same file of the last digits of any machine.
        weights=np.stack([model.coef_[0] for model in models], axis=1).round(2).astype(np.float16),
    )
    OUT.mkdir(parents=True, exist_ok=True)
    (OUT / "model.npz").write_bytes(content.getvalue())
    manifest = {"model": hashlib.sha256(content.getvalue()).hexdigest(), "learned_from": digest(learned)}
    (OUT / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n", "utf-8")


def digest(learned: list[Passage]) -> str:
    """The SHA-256 (hex) of what a model learned from, so that a test can say when it is out of date."""
    told = json.dumps([[sorted(passage.codes), passage.text] for passage in learned])
    return hashlib.sha256(told.encode()).hexdigest()


if __name__ == "__main__":
    main()
