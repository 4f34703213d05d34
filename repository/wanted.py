"""What is asked of a search."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from search.index import Order


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is searched for.

    `filters` maps a facet (`indexed.FACETS`) to the values that are let through. `cursor` is one of an answer to the
    same search. With `exact` no words are added that mean the same. `report` is the id of the only report to look in.
    """

    text: str = ""
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    order: Order = Order.BEST
    cursor: str = ""
    limit: int = 20
    exact: bool = False
    report: str = ""
    explain: bool = False
