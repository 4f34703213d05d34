"""A detector that knows the words it is told, and texts with their mentions: for tests of what comes after detection.

All people are invented.
"""

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from typing import Any

import builders

from ingest import pipeline
from ingest.candidate import Candidate
from ingest.decisions import Action, Decision, Decisions
from ingest.extract.plain import structure_of
from ingest.mentions import Mention, Span, disjoint
from ingest.structure import StructuredText
from ingest.submission import Submission
from policies.identifiers import Kind


class Told:
    """Finds the wordings that it was told to, each of the kind it was told, wherever they stand as whole words."""

    version = "told-1"

    def __init__(self, wordings: Mapping[str, Kind] | None = None, *, score: float = 0.9) -> None:
        self.wordings = dict(wordings or {})
        self.score = score

    def mentions(self, text: str) -> tuple[Mention, ...]:
        return tuple(
            Mention(Span(*match.span()), kind, self.score, "told")
            for wording, kind in self.wordings.items()
            for match in re.finditer(rf"(?<!\w){re.escape(wording)}(?!\w)", text)
        )


def people(*names: str) -> dict[str, Kind]:
    return dict.fromkeys(names, Kind.PERSON)


def story(text: str, wordings: Mapping[str, Kind] | Iterable[str]) -> tuple[StructuredText, tuple[Mention, ...]]:
    """The text with its blocks, and the mentions of the wordings in it."""
    told = Told(wordings if isinstance(wordings, Mapping) else people(*wordings))
    return structure_of(text), disjoint(told.mentions(text))


REVIEW = """A review of practice

The death of Zuri Okonkwo, aged 3, is the reason for this review. Zuri lived with her mother, Ada Okonkwo.

Ada rang 07700 900123 on 3 May 2018. Ms Okonkwo was told to wait.

Recommendations

1. The Board should ask what Zuri saw.
2. The police should tell the Board.
"""
KNOWN = people("Zuri Okonkwo", "Ada Okonkwo") | {"07700 900123": Kind.PHONE, "3 May 2018": Kind.DATE}


def prepare(
    text: str = REVIEW, *, title: str = "", told: Told | None = None, decisions: Decisions | None = None, **more: Any
) -> Candidate:
    submission = Submission.of(builders.txt(text), title=title, nation="england", **more)
    return pipeline.prepare(submission, detector=told or Told(KNOWN), decisions=decisions)


def decided(*decisions: Decision, text: str = REVIEW) -> Decisions:
    return Decisions(hashlib.sha256(builders.txt(text)).hexdigest(), Told.version, decisions)


def previewed(told: Told | None = None, *, title: str = "") -> dict[str, Any]:
    submission = Submission.of(builders.txt(REVIEW), title=title, nation="england")
    answer: dict[str, Any] = json.loads(pipeline.preview(submission, detector=told or Told(KNOWN)).reveal())
    return answer


def on(wording: str, action: Action, **more: Any) -> Decision:
    start = previewed()["text"].index(wording)
    return Decision(action, start, start + len(wording), **more)
