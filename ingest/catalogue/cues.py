"""Finds the cues of coded terms in sentences, and those that the text denies."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest.catalogue.sentences import Sentence
from ingest.mentions import Span
from policies.catalogue import Term

# "There was no evidence of neglect": up to here before a cue, within one clause.
_DENIED = re.compile(
    r"\b(?:no (?:evidence|sign|signs|indication|suggestion|history) (?:of|that)|found no|"
    r"not (?:known to|the result of|due to|caused by)|never (?:experienced|suffered)|ruled out)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
# The longest of these ways and the words after it.
_REACH = 100


class Cue(NamedTuple):
    """A cue of a term; `span` is in the candidate's text."""

    term: Term
    span: Span
    denied: bool


def cues_in(sentence: Sentence, terms: tuple[Term, ...]) -> Iterator[Cue]:
    """The cues of any of the terms in the sentence, term by term."""
    for term in terms:
        if term.cues:
            for found in _pattern(term.cues).finditer(sentence.text):
                start = sentence.span.start
                denied = _DENIED.search(sentence.text, max(0, found.start() - _REACH), found.start()) is not None
                yield Cue(term, Span(start + found.start(), start + found.end()), denied)


@cache
def _pattern(cues: tuple[str, ...]) -> re.Pattern[str]:
    ways = "|".join(re.escape(cue).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for cue in cues)
    return re.compile(rf"(?<![\w-])(?:{ways})(?![\w-])", re.IGNORECASE)
