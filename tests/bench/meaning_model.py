"""A model of what sentences mean, and how its ranking and that of a search engine become one.

`python -m training.meaning FOLDER` writes the model; `NCRR_MEANING_MODEL` names the folder.
"""

import os
from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

FOLDER = Path(os.environ.get("NCRR_MEANING_MODEL", ""))
# What comes beyond, the model was never shown.
_PIECES = 256
_BATCH = 16
# As Cormack, Clarke and Büttcher have it ("Reciprocal rank fusion outperforms Condorcet", 2009).
_RANK_OFFSET = 60


class Meaning:
    """Gives texts vectors of length 1 that point the same way where the texts mean the same."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._pieces = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._pieces.enable_truncation(_PIECES)
        self._pieces.enable_padding()
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 2
        self._session = onnxruntime.InferenceSession(str(folder / "model.onnx"), options)

    def of(self, texts: Sequence[str]) -> NDArray[np.float32]:
        """The vectors of the texts, one a row."""
        # Texts of one length together: a short one is not filled up to a long one then.
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        vectors = np.zeros((len(texts), 384), dtype=np.float32)
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            read = self._pieces.encode_batch([texts[at] for at in batch])
            pieces = np.array([one.ids for one in read], dtype=np.int64)
            vectors[batch] = self._session.run(None, {"pieces": pieces})[0]
        return vectors


def present(folder: Path = FOLDER) -> bool:
    """Whether the model is there."""
    return all((folder / name).is_file() for name in ("model.onnx", "tokenizer.json"))


def fused(rankings: Iterable[Sequence[str]]) -> list[str]:
    """One ranking of several by reciprocal ranks; what stands equal comes in the order of the first.

    >>> fused([["a", "b", "c"], ["c", "d"]])
    ['c', 'a', 'b', 'd']
    """
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, one in enumerate(ranking, start=1):
            scores[one] = scores.get(one, 0.0) + 1 / (_RANK_OFFSET + rank)
    return sorted(scores, key=lambda one: -scores[one])
