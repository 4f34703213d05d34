"""Filters and counts over the tags of what matched, apart from any engine.

The documents come as counts per combination of tags: there are few combinations however many documents there are.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

# One value per facet, in the order of the facets' names; "" where a document has none.
Tags = tuple[str, ...]


class Narrowed(NamedTuple):
    """The combinations that pass every filter, and for each facet its values with their counts."""

    passed: frozenset[Tags]
    facets: dict[str, dict[str, int]]


def narrow(found: Mapping[Tags, int], names: Sequence[str], filters: Mapping[str, Collection[str]]) -> Narrowed:
    """What `filters` leave of `found`: any value within a facet will do, every facet must be met.

    A facet's own filter does not count for its own values, so that a person can choose a second one.

    >>> found = {("wales", "2019"): 2, ("wales", "2020"): 1, ("england", "2020"): 4}
    >>> narrow(found, ("nation", "year"), {"nation": ["wales"]}).facets
    {'nation': {'england': 4, 'wales': 3}, 'year': {'2019': 2, '2020': 1}}
    """
    wanted = [(place, frozenset(filters[name])) for place, name in enumerate(names) if filters.get(name)]
    counts: list[Counter[str]] = [Counter() for _ in names]
    passed = set()
    for tags, number in found.items():
        failed = [place for place, values in wanted if tags[place] not in values]
        if not failed:
            passed.add(tags)
        if len(failed) <= 1:
            for place in failed or range(len(names)):
                counts[place][tags[place]] += number
    return Narrowed(
        frozenset(passed),
        {
            name: dict(
                sorted(((value, n) for value, n in counter.items() if value), key=lambda item: (-item[1], item[0]))
            )
            for name, counter in zip(names, counts, strict=True)
        },
    )
