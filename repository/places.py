"""Cursors of a search: where its next page begins, or the one before.

By date, that is a place behind which or before which lessons stand. A score changes with every report that comes or
goes, and a place among scores with it: what was shown could come again, and what was not could be passed over. In an
answer by score the cursor therefore says what was shown before the page, and the page is the best of the rest.
"""

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy.ext.asyncio import AsyncSession

from repository import paging
from search.index import Hit, Order, Place

# Bytes of a digest. Among as many lessons as are ever shown, two have the same by chance once in two million answers.
_DIGEST = 5

# House rule: whoever reads further down an answer by score is better served by a narrower search.
FURTHEST = 1000


class _Mark(msgspec.Struct, frozen=True, array_like=True):
    first: int = 1
    seen: bytes = b""
    forward: bool = True
    place: tuple[float, str, int, str] | None = None


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a reader stands; at first, before everything.

    `first` is the number, from 1, of the first lesson of the page that is asked for. By score `seen` says what was
    shown before it, in order; by date the page stands behind `place`, or before it where `forward` is false.
    """

    first: int = 1
    seen: bytes = b""
    place: Place | None = None
    forward: bool = True

    @property
    def passed(self) -> frozenset[bytes]:
        """What was shown before the page, as digests of `digest`."""
        return frozenset(self.seen[at : at + _DIGEST] for at in range(0, len(self.seen), _DIGEST))

    def onwards(self, shown: Sequence[Hit], order: Order) -> "Standing | None":
        """Where a reader stands who goes on behind the page; None where nothing was shown or it goes no further."""
        if not shown:
            return None
        first = self.first + len(shown)
        if order is not Order.BEST:
            return Standing(first, place=shown[-1].place)
        return Standing(first, self.seen + b"".join(map(digest, shown))) if first <= FURTHEST else None

    def back(self, shown: Sequence[Hit], page: int, order: Order) -> "Standing | None":
        """Where a reader stands who goes back a page of that size; None at the beginning."""
        if order is Order.BEST:
            return Standing(max(1, self.first - page), self.seen[: -page * _DIGEST]) if self.seen else None
        place = shown[0].place if shown else self.place
        return Standing(max(1, self.first - page), place=place, forward=False) if place else None


def digest(hit: Hit) -> bytes:
    """What tells a lesson from others in a cursor."""
    return hashlib.sha256(hit.id.encode()).digest()[:_DIGEST]


def encode(session: AsyncSession, standing: Standing | None, asked: bytes) -> str:
    """The cursor, sealed for the search that `asked` tells; "" for None."""
    if standing is None:
        return ""
    mark = _Mark(standing.first, standing.seen, standing.forward, standing.place)
    return paging.seal(session, msgspec.msgpack.encode(mark), ("search", asked))


def decode(session: AsyncSession, cursor: str, asked: bytes) -> Standing:
    """Where that cursor stands; before everything for "".

    Raises:
        Invalid: we did not make that cursor, or for another search.
    """
    if not cursor:
        return Standing()
    mark = msgspec.msgpack.decode(paging.unseal(session, cursor, ("search", asked)), type=_Mark)
    return Standing(mark.first, mark.seen, Place(*mark.place) if mark.place else None, mark.forward)


def asked_of(text: str, filters: Mapping[str, Iterable[str]], *more: str) -> bytes:
    """What tells one search from another, so that a cursor of one is refused in another.

    >>> asked_of("a", {"year": ["2020", "2019"], "kind": []}) == asked_of("a", {"year": ["2019", "2020"]})
    True
    """
    chosen = sorted((name, sorted(values)) for name, values in filters.items() if values)
    return hashlib.sha256(msgspec.msgpack.encode((text, chosen, more))).digest()
