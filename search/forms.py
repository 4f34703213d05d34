"""The words of an index as they are written, and what a prefix stands for among them."""

from bisect import bisect_left
from collections.abc import Mapping
from heapq import nsmallest

from search.ranking import MOST_FORMS

# Beyond every letter.
_LAST = "\U0010ffff"


class Forms:
    """The words as `words.Part.folded` has them; `groups` says in how many groups each is.

    They come as lines: a word and the stems that it has in some group, with the number of those groups.

    >>> forms = Forms({"neglect neglect": 2, "neglected neglect": 1, "neat neat": 1, "school school": 3})
    >>> forms.groups["neglect"], forms.beginning("ne")
    (2, ('neat', 'neglect'))
    """

    def __init__(self, lines: Mapping[str, int]) -> None:
        self.groups: dict[str, int] = {}
        self._stems: dict[str, tuple[str, ...]] = {}
        for line, number in lines.items():
            folded, *stems = line.split(" ")
            self.groups[folded] = self.groups.get(folded, 0) + number
            self._stems[folded] = (*self._stems.get(folded, ()), *stems)
        self._sorted = sorted(self.groups)

    def beginning(self, letters: str) -> tuple[str, ...]:
        """The stems that a prefix stands for, as `search.ranking` says."""
        forms = self._sorted[bisect_left(self._sorted, letters) : bisect_left(self._sorted, letters + _LAST)]
        often = nsmallest(MOST_FORMS, forms, key=lambda folded: (-self.groups[folded], folded))
        return tuple(sorted({stem for folded in often for stem in self._stems[folded]}))
