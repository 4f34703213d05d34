"""Files of a Whoosh index that survive a power cut and that nobody else can read."""

import mmap
import os
import shutil
from pathlib import Path
from typing import IO, Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC

from search.generations import sync_folder


class DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh has no types.
    """Writes each file through to the disk when it is closed, and its name before the table of contents names it.

    Whoosh itself never does, so that a power cut could leave a table of contents that points to empty files.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._open: list[StructFile] = []

    def open_file(self, name: str, **_: Any) -> StructFile:
        """An existing file, which `close` closes if Whoosh fails to."""
        file = _Mapped(Path(self.folder) / name)
        self._open = [*(known for known in self._open if not known.is_closed), file]
        return file

    def close(self) -> None:
        """Close what Whoosh left open: where a file is damaged, it forgets it."""
        for file in self._open:
            if not file.is_closed:
                file.close()

    def create_file(self, name: str, mode: str = "wb", **options: Any) -> StructFile:
        """A new file that is synced when Whoosh closes it."""
        return StructFile(_private_file(self._fpath(name), mode), name=name, onclose=_sync, **options)

    def rename_file(self, oldname: str, newname: str, **_: Any) -> None:
        """Rename within the folder: the names of the other new files reach the disk first, then this one."""
        folder = Path(self.folder)
        sync_folder(folder)
        (folder / oldname).rename(folder / newname)
        sync_folder(folder)


class _Mapped(StructFile):  # type: ignore[misc]  # Whoosh has no types.
    """A file whose bytes are read where the kernel keeps them; `file` is the map."""

    def __init__(self, path: Path) -> None:
        with path.open("rb") as opened:
            super().__init__(mmap.mmap(opened.fileno(), 0, access=mmap.ACCESS_READ), name=path.name)

    def get(self, position: int, length: int) -> bytes:
        """The bytes from there on."""
        return bytes(self.file[position : position + length])


def remove_debris(storage: DurableStorage, index: str, contents: TOC) -> None:
    """Remove every file that `contents` does not name: interrupted commits leave text behind.

    Only for the writer that holds the lock.
    """
    used = {segment.segment_id() for segment in contents.segments}
    for path in Path(storage.folder).iterdir():
        if path.is_dir():
            shutil.rmtree(path)
        elif path.name != f"_{index}_{contents.generation}.toc" and path.name.partition(".")[0] not in used:
            path.unlink()


def _private_file(path: str, mode: str) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), mode)


def _sync(file: StructFile) -> None:
    file.flush()
    os.fsync(file.fileno())
