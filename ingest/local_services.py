"""Services that are called by a name of their own, which tells the area to whoever works there."""

import re
from collections.abc import Iterable, Iterator

from ingest.jigsaw_signs import SIGNS
from ingest.mentions import Span
from ingest.recognisers.lexicon import is_common
from ingest.recognisers.name_words import ACRONYMS, CALENDAR, KIN, NATIONS, ROLES
from ingest.recognisers.sentence_words import OPENERS
from policies.anonymity import BOARD_WORDS, NATIONAL, SERVICE_WORDS
from policies.jigsaw import Signal
from policies.jigsaw_words import EVERYDAY_NAMES

_NOUN = r"(?:services?|projects?|team|programmes?|schemes?|hub|charity|centre|initiative|refuge|provider|organisation)"
_CAPITAL = r"[A-Z](?:[\w-]|['’](?!s\b)){2,30}"
_NAME = rf"(?P<name>(?:The\s)?{_CAPITAL}(?:\s{_CAPITAL}){{0,3}})"
# "a project called The Lighthouse", "a local service, the Lighthouse,".
_CALLED = re.compile(
    rf"\b{_NOUN},?\s(?:(?:which\s(?:is|was)|that\s(?:is|was))\s)?(?:called|known\s(?:locally\s)?as|named|branded)\s"
    rf"(?:the\s)?[“\"‘']?{_NAME}"
)
# "the Lighthouse project".
_BEFORE = re.compile(rf"\b[Tt]he\s[“\"‘']?(?P<name>{_CAPITAL}(?:\s{_CAPITAL}){{0,2}})[”\"’']?\s{_NOUN}\b")
# "at the Lighthouse", "referred to The Lighthouse": a word with a capital in the middle of a sentence.
_AT = re.compile(
    rf"\b(?:at|to|from|with|by|in|through)\s(?:[Tt]he)\s[“\"‘']?(?P<name>{_CAPITAL})\b(?!\s[A-Z]|[-/]|\s\(?\d)"
)
_WORD = re.compile(r"[A-Z](?:[\w-]|['’](?!s\b))*")
_PLAIN = EVERYDAY_NAMES | BOARD_WORDS | SERVICE_WORDS | ACRONYMS | CALENDAR | KIN | NATIONS | ROLES | OPENERS
_NATIONAL = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, NATIONAL))})(?!\w)", re.IGNORECASE)


def local_services(text: str) -> Iterator[Span]:
    """The names of services in a paragraph, in any order; they may overlap.

    >>> text = "She was sent to a project called The Gorsefold."
    >>> [text[span.start : span.end] for span in local_services(text)]
    ['The Gorsefold']
    """
    for span in SIGNS[Signal.NAMED_SERVICE](text):
        if _tells(text[span.start : span.end], common=True):
            yield span
    for pattern in (_CALLED, _BEFORE):
        for match in pattern.finditer(text):
            if _tells(match["name"], common=pattern is _CALLED):
                yield Span(*match.span("name"))
    for match in _AT.finditer(text):
        if _tells(match["name"], common=False):
            yield Span(*match.span("name"))


def is_national(name: str) -> bool:
    """Whether the name is, or holds, that of something the whole nation has."""
    return _NATIONAL.search(name) is not None


def telling_names(names: Iterable[str]) -> frozenset[str]:
    """The words of services' names that stand for them wherever they are written with a capital."""
    words = (word for name in names for word in _WORD.findall(name))
    return frozenset(word for word in words if len(word) > 3 and not word.isupper() and _is_own(word, common=False))


def _tells(name: str, *, common: bool) -> bool:
    return not is_national(name) and any(_is_own(word, common=common) for word in _WORD.findall(name))


def _is_own(word: str, *, common: bool) -> bool:
    """Whether the word names the service; an ordinary word can only where `common` ones are taken."""
    lower = word.lower().replace("’", "'")
    return lower not in _PLAIN and not word.isupper() and (common or not is_common(lower))
