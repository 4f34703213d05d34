"""What the benchmarks of de-identification share: where their data lies, the detector, and how they count."""

import os
import sys
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).resolve().parents[2]
if str(ROOT) not in sys.path:
    sys.path.insert(0, str(ROOT))

from ingest.detection import detect  # noqa: E402
from ingest.evaluation import Change, Figures, GoldDocument, Share, measure  # noqa: E402
from ingest.extract.canonical import canonicalise  # noqa: E402
from ingest.extract.plain import structure_of  # noqa: E402
from ingest.gold import read_marked  # noqa: E402
from ingest.pipeline import anonymise_text  # noqa: E402
from ingest.presidio import Detector, build_detector  # noqa: E402
from policies.identifiers import RULES, Kind, Policy, Treatment  # noqa: E402

SHARED = Path(os.environ.get("NCRR_SHARED", ROOT.parent / "shared"))


class Found(NamedTuple):
    """What a detector found, as code points of the text as it was given."""

    start: int
    end: int
    kind: Kind

    @property
    def treated(self) -> bool:
        """Whether the house policy changes such a detail."""
        return RULES[self.kind].house is not Treatment.KEEP


@cache
def detector() -> Detector:
    """The detector of this installation; it is made once, for whatever asks."""
    return build_detector()


def found_in(text: str) -> list[Found]:
    """What the detector finds in a text, before any of it is treated."""
    canonical = canonicalise(text)
    found = []
    for mention in detect(structure_of(canonical.text), detector()):
        source = canonical.source(mention.span)
        found.append(Found(source.start, source.end, mention.kind))
    return found


def marked_texts(folder: Path) -> tuple[GoldDocument, ...]:
    """The texts with our inline marks in a folder, by name."""
    return tuple(read_marked(file.stem, file.read_bytes()) for file in sorted(folder.glob("*.txt")))


def changes_to(document: GoldDocument, policy: Policy) -> tuple[Change, ...]:
    """What the whole anonymisation changes in a text: what `ncrr evaluate` measures."""
    answer = anonymise_text(document.text, detector=detector(), policy=policy)
    return tuple(Change(one["start"], one["end"], one["label"]) for one in answer["mentions"])


def measured(documents: Iterable[GoldDocument], changes: Iterable[Sequence[Change]]) -> Figures:
    """The figures of all the documents together."""
    return sum((measure(*pair) for pair in zip(documents, changes, strict=True)), Figures())


def shown(share: Share) -> dict[str, Any]:
    """A share as it stands in the JSON: its two counts, of which a reader can make any other figure."""
    return {"part": share.part, "whole": share.whole}
