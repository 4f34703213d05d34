"""The worker processes: each document goes to one of them, and no document is ever read in this process."""

import asyncio
import heapq
from collections.abc import Sequence
from types import TracebackType
from typing import Self

import msgspec

from ingest.anonymity import Anonymity
from ingest.candidate import Candidate, decode, encode
from ingest.child import Child
from ingest.confinement import Limits
from ingest.decisions import Decisions
from ingest.errors import DocumentRefused
from ingest.frames import AnonymiseText, Prepare, Preview, Recheck, Redact, Request
from ingest.mentions import Span
from ingest.raw import Raw
from ingest.soundness import sound
from ingest.submission import Submission
from policies.identifiers import HOUSE_DATES, DateStyle, Policy

__all__ = ["Limits", "Workers"]

_LIMITS = Limits()
_PROGRAM = ("-m", "ingest.worker")

# How many starts in a row may fail before a document is refused for it: one may have been killed by chance.
_STARTS = 3


class Workers:
    """A fixed number of worker processes, warm and waiting; use as an async context manager.

    A request waits for a free worker. A worker that dies, hangs or whose caller goes away is killed and replaced in
    the background, and so is one that has done `limits.documents` documents. What each method raises is always
    `DocumentRefused`: with what the worker found wrong with the document, or with

    - `timed-out`: it took longer than allowed,
    - `worker-died`: the process ended, for lack of memory or otherwise,
    - `detector-failed`: the work or the start of a new worker failed, or what the worker made cannot be true.
    """

    def __init__(self, count: int = 2, *, limits: Limits = _LIMITS, program: Sequence[str] = _PROGRAM) -> None:
        self._count = count
        self._limits = limits
        self._program = tuple(program)
        # Workers that are ready, and starts that failed: whoever takes one of those learns why.
        self._free: asyncio.Queue[Child | DocumentRefused] = asyncio.Queue()
        self._busy: set[Child] = set()
        self._starting: set[asyncio.Task[Child]] = set()
        self._ending: set[asyncio.Task[None]] = set()
        self._peaks: dict[int, int] = {}
        self._failed_starts = 0
        self._closed = False

    async def __aenter__(self) -> Self:
        """Starts the workers and waits until all are ready.

        Raises:
            DocumentRefused: `detector-failed`, one of them could not start.
        """
        for _ in range(self._count):
            self._start()
        try:
            await asyncio.gather(*self._starting)
        except BaseException:
            await self.__aexit__(None, None, None)
            raise
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Ends all workers and waits until they are gone; whoever still waits for an answer is told `worker-died`."""
        self._closed = True
        for child in self._busy:
            child.kill()
        starting = tuple(self._starting)
        for start in starting:
            start.cancel()
        await asyncio.gather(*starting, return_exceptions=True)
        while not self._free.empty():
            free = self._free.get_nowait()
            if isinstance(free, Child):
                self._end(free)
        self._free.put_nowait(DocumentRefused("worker-died", "The service is being stopped."))
        await asyncio.gather(*self._ending)

    @property
    def count(self) -> int:
        """How many documents are worked on at the same time."""
        return self._count

    @property
    def peak_memory_mib(self) -> int:
        """The most memory that the workers held: the sum of the peaks of the `count` largest."""
        return sum(heapq.nlargest(self._count, self._peaks.values())) // 1024

    async def prepare(self, submission: Submission, decisions: Decisions | None = None) -> Candidate:
        """The submission as an anonymised candidate, under the depositor's decisions."""
        request = Prepare(*submission[:4], decisions, submission.dates, submission.anonymity)
        return _candidate(await self._ask(request))

    async def anonymise_file(self, submission: Submission) -> Candidate:
        """The submission as an anonymised candidate that is not meant to be kept."""
        return await self.prepare(submission)

    async def preview(self, submission: Submission) -> Raw[bytes]:
        """The text of the submission with what would become of it, as JSON."""
        return await self._ask(Preview(*submission))

    async def recheck(self, candidate: Candidate, anonymity: Anonymity | None = None) -> Candidate:
        """The candidate with fresh evidence; `identifier-left` when a direct identifier still stands in it.

        Of a board that publishes anonymously `anonymity` has to be given: `board-unknown` without it, `board-left`
        when the text still tells the board.
        """
        return _candidate(await self._ask(Recheck(encode(candidate), anonymity)))

    async def redact(self, candidate: Candidate, spans: Sequence[Span]) -> Candidate:
        """The candidate without the wording of `spans` of its text, wherever that wording stands."""
        return _candidate(await self._ask(Redact(encode(candidate), tuple(spans))))

    async def anonymise_text(self, text: Raw[str], policy: Policy, dates: DateStyle = HOUSE_DATES) -> bytes:
        """The anonymised text with its mentions and evidence, as a JSON object."""
        return (await self._ask(AnonymiseText(text, policy, dates))).reveal()

    async def _ask(self, request: Request) -> Raw[bytes]:
        child = await self._take()
        self._busy.add(child)
        try:
            return await child.ask(request)
        finally:
            self._busy.discard(child)
            self._peaks[child.number] = max(self._peaks.get(child.number, 0), child.peak_memory_kib)
            if child.alive and not child.spent and not self._closed:
                self._free.put_nowait(child)
            else:
                self._end(child)
                self._start()

    async def _take(self) -> Child:
        while True:
            free = await self._free.get()
            if isinstance(free, Child):
                if free.alive:
                    return free
                # It died while it had nothing to do; no document should pay for that.
                self._end(free)
                self._start()
            elif self._closed:
                self._free.put_nowait(free)
                raise free
            else:
                self._start()
                raise free

    def _start(self) -> None:
        if not self._closed:
            start = asyncio.create_task(Child.start(self._program, self._limits))
            self._starting.add(start)
            start.add_done_callback(self._started)

    def _started(self, start: asyncio.Task[Child]) -> None:
        self._starting.discard(start)
        if start.cancelled():
            return
        error = start.exception()
        if error is None:
            self._failed_starts = 0
            self._free.put_nowait(start.result())
            return
        self._failed_starts += 1
        if self._failed_starts % _STARTS:
            self._start()
        elif isinstance(error, DocumentRefused):
            self._free.put_nowait(error)
        else:
            self._free.put_nowait(DocumentRefused("detector-failed", "A worker could not start."))

    def _end(self, child: Child) -> None:
        end = asyncio.create_task(child.end())
        self._ending.add(end)
        end.add_done_callback(self._ending.discard)


def _candidate(answer: Raw[bytes]) -> Candidate:
    try:
        return sound(decode(answer.reveal()))
    except msgspec.DecodeError:
        # Its message may quote what stands there.
        raise DocumentRefused(
            "detector-failed", "What was made of the document cannot be read, so nothing of it was kept."
        ) from None
