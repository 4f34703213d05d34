"""The trained linear model: how surely a text is about each concept, by the words in it.

One logistic regression for each concept over TF-IDF of `features`; `training/themes.py` makes it, and only numbers are
kept, so that numpy is all that it needs.
"""

import hashlib
import io
from collections import Counter
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from ingest.theming.features import features

DATA = Path(__file__).with_name("data")


class Manifest(msgspec.Struct, frozen=True):
    """What belongs to the model: the SHA-256 (hex) of its file and of the passages and labels that it learned from."""

    model: str
    learned_from: str


class ThemeModel:
    """Scores texts; it keeps nothing of them, and threads may share it."""

    def __init__(self, folder: Path = DATA) -> None:
        """Reads the model from `folder`.

        Raises:
            ValueError: the file is not the one of the manifest.
        """
        self.manifest = msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)
        content = (folder / "model.npz").read_bytes()
        if hashlib.sha256(content).hexdigest() != self.manifest.model:
            raise ValueError("The model of themes is not the one that its manifest names.")
        with np.load(io.BytesIO(content), allow_pickle=False) as arrays:
            terms = str(arrays["terms"]).split("\n")
            self.codes: tuple[str, ...] = tuple(str(arrays["codes"]).split("\n"))
            self._idf: NDArray[np.float32] = arrays["idf"]
            self._intercepts: NDArray[np.float32] = arrays["intercepts"]
            self._weights: NDArray[np.float32] = arrays["weights"].astype(np.float32)
        self._column = {term: column for column, term in enumerate(terms)}

    def scores(self, text: str) -> dict[str, float]:
        """The probability of each concept, 0..1, as the model has it; empty where it knows no word of the text."""
        counts = Counter(self._column[feature] for feature in features(text) if feature in self._column)
        if not counts:
            return {}
        columns = np.fromiter(counts, dtype=np.intp)
        values = (1 + np.log(np.fromiter(counts.values(), dtype=np.float32))) * self._idf[columns]
        values /= np.linalg.norm(values)
        sums = values @ self._weights[columns] + self._intercepts
        return {code: float(score) for code, score in zip(self.codes, 1 / (1 + np.exp(-sums)), strict=True)}


@cache
def theme_model() -> ThemeModel:
    """The model that ships, read once."""
    return ThemeModel()
