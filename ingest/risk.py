"""What an anonymised text may still give away when its details are put together."""

import msgspec

from ingest.mentions import Span
from policies.jigsaw import Level


class Reason(msgspec.Struct, frozen=True):
    """One sort of detail that remains: its code, what it means for a reader, and in how many places it stands.

    The code is a plain string and the sentence is kept with it, so that what is stored can be read when the policy has
    changed. `spans` are of the text that was looked at; they are empty where that text is not shown.
    """

    code: str
    sentence: str
    count: int
    spans: tuple[Span, ...] = ()


class RiskNote(msgspec.Struct, frozen=True):
    """How likely the details that remain lead to a family together, and why; the heaviest reason comes first."""

    level: Level
    reasons: tuple[Reason, ...]

    def without_places(self) -> "RiskNote":
        """The note without its spans, for those who see another text than the one that was looked at."""
        return RiskNote(self.level, tuple(msgspec.structs.replace(reason, spans=()) for reason in self.reasons))
