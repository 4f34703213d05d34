"""A worker that misbehaves on demand: test_pool runs it in place of the real one, with the same loop and fences."""

import os
import signal
import socket
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ingest.errors import DocumentRefused
from ingest.frames import AnonymiseText, Request
from ingest.worker import Work, serve

CANARY = "Zebedee Quillfeather"


def _refuse(_: str) -> str:
    raise DocumentRefused("needs-ocr", "The pages are pictures.")


def _fail(_: str) -> str:
    raise ValueError(CANARY)


def _spin(_: str) -> str:
    while True:
        pass


def _nap(seconds: str) -> str:
    time.sleep(float(seconds))
    return "rested"


def _print(_: str) -> str:
    print("noise")
    os.system("echo noise; echo noise >&2")  # noqa: S605  # What a library's own child process would do.
    return "quiet"


_BEHAVIOURS: dict[str, Callable[[str], str]] = {
    "echo": lambda argument: argument,
    "pid": lambda _: str(os.getpid()),
    "nap": _nap,
    "spin": _spin,
    "bomb": lambda _: str(len(bytearray(8 * 2**30))),
    "die": lambda name: str(os.kill(os.getpid(), getattr(signal, name))),
    "leave": lambda _: os._exit(0),
    "refuse": _refuse,
    "fail": _fail,
    "print": _print,
    "connect": lambda _: str(socket.create_connection(("127.0.0.1", 9))),
    "write": lambda path: str(Path(path).write_text(CANARY, encoding="utf-8")),
    "environment": lambda _: " ".join(sorted(os.environ)),
    "long": lambda length: "x" * int(length),
}


def _work(request: Request) -> bytes:
    assert isinstance(request, AnonymiseText)
    name, _, argument = request.text.reveal().partition(" ")
    return _BEHAVIOURS[name](argument).encode()


def _build() -> Work:
    match sys.argv[1]:
        case "fails-to-start":
            raise OSError(CANARY)
        case "dies-at-start":
            os._exit(3)
        case "fails-second-start":
            with Path(sys.argv[2]).open("a+") as starts:
                starts.write(".")
                starts.flush()
                if starts.tell() == 2:
                    os._exit(3)
        case "starts-once":
            marker = Path(sys.argv[2])
            marker.touch(exist_ok=False)
    return _work


if __name__ == "__main__":
    if sys.argv[1] == "floods":
        os.write(1, b"\xff\xff\xff\xff" + bytes(1000))
        time.sleep(600)
    serve(_build, int(sys.argv[-2]), int(sys.argv[-1]))
