"""The embedded engine: Whoosh files, which are a cache of the caller's database and can be rebuilt from it."""

import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import Lock

from whoosh.index import EmptyIndexError

from search.document import Document, unique
from search.generations import Generations
from search.index import IndexUnusable, Order, Place, Results
from search.query import Query
from search.whoosh_answer import Asked, answer
from search.whoosh_reading import Known, Reading, latest
from search.whoosh_writing import Filling, change, create

# To be raised with any change of what is in the files, or of `search.words`: an older index then asks to be rebuilt.
VERSION = 3


class WhooshIndex:
    """An `Index` in `folder`, with the tags named by `facets` counted and filtered.

    Several processes may share the folder: one writes at a time, the others wait up to `patience` seconds, and readers
    answer from what was committed last. A read never writes, and nothing is read before the first call.
    """

    def __init__(self, folder: Path, facets: Sequence[str], *, patience: float = 30.0) -> None:
        self._generations = Generations(folder, VERSION)
        self._facets = tuple(facets)
        self._patience = patience
        self._lock = Lock()
        self._reading: Reading | None = None
        self._known = Known()

    def replace(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        """As `Index.replace`."""
        kept = unique(group, documents)
        with self._generations.writing(self._patience), _damage("written"):
            path = self._generations.current()
            if path is None:
                path = self._generations.begin()
                create(path)
                self._generations.publish(path)
            self._generations.sweep()
            change(path, group, revision, kept)
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
            return answer(reading, Asked(query, filters, limit, within, order, after, before, explain))

    def vocabulary(self) -> Mapping[str, int]:
        """As `Index.vocabulary`."""
        with self._current() as reading:
            return reading.forms.groups if reading else {}

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
                number = self._fill(path, items)
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

    @staticmethod
    def _fill(path: Path, items: Iterable[tuple[str, str, Sequence[Document]]]) -> int:
        seen: set[str] = set()
        with _damage("written"):
            filling = Filling(path)
        for group, revision, documents in items:
            if group in seen:
                raise ValueError("A group comes twice.")
            seen.add(group)
            kept = unique(group, documents)
            with _damage("written"):
                filling.add(group, revision, kept)
        with _damage("written"):
            filling.finish()
        return len(seen)

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
            if self._reading and self._reading.of == (path, latest(path)):
                return
            self._drop()
            try:
                self._reading = Reading(path, self._facets, self._known)
            except (FileNotFoundError, EmptyIndexError):
                # A writer has just removed these files: there are newer ones.
                continue
            return
        raise IndexUnusable("Files of the search index are missing. Rebuild it.")


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
