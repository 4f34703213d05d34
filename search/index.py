"""The port: what every search engine does.

IndexUnusable              the index cannot be read or written; says what to do about it
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from search.document import Document
from search.query import Query

SOME_OF_THE_WORDS = "No lesson has all these words; these have some of them."


class IndexUnusable(Exception):  # noqa: N818 - says what is the matter, as DocumentRefused does
    """The index cannot be read or written.

    The message is for an operator and never quotes a document or a query. What was searchable before stays so.
    """


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found; `score` is comparable within one answer only."""

    id: str
    group: str
    score: float


@dataclass(frozen=True, slots=True)
class Results:
    """What was found.

    `total` counts all that match, not only `hits`; `facets` maps each facet to its values and how many documents would
    be left if that value alone were chosen in it, most frequent first (values without any are absent); `hint` is "" or
    `SOME_OF_THE_WORDS`.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    hint: str = ""


class Index(Protocol):
    """A full-text index over groups of documents. Safe to share between threads.

    Every method raises IndexUnusable where the index cannot be read or written.
    """

    def replace(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        """Make `documents` all that is indexed of `group`, and remember `revision` for `groups`.

        Nobody ever sees a part of it. Without documents the group is removed; the engine then keeps nothing of its old
        text. Of documents with the same id the last counts.

        Raises:
            ValueError: a document belongs to another group.
        """
        ...

    def search(self, query: Query, *, filters: Mapping[str, Collection[str]], limit: int, offset: int) -> Results:
        """The documents that meet every clause of `query`, best first; an empty query finds all, in order.

        Where no document of the whole index meets every clause, those that meet some are found and the hint says so; an
        engine may then look for the five rarest only.
        `filters` maps a facet to the values that are let through, none meaning any.

        Raises:
            ValueError: a filter is no facet of this index, or `limit` or `offset` is negative.
        """
        ...

    def groups(self) -> dict[str, str]:
        """Each group that can be found, with the revision it was given."""
        ...

    def rebuild(self, items: Iterable[tuple[str, str, Sequence[Document]]]) -> int:
        """Index `items` (group, revision, documents) afresh, and switch over at the end; the number of groups.

        `items` are taken one by one in the calling thread. Searches are answered from the old index meanwhile and
        notice the switch by themselves; writers wait. The old index is not looked at, so that this repairs any damage,
        and is gone afterwards. What `items` raises passes through, and the old index stays.

        Raises:
            ValueError: a group comes twice, or a document belongs to another group.
        """
        ...

    def clear(self) -> None:
        """Remove everything."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
