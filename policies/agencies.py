"""Whom a lesson is addressed to: the sorts of agency, and what a report's own words for them say.

House rule: no nation has a coded list of agencies. A lesson keeps its own words; the codes are for finding it.
"""

import re
from collections.abc import Iterator
from functools import cache

from policies.catalogue import Term, terms

AGENCIES: dict[str, Term] = terms("agencies")

# Somebody is named, and none of the sorts above.
OTHER = "other"
OTHER_LABEL = "Another agency"

_APOSTROPHES = str.maketrans("’‘", "''")


def agencies_of(wording: str) -> tuple[str, ...]:
    """The codes of the agencies that a report's words name, in the order of the data; `OTHER` where none is known.

    Where nothing is written there is no code at all.

    >>> agencies_of("The health board and the police"), agencies_of("Head of quality"), agencies_of("")
    (('police', 'health'), ('other',), ())
    """
    found = set(_named(" ".join(wording.lower().translate(_APOSTROPHES).split())))
    if not found and wording.strip():
        return (OTHER,)
    return tuple(code for code in AGENCIES if code in found)


def agency_label(code: str) -> str:
    """What that agency is called.

    Raises:
        LookupError: there is no such code.
    """
    return OTHER_LABEL if code == OTHER else AGENCIES[code].label


def _named(wording: str) -> Iterator[str]:
    for cue, code in _cues():
        # What a longer cue took is gone, so that the board in "health board" is no board.
        wording, times = cue.subn(" ; ", wording)
        if times:
            yield code


@cache
def _cues() -> tuple[tuple[re.Pattern[str], str], ...]:
    cues = {cue: code for code, term in AGENCIES.items() for cue in term.cues}
    return tuple((_pattern(cue), cues[cue]) for cue in sorted(cues, key=lambda cue: (-len(cue), cue)))


def _pattern(cue: str) -> re.Pattern[str]:
    words = re.escape(cue.removesuffix("*"))
    return re.compile(rf"(?<!\w){words}\w*" if cue.endswith("*") else rf"(?<!\w){words}(?!\w)")
