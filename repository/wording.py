"""Finds the words that a clearer typed or selected in the text before them."""

import re
from collections.abc import Iterable

from ingest.mentions import Span
from repository.errors import Invalid

_LONGEST = 500


def spans_of(text: str, wordings: Iterable[str]) -> list[Span]:
    """Where each of the wordings stands in the text, however its letters are cased and its words are spaced; sorted.

    A wording is met as whole words only.

    >>> spans_of("Ann planned to see ann  Lee.", ["ann lee", "Ann"])
    [Span(start=0, end=3), Span(start=19, end=22), Span(start=19, end=27)]

    Raises:
        Invalid: `words`, there is no wording, or one of them does not stand in the text.
    """
    found: set[Span] = set()
    for wording in filter(str.strip, wordings):
        matches = {Span(*match.span()) for match in _pattern(wording).finditer(text)}
        if not matches:
            raise Invalid("words", "Some of those words do not stand in the text. Copy them from it as they are.")
        found |= matches
    if not found:
        raise Invalid("words", "Say which words to remove.")
    return sorted(found)


def _pattern(wording: str) -> re.Pattern[str]:
    words = wording[:_LONGEST].split()
    before = r"\b" if re.match(r"\w", words[0]) else ""
    after = r"\b" if re.search(r"\w\Z", words[-1]) else ""
    return re.compile(before + r"\s+".join(map(re.escape, words)) + after, re.IGNORECASE)
