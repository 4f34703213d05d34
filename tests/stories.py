"""A detector that knows the words it is told, and texts with their mentions: for tests of what comes after detection.

All people are invented.
"""

import re
from collections.abc import Iterable, Mapping

from ingest.extract.plain import structure_of
from ingest.mentions import Mention, Span, disjoint
from ingest.structure import StructuredText
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
