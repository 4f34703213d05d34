"""Whoosh's own posting lists (the `W3` format of 2.7.5) as bytes whose numbers stand at known places.

Whoosh pickles a block of postings number by number. Here it is a pickle of the same, as a fixed frame around arrays, so
that a list of thousands is written and read without a loop. Whoosh reads what is written here, and a test holds it to
that. A list is one block: documents as differences, weights, and occurrences.
"""

import struct
from array import array
from collections.abc import Iterator
from itertools import accumulate
from mmap import mmap
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.codec.whoosh3 import WHOOSH3_HEADER_MAGIC
from whoosh.formats import Format

from search.stretches import Numbers, bounds, stretches
from search.whoosh_postings import Postings

# The length of the block, below 0 because it is the last; then a pickle of how many postings it has, the last document,
# the greatest weight, no compression, and the lengths of documents, which are kept elsewhere.
_START = struct.Struct(">4si")
_SIZE = struct.Struct("<i")
_INFO = b"\x80\x02(J%bJ%bG%bK\0K\0K\0t."
_SIZE_AT = _START.size + 4
_BODY_AT = _START.size + 30

# A list of one posting, as most are: its numbers in tuples.
_ALONE = b"\x80\x03J%b\x85G%bB%b%b\x85\x87."
_ALONE_DOCUMENT_AT = _BODY_AT + 3
_ALONE_WEIGHT_AT = _BODY_AT + 9
_ALONE_LENGTH_AT = _BODY_AT + 18
_ALONE_PLACES_AT = _BODY_AT + 22

# Any other list: arrays, each made of its bytes when Whoosh unpickles it.
_ARRAY = b"carray\narray\nX\x01\0\0\0"
_DOCUMENTS = b"\x80\x03" + _ARRAY + b"IB"
_WEIGHTS = b"\x86R" + _ARRAY + b"fB"
_COUNTS = b"\x86Rcsearch.whoosh_format\nOccurrences\nB"
_PLACES = b"B"
_END = b"\x86R\x87."
_DOCUMENTS_AT = _BODY_AT + len(_DOCUMENTS) + _SIZE.size


class Listed(NamedTuple):
    """What documents have of some stems, as `whoosh_postings.Postings` has it."""

    sizes: Numbers
    documents: Numbers
    weights: NDArray[np.float32]
    counts: Numbers
    places: Numbers


class Occurrences:
    """The places of a stem in some documents, one after the other, as a sequence that Whoosh takes values from."""

    def __init__(self, counts: bytes, places: bytes) -> None:
        self._bounds = [0, *accumulate(array("I", counts))]
        self._places = places

    def __getitem__(self, number: int) -> bytes:
        """The places in one document, of four bytes each."""
        return self._places[4 * self._bounds[number] : 4 * self._bounds[number + 1]]


class Places(Format):  # type: ignore[misc]  # Whoosh has no types.
    """How Whoosh reads the places of a posting."""

    def decode_positions(self, value: bytes) -> list[int]:
        """The places, upwards; Whoosh calls this."""
        return list(array("I", value))


def lists(postings: Postings) -> Iterator[bytes]:
    """One posting list for each stem."""
    starts = bounds(postings.sizes)
    differences = np.diff(postings.documents, prepend=0)
    differences[starts[:-1]] = postings.documents[starts[:-1]]
    documents = differences.astype("<u4").tobytes()
    weights = postings.weights.astype("<f4").tobytes()
    counts = postings.counts.astype("<u4").tobytes()
    places = postings.places.astype("<u4").tobytes()
    last = postings.documents[starts[1:] - 1].astype("<u4").tobytes()
    heaviest = greatest(postings).astype(">f8").tobytes()
    ends = zip((4 * starts).tolist(), (4 * bounds(postings.counts)[starts]).tolist(), strict=True)
    start, first = next(ends)
    for number, (stop, end) in enumerate(ends):
        heavy = heaviest[8 * number : 8 * number + 8]
        length, of_places = _SIZE.pack(stop - start), _SIZE.pack(end - first)
        info = _INFO % (_SIZE.pack((stop - start) // 4), last[4 * number : 4 * number + 4], heavy)
        if stop - start == 4:
            body = _ALONE % (documents[start:stop], heavy, of_places, places[first:end])
        else:
            parts = (_DOCUMENTS, length, documents[start:stop], _WEIGHTS, length, weights[start:stop])
            where = (_COUNTS, length, counts[start:stop], _PLACES, of_places, places[first:end], _END)
            body = b"".join(parts + where)
        yield _START.pack(WHOOSH3_HEADER_MAGIC, -len(info) - len(body)) + info + body
        start, first = stop, end


def greatest(postings: Postings) -> NDArray[np.float32]:
    """The greatest weight of each stem."""
    starts = bounds(postings.sizes)[:-1]
    return np.maximum.reduceat(postings.weights, starts) if len(starts) else postings.weights


def listed(file: bytes | mmap, at: Numbers) -> Listed:
    """The posting lists that begin at these bytes, one after the other."""
    raw = np.frombuffer(file, dtype=np.uint8)
    sizes = _numbers(raw, at + _SIZE_AT, "<u4")
    alone = sizes == 1
    firsts = bounds(sizes)[:-1]
    documents_at = at + np.where(alone, _ALONE_DOCUMENT_AT, _DOCUMENTS_AT)
    weights_at = documents_at + 4 * sizes + len(_WEIGHTS) + _SIZE.size
    counts_at = weights_at + 4 * sizes + len(_COUNTS) + _SIZE.size
    places_at = np.where(alone, at + _ALONE_PLACES_AT, counts_at + 4 * sizes + len(_PLACES) + _SIZE.size)
    of_places = _numbers(raw, places_at - _SIZE.size, "<u4") // 4

    documents = _numbers(raw, _each(documents_at, sizes), "<u4")
    # Differences within each list: what the sum over all had before it began is taken off again.
    sums = np.cumsum(documents)
    documents = sums - np.repeat(sums[firsts] - documents[firsts], sizes)
    weights = np.empty(len(documents), dtype=np.float32)
    counts = np.empty(len(documents), dtype=np.int64)
    weights[firsts[alone]] = _numbers(raw, at[alone] + _ALONE_WEIGHT_AT, ">f8")
    counts[firsts[alone]] = of_places[alone]
    others = np.repeat(~alone, sizes)
    weights[others] = _numbers(raw, _each(weights_at[~alone], sizes[~alone]), "<f4")
    counts[others] = _numbers(raw, _each(counts_at[~alone], sizes[~alone]), "<u4")
    return Listed(sizes, documents, weights, counts, _numbers(raw, _each(places_at, of_places), "<u4"))


def _each(at: Numbers, lengths: Numbers) -> Numbers:
    """Where each number of four bytes stands."""
    return stretches(at // 4, lengths) * 4 + np.repeat(at % 4, lengths)


def _numbers(raw: NDArray[np.uint8], at: Numbers, kind: str) -> NDArray[Any]:
    """The numbers that begin at these bytes, wherever: Whoosh aligns nothing."""
    size = np.dtype(kind).itemsize
    found: NDArray[Any] = raw[(at[:, np.newaxis] + np.arange(size)).ravel()].view(kind)
    return found.astype(np.int64 if kind == "<u4" else np.float32)
