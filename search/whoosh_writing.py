"""Changes of one generation of a Whoosh index; each function is for the writer that holds the lock."""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from whoosh.codec.whoosh3 import W3Segment
from whoosh.index import TOC, clean_files

from search.document import Document
from search.generations import sync_folder
from search.whoosh_inverting import Batch
from search.whoosh_segment import INDEX, SCHEMA, Contents, Segment, together, write
from search.whoosh_storage import DurableStorage, remove_debris

# Documents in a segment. To remove a text means to write its segment anew (about 0.1 ms a document), so none is larger
# than a person may wait for; each more makes every search a little slower.
_FULL_SEGMENT = 4_000
_MOST_SMALL_SEGMENTS = 10


def create(path: Path) -> None:
    """A new, empty Whoosh index at `path`."""
    Filling(path).finish()


class Filling:
    """A new Whoosh index at `path`, which nobody reads before it is finished."""

    def __init__(self, path: Path) -> None:
        self._storage = DurableStorage(path)
        self._segments: list[W3Segment] = []
        self._batch = Batch()

    def add(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        """Add a group that is not there; one without documents is passed over."""
        if documents:
            self._batch.add(group, revision, documents)
        if self._batch.documents >= _FULL_SEGMENT:
            self._flush()

    def finish(self) -> None:
        """Write what is left, and the table of contents."""
        if self._batch.documents:
            self._flush()
        TOC(SCHEMA, self._segments, 0).write(self._storage, INDEX)

    def _flush(self) -> None:
        self._segments.append(write(self._storage, _contents(self._batch)))
        self._batch = Batch()


def change(path: Path, group: str, revision: str, documents: Sequence[Document]) -> None:
    """Make `documents` all that is indexed of a group; nobody sees a part of it."""
    storage = DurableStorage(path)
    contents = TOC.read(storage, INDEX, schema=SCHEMA)
    remove_debris(storage, INDEX, contents)
    try:
        segments = _changed(storage, contents.segments, group, _of_group(group, revision, documents))
        storage.close()
        TOC(SCHEMA, segments, contents.generation + 1).write(storage, INDEX)
    except BaseException:
        storage.close()
        with suppress(OSError):
            remove_debris(storage, INDEX, contents)
        raise
    clean_files(storage, INDEX, contents.generation + 1, segments)
    sync_folder(path)


def _contents(batch: Batch) -> Contents:
    return Contents(batch.postings(), batch.forms(), batch.groups)


def _of_group(group: str, revision: str, documents: Sequence[Document]) -> list[Contents]:
    if not documents:
        return []
    batch = Batch()
    batch.add(group, revision, documents)
    return [_contents(batch)]


def _changed(storage: DurableStorage, old: Sequence[W3Segment], group: str, new: list[Contents]) -> list[W3Segment]:
    """Write a segment of what is new and what has to be written anew; that and the segments that stay.

    Anew are all that hold the group, whose text would stay in the files otherwise, and small ones together once there
    are many.
    """
    opened = {segment: Segment(storage, segment) for segment in old}
    anew = [segment for segment in old if opened[segment].holds(group)]
    parts = [opened[segment].contents().without(group) for segment in anew]
    small = [segment for segment in old if segment not in anew and segment.doc_count_all() < _FULL_SEGMENT]
    if len(small) >= _MOST_SMALL_SEGMENTS:
        room = _FULL_SEGMENT - sum(part.documents for part in parts + new)
        for segment in sorted(small, key=lambda segment: segment.doc_count_all()):
            room -= segment.doc_count_all()
            if room >= 0:
                anew.append(segment)
                parts.append(opened[segment].contents())
    parts = [part for part in parts + new if part.documents]
    stay = [segment for segment in old if segment not in anew]
    return [*stay, write(storage, together(parts))] if parts else stay
