"""The search index of a running server, which has whatever is found wrong with it put right."""

import asyncio
from collections.abc import Callable, Iterable, Mapping, Sequence
from threading import Lock
from typing import Any, TypeVar

from repository import comparing
from repository.healing import Healing
from repository.stores import Stores
from search.document import Document
from search.index import Index, IndexOutOfReach, IndexUnusable, Results
from search.query import Query

T = TypeVar("T")


class Watched:
    """An `Index` that begins to heal when it cannot be read, or holds nothing and should.

    It raises IndexUnusable in the second case too: to answer that nothing was found would be false. Made in the loop of
    the process, and used in its threads.
    """

    def __init__(self, index: Index, stores: Stores, healing: Healing) -> None:
        self._index = index
        self._stores = stores
        self._healing = healing
        self._loop = asyncio.get_running_loop()
        self._asking = Lock()

    def search(self, query: Query, **asked: Any) -> Results:
        """As `Index.search`."""
        results = self._read(lambda: self._index.search(query, **asked))
        if not results.total and self._missing():
            self._heal(self._index.groups)
            raise IndexUnusable("The search index is missing. It is being built anew.")
        return results

    def vocabulary(self) -> Mapping[str, int]:
        """As `Index.vocabulary`."""
        return self._read(self._index.vocabulary)

    def groups(self) -> dict[str, str]:
        """As `Index.groups`."""
        return self._read(self._index.groups)

    def replace(self, group: str, revision: str, documents: Sequence[Document]) -> None:
        """As `Index.replace`. What cannot be written waits in the outbox, and is no sign of damage by itself."""
        self._index.replace(group, revision, documents)

    def rebuild(self, items: Iterable[tuple[str, str, Sequence[Document]]]) -> int:
        """As `Index.rebuild`."""
        return self._index.rebuild(items)

    def clear(self) -> None:
        """As `Index.clear`."""
        self._index.clear()

    def close(self) -> None:
        """As `Index.close`."""
        self._index.close()

    def _read(self, reading: Callable[[], T]) -> T:
        try:
            return reading()
        except IndexOutOfReach:
            raise
        except IndexUnusable:
            self._heal(reading)
            raise

    def _heal(self, again: Callable[[], object]) -> None:
        self._loop.call_soon_threadsafe(self._healing.begin, again)

    def _missing(self) -> bool:
        # Each who asks takes a connection to the database while its own search holds one: all at once, and none was
        # left. One at a time is enough to find out.
        if self._read(self._index.groups) or not self._asking.acquire(blocking=False):
            return False
        try:
            return asyncio.run_coroutine_threadsafe(comparing.expected(self._stores), self._loop).result()
        finally:
            self._asking.release()
