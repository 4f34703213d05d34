"""Cursors of a search: where its next page begins, or where the page before ends.

A score changes a little with every report that comes or goes, so that a lesson could move past the place at which a
reader stands, and be shown again. A cursor therefore also says, for answers by score, what was shown on the way.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from repository import paging
from search.index import Hit, Order, Place

# Bytes of a digest. Among as many lessons as are ever shown (FURTHEST), two agree by chance once in four million walks.
_DIGEST = 5

# House rule: whoever reads further down an answer by score is better served by a narrower search.
FURTHEST = 1000


class _Mark(msgspec.Struct, frozen=True, array_like=True):
    forward: bool
    first: int
    key: float
    group: str
    order: int
    id: str
    seen: bytes


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a reader stands: `first` is the number, from 1, of the first lesson of the page that is asked for.

    Without a place it is the first page. `seen` holds digests of what was shown on the way here.
    """

    place: Place | None = None
    forward: bool = True
    first: int = 1
    seen: bytes = b""

    def shown(self, hit: Hit) -> bool:
        """Whether that lesson was shown on the way here."""
        digest = _digest(hit.id)
        return any(self.seen[at : at + _DIGEST] == digest for at in range(0, len(self.seen), _DIGEST))

    def onwards(self, shown: Sequence[Hit], order: Order) -> "Standing | None":
        """Where a reader stands who goes on behind these; None where nothing was shown or it goes no further."""
        if not shown:
            return None
        way = self.seen if self.forward else b""
        seen = way + b"".join(_digest(hit.id) for hit in shown) if order is Order.BEST else b""
        if len(seen) >= FURTHEST * _DIGEST:
            return None
        return Standing(shown[-1].place, first=self.first + len(shown), seen=seen)

    def back(self, shown: Sequence[Hit], page: int, order: Order) -> "Standing | None":
        """Where a reader stands who goes back before these."""
        place = shown[0].place if shown else self.place
        if place is None:
            return None
        seen = b"".join(_digest(hit.id) for hit in shown) if order is Order.BEST else b""
        return Standing(place, forward=False, first=max(1, self.first - page), seen=seen)

    def at_the_start(self) -> "Standing":
        """The same, where it turned out that nothing stands before the page."""
        return replace(self, first=1)


def encode(session: AsyncSession, standing: Standing | None, asked: bytes) -> str:
    """The cursor, sealed for the search that `asked` tells; "" for None."""
    if standing is None or standing.place is None:
        return ""
    mark = _Mark(standing.forward, standing.first, *standing.place, standing.seen)
    return paging.seal(session, msgspec.msgpack.encode(mark), ("search", asked))


def decode(session: AsyncSession, cursor: str, asked: bytes) -> Standing:
    """Where that cursor stands; the first page for "".

    Raises:
        Invalid: we did not make that cursor, or for another search.
    """
    if not cursor:
        return Standing()
    mark = msgspec.msgpack.decode(paging.unseal(session, cursor, ("search", asked)), type=_Mark)
    return Standing(Place(mark.key, mark.group, mark.order, mark.id), mark.forward, mark.first, mark.seen)


def asked_of(text: str, filters: Mapping[str, Iterable[str]], *more: str) -> bytes:
    """What tells one search from another, so that a cursor of one is refused in another.

    >>> asked_of("a", {"year": ["2020", "2019"], "kind": []}) == asked_of("a", {"year": ["2019", "2020"]})
    True
    """
    chosen = sorted((name, sorted(values)) for name, values in filters.items() if values)
    return hashlib.sha256(msgspec.msgpack.encode((text, chosen, more))).digest()


def _digest(lesson_id: str) -> bytes:
    return hashlib.sha256(lesson_id.encode()).digest()[:_DIGEST]
