"""A worker whose detector fails in the way that the document names, with the loop and the fences of the real one.

Run as `python -I broken_worker.py MODE MEMORY_MIB CPU_SECONDS`. MODE `starts` is a worker that starts; with
`misses-its-canary` its detector does not find its own examples.
"""

import os
import signal
import sys
import time
from collections.abc import Iterator
from dataclasses import replace

import msgspec
from presidio_analyzer import RecognizerResult

from ingest import pipeline
from ingest.candidate import Candidate, encode
from ingest.errors import DocumentRefused
from ingest.frames import Prepare, Request
from ingest.mentions import Mention, Span
from ingest.presidio import PresidioDetector, build_detector
from ingest.recognisers import nhs_number
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Found
from ingest.submission import Submission
from ingest.worker import Work, serve
from policies.identifiers import Kind

_MARK = "please: "


def _find(paragraph: Paragraph) -> Iterator[Found]:
    """What the recogniser does with a paragraph that asks for it."""
    _, _, order = paragraph.text.partition(_MARK)
    match order:
        case "raise":
            raise RuntimeError(paragraph.text)
        case "take too long":
            raise TimeoutError
        case "hang":
            time.sleep(600)
        case "spin":
            while True:
                pass
        case "die":
            os.kill(os.getpid(), signal.SIGKILL)
        case "crash":
            os.kill(os.getpid(), signal.SIGSEGV)
        case "hoard":
            bytearray(8 * 2**30)
        case "point beyond the text":
            yield Found(0, len(paragraph.text) + 1, 0.9)
        case "point at nothing":
            yield Found(3, 3, 0.9)
        case "be surer than sure":
            yield Found(0, 3, 2.0)
    yield from nhs_number.RECOGNISER.find(paragraph)


class _Detector:
    """The detector with one recogniser that does as it is told; some faults are its own."""

    version = "broken-1"

    def __init__(self) -> None:
        self._detector = PresidioDetector((replace(nhs_number.RECOGNISER, find=_find),))

    def mentions(self, text: str) -> tuple[Mention, ...]:
        _, _, order = text.partition(_MARK)
        if order == "find a kind that there is not":
            result = RecognizerResult("SHOE_SIZE", 0, 3, 0.9)
            return (Mention(Span(result.start, result.end), Kind(result.entity_type), result.score, "broken"),)
        return self._detector.mentions(text)


def _spoilt(candidate: Candidate) -> bytes:
    if "answer with noise" in candidate.text:
        return b"\xc1 noise"
    if "answer with half of it" in candidate.text:
        return encode(candidate)[:-20]
    if "replace more words than there are" in candidate.text:
        evidence = msgspec.structs.replace(candidate.evidence, words_replaced=10_000)
        return encode(msgspec.structs.replace(candidate, evidence=evidence))
    if "lose a paragraph" in candidate.text:
        return encode(msgspec.structs.replace(candidate, blocks=candidate.blocks[1:]))
    return encode(candidate)


def _build() -> Work:
    if sys.argv[1] == "misses-its-canary":
        build_detector((replace(nhs_number.RECOGNISER, find=lambda _: iter(())),))
    detector = _Detector()

    def work(request: Request) -> bytes:
        if not isinstance(request, Prepare):
            raise DocumentRefused("unasked", "This worker prepares and does nothing else.")
        submission = Submission(request.file, request.title, request.nation, request.policy)
        return _spoilt(pipeline.prepare(submission, detector=detector, decisions=request.decisions))

    return work


if __name__ == "__main__":
    serve(_build, int(sys.argv[-2]), int(sys.argv[-1]))
