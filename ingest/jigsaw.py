"""Puts together what remains in an anonymised text, as somebody would who looks for the family in the press.

Looks at the text alone, so that the same text always gets the same note. Takes time linear in the text: every pattern
is bounded, and what has to stand together is looked for within a sentence, a paragraph or a fixed distance.
"""

from collections import defaultdict
from collections.abc import Sequence

from ingest.anonymised import AnonymisedText
from ingest.jigsaw_areas import area_year_age, areas, months_of_death
from ingest.jigsaw_signs import SIGNS
from ingest.mentions import Span
from ingest.risk import Reason, RiskNote
from ingest.structure import Block
from policies.jigsaw import WEIGHTS, Signal, level_of


def look(text: AnonymisedText, blocks: Sequence[Block]) -> RiskNote:
    """What remains in the text that leads to a family when it is put together. `blocks` are those of the text."""
    found: defaultdict[Signal, list[Span]] = defaultdict(list)
    named = False
    for block in blocks:
        words = text[block.span.start : block.span.end]
        here = areas(words)
        named = named or bool(here)
        places = {signal: find(words) for signal, find in SIGNS.items()}
        places[Signal.AREA_YEAR_AGE] = area_year_age(words, here)
        places[Signal.DEATH_AND_AREA] = months_of_death(words)
        for signal, spans in places.items():
            found[signal] += (span.shifted(block.span.start) for span in spans)
    if not named:
        found.pop(Signal.DEATH_AND_AREA, None)
    present = [weighed for weighed in WEIGHTS.values() if found.get(weighed.signal)]
    return RiskNote(
        level_of([weighed.signal for weighed in present]),
        tuple(
            Reason(weighed.signal.value, weighed.sentence, len(found[weighed.signal]), tuple(found[weighed.signal]))
            for weighed in present
        ),
    )
