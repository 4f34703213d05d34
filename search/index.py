"""The port: what every search engine does.

IndexUnusable              the index cannot be read or written; says what to do about it
└── IndexOutOfReach        not now, and to build it anew would not help
    └── TakesTooLong       not this search
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from search.document import Document
from search.query import Query

SOME_OF_THE_WORDS = "No lesson has all these words; these have some of them."
FEW_HAVE_ALL = "Few lessons have all these words, so others that have some of them are shown too."


class IndexUnusable(Exception):  # noqa: N818 - says what is the matter, as DocumentRefused does
    """The index cannot be read or written.

    The message is for an operator and never quotes a document or a query. What was searchable before stays so.
    """


class IndexOutOfReach(IndexUnusable):
    """The index cannot be used now, and to build it anew would not help.

    Another process writes it, whatever keeps it does not answer or lets us in, or later software made it.
    """


class TakesTooLong(IndexOutOfReach):
    """A search was given up, because it takes longer than a person waits. One for rarer words may not."""


class Order(StrEnum):
    """By what an answer is sorted: how well a document meets the query, or its date."""

    BEST = "best"
    NEWEST = "newest"
    OLDEST = "oldest"


class Place(NamedTuple):
    """Where a document stands in an answer; no two stand at one place.

    `key` is the score, or the date; what is equal in that is sorted by the rest, upwards.
    """

    key: float
    group: str
    order: int
    id: str


@dataclass(frozen=True, slots=True)
class Hit:
    """A document that was found; `score` is comparable within one answer only.

    `of_group` counts the documents of its group that were found. `shares` are what each clause of the query adds to
    what the words are worth before the document's weight multiplies it, where that was asked for. `nearness` is the
    cosine by which the document is among the nearest in meaning, 0 where it is not.
    """

    id: str
    group: str
    score: float
    place: Place
    of_group: int
    shares: tuple[float, ...] = ()
    nearness: float = 0.0


@dataclass(frozen=True, slots=True)
class Results:
    """What was found.

    `total` counts all that match, not only `hits`, and `groups` the groups of those; `facets` maps each facet to its
    values and how many documents would be left if that value alone were chosen in it, most frequent first (values
    without any are absent). `more_before` and `more_after` say whether anything stands before the first hit and after
    the last. `hint` is "", `SOME_OF_THE_WORDS` or `FEW_HAVE_ALL`.
    """

    total: int
    hits: tuple[Hit, ...]
    facets: dict[str, dict[str, int]] = field(default_factory=dict)
    hint: str = ""
    groups: int = 0
    more_before: bool = False
    more_after: bool = False


class Index(Protocol):
    """A full-text index over groups of documents. Safe to share between threads.

    Every method raises IndexUnusable where the index cannot be read or written, and IndexOutOfReach where a rebuild
    would not change that.
    """

    def replace(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        """Make `documents` all that is indexed of `group`, and remember `revision` for `groups`.

        Nobody ever sees a part of it. Without documents the group is removed; the engine then keeps nothing of its old
        text. Of documents with the same id the last counts.

        Raises:
            ValueError: a document belongs to another group.
        """
        ...

    def search(  # noqa: PLR0913  # What is asked, of which documents, and which part of the answer.
        self,
        query: Query,
        *,
        filters: Mapping[str, Collection[str]],
        limit: int,
        within: Collection[str] = (),
        order: Order = Order.BEST,
        after: Place | None = None,
        before: Place | None = None,
        explain: bool = False,
    ) -> Results:
        """The documents that meet the query, in that order; an empty query finds all.

        `filters` maps a facet to the values that are let through, none meaning any; `within` names the groups that are,
        none meaning all. The hits are the first `limit`, or those that stand next `after` a place or next `before` it,
        never both; they are in the answer's order in any case. A place may be one of a document that is gone.

        Where fewer than `loosening.ENOUGH` documents of the whole index meet every clause, and the query is not strict,
        those that meet some of the rarest ones are found as well, as `search.loosening` says, and the hint says so.

        Where the query is `by_meaning` and the order by score, the documents of the whole index that are nearest to it
        are found as well, as `nearness.nearest` says, but for those that meet `without`. The score is then that of
        `fusion.fused`: of the score by words, 0 where words do not find the document, and of the nearness, both ranked
        among what the filters and `within` leave. What words do not find has no shares.

        An engine may rank only so many of what it finds as it can within the time that a person waits; the counts are
        of all.

        Raises:
            ValueError: a filter is no facet of this index, `limit` is negative, or both places are given.
            TakesTooLong: an engine that bounds what a search costs gave it up.
        """
        ...

    def vocabulary(self) -> Mapping[str, int]:
        """Every word that can be found, as `words.Part.folded` has it, with the number of groups that it is in.

        Whoever asks again while nothing was written gets the same object: it is not to be changed.
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
