"""How near documents are to a query in meaning: vectors that a model made of their texts, compared.

A vector is bytes: `MARK` of them name the model, then come `WIDTH` numbers of 16 bits (IEEE 754, little endian) of
length 1 together. The nearness of two is the cosine of the angle between them; of different models, it is 0.
"""

from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

MARK, WIDTH = 8, 384
_BYTES = MARK + 2 * WIDTH

# House rules: a person looks at a few pages; and what is further from a query has little to do with it, which the
# judged queries that may be looked at agree to (docs/meaning.md).
NEAREST = 50
LEAST = 0.4

# What differs by less differs by the order in which a processor adds.
DECIMALS = 5


class Vectors:
    """The vectors of some documents in their order, b"" where one has none; never changed."""

    def __init__(self, vectors: Sequence[bytes]) -> None:
        self.documents = len(vectors)
        # Nothing is kept for documents that have none.
        self._rows = np.zeros((0, WIDTH), dtype=np.float32)
        if any(vectors):
            kept = b"".join(vector or bytes(_BYTES) for vector in vectors)
            raw = np.frombuffer(kept, dtype=np.uint8).reshape(len(vectors), _BYTES)
            self._marks = raw[:, :MARK].copy()
            # One that is damaged must not keep all others from being compared.
            self._rows = np.nan_to_num(raw[:, MARK:].copy().view("<f2").astype(np.float32), posinf=0.0, neginf=0.0)

    def nearness(self, vector: bytes) -> NDArray[np.float64]:
        """How near each document is to that vector, 0 where it has none."""
        if not len(self._rows):
            return np.zeros(self.documents)
        mark, asked = np.frombuffer(vector, np.uint8, MARK), np.frombuffer(vector, "<f2", offset=MARK)
        near: NDArray[np.float64] = (self._rows @ asked.astype(np.float32)).astype(np.float64)
        near[(self._marks != mark).any(axis=1)] = 0.0
        return near


def nearest(all_of: Iterable[Vectors], vector: bytes, let_through: NDArray[np.bool_]) -> NDArray[np.float64]:
    """How near each document is, in the order of all vectors, and 0 where it is none of those nearest to `vector`.

    Those are the `NEAREST` of what is let through, with any that are as near as the last of them; none of them is less
    near than `LEAST`.
    """
    near = np.concatenate([np.zeros(0), *(some.nearness(vector) for some in all_of)])
    near = np.round(near, DECIMALS) * let_through
    last = np.partition(near, -NEAREST)[-NEAREST] if len(near) > NEAREST else LEAST
    near[near < max(last, LEAST)] = 0.0
    return near
