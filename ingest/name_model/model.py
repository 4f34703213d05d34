"""The trained model: which words of a passage are names, and how surely."""

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np
import onnxruntime

from ingest.errors import DocumentRefused
from ingest.name_model.labels import LABELS
from ingest.name_model.reading import Piece, Reader
from ingest.name_model.shapes import Shape

DATA = Path(__file__).with_name("data")
# A passage is read in windows of so many pieces; what two windows share is judged by the one that sees more around it.
_WINDOW = 158
_SHARED = 32
_ERRORS_ONLY = 3
# From two characters before the end of a word up to the next.
_JOINT = re.compile(r"(?:\w\w|(?:^|\W)\w\.?)[\s'’-]*\Z")


class Named(NamedTuple):
    """A stretch of words that share a label, from code point `start` up to `end`; `score` in 0..1."""

    label: str
    start: int
    end: int
    score: float


class Manifest(msgspec.Struct, frozen=True):
    """What belongs to the model: SHA-256 of its files (hex) by name, and from which probability on a label counts."""

    files: dict[str, str]
    thresholds: dict[str, float]


class NameModel:
    """Reads passages of any length; several threads may use one at the same time."""

    def __init__(self, folder: Path = DATA, thresholds: dict[str, float] | None = None) -> None:
        """Reads the model's files from `folder`; `thresholds` by label stand in for those of the manifest.

        Raises:
            DocumentRefused: `detector-failed`, a file is missing, is not the one of the manifest, or cannot be used.
        """
        try:
            self.manifest = msgspec.json.decode((folder / "manifest.json").read_bytes(), type=Manifest)
            contents = {name: (folder / name).read_bytes() for name in sorted(self.manifest.files)}
        except (OSError, msgspec.DecodeError) as error:
            raise _broken() from error
        for name, content in contents.items():
            if hashlib.sha256(content).hexdigest() != self.manifest.files[name]:
                raise _broken()
        chosen = thresholds or self.manifest.thresholds
        self._thresholds = np.array([chosen[label] for label in LABELS[1:]], np.float32)
        options = onnxruntime.SessionOptions()
        # A second thread saves little on passages of this length, and takes it from the other workers.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY
        try:
            self.reader = Reader(contents["vocabulary.json"].decode("utf-8"))
            self._session = onnxruntime.InferenceSession(
                contents["model.onnx"], options, providers=["CPUExecutionProvider"]
            )
        except Exception as error:
            raise _broken() from error

    def names(self, passage: str) -> tuple[Named, ...]:
        """The names in the passage, sorted and disjoint.

        Words of one label with nothing but blanks, hyphens and apostrophes between them, or the full stop of an
        initial, are one name, as sure as the surest of them.
        """
        found: list[Named] = []
        for word in self.words(passage):
            last = found[-1] if found else None
            if last and last.label == word.label and _JOINT.match(passage, last.end - 2, word.start):
                found[-1] = Named(word.label, last.start, word.end, max(last.score, word.score))
            else:
                found.append(word)
        return tuple(found)

    def words(self, passage: str) -> tuple[Named, ...]:
        """The words of names in the passage, each by itself.

        A word is one where the likeliest label of its likeliest piece reaches the threshold of that label.
        """
        pieces = self.reader.pieces(passage)
        if not pieces:
            return ()
        # All words at once, because a call for each of the thousands of a report costs more than what it reckons.
        firsts = [at for at, piece in enumerate(pieces) if not at or piece.word != pieces[at - 1].word]
        scores = np.maximum.reduceat(self._probabilities(pieces), firsts)[:, 1:]
        labels = scores.argmax(axis=1)
        sure = scores.max(axis=1) >= self._thresholds[labels]
        ends = [*firsts[1:], len(pieces)]
        return tuple(
            Named(LABELS[1 + labels[at]], first.start, pieces[ends[at] - 1].end, float(scores[at, labels[at]]))
            for at in np.flatnonzero(sure)
            if (first := pieces[firsts[at]]).shape is not Shape.NONE
        )

    def _probabilities(self, pieces: list[Piece]) -> "np.ndarray[tuple[int, int], np.dtype[np.float32]]":
        """How likely each label is for each piece: (pieces, labels), rows sum to 1."""
        result = np.zeros((len(pieces), len(LABELS)), np.float32)
        start = end = 0
        while end < len(pieces):
            end = min(start + _WINDOW, len(pieces))
            window = pieces[start:end]
            numbers = np.array([[self.reader.start, *(piece.id for piece in window), self.reader.end]], np.int64)
            shapes = np.array([[Shape.NONE, *(piece.shape for piece in window), Shape.NONE]], np.int64)
            (logits,) = self._session.run(["logits"], {"pieces": numbers, "shapes": shapes})
            powers = np.exp(logits[0, 1:-1] - logits[0, 1:-1].max(axis=1, keepdims=True))
            known = _SHARED // 2 if start else 0
            result[start + known : end] = (powers / powers.sum(axis=1, keepdims=True))[known:]
            start = end - _SHARED
        return result


def _broken() -> DocumentRefused:
    return DocumentRefused(
        "detector-failed",
        "The name model is missing or is not the one that belongs to this version; install the service again.",
    )


@cache
def name_model() -> NameModel:
    """The model of this process, read at the first call.

    Raises:
        DocumentRefused: `detector-failed`, as `NameModel`.
    """
    return NameModel()
