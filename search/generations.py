"""The folder of an index: generations side by side, one of them current, one writer at a time.

    index/current -> 1-3f9c…     a symbolic link, replaced atomically
    index/lock                   held by whoever writes
    index/1-3f9c…/               the files of one generation; the number is the version of what is in them

Engines that keep pickles read them as code, so a folder that others can write to is refused.
"""

import fcntl
import os
import re
import secrets
import shutil
import stat
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from search.index import IndexOutOfReach, IndexUnusable

_POINTER = "current"
_NEXT_POINTER = "next"
_LOCK = "lock"
_NAME = re.compile(r"(\d+)-[0-9a-f]{16}")
_PAUSE = 0.02


class Generations:
    """The generations of one index in `folder`; those of another `version` are not read."""

    def __init__(self, folder: Path, version: int) -> None:
        self._folder = folder
        self._version = version

    def current(self) -> Path | None:
        """The generation to read, or None where nothing was ever indexed.

        Raises:
            IndexUnusable: others can write to the folder, or the generation is of another version.
        """
        try:
            _check_private(self._folder)
            name = (self._folder / _POINTER).readlink().name
        except FileNotFoundError:
            return None
        except OSError as error:
            raise IndexOutOfReach(f"The search index cannot be reached ({type(error).__name__}).") from None
        known = _NAME.fullmatch(name)
        if known and int(known[1]) > self._version:
            raise IndexOutOfReach("The search index was made by a later version of this software.")
        if known is None or int(known[1]) != self._version:
            raise IndexUnusable("The search index was made by another version of this software. Rebuild it.")
        return self._folder / name

    @contextmanager
    def writing(self, patience: float) -> Iterator[None]:
        """Be the only writer, waiting at most `patience` seconds; the kernel frees the lock of a process that dies.

        Raises:
            IndexUnusable: the folder cannot be used, or another writer kept it too long.
        """
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _check_private(self._folder)
            lock = os.open(self._folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise IndexOutOfReach(f"The search index cannot be written ({type(error).__name__}).") from None
        try:
            _take(lock, patience)
            yield
        finally:
            os.close(lock)

    def begin(self) -> Path:
        """A new, empty generation that nobody reads yet."""
        path = self._folder / f"{self._version}-{secrets.token_hex(8)}"
        path.mkdir(mode=0o700)
        return path

    def publish(self, generation: Path) -> None:
        """Make `generation` the current one, durably."""
        upcoming = self._folder / _NEXT_POINTER
        upcoming.unlink(missing_ok=True)
        sync_folder(generation)
        upcoming.symlink_to(generation.name)
        upcoming.replace(self._folder / _POINTER)
        sync_folder(self._folder)

    def sweep(self) -> None:
        """Remove every generation but the current one: what a rebuild replaced or an interrupted one left behind."""
        current = self.current()
        for path in self._folder.iterdir():
            if _NAME.fullmatch(path.name) and path != current:
                shutil.rmtree(path)
        sync_folder(self._folder)


def sync_folder(folder: Path) -> None:
    """Write the names in `folder` through to the disk: syncing a file does not make its name survive a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _check_private(folder: Path) -> None:
    status = folder.stat()
    foreign = status.st_uid not in {os.geteuid(), 0}
    if foreign or status.st_mode & (stat.S_IWGRP | stat.S_IWOTH):
        raise IndexOutOfReach(
            "The folder of the search index can be written by others. Make it yours alone (mode 0700)."
        )


def _take(lock: int, patience: float) -> None:
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                raise IndexOutOfReach(
                    "The search index is being written by another process. Try again later."
                ) from None
            time.sleep(_PAUSE)
        else:
            return
