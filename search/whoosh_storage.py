"""Files of a Whoosh index that survive a power cut and that nobody else can read."""

import os
from pathlib import Path
from typing import IO, Any

from whoosh.filedb.filestore import FileStorage
from whoosh.filedb.structfile import StructFile
from whoosh.index import TOC, FileIndex

from search.generations import sync_folder


class DurableStorage(FileStorage):  # type: ignore[misc]  # Whoosh has no types.
    """Writes each file through to the disk when it is closed, and its name before the table of contents names it.

    Whoosh itself never does, so that a power cut could leave a table of contents that points to empty files.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(str(folder))
        self._open: list[StructFile] = []

    def open_file(self, name: str, **options: Any) -> StructFile:
        """An existing file, which `close` closes if Whoosh fails to."""
        file = super().open_file(name, **options)
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

    def temp_storage(self, name: str | None = None) -> FileStorage:
        """A folder for sort runs within this one, so that they are as private and never in the system's /tmp."""
        folder = Path(self.folder) / (name or "sort.tmp")
        folder.mkdir(mode=0o700, exist_ok=True)
        return _ScratchStorage(str(folder))


class _ScratchStorage(FileStorage):  # type: ignore[misc]  # Whoosh has no types.
    """Private, and never synced: a crash may lose it."""

    def create_file(self, name: str, mode: str = "wb", **options: Any) -> StructFile:
        return StructFile(_private_file(self._fpath(name), mode), name=name, **options)


def remove_debris(folder: Path, index: FileIndex) -> None:
    """Remove every file of `folder` that the index does not use: interrupted commits leave text behind.

    Only for the writer that holds the lock.
    """
    contents = TOC.read(index.storage, index.indexname, schema=index.schema)
    used = {segment.segment_id() for segment in contents.segments}
    keep = f"_{index.indexname}_{contents.generation}.toc"
    for path in folder.iterdir():
        if path.is_dir():
            for scratch in path.iterdir():
                scratch.unlink()
            path.rmdir()
        elif path.name != keep and path.name.partition(".")[0] not in used:
            path.unlink()


def _private_file(path: str, mode: str) -> IO[bytes]:
    return os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600), mode)


def _sync(file: StructFile) -> None:
    file.flush()
    os.fsync(file.fileno())
