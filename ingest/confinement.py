"""What a worker process may not do once a document is in it: keep anything, reach anyone, or take all that there is."""

import ctypes
import math
import resource
import signal
import sys
from dataclasses import dataclass

_PR_SET_PDEATHSIG = 1
_PR_SET_DUMPABLE = 4
_PR_SET_NO_NEW_PRIVS = 38
_CLONE_NEWUSER = 0x10000000
_CLONE_NEWNET = 0x40000000
_OPEN_FILES = 64


@dataclass(frozen=True, slots=True)
class Limits:
    """What one worker may take; the seconds are those of one document, and after `documents` of them it is replaced."""

    memory_mib: int = 2048
    cpu_seconds: int = 300
    wall_seconds: float = 300
    documents: int = 50


def isolate() -> None:
    """Leaves the network, ends with the parent, and closes memory to debuggers and core dumps.

    To be called before anything starts a thread, because the kernel gives a new user namespace to single-threaded
    processes only. Where the kernel or the container forbids a step, the others still hold: `forbid_network` is the
    part that never depends on it.
    """
    _lower(resource.RLIMIT_CORE, 0)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    if sys.platform != "linux":
        return
    system = ctypes.CDLL(None, use_errno=True)
    if system.unshare(_CLONE_NEWNET):
        system.unshare(_CLONE_NEWUSER | _CLONE_NEWNET)
    system.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    system.prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
    system.prctl(_PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)


def confine(memory_mib: int) -> None:
    """Bounds the address space, forbids every file to grow, bounds the open files and closes the network."""
    _lower(resource.RLIMIT_AS, memory_mib * 2**20)
    _lower(resource.RLIMIT_FSIZE, 0)
    _lower(resource.RLIMIT_NOFILE, _OPEN_FILES)
    forbid_network()


def forbid_network() -> None:
    """Makes every use of a socket in this process raise; there is no way to undo it."""
    sys.addaudithook(_refuse_sockets)


def allow_seconds(cpu_seconds: int) -> None:
    """Gives the process that many seconds of processor time from now on; the kernel ends it (SIGXCPU) beyond them.

    The limit counts the whole life of a process, so that each document needs it raised.
    """
    usage = resource.getrusage(resource.RUSAGE_SELF)
    used = math.ceil(usage.ru_utime + usage.ru_stime)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    wanted = used + cpu_seconds
    resource.setrlimit(resource.RLIMIT_CPU, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))


def _lower(limit: int, wanted: int) -> None:
    _, hard = resource.getrlimit(limit)
    value = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
    resource.setrlimit(limit, (value, value))


def _refuse_sockets(event: str, _arguments: tuple[object, ...]) -> None:
    if event.startswith("socket."):
        raise PermissionError("A worker has no network.")
