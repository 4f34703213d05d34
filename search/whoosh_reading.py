"""One generation of a Whoosh index, opened for reading."""

from collections import Counter, OrderedDict
from collections.abc import Sequence
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from whoosh.index import TOC

from search.forms import Forms
from search.stretches import Numbers
from search.whoosh_numbering import Numbering, Shelf
from search.whoosh_segment import INDEX, SCHEMA, Segment
from search.whoosh_storage import DurableStorage

# How much of the words that were asked for is kept for whoever asks for them next.
_KEPT_BYTES = 48 * 2**20


class Occurring(NamedTuple):
    """What documents have of one stem, or of all that a prefix stands for; `frequency` of them, or fewer, have it."""

    documents: Numbers
    weights: NDArray[np.float64]
    frequency: int


class Placed(NamedTuple):
    """Where a stem stands: the places in each document that has it, in the same order, `counts` of them."""

    counts: Numbers
    places: Numbers


class Known:
    """What one reading leaves to the next: what is in memory of segments that may still be there, and the words."""

    def __init__(self) -> None:
        self.shelves: dict[tuple[Path, str], Shelf] = {}
        self.forms: dict[tuple[Path, int], Forms] = {}


class Reading:
    """The index as it stood at one commit; not to be shared between threads without a lock.

    Whoosh's own `refresh` is not used: in 2.7.5 it brings deleted documents back.
    """

    def __init__(self, path: Path, facets: Sequence[str], known: Known) -> None:
        self._known = known
        self._storage = DurableStorage(path)
        try:
            contents = TOC.read(self._storage, INDEX, schema=SCHEMA)
            self.of = (path, contents.generation)
            self._segments = {
                (path, segment.segment_id()): Segment(self._storage, segment) for segment in contents.segments
            }
            known.shelves = {
                name: known.shelves.get(name) or Shelf(segment.groups(), facets)
                for name, segment in self._segments.items()
            }
        except Exception:
            self.close()
            raise
        shelves = list(known.shelves.values())
        self.numbering = Numbering(shelves, facets)
        self.groups = dict(each for shelf in shelves for each in zip(shelf.names, shelf.revisions, strict=True))
        self._kept: OrderedDict[tuple[str, ...], tuple[Occurring, Placed]] = OrderedDict()
        self._kept_bytes = 0

    @cached_property
    def forms(self) -> Forms:
        """The words of all groups."""
        if self.of not in self._known.forms:
            lines: Counter[str] = Counter()
            for segment in self._segments.values():
                lines.update(segment.forms())
            self._known.forms = {self.of: Forms(lines)}
        return self._known.forms[self.of]

    def occurring(self, stems: tuple[str, ...]) -> Occurring:
        """What documents have of these stems together."""
        return self._read(stems)[0]

    def placed(self, stem: str) -> Placed:
        """Where a stem stands in the documents that have it."""
        return self._read((stem,))[1]

    def close(self) -> None:
        """Let go of the files; until then the bytes of removed ones stay on the disk."""
        self._storage.close()

    def _read(self, stems: tuple[str, ...]) -> tuple[Occurring, Placed]:
        found = self._kept.get(stems)
        if found:
            self._kept.move_to_end(stems)
            return found
        found = self._looked_up(stems)
        self._kept[stems] = found
        self._kept_bytes += _size(found)
        while self._kept_bytes > _KEPT_BYTES and len(self._kept) > 1:
            self._kept_bytes -= _size(self._kept.popitem(last=False)[1])
        return found

    def _looked_up(self, stems: tuple[str, ...]) -> tuple[Occurring, Placed]:
        encoded = [stem.encode() for stem in stems]
        lists = [segment.listed(encoded) for segment in self._segments.values()]
        bases = np.repeat(self.numbering.bases[:-1], [len(each.documents) for each in lists])
        documents = _end_to_end([each.documents for each in lists]) + bases
        weights = np.concatenate([np.zeros(0), *(each.weights for each in lists)])
        if len(stems) == 1:
            counts, places = (_end_to_end([getattr(each, name) for each in lists]) for name in ("counts", "places"))
            return Occurring(documents, weights, len(documents)), Placed(counts, places)
        together = np.bincount(documents, weights, self.numbering.documents).astype(np.float64)
        has = np.flatnonzero(together)
        frequency = min(len(documents), self.numbering.documents)
        return Occurring(has, together[has], frequency), Placed(_end_to_end(()), _end_to_end(()))


def _end_to_end(parts: Sequence[Numbers]) -> Numbers:
    return np.concatenate((np.zeros(0, dtype=np.int64), *parts))


def _size(found: tuple[Occurring, Placed]) -> int:
    occurring, where = found
    return sum(each.nbytes for each in (occurring.documents, occurring.weights, where.counts, where.places))


def latest(path: Path) -> int:
    """The number of the last commit at `path`."""
    return max((int(table.stem.rpartition("_")[2]) for table in path.glob("_*_*.toc")), default=-1)
