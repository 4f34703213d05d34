"""The model of meaning: texts in, vectors out."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np
import onnxruntime
from tokenizers import Tokenizer

from search.model_files import MODEL, TOKENIZER, ModelUnusable, contents_of, mark_of
from search.nearness import WIDTH

# What comes beyond, the model was never shown.
_PIECES = 256
_BATCH = 16
_ERRORS_ONLY = 3


class Encoder:
    """Gives texts vectors, as `search.nearness` has them; several threads may use one at the same time."""

    def __init__(self, folder: Path) -> None:
        """Reads the model from `folder`.

        Raises:
            ModelUnusable: a file is missing or damaged, or the model is none of meaning.
        """
        self._mark = mark_of(folder)
        contents = contents_of(folder)
        options = onnxruntime.SessionOptions()
        # A query is too short for a second thread to help, and lessons are read beside a server that answers.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = _ERRORS_ONLY
        try:
            self._tokenizer = Tokenizer.from_str(contents[TOKENIZER].decode())
            self._tokenizer.enable_truncation(_PIECES)
            self._tokenizer.enable_padding()
            self._session = onnxruntime.InferenceSession(contents[MODEL], options, providers=["CPUExecutionProvider"])
            made = self._made(["Was the child seen?"])
        except Exception:  # noqa: BLE001 - both libraries raise anything at a file that they cannot use.
            raise ModelUnusable(f"The files in {folder} are no model of meaning.") from None
        if made.shape != (1, WIDTH) or abs(float(np.linalg.norm(made)) - 1) > 1e-3:
            raise ModelUnusable(f"The model in {folder} does not give vectors of {WIDTH} numbers and length 1.")

    def vectors(self, texts: Sequence[str]) -> list[bytes]:
        """The vector of each text, of which the first 256 word pieces count.

        Raises:
            ModelUnusable: the model fails, as where there is no memory left.
        """
        vectors = [b""] * len(texts)
        # Texts of one length together: a short one is not filled up to a long one then.
        order = sorted(range(len(texts)), key=lambda at: len(texts[at]))
        for start in range(0, len(order), _BATCH):
            batch = order[start : start + _BATCH]
            try:
                made = self._made([texts[at] for at in batch])
            except Exception as error:  # noqa: BLE001 - a message of theirs may quote a text.
                raise ModelUnusable(f"The model of meaning fails ({type(error).__name__}).") from None
            for at, values in zip(batch, made.astype("<f2"), strict=True):
                vectors[at] = self._mark + values.tobytes()
        return vectors

    def _made(self, texts: Sequence[str]) -> "np.ndarray[tuple[int, ...], np.dtype[np.float32]]":
        read = self._tokenizer.encode_batch(texts)
        pieces = np.array([one.ids for one in read], dtype=np.int64)
        made: np.ndarray[tuple[int, ...], np.dtype[np.float32]] = self._session.run(None, {"pieces": pieces})[0]
        return made
