"""The words of many documents as arrays: for each stem the documents that have it, what it weighs there, and where."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from search.stretches import Numbers, bounds, stretches

Weights = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Postings:
    """Stems, none twice, in the order of their bytes, and for each what documents have of it, by document.

    `sizes` says in how many documents each stem is. `documents`, `weights` and `counts` follow each other for all
    stems; `places` has as many numbers for each of them as `counts` says, upwards.
    """

    stems: Sequence[bytes]
    sizes: Numbers
    documents: Numbers
    weights: Weights
    counts: Numbers
    places: Numbers

    def without(self, gone: NDArray[np.bool_]) -> "Postings":
        """What is left without the documents that are gone; the others are numbered anew, in their order."""
        keep = ~gone[self.documents]
        numbers = np.cumsum(~gone) - 1
        of = np.repeat(np.arange(len(self.stems)), self.sizes)
        sizes = np.bincount(of[keep], minlength=len(self.stems))
        return Postings(
            [stem for stem, left in zip(self.stems, sizes.tolist(), strict=True) if left],
            sizes[sizes > 0],
            numbers[self.documents[keep]],
            self.weights[keep],
            self.counts[keep],
            self.places[np.repeat(keep, self.counts)],
        )


def inverted(
    stems: Sequence[str],
    of: NDArray[np.integer[Any]],
    documents: Numbers,
    weights: Weights,
    places: NDArray[np.integer[Any]],
) -> Postings:
    """The postings of occurrences by document and place; `of` numbers the stem of each in `stems`, which may repeat.

    >>> of, documents, weights, places = map(np.array, ([0, 1, 0, 1], [0, 0, 0, 2], [1.0, 0.5, 0.5, 1.0], [0, 1, 2, 0]))
    >>> found = inverted(["b", "a"], of, documents, weights, places)
    >>> found.stems, found.documents.tolist(), found.weights.tolist(), found.counts.tolist(), found.places.tolist()
    ([b'a', b'b'], [0, 2, 0], [0.5, 1.0, 1.5], [1, 1, 2], [1, 0, 0, 2])
    """
    encoded = [stem.encode() for stem in stems]
    known = sorted(set(encoded))
    ranks = {stem: rank for rank, stem in enumerate(known)}
    rank = np.fromiter((ranks[stem] for stem in encoded), np.int64, len(encoded))[of]
    order = np.argsort(rank, kind="stable")
    rank, documents = rank[order], documents[order]
    first = np.ones(len(order), dtype=bool)
    first[1:] = (rank[1:] != rank[:-1]) | (documents[1:] != documents[:-1])
    starts = np.flatnonzero(first)
    return Postings(
        known,
        np.bincount(rank[starts], minlength=len(known)),
        documents[starts],
        np.add.reduceat(weights[order], starts) if len(starts) else weights[order],
        np.diff(starts, append=len(order)),
        places[order].astype(np.int64),
    )


def joined(parts: Sequence[Postings], documents: Sequence[int]) -> Postings:
    """All of `parts` as one; `documents` says how many each part is of, which are numbered on."""
    if len(parts) == 1:
        return parts[0]
    stems = sorted({stem for part in parts for stem in part.stems})
    ranks = {stem: rank for rank, stem in enumerate(stems)}
    rank = np.concatenate(
        [np.repeat(np.array([ranks[stem] for stem in part.stems], dtype=np.int64), part.sizes) for part in parts]
    )
    order = np.argsort(rank, kind="stable")
    counts = np.concatenate([part.counts for part in parts])
    starts = bounds(counts)[:-1]
    return Postings(
        stems,
        np.bincount(rank, minlength=len(stems)),
        np.concatenate([part.documents + base for part, base in zip(parts, bounds(np.array(documents)), strict=False)])[
            order
        ],
        np.concatenate([part.weights for part in parts])[order],
        counts[order],
        np.concatenate([part.places for part in parts])[stretches(starts[order], counts[order])],
    )
