"""What `strace` noted of a program and all that it started: each write, and each file opened or mapped for writing."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

# More than a pipe takes at once. What goes to a file in a longer piece is noted as cut off.
_LONGEST = 70_000

_WRITES = ("write", "writev", "pwrite64", "pwritev", "pwritev2")
_OPENS = ("open", "openat", "openat2", "creat")
# A process that closes itself as a worker does (PR_SET_DUMPABLE), and then writes.
_CLOSED = "import ctypes; ctypes.CDLL(None).prctl(4, 0, 0, 0, 0); open('/dev/null', 'wb').write(b'seen')"

# These move bytes without showing them.
_UNSEEN = ("sendfile", "copy_file_range", "splice", "vmsplice", "io_uring_setup")

_CALL = re.compile(r"\d+ +(\w+)\((.*)")
_TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
_TARGET = re.compile(r"\d+<((?:\\x[0-9a-f]{2})*)>")


def command(file: Path) -> list[str]:
    """The start of a command line that notes into `file` what the rest of it does."""
    calls = ",".join((*_WRITES, *_OPENS, *_UNSEEN, "mmap"))
    return ["strace", "-f", "--seccomp-bpf", "-y", "-xx", "-s", str(_LONGEST), "-o", str(file), "-e", f"trace={calls}"]


def why_not() -> str:
    """Why nothing can be traced here, or ""."""
    if not shutil.which("strace"):
        return "strace is not installed."
    with tempfile.NamedTemporaryFile() as file:
        subprocess.run([*command(Path(file.name)), sys.executable, "-c", _CLOSED], capture_output=True, check=False)
        seen = bytes(Trace.of(Path(file.name)).written.get(os.devnull, b""))
    return "" if seen == b"seen" else "strace may not look into a worker here, which keeps itself closed to debuggers."


@dataclass
class Trace:
    """`written` is all that went to each target, a path or something like "pipe:[7]"; `cut` are targets of which we do
    not know all; `opened` and `mapped` are files that were opened or shared in memory to be written; `unseen` are calls
    that show nothing.
    """

    written: dict[str, bytearray] = field(default_factory=dict)
    cut: set[str] = field(default_factory=set)
    opened: set[str] = field(default_factory=set)
    mapped: set[str] = field(default_factory=set)
    unseen: set[str] = field(default_factory=set)

    @classmethod
    def of(cls, file: Path) -> "Trace":
        trace = cls()
        with file.open(encoding="ascii") as lines:
            for line in lines:
                if call := _CALL.match(line):
                    trace._note(*call.groups())
        return trace

    def files(self) -> Iterator[str]:
        """The targets of `written` that are files."""
        return (target for target in self.written if target.startswith("/") and target != os.devnull)

    def _note(self, call: str, arguments: str) -> None:
        if call in _UNSEEN:
            self.unseen.add(call)
        elif call in _OPENS and re.search(r"O_WRONLY|O_RDWR|^creat", arguments):
            self.opened |= {_bytes(path).decode() for path, _ in _TEXT.findall(arguments)}
        elif call == "mmap" and "PROT_WRITE" in arguments and "MAP_SHARED" in arguments:
            self.mapped |= {_bytes(target).decode() for target in _TARGET.findall(arguments)}
        elif call in _WRITES and (to := _TARGET.match(arguments)):
            target = _bytes(to[1]).decode()
            for text, cut in _TEXT.findall(arguments):
                self.written.setdefault(target, bytearray()).extend(_bytes(text))
                if cut:
                    self.cut.add(target)


def _bytes(escaped: str) -> bytes:
    return bytes.fromhex(escaped.replace("\\x", ""))
