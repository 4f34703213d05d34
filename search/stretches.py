"""Stretches of a long array, taken one after the other without a loop."""

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


def stretches(starts: Numbers, lengths: Numbers) -> Numbers:
    """The places in an array of stretches that begin and are as long as said, in this order.

    >>> stretches(np.array([7, 0, 3]), np.array([2, 0, 3])).tolist()
    [7, 8, 3, 4, 5]
    """
    ends = np.cumsum(lengths)
    total = int(ends[-1]) if len(ends) else 0
    return np.arange(total, dtype=np.int64) + np.repeat(starts - ends + lengths, lengths)


def bounds(lengths: Numbers) -> Numbers:
    """Where stretches of these lengths begin that follow each other, and after the last where it ends.

    >>> bounds(np.array([2, 0, 3])).tolist()
    [0, 2, 2, 5]
    """
    return np.concatenate((np.zeros(1, dtype=np.int64), np.cumsum(lengths, dtype=np.int64)))
