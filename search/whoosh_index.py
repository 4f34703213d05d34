"""The embedded engine: Whoosh files, which are a cache of the caller's database and can be rebuilt from it."""

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock
from typing import Any

from whoosh.index import EmptyIndexError
from whoosh.reading import SegmentReader
from whoosh.writing import SegmentWriter

from search.document import Document, unique
from search.generations import Generations, sync_folder
from search.index import IndexUnusable, Order, Place, Results
from search.query import Query
from search.whoosh_reading import Reading, Segments, create_files, latest, numbers_of, open_files
from search.whoosh_schema import fields_of, mark_of
from search.whoosh_storage import remove_debris

# To be raised with any change of schema, stored rows or `search.words`: an older index then asks to be rebuilt.
_VERSION = 1

# How much is sorted in memory before a run goes to the disk: 32 is slower, beyond 128 nothing is gained.
_SORT_MIB = 128

# Documents in a segment. To remove a text means to write its segment anew (about 1 ms a document), so none is larger
# than a person may wait for; each more makes every search a little slower.
_FULL_SEGMENT = 2_000
_MOST_SMALL_SEGMENTS = 10


class WhooshIndex:
    """An `Index` in `folder`, with the tags named by `facets` counted and filtered.

    Several processes may share the folder: one writes at a time, the others wait up to `patience` seconds, and readers
    answer from what was committed last. A read never writes, and nothing is read before the first call.
    """

    def __init__(self, folder: Path, facets: Sequence[str], *, patience: float = 30.0) -> None:
        self._generations = Generations(folder, _VERSION)
        self._facets = tuple(facets)
        self._patience = patience
        self._lock = Lock()
        self._reading: Reading | None = None
        self._read_from: Path | None = None
        self._known: Segments = {}

    def replace(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        """As `Index.replace`."""
        kept = unique(group, documents)
        with self._generations.writing(self._patience):
            path = self._generations.current()
            with _damage("written"):
                if path is None:
                    path = self._generations.begin()
                    create_files(path)
                    self._generations.publish(path)
                self._generations.sweep()
                index = open_files(path)
                remove_debris(path, index)
                with _writer(index) as writer:
                    for number in numbers_of(index, group):
                        writer.delete_document(number)
                    if kept:
                        _add(writer, group, revision, kept)
                sync_folder(path)
        # Files that a reader holds open keep their bytes on the disk.
        self.close()

    def search(  # noqa: PLR0913  # As the port has it.
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
        """As `Index.search`."""
        unknown = set(filters) - set(self._facets)
        if unknown:
            raise ValueError(f"No facets of this index: {', '.join(sorted(unknown))}.")
        if limit < 0 or (after and before):
            raise ValueError("A limit is negative, or there are two places.")
        with self._current() as reading:
            if reading is None:
                return Results(0, (), {name: {} for name in self._facets})
            return reading.search(query, filters, limit, within, order, after, before)

    def vocabulary(self) -> Mapping[str, int]:
        """As `Index.vocabulary`."""
        return {}

    def groups(self) -> dict[str, str]:
        """As `Index.groups`."""
        with self._current() as reading:
            return dict(reading.groups) if reading else {}

    def rebuild(self, items: Iterable[tuple[str, str, Sequence[Document]]]) -> int:
        """As `Index.rebuild`."""
        with self._generations.writing(self._patience):
            with _damage("written"):
                path = self._generations.begin()
            try:
                number = _fill(path, items)
            except BaseException:
                shutil.rmtree(path, ignore_errors=True)
                raise
            with _damage("written"):
                self._generations.publish(path)
                self._generations.sweep()
        self.close()
        return number

    def clear(self) -> None:
        """As `Index.clear`."""
        self.rebuild(())

    def close(self) -> None:
        """Let go of the files. A later call opens them again."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        if self._reading:
            with suppress(Exception):  # What is damaged may not even close.
                self._reading.close()
        self._reading = None

    @contextmanager
    def _current(self) -> Iterator[Reading | None]:
        """The latest commit, to one thread at a time: Python's own lock leaves nothing to gain from more."""
        with self._lock, _damage("read"):
            try:
                self._refresh()
                yield self._reading
            except Exception:
                self._drop()
                raise

    def _refresh(self) -> None:
        for _ in range(3):
            path = self._generations.current()
            if path is None:
                self._drop()
                return
            if self._reading and path == self._read_from and self._reading.generation == latest(path):
                return
            try:
                reading = Reading(path, self._facets, self._known)
            except (FileNotFoundError, EmptyIndexError):
                # A writer has just removed these files: there are newer ones.
                continue
            self._drop()
            self._reading, self._read_from, self._known = reading, path, reading.segments
            return
        raise IndexUnusable("Files of the search index are missing. Rebuild it.")


def _fill(path: Path, items: Iterable[tuple[str, str, Sequence[Document]]]) -> int:
    with _damage("written"):
        index = create_files(path)
    coming = iter(items)
    seen: set[str] = set()
    more = True
    while more:
        more = False
        with _writer(index) as writer:
            for group, revision, documents in coming:
                if group in seen:
                    raise ValueError("A group comes twice.")
                seen.add(group)
                kept = unique(group, documents)
                if kept:
                    with _damage("written"):
                        _add(writer, group, revision, kept)
                if writer.doc_count() >= _FULL_SEGMENT:
                    more = True
                    break
    return len(seen)


def _add(writer: SegmentWriter, group: str, revision: str, documents: Iterable[Document]) -> None:
    for document in documents:
        writer.add_document(**fields_of(document))
    writer.add_document(**mark_of(group, revision))


@contextmanager
def _writer(index: Any) -> Iterator[SegmentWriter]:
    """A writer that commits at the end, or leaves everything as it was."""
    with _damage("written"):
        # Whoosh's own lock stays taken when a commit fails; ours is always held here.
        writer = index.writer(limitmb=_SORT_MIB, _lk=False)
    try:
        yield writer
        with _damage("written"):
            writer.commit(mergetype=_tidied)
    except BaseException:
        with suppress(Exception):  # It may have failed half way through closing.
            writer.cancel()
        index.storage.close()
        raise


def _tidied(writer: SegmentWriter, segments: Sequence[Any]) -> list[Any]:
    """A merge policy of Whoosh: writes some segments anew, and gives those that stay.

    Anew are all that hold deleted documents, whose text would stay in the files otherwise, and small ones together once
    there are many.
    """
    anew = [segment for segment in segments if segment.has_deletions()]
    room = _FULL_SEGMENT - sum(segment.doc_count() for segment in anew)
    small = [segment for segment in segments if segment not in anew and segment.doc_count_all() < _FULL_SEGMENT]
    if len(small) >= _MOST_SMALL_SEGMENTS:
        for segment in sorted(small, key=lambda segment: segment.doc_count_all()):
            room -= segment.doc_count_all()
            if room >= 0:
                anew.append(segment)
    for segment in anew:
        if segment.doc_count():
            reader = SegmentReader(writer.storage, writer.schema, segment)
            writer.add_reader(reader)
            reader.close()
    return [segment for segment in segments if segment not in anew]


@contextmanager
def _damage(done: str) -> Iterator[None]:
    """Whatever Whoosh, pickle or the disk raise becomes IndexUnusable, without the words that they quote."""
    try:
        yield
    except IndexUnusable:
        raise
    except Exception as error:  # noqa: BLE001 - damaged files raise anything, from EOFError to AssertionError.
        message = f"The search index cannot be {done} ({type(error).__name__}). If this lasts, rebuild it."
        raise IndexUnusable(message) from None
