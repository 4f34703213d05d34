"""Looks for canaries in everything that a running server keeps: files, open files without a name, and command lines."""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from security.canaries import scan

# What a program was started with, which everybody on the machine can read.
_STARTED_WITH = ("cmdline", "environ")

# Of a large file little changes from look to look (PostgreSQL's log of changes comes in files of 16 MiB), so files are
# looked through in pieces; no canary is as long as their overlap.
_PIECE = 2**18
_OVERLAP = 2**12


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

    `settle` is called before each look. What has not changed since is not looked through again. What stood there before
    the canaries were made cannot hold one: `learn` notes it.
    """

    def __init__(
        self,
        roots: Mapping[str, Path],
        pids: Callable[[], Iterable[int]],
        canaries: Iterable[str],
        settle: Callable[[], None] = lambda: None,
    ) -> None:
        self._roots = roots
        self._pids = pids
        self._canaries = frozenset(canaries)
        self._settle = settle
        self._known: dict[bytes, frozenset[str]] = {}

    def learn(self) -> None:
        self._settle()
        for _, data in self._files():
            self._known |= dict.fromkeys(_pieces(data), frozenset())

    def __call__(self) -> Sweep:
        self._settle()
        pids = list(self._pids())
        files = list(self._files())
        closed = set()
        for pid in pids:
            try:
                files += self._process(pid)
            except PermissionError:
                closed.add(pid)
        pieces = [(place, _pieces(data)) for place, data in files]
        self._look_through({digest: piece for _, held in pieces for digest, piece in held.items()})
        hits = {(place, canary) for place, held in pieces for digest in held for canary in self._known[digest]}
        size = sum(len(data) for _, data in files)
        return Sweep(frozenset(hits), len(files), size, len(pids) - len(closed), frozenset(closed))

    def _look_through(self, pieces: Mapping[bytes, bytes]) -> None:
        """Scans copies: files change, grow and vanish while their owners work on."""
        new = [digest for digest in pieces if digest not in self._known]
        with tempfile.TemporaryDirectory() as folder:
            copies = {digest: Path(folder, str(number)) for number, digest in enumerate(new)}
            for digest, copy in copies.items():
                # Databases reserve space by writing zeros; a few are left, because they may be half of a character.
                copy.write_bytes(pieces[digest].rstrip(b"\0") + bytes(4))
            hits = scan(copies.values(), self._canaries) if copies else []
            for digest, copy in copies.items():
                self._known[digest] = frozenset(hit.canary for hit in hits if hit.path == str(copy))

    def _files(self) -> Iterator[tuple[str, bytes]]:
        names = []
        for root, folder in self._roots.items():
            for path in _all(folder):
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
        """What a process was started with, and what it holds open or mapped that has no name or none of ours."""
        here = Path(f"/proc/{pid}")
        with suppress(FileNotFoundError, ProcessLookupError):  # It has ended.
            for part in _STARTED_WITH:
                yield f"process {pid} {part}", (here / part).read_bytes()
            for opened in (here / "fd").iterdir():
                with suppress(FileNotFoundError):  # It was closed meanwhile.
                    if opened.is_file() and (not opened.stat().st_nlink or self._foreign(opened)):
                        yield f"process {pid} fd {opened.name} {opened.readlink()}", opened.read_bytes()
            for line in (here / "maps").read_text(encoding="utf-8", errors="replace").splitlines():
                if line.endswith(" (deleted)"):
                    with suppress(FileNotFoundError):
                        yield f"process {pid} map {line}", (here / "map_files" / line.split()[0]).read_bytes()

    def _foreign(self, opened: Path) -> bool:
        """Whether that file is being written, and lies where we do not look anyway."""
        told = (opened.parents[1] / "fdinfo" / opened.name).read_text("ascii")
        [flags] = re.findall(r"^flags:\s+(\d+)$", told, re.MULTILINE)
        ours = any(opened.readlink().is_relative_to(root) for root in self._roots.values())
        return bool(int(flags, 8) & os.O_ACCMODE) and not ours


def _all(root: Path) -> Iterator[Path]:
    """The root and everything below it; folders may vanish meanwhile."""
    yield root
    for folder, folders, files in os.walk(root):
        yield from (Path(folder, name) for name in (*folders, *files))


def _pieces(data: bytes) -> dict[bytes, bytes]:
    """The data in pieces that overlap, by their digests."""
    pieces = [data[at : at + _PIECE + _OVERLAP] for at in range(0, len(data), _PIECE)]
    return {hashlib.sha256(piece).digest(): piece for piece in pieces}
