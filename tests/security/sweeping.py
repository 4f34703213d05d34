"""Looks for canaries in everything that a running server keeps: files, open files without a name, and command lines."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from security.canaries import scan

# What a program was started with, which everybody on the machine can read.
_STARTED_WITH = ("cmdline", "environ")


class Sweep(NamedTuple):
    """What one look at everything found, and how much it looked at.

    `hits` are (place, canary), a place being the name of a root with the path in it, "names" or "process …". `closed`
    are processes that the system does not let us look into.
    """

    hits: frozenset[tuple[str, str]]
    files: int
    size: int
    processes: int
    closed: frozenset[int]

    def canaries(self) -> set[str]:
        return {canary for _, canary in self.hits}

    def places(self, canaries: Iterable[str]) -> set[str]:
        wanted = set(canaries)
        return {place for place, canary in self.hits if canary in wanted}


class Sweeper:
    """Looks at the `roots` (a name for each folder or file) and at the processes of `pids`, as often as it is called.

    What has not changed since is not looked through again. What stood there before the canaries were made cannot hold
    one: `learn` notes it.
    """

    def __init__(
        self, roots: Mapping[str, Path], pids: Callable[[], Iterable[int]], canaries: Iterable[str]
    ) -> None:
        self._roots = roots
        self._pids = pids
        self._canaries = frozenset(canaries)
        self._known: dict[bytes, frozenset[str]] = {}

    def learn(self) -> None:
        for _, data in self._files():
            self._known[_digest(data)] = frozenset()

    def __call__(self) -> Sweep:
        pids = list(self._pids())
        files = list(self._files())
        closed = set()
        for pid in pids:
            try:
                files += self._process(pid)
            except PermissionError:
                closed.add(pid)
        self._look_through(data for _, data in files)
        hits = {(place, canary) for place, data in files for canary in self._known[_digest(data)]}
        size = sum(len(data) for _, data in files)
        return Sweep(frozenset(hits), len(files), size, len(pids) - len(closed), frozenset(closed))

    def _look_through(self, contents: Iterable[bytes]) -> None:
        """Scans copies: files change, grow and vanish while their owners work on."""
        new = {_digest(data): data for data in contents}
        new = {digest: data for digest, data in new.items() if digest not in self._known}
        with tempfile.TemporaryDirectory() as folder:
            copies = {digest: Path(folder, str(number)) for number, digest in enumerate(new)}
            for digest, copy in copies.items():
                # Databases reserve space by writing zeros; a few are left, because they may be half of a character.
                copy.write_bytes(new[digest].rstrip(b"\0") + bytes(4))
            hits = scan(copies.values(), self._canaries) if copies else []
            for digest, copy in copies.items():
                self._known[digest] = frozenset(hit.canary for hit in hits if hit.path == str(copy))

    def _files(self) -> Iterator[tuple[str, bytes]]:
        names = []
        for root, folder in self._roots.items():
            for path in [folder, *folder.rglob("*")]:
                name = str(Path(root, path.relative_to(folder)))
                with suppress(FileNotFoundError):
                    if path.is_symlink():
                        names.append(f"{name} -> {path.readlink()}")
                    elif path.is_file():
                        names.append(name)
                        yield name, path.read_bytes()
                    else:
                        names.append(name)
        yield "names", "\n".join(names).encode()

    def _process(self, pid: int) -> Iterator[tuple[str, bytes]]:
        """What a process was started with, and the content of all that it holds open or mapped and that has no name."""
        here = Path(f"/proc/{pid}")
        with suppress(FileNotFoundError, ProcessLookupError):  # It has ended.
            for part in _STARTED_WITH:
                yield f"process {pid} {part}", (here / part).read_bytes()
            for opened in [*(here / "fd").iterdir(), *(here / "map_files").iterdir()]:
                with suppress(FileNotFoundError):  # It was closed meanwhile.
                    if opened.is_file() and not opened.stat().st_nlink:
                        yield f"process {pid} {opened.name} {os.readlink(opened)}", opened.read_bytes()


def _digest(data: bytes) -> bytes:
    return hashlib.sha256(data).digest()
