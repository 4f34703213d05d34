"""One worker process as its parent sees it: start, ask, end."""

import asyncio
import contextlib
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from ingest.confinement import Limits
from ingest.errors import DocumentRefused
from ingest.frames import OUT_OF_MEMORY, Answer, Done, Ready, Refused, Request, read_answer, to_frame
from ingest.raw import Raw

# Six times what a start takes on a busy two-core machine (5 s, most of it imports).
_START_SECONDS = 60
_END_SECONDS = 2

# What a worker may know of our environment: never the master key.
_ENVIRONMENT = ("PATH", "LANG", "LC_ALL", "TESSDATA_PREFIX")


class Child:
    """A running worker process. It does one thing at a time; who asks sees to that."""

    def __init__(self, process: asyncio.subprocess.Process, limits: Limits) -> None:
        self._process = process
        self._limits = limits
        self._asked = 0
        self._killed = False

    @classmethod
    async def start(cls, program: Sequence[str], limits: Limits) -> "Child":
        """A worker that is ready for its first document.

        `program` is what the interpreter is given to run; memory and seconds follow as arguments.

        Raises:
            DocumentRefused: `detector-failed`, it could not make itself ready.
        """
        try:
            child = cls(await _spawn(program, limits), limits)
        except OSError:
            raise DocumentRefused("detector-failed", "The system gave no process to a worker.") from None
        answer: Answer | None = None
        try:
            async with asyncio.timeout(_START_SECONDS):
                answer = await child._receive()
        except (EOFError, ValueError, TimeoutError):
            pass
        finally:
            if not isinstance(answer, Ready):
                child.kill()
                await child.end()
        if isinstance(answer, Ready):
            return child
        sentence = answer.sentence if isinstance(answer, Refused) else "A worker could not start."
        raise DocumentRefused("detector-failed", sentence)

    @property
    def alive(self) -> bool:
        """Whether the process can be asked, as far as is known."""
        return not self._killed and self._process.returncode is None

    @property
    def spent(self) -> bool:
        """Whether it has done as many documents as one worker does."""
        return self._asked >= self._limits.documents

    @property
    def peak_memory_kib(self) -> int:
        """The most memory that the process ever held, 0 where the system does not say."""
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        except OSError:
            return 0
        peaks = [line for line in status.splitlines() if line.startswith("VmHWM:")]
        return int(peaks[0].split()[1]) if peaks else 0

    @property
    def number(self) -> int:
        """The process's number, for the operator and for the measure of memory."""
        return self._process.pid

    async def ask(self, request: Request) -> Raw[bytes]:
        """What the worker makes of the request.

        After any error but a refusal by the worker itself the process is dead or dying: `alive` is false or `kill` was
        called.

        Raises:
            DocumentRefused: with the worker's code and sentence, or `worker-died`, `timed-out`, `too-large`.
        """
        frame = to_frame(request)
        self._asked += 1
        try:
            async with asyncio.timeout(self._limits.wall_seconds):
                answer = await self._exchange(frame)
        except TimeoutError:
            self.kill()
            raise self._timed_out() from None
        except (EOFError, ValueError, OSError):
            self.kill()
            raise await self._died() from None
        except BaseException:
            self.kill()
            raise
        match answer:
            case Done():
                return answer.result
            case Refused():
                raise DocumentRefused(answer.code, answer.sentence)
            case _:
                self.kill()
                raise await self._died()

    def kill(self) -> None:
        """Ends the process, and whatever it started, at once."""
        self._killed = True
        if self._process.returncode is None:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(self._process.pid, signal.SIGKILL)

    async def end(self) -> None:
        """Lets an idle process end by closing its pipe, kills one that does not, and waits until it is gone."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        try:
            async with asyncio.timeout(_END_SECONDS):
                await self._process.communicate()
        except TimeoutError:
            self.kill()
            await self._process.communicate()

    async def _exchange(self, frame: bytes) -> Answer:
        assert self._process.stdin is not None
        self._process.stdin.write(frame)
        await self._process.stdin.drain()
        return await self._receive()

    async def _receive(self) -> Answer:
        assert self._process.stdout is not None
        return await read_answer(self._process.stdout)

    async def _died(self) -> DocumentRefused:
        await self.end()
        if self._process.returncode == -signal.SIGXCPU:
            return self._timed_out()
        if self._process.returncode == OUT_OF_MEMORY:
            return DocumentRefused(
                "worker-died",
                f"The document needs more than the {self._limits.memory_mib} MiB of memory that reading one may take. "
                "Nothing of it was kept. Try a smaller file, or save it anew as PDF or DOCX.",
            )
        return DocumentRefused(
            "worker-died",
            "The process that read the document ended too early. Nothing of it was kept. Try once more; if it happens "
            "again, save the document anew as PDF or DOCX.",
        )

    def _timed_out(self) -> DocumentRefused:
        return DocumentRefused(
            "timed-out",
            f"Working through the document took longer than {self._limits.wall_seconds:g} seconds. Nothing of it was "
            "kept. Try a smaller file, or save it anew as PDF or DOCX.",
        )


async def _spawn(program: Sequence[str], limits: Limits) -> asyncio.subprocess.Process:
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        *program,
        str(limits.memory_mib),
        str(limits.cpu_seconds),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env={name: os.environ[name] for name in _ENVIRONMENT if name in os.environ}
        # One thread each: the pool is what uses the cores, and every thread costs address space.
        | {"OMP_NUM_THREADS": "1", "OMP_THREAD_LIMIT": "1", "OPENBLAS_NUM_THREADS": "1"},
        cwd="/",
        # A session of its own: Ctrl-C in our terminal is for us to handle, and what a worker starts ends with it.
        start_new_session=True,
    )
