"""The tags of documents as arrays, so that facets of many thousand matches are counted in milliseconds."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class Narrowed:
    """Those of the matches that pass every filter, in their order, and for each facet its values with their counts."""

    passed: Numbers
    facets: dict[str, dict[str, int]]


class Facet:
    """The values that documents have in one facet: any number each.

    Documents are numbered from 0 upwards as an engine numbers them; there may be gaps.
    """

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}
        self._of: list[int] = []
        self._code: list[int] = []
        self._starts = np.zeros(1, dtype=np.int64)
        self._values = np.zeros(0, dtype=np.int64)

    def add(self, number: int, values: Collection[str]) -> None:
        """Note the values of a document; each document is noted once, numbers upwards."""
        for value in values:
            self._of.append(number)
            self._code.append(self.codes.setdefault(value, len(self.codes)))

    def settle(self, documents: int) -> None:
        """Make arrays of what was added since the last time; `documents` is one more than the last number."""
        if self._of or len(self._starts) != documents + 1:
            counts = np.zeros(documents, dtype=np.int64)
            counts[: len(self._starts) - 1] = np.diff(self._starts)
            counts += np.bincount(np.asarray(self._of, dtype=np.int64), minlength=documents)
            self._starts = np.concatenate(([0], np.cumsum(counts)))
            self._values = np.concatenate((self._values, np.asarray(self._code, dtype=np.int64)))
            self._of, self._code = [], []

    def counts(self, matched: Numbers) -> dict[str, int]:
        """How many of the matches have each value, most frequent first, then by value."""
        _, codes = self._gathered(matched)
        counted = np.bincount(codes, minlength=len(self.codes))
        found = ((value, int(counted[code])) for value, code in self.codes.items() if counted[code])
        return dict(sorted(found, key=lambda item: (-item[1], item[0])))

    def having(self, matched: Numbers, values: Collection[str]) -> NDArray[np.bool_]:
        """For each of the matches, whether it has one of these values."""
        wanted = np.zeros(len(self.codes) + 1, dtype=bool)
        wanted[[self.codes[value] for value in values if value in self.codes]] = True
        places, codes = self._gathered(matched)
        return np.bincount(places[wanted[codes]], minlength=len(matched)) > 0

    def _gathered(self, matched: Numbers) -> tuple[Numbers, Numbers]:
        """All values of the matches: the place of the match among them, and the value's code."""
        starts = self._starts[matched]
        counts = self._starts[matched + 1] - starts
        places = np.repeat(np.arange(len(matched), dtype=np.int64), counts)
        first = np.cumsum(counts) - counts
        return places, self._values[np.arange(len(places), dtype=np.int64) - first[places] + starts[places]]


class Columns:
    """The facets of all documents of an engine, by name."""

    def __init__(self, names: Sequence[str]) -> None:
        self.facets = {name: Facet() for name in names}

    def add(self, number: int, tags: Mapping[str, Collection[str]]) -> None:
        """Note the tags of a document; each document is noted once, numbers upwards."""
        for name, facet in self.facets.items():
            facet.add(number, tags.get(name, ()))

    def settle(self, documents: int) -> None:
        """To be called after the last of many `add`; `documents` is one more than the last number."""
        for facet in self.facets.values():
            facet.settle(documents)

    def narrow(self, matched: Numbers, filters: Mapping[str, Collection[str]]) -> Narrowed:
        """What `filters` leave of the matches: any value within a facet will do, every facet must be met.

        A facet's own filter does not count for its own values, so that a person can choose a second one.

        >>> columns = Columns(["nation", "year"])
        >>> for number, tags in enumerate([("wales", "2019"), ("wales", "2020"), ("england", "2020")]):
        ...     columns.add(number, {"nation": tags[:1], "year": tags[1:]})
        >>> columns.settle(3)
        >>> found = columns.narrow(np.arange(3), {"nation": ["wales"]})
        >>> found.passed.tolist(), found.facets
        ([0, 1], {'nation': {'wales': 2, 'england': 1}, 'year': {'2019': 1, '2020': 1}})
        """
        passing = {name: self.facets[name].having(matched, values) for name, values in filters.items() if values}
        all_of_them = np.ones(len(matched), dtype=bool)
        facets = {}
        for each in passing.values():
            all_of_them &= each
        passed = matched[all_of_them]
        for name, facet in self.facets.items():
            others = [mask for other, mask in passing.items() if other != name]
            counted = matched[np.logical_and.reduce(others)] if name in passing and others else passed
            facets[name] = facet.counts(matched if name in passing and not others else counted)
        return Narrowed(passed, facets)
