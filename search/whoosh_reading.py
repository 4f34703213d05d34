"""One generation of a Whoosh index, opened for reading."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from whoosh.index import FileIndex

from search.columns import Columns
from search.index import SOME_OF_THE_WORDS, Hit, Order, Place, Results
from search.query import Query
from search.whoosh_schema import SCHEMA, matches
from search.whoosh_storage import DurableStorage


class _Row(NamedTuple):
    """What is kept of a document, beside its words."""

    id: str
    group: str
    order: int
    tags: Mapping[str, tuple[str, ...]]
    date: int
    weight: float


class _Segment(NamedTuple):
    """What is kept of one segment: its rows by Whoosh's number (None for what is no document), and its groups."""

    rows: Sequence[_Row | None]
    groups: Mapping[str, str]


# By folder, Whoosh's name of the segment, and how many of its documents are deleted: such a segment never changes.
Segments = dict[tuple[Path, str, int], _Segment]


class Reading:
    """The index as it stood at one commit; not to be shared between threads without a lock.

    What earlier readings kept of the segments that are still there comes from `known`. Whoosh's own `refresh` is not
    used: in 2.7.5 it brings deleted documents back.
    """

    def __init__(self, path: Path, facets: Sequence[str], known: Segments) -> None:
        self._columns = Columns(facets)
        self.segments: Segments = {}
        # Asked before the files are opened: a commit in between makes this reading look older than it is, never newer.
        self.generation = latest(path)
        self._rows: list[_Row | None] = []
        self.groups: dict[str, str] = {}
        index = open_files(path)
        try:
            self._searcher = index.searcher()
            for leaf, _ in self._searcher.reader().leaf_readers():
                self._take(leaf, path, known)
            for number, row in enumerate(self._rows):
                if row:
                    self._columns.add(number, row.tags)
            self._columns.settle(len(self._rows))
        except Exception:
            index.storage.close()
            raise

    def _take(self, leaf: Any, path: Path, known: Segments) -> None:
        segment = leaf.segment()
        if segment is None:  # An index without documents has a reader without a segment.
            return
        key = (path, segment.segment_id(), segment.deleted_count())
        kept = known.get(key) or _load(leaf)
        self.segments[key] = kept
        self._rows += kept.rows
        self.groups |= kept.groups

    def search(  # noqa: PLR0913, PLR0917  # As the port has it.
        self,
        query: Query,
        filters: Mapping[str, Collection[str]],
        limit: int,
        within: Collection[str],
        order: Order,
        after: Place | None,
        before: Place | None,
    ) -> Results:
        """As `Index.search`."""
        hint = ""
        if query.empty:
            scores = {number: 0.0 for number, row in enumerate(self._rows) if row}
        else:
            scores = matches(self._searcher, query.clauses, every=True)
            if not scores and len(query.clauses) > 1:
                scores = matches(self._searcher, query.clauses, every=False)
                hint = SOME_OF_THE_WORDS if scores else ""
        found = np.array(
            sorted(n for n in scores if (row := self._rows[n]) and (not within or row.group in within)), dtype=np.int64
        )
        narrowed = self._columns.narrow(found, filters)
        rows = [(row, scores[int(number)]) for number in narrowed.passed if (row := self._rows[number])]
        of_group = Counter(row.group for row, _ in rows)
        sign = {Order.BEST: -1, Order.NEWEST: -1, Order.OLDEST: 1}[order]
        hits = []
        for row, score in rows:
            key = score * row.weight if order is Order.BEST else row.date
            place = Place(key, row.group, row.order, row.id)
            hits.append(Hit(row.id, row.group, score * row.weight, place, of_group[row.group]))

        def at(place: Place) -> tuple[float, str, int, str]:
            return (sign * place.key, *place[1:])

        hits.sort(key=lambda hit: at(hit.place))
        kept = [
            hit
            for hit in hits
            if (after is None or at(hit.place) > at(after)) and (before is None or at(hit.place) < at(before))
        ]
        shown = kept[-limit:] if before and limit else kept[:limit]
        return Results(
            len(hits),
            tuple(shown),
            narrowed.facets,
            hint,
            len(of_group),
            bool(shown) and hits[0] is not shown[0],
            bool(shown) and hits[-1] is not shown[-1],
        )

    def close(self) -> None:
        """Let go of the files; until then the bytes of removed ones stay on the disk."""
        self._searcher.close()


def _load(leaf: Any) -> _Segment:
    rows: list[_Row | None] = [None] * leaf.doc_count_all()
    groups: dict[str, str] = {}
    for number, kept in leaf.iter_docs():
        if "mark" in kept:
            group, revision = kept["mark"]
            groups[group] = revision
        else:
            rows[number] = _Row(*kept["row"])
    return _Segment(rows, groups)


def open_files(path: Path) -> FileIndex:
    """The Whoosh index at `path`. It raises anything, from KeyError to struct.error, where the files are damaged."""
    storage = DurableStorage(path)
    try:
        return FileIndex(storage, schema=SCHEMA)
    except Exception:
        storage.close()
        raise


def numbers_of(index: FileIndex, group: str) -> list[int]:
    """Whoosh's numbers of all that is kept of a group. Its `delete_by_term` would leave the old files mapped."""
    with closing(index.reader()) as reader:
        known = ("group", group.encode()) in reader
        return list(reader.postings("group", group).all_ids()) if known else []


def create_files(path: Path) -> FileIndex:
    """A new, empty Whoosh index at `path`."""
    return FileIndex.create(DurableStorage(path), SCHEMA)


def latest(path: Path) -> int:
    """The number of the last commit at `path`."""
    return max((int(table.stem.rpartition("_")[2]) for table in path.glob("_*_*.toc")), default=-1)
