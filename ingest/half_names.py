"""Names of which only the first half was found.

A surname that is an ordinary word ("Jane Squire, director") tells a detector nothing by itself; behind a first name it
does, where a sentence goes on as it does behind a name.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

import msgspec

from ingest.mentions import Mention, Span
from ingest.naming import name_words, title_before, without_possessive
from ingest.recognisers.lexicon import FIRST_NAMES
from ingest.recognisers.name_words import GROUPS, KIN, NEVER_NAMES, ROLES
from policies.identifiers import Kind

_SURNAME = re.compile(r" (?P<word>[A-Z][a-zà-ÿ]{2,}(?:-[A-Z][a-zà-ÿ]+)?)(?![\w’'-])")
# What follows a name in the middle of a sentence, so that "Jane Core group" stays what it is.
_GOES_ON = re.compile(
    r"[,)]|\.?$|\.?\n|\.\s|\t|\s(?:said|was|is|had|has|told|rang|came|met|and|who|attended|reported|lived?s?|died|wrote)\b"
)
_FOLLOWED_BY_A_CAPITAL = re.compile(r" [A-Z]")
_NO_SURNAME = NEVER_NAMES | GROUPS | KIN | ROLES


def completed(text: str, mentions: Iterable[Mention]) -> Iterator[Mention]:
    """The mentions, sorted and disjoint as they came, each first name with the surname that was not found.

    >>> found = Mention(Span(0, 4), Kind.PERSON, 0.9, "example")
    >>> [mention.span for mention in completed("Jane Squire, director of services.", [found])]
    [Span(start=0, end=11)]
    >>> [mention.span for mention in completed("Jane Core group members met.", [found])]
    [Span(start=0, end=4)]
    """
    for mention, following in pairwise((*mentions, None)):
        assert mention is not None
        end = _end(text, mention)
        if following and end > following.span.start:
            end = mention.span.end
        yield msgspec.structs.replace(mention, span=Span(mention.span.start, end))


def _end(text: str, mention: Mention) -> int:
    start, end = mention.span.start, mention.span.end
    if mention.kind is not Kind.PERSON or not (found := _SURNAME.match(text, end)):
        return end
    name, possessive = without_possessive(text[start:end])
    words = name_words(name)
    if possessive or len(words) != 1 or words[0] not in FIRST_NAMES or found["word"].lower() in _NO_SURNAME:
        return end
    titled = title_before(text[max(0, start - 20) : start]) or title_before(f"{name.partition(' ')[0]} ")
    goes_on = not _FOLLOWED_BY_A_CAPITAL.match(text, found.end()) if titled else _GOES_ON.match(text, found.end())
    return found.end() if goes_on else end
