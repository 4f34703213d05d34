"""The lines of `ncrr anonymise --jsonl`, whose form others build on: it only ever grows."""

import asyncio
import os
import sys
import threading
from concurrent.futures import CancelledError
from typing import TYPE_CHECKING, Any

import msgspec

from ingest.errors import DocumentRefused
from ingest.submission import raw_text
from policies.identifiers import DateStyle, Policy
from policies.nations import nation as nation_of
from policies.review_types import REVIEW_TYPES, review_type
from repository.cli.opening import workers_of
from repository.settings import Settings

if TYPE_CHECKING:
    from ingest.pool import Workers

# A text has at most a million characters, each of which JSON may write as twelve bytes.
_LONGEST_LINE = 13_000_000
_REST = 65_536

# Notes are short, and the start of a worker costs as much as hundreds of them.
_TEXTS_PER_WORKER = 2000


class Line(msgspec.Struct, frozen=True):
    """A line as it comes in. The codes of nation and review type are checked; no text is treated otherwise for them."""

    id: Any
    text: str
    nation: str = ""
    review_type: str = ""
    policy: Policy | None = None
    dates: DateStyle | None = None


class _Identified(msgspec.Struct, frozen=True):
    id: Any = None


def anonymise_lines(policy: Policy, dates: DateStyle) -> bool:
    """Standard input to standard output, in order, as fast as the workers are; returns whether any line was bad.

    `policy` and `dates` are for lines that name none.
    """
    return asyncio.run(_anonymise_lines(policy, dates))


async def _anonymise_lines(policy: Policy, dates: DateStyle) -> bool:
    settings = Settings.from_environment()
    out = sys.stdout.buffer
    bad = False
    async with workers_of(settings, settings.workers, documents=_TEXTS_PER_WORKER) as workers:
        # Twice as many as there are workers: while the oldest is waited for, the others have something to do.
        started: asyncio.Queue[asyncio.Task[tuple[bytes, bool]] | None] = asyncio.Queue(workers.count * 2)
        starting = asyncio.create_task(_start(workers, policy, dates, started))
        while (task := await started.get()) is not None:
            answer, failed = await task
            bad |= failed
            out.write(answer + b"\n")
            out.flush()
        await starting
    return bad


async def _start(
    workers: "Workers",
    policy: Policy,
    dates: DateStyle,
    started: "asyncio.Queue[asyncio.Task[tuple[bytes, bool]] | None]",
) -> None:
    lines: asyncio.Queue[bytes | None] = asyncio.Queue(1)
    # A thread of the loop's own would keep Ctrl-C waiting for the next line.
    threading.Thread(target=_read, args=(asyncio.get_running_loop(), lines), daemon=True).start()
    while (line := await lines.get()) is not None:
        if line.strip():
            await started.put(asyncio.create_task(_answer(workers, policy, dates, line)))
    await started.put(None)


def _read(loop: asyncio.AbstractEventLoop, lines: "asyncio.Queue[bytes | None]") -> None:
    def hand_over(line: bytes | None) -> None:
        putting = lines.put(line)
        try:
            asyncio.run_coroutine_threadsafe(putting, loop).result()
        except (RuntimeError, CancelledError):
            # The command was interrupted and its loop is gone: the thread ends, and says nothing.
            putting.close()
            sys.exit()

    with os.fdopen(os.dup(0), "rb") as source:
        while line := source.readline(_LONGEST_LINE + 1):
            hand_over(line)
            rest = line
            while len(line) > _LONGEST_LINE and rest and not rest.endswith(b"\n"):
                rest = source.readline(_REST)
    hand_over(None)


async def _answer(workers: "Workers", policy: Policy, dates: DateStyle, line: bytes) -> tuple[bytes, bool]:
    """The line that goes out, without its newline, and whether it tells of an error."""
    try:
        asked = _parsed(line)
        answer = await workers.anonymise_text(raw_text(asked.text), asked.policy or policy, asked.dates or dates)
    except DocumentRefused as refused:
        error = {"code": refused.code, "sentence": refused.sentence}
        return msgspec.json.encode({"id": _id_of(line), "error": error}), True
    return b'{"id":' + msgspec.json.encode(asked.id) + b"," + answer[1:], False


def _parsed(line: bytes) -> Line:
    if len(line) > _LONGEST_LINE:
        raise DocumentRefused("too-large", "The line is longer than any text that is taken.")
    try:
        asked = msgspec.json.decode(line, type=Line)
    except msgspec.ValidationError:
        raise DocumentRefused(
            "bad-line",
            "The line needs an id and a text; nation, review_type, policy (house, strict) and dates (month, relative) "
            "are optional.",
        ) from None
    except msgspec.DecodeError:
        raise DocumentRefused("bad-line", "The line is not a JSON object in UTF-8.") from None
    try:
        nation = nation_of(asked.nation).code if asked.nation else ""
        if asked.review_type and nation:
            review_type(asked.review_type, nation)
    except LookupError as error:
        raise DocumentRefused("bad-line", str(error)) from None
    if asked.review_type and not nation and asked.review_type not in REVIEW_TYPES:
        raise DocumentRefused("bad-line", f"A review type is one of: {', '.join(REVIEW_TYPES)}.")
    return asked


def _id_of(line: bytes) -> Any:
    try:
        return msgspec.json.decode(line, type=_Identified).id
    except msgspec.DecodeError:
        return None
