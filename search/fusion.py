"""One ranking made of two, by reciprocal ranks.

Cormack, Clarke and Büttcher, "Reciprocal rank fusion outperforms Condorcet and individual rank learning methods", 2009.
"""

import numpy as np
from numpy.typing import NDArray

# As they have it: the first few ranks do not outweigh that something stands in both rankings.
OFFSET = 60

# What differs by less differs by the order in which an engine adds.
DECIMALS = 6


def fused(one: NDArray[np.float64], other: NDArray[np.float64]) -> NDArray[np.float64]:
    """A score for each document of its scores in two rankings; 0 means that it does not stand in that one.

    Either adds 1 / (`OFFSET` + rank), where a rank is one more than how many stand higher: equals share theirs.

    >>> (1 / fused(np.array([0.5, 2.0, 2.0, 0.0]), np.array([0.0, 0.0, 0.0, 0.7]))).round().tolist()
    [63.0, 61.0, 61.0, 61.0]
    """
    return _reciprocal(one) + _reciprocal(other)


def _reciprocal(scores: NDArray[np.float64]) -> NDArray[np.float64]:
    worth = np.round(scores, DECIMALS)
    higher = len(worth) - np.searchsorted(np.sort(worth), worth, side="right")
    return np.where(scores > 0, 1 / (OFFSET + 1 + higher), 0.0)
