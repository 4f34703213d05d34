"""One generation of a Whoosh index, opened for reading."""

import heapq
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

from whoosh.index import FileIndex

from search.facets import Tags, narrow
from search.index import SOME_OF_THE_WORDS, Hit, Results
from search.query import Query
from search.whoosh_schema import SCHEMA, matches
from search.whoosh_storage import DurableStorage


class _Row(NamedTuple):
    """What is kept of a document, beside its words."""

    id: str
    group: str
    order: int
    tags: Tags


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
        self._facets = facets
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
        except Exception:
            index.storage.close()
            raise

    def _take(self, leaf: Any, path: Path, known: Segments) -> None:
        segment = leaf.segment()
        if segment is None:  # An index without documents has a reader without a segment.
            return
        key = (path, segment.segment_id(), segment.deleted_count())
        kept = known.get(key) or _load(leaf, self._facets)
        self.segments[key] = kept
        self._rows += kept.rows
        self.groups |= kept.groups

    def search(self, query: Query, filters: Mapping[str, Collection[str]], limit: int, offset: int) -> Results:
        """As `Index.search`."""
        hint = ""
        if query.empty:
            scores = {number: 0.0 for number, row in enumerate(self._rows) if row}
        else:
            scores = matches(self._searcher, query.clauses, every=True)
            if not scores and len(query.clauses) > 1:
                scores = matches(self._searcher, query.clauses, every=False)
                hint = SOME_OF_THE_WORDS if scores else ""
        found = [(row, score) for number, score in scores.items() if (row := self._rows[number])]
        tags = Counter(row.tags for row, _ in found)
        passed, facets = narrow(tags, self._facets, filters)
        kept = [one for one in found if one[0].tags in passed] if len(passed) < len(tags) else found
        best = heapq.nsmallest(offset + limit, kept, key=lambda one: (-one[1], one[0].group, one[0].order))
        hits = tuple(Hit(row.id, row.group, score) for row, score in best[offset:])
        return Results(len(kept), hits, facets, hint)

    def close(self) -> None:
        """Let go of the files; until then the bytes of removed ones stay on the disk."""
        self._searcher.close()


def _load(leaf: Any, facets: Sequence[str]) -> _Segment:
    rows: list[_Row | None] = [None] * leaf.doc_count_all()
    groups: dict[str, str] = {}
    known: dict[Tags, Tags] = {}
    for number, kept in leaf.iter_docs():
        if "mark" in kept:
            group, revision = kept["mark"]
            groups[group] = revision
        else:
            identity, group, order, tags = kept["row"]
            values = tuple(tags.get(name, "") for name in facets)
            rows[number] = _Row(identity, group, order, known.setdefault(values, values))
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
