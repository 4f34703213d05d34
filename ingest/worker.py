"""The worker process: reads requests from its standard input, answers on its standard output, keeps nothing.

Started by `ingest.pool` as `python -I -m ingest.worker MEMORY_MIB CPU_SECONDS`.
"""

import gc
import os
import sys
from collections.abc import Callable
from typing import BinaryIO

import msgspec

from ingest.confinement import allow_seconds, confine, isolate
from ingest.errors import DocumentRefused
from ingest.frames import (
    OUT_OF_MEMORY,
    AnonymiseText,
    Answer,
    Done,
    Prepare,
    Preview,
    Ready,
    Recheck,
    Refused,
    Request,
    read_request,
    to_frame,
)
from ingest.places import place
from ingest.raw import Raw
from ingest.submission import Submission

Work = Callable[[Request], bytes]

# Objects that are made between two looks for what nobody uses any more.
_COLLECT_AFTER = 100_000


def serve(build: Callable[[], Work], memory_mib: int, cpu_seconds: int) -> None:
    """Answers requests until the other side closes the pipe.

    `build` makes ready whatever the work needs; it runs before the limits on files and memory hold, because imports may
    write byte code, and before any document is in the process.
    """
    isolate()
    requests, answers = _take_pipes()
    try:
        work = build()
        confine(memory_mib)
    except DocumentRefused as refused:
        # It says which recogniser misses its own example; no document is in the process yet.
        _send(answers, Refused(refused.code, refused.sentence))
        return
    except Exception as error:  # noqa: BLE001  # Whatever it was, the pool must learn that this worker never became ready.
        _send(answers, Refused("detector-failed", f"A worker could not start ({place(error)})."))
        return
    # What is here now stays for the life of the process, and a document makes much that lives as long as its work does:
    # to look through all of it over and over costs a twentieth of the time.
    gc.freeze()
    gc.set_threshold(_COLLECT_AFTER)
    _send(answers, Ready())
    while (request := read_request(requests)) is not None:
        allow_seconds(cpu_seconds)
        _send(answers, _answer(work, request))
        del request


def build() -> Work:
    """The detector, built and warm, and what each request asks of it."""
    from ingest import pipeline
    from ingest.candidate import decode, encode
    from ingest.presidio import build_detector
    from policies.identifiers import HOUSE_DATES, DateStyle, Policy

    detector = build_detector()

    def text(raw: Raw[str], policy: Policy, dates: DateStyle) -> bytes:
        return msgspec.json.encode(pipeline.anonymise_text(raw, detector=detector, policy=policy, dates=dates))

    def work(request: Request) -> bytes:
        match request:
            case Prepare():
                return encode(pipeline.prepare(_submitted(request), detector=detector, decisions=request.decisions))
            case Preview():
                return pipeline.preview(_submitted(request), detector=detector).reveal()
            case AnonymiseText():
                return text(request.text, request.policy, request.dates)
            case Recheck():
                return encode(
                    pipeline.recheck(decode(request.candidate), detector=detector, anonymity=request.anonymity)
                )
            case _:
                return encode(pipeline.redact(decode(request.candidate), request.spans))

    # The first sentence costs a third of a second (patterns are compiled); no document should pay for it.
    text(Raw("Mrs Jane Example of 12 Example Road was seen on 3 March 2020."), Policy.HOUSE, HOUSE_DATES)
    return work


def _submitted(request: Prepare | Preview) -> Submission:
    return Submission(request.file, request.title, request.nation, request.policy, request.dates, request.anonymity)


def _answer(work: Work, request: Request) -> Answer:
    try:
        return Done(Raw(work(request)))
    except DocumentRefused as refused:
        return Refused(refused.code, refused.sentence)
    except MemoryError:
        # What is left of the process cannot be trusted to answer.
        os._exit(OUT_OF_MEMORY)
    except Exception as error:  # noqa: BLE001  # The message of an error may quote the document; where it arose does not.
        return Refused("detector-failed", f"The document could not be worked through ({place(error)}).")


def _send(answers: BinaryIO, answer: Answer) -> None:
    try:
        frame = to_frame(answer)
    except DocumentRefused as refused:
        frame = to_frame(Refused(refused.code, refused.sentence))
    answers.write(frame)
    answers.flush()


def _take_pipes() -> tuple[BinaryIO, BinaryIO]:
    """The two pipes on descriptors of their own, so that nothing a library prints or reads can get into them."""
    requests, answers = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)
    os.close(nowhere)
    return requests, answers


if __name__ == "__main__":
    serve(build, int(sys.argv[1]), int(sys.argv[2]))
