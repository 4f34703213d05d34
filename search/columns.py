"""The tags of documents as arrays, so that facets of many thousand matches are counted in milliseconds.

Documents are numbered from 0 upwards as an engine numbers them; there may be gaps.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from search.stretches import Numbers, bounds, stretches

# One document in so many is picked in the time that it takes to pass over all.
_OF_MANY = 2


class Narrowed(NamedTuple):
    """Those of the matches that pass every filter, in their order, and for each facet its values with their counts."""

    passed: Numbers
    facets: dict[str, dict[str, int]]


class Facet:
    """The values that documents have in one facet: any number each, none twice.

    `lengths` says how many each document has; `values` are all of them by document, as `codes` has them.
    """

    def __init__(self) -> None:
        self.codes: dict[str, int] = {}
        self._of: list[int] = []
        self._code: list[int] = []
        self.lengths = self.values = np.zeros(0, dtype=np.int64)
        self._bounds = bounds(self.lengths)
        # The one code of each document, or one more than there are; None where any has several.
        self._only: Numbers | None = np.zeros(0, dtype=np.int64)

    @classmethod
    def joined(cls, parts: Sequence["Facet"]) -> "Facet":
        """The documents of all parts, which are settled, numbered on from one part to the next."""
        facet = cls()
        lengths, values = [facet.lengths], [facet.values]
        for part in parts:
            codes = [facet.codes.setdefault(value, len(facet.codes)) for value in part.codes]
            values.append(np.array(codes, dtype=np.int64)[part.values])
            lengths.append(part.lengths)
        facet.keep(np.concatenate(lengths), np.concatenate(values))
        return facet

    def add(self, number: int, values: Collection[str]) -> None:
        """Note the values of a document; each document is noted once, numbers upwards."""
        self.add_all(number, (values,))

    def add_all(self, number: int, of_each: Iterable[Collection[str]]) -> None:
        """Note the values of documents that follow each other, the first of which has that number."""
        codes = self.codes
        for document, values in enumerate(of_each, number):
            for value in values:
                self._of.append(document)
                self._code.append(codes.setdefault(value, len(codes)))

    def settle(self, documents: int) -> None:
        """Make arrays of what was added since the last time; `documents` is one more than the last number."""
        if self._of or len(self.lengths) != documents:
            lengths = np.bincount(np.asarray(self._of, dtype=np.int64), minlength=documents)
            lengths[: len(self.lengths)] += self.lengths
            self.keep(lengths, np.concatenate((self.values, np.asarray(self._code, dtype=np.int64))))
            self._of, self._code = [], []

    def keep(self, lengths: Numbers, values: Numbers) -> None:
        """Take these instead of what was settled before."""
        self.lengths, self.values, self._bounds = lengths, values, bounds(lengths)
        self._only = None
        if not len(lengths) or lengths.max() <= 1:
            self._only = np.full(len(lengths), len(self.codes))
            self._only[lengths == 1] = values

    def counts(self, matched: Numbers) -> dict[str, int]:
        """How many of the matches have each value, most frequent first, then by value."""
        counted = np.bincount(self._codes(matched), minlength=len(self.codes)).tolist()
        found = ((value, counted[code]) for value, code in self.codes.items() if counted[code])
        return dict(sorted(found, key=lambda item: (-item[1], item[0])))

    def having(self, matched: Numbers, values: Collection[str]) -> NDArray[np.bool_]:
        """For each of the matches, whether it has one of these values."""
        wanted = np.zeros(len(self.codes) + 1, dtype=bool)
        wanted[[self.codes[value] for value in values if value in self.codes]] = True
        if self._only is not None:
            return wanted[self._only[matched]]
        places, codes = self._gathered(matched)
        return np.bincount(places[wanted[codes]], minlength=len(matched)) > 0

    def _codes(self, matched: Numbers) -> Numbers:
        """All values of the matches, in any order."""
        if self._only is not None:
            return self._only[matched]
        if len(matched) * _OF_MANY < len(self.lengths):
            return self._gathered(matched)[1]
        chosen = np.zeros(len(self.lengths), dtype=bool)
        chosen[matched] = True
        values: Numbers = self.values[np.repeat(chosen, self.lengths)]
        return values

    def _gathered(self, matched: Numbers) -> tuple[Numbers, Numbers]:
        """All values of the matches: the place of the match among them, and the value's code."""
        lengths = self.lengths[matched]
        places = np.repeat(np.arange(len(matched)), lengths)
        return places, self.values[stretches(self._bounds[matched], lengths)]


class Columns:
    """The facets of all documents of an engine, by name."""

    def __init__(self, names: Sequence[str]) -> None:
        self.facets = {name: Facet() for name in names}

    @classmethod
    def joined(cls, names: Sequence[str], parts: Sequence["Columns"]) -> "Columns":
        """The documents of all parts, which are settled and have those facets, numbered on from one to the next."""
        columns = cls(())
        columns.facets = {name: Facet.joined([part.facets[name] for part in parts]) for name in names}
        return columns

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
        met = {name: self.facets[name].having(matched, values) for name, values in filters.items() if values}
        # How many filters let each match through: a facet counts those that all let through, but for its own.
        passing = np.sum(list(met.values()), axis=0) if met else np.zeros(len(matched), dtype=np.int64)
        passed = matched[passing == len(met)]
        facets = {}
        for name, facet in self.facets.items():
            counted = matched[passing - met[name] == len(met) - 1] if name in met else passed
            facets[name] = facet.counts(counted)
        return Narrowed(passed, facets)
