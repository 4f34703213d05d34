"""The documents of an index as arrays, by number, with what they are sorted and filtered by."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

import numpy as np

from search.columns import Columns
from search.index import Place
from search.nearness import Vectors
from search.ranking import shortness, usual_length
from search.stretches import bounds
from search.whoosh_inverting import Group


class Shelf:
    """What is kept in memory of one segment, which never changes; documents are numbered from 0, group by group."""

    def __init__(self, groups: Iterable[Group], facets: Sequence[str]) -> None:
        self.names: list[str] = []
        self.revisions: list[str] = []
        self.ids: list[str] = []
        self.orders: list[int] = []
        self.columns = Columns(facets)
        sizes: list[int] = []
        vectors: list[bytes] = []
        # The date, the weight and the length of each document.
        figures: list[tuple[float, float, float]] = []
        for group in groups:
            for name, facet in self.columns.facets.items():
                facet.add_all(len(self.ids), group.tags.get(name, ()))
            self.names.append(group.name)
            self.revisions.append(group.revision)
            sizes.append(len(group.ids))
            self.ids += group.ids
            self.orders += group.orders
            vectors += group.vectors
            figures += zip(group.dates, group.weights, group.lengths, strict=True)
        self.columns.settle(len(self.ids))
        self.vectors = Vectors(vectors)
        self.sizes = np.array(sizes, dtype=np.int64)
        self.figures = np.array(figures, dtype=np.float64).reshape(-1, 3)


class Numbering:
    """All documents of an index, numbered on from shelf to shelf."""

    def __init__(self, shelves: Sequence[Shelf], facets: Sequence[str]) -> None:
        self.columns = Columns.joined(facets, [shelf.columns for shelf in shelves])
        self.names = [name for shelf in shelves for name in shelf.names]
        self.ids = [one for shelf in shelves for one in shelf.ids]
        self.orders = [order for shelf in shelves for order in shelf.orders]
        self.vectors = [shelf.vectors for shelf in shelves]
        self.documents = len(self.ids)
        self.bases = bounds(np.array([len(shelf.ids) for shelf in shelves], dtype=np.int64))
        sizes = np.concatenate([np.zeros(0, dtype=np.int64), *(shelf.sizes for shelf in shelves)])
        self.group_of = np.repeat(np.arange(len(sizes)), sizes)
        self._firsts = bounds(sizes)
        figures = np.concatenate([np.zeros((0, 3)), *(shelf.figures for shelf in shelves)])
        self.dates, self.weights, lengths = figures.T
        self.shortness = shortness(lengths, usual_length(int(lengths.sum()), self.documents))
        # What is equal in an answer is sorted by this: group, order, id. Within a group the numbers are so already.
        by_name = sorted(range(len(self.names)), key=self.names.__getitem__)
        self._sorted_names = [self.names[group] for group in by_name]
        self._sorted_groups = by_name
        self._sorted_ranks = bounds(sizes[by_name])
        first_ranks = np.empty(len(sizes), dtype=np.int64)
        first_ranks[by_name] = self._sorted_ranks[:-1]
        self.ranks = (first_ranks - self._firsts[:-1])[self.group_of] + np.arange(self.documents)

    def around(self, place: Place) -> tuple[int, int]:
        """How many documents have a rank below what that place has beside its key, and how many one that is not above.

        They differ by 1 where the document is still there.
        """
        at = bisect_left(self._sorted_names, place.group)
        below = int(self._sorted_ranks[at])
        if at == len(self._sorted_names) or self._sorted_names[at] != place.group:
            return below, below
        first, end = self._firsts[self._sorted_groups[at] : self._sorted_groups[at] + 2].tolist()
        members = list(zip(self.orders[first:end], self.ids[first:end], strict=True))
        sought = (place.order, place.id)
        return below + bisect_left(members, sought), below + bisect_right(members, sought)

    def place(self, number: int, key: float) -> Place:
        """Where a document stands that has this key."""
        return Place(key, self.names[self.group_of[number]], self.orders[number], self.ids[number])
