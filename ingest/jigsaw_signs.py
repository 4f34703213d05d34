"""How each signal of the jigsaw check looks in a paragraph of an anonymised text."""

import re
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType

from ingest.jigsaw_areas import MONTH_YEAR
from ingest.jigsaw_areas import NUMBER as _N
from ingest.mentions import Span
from policies import jigsaw_words as words
from policies.jigsaw import Signal

Sign = Callable[[str], list[Span]]

_PARENT = r"(?:step[-\s]?)?(?:mother|father|parents?|partner|dad|mum)"

# How far from a quotation the one who said it may be named, and a date from a verdict, in code points.
_BESIDE = 120
_NEAR = 160
_SHORTEST_QUOTATION = 6


def _any_of(*lists: Iterable[str]) -> str:
    items = sorted({item for one in lists for item in one}, key=len, reverse=True)
    escaped = (re.escape(item).replace(r"\ ", r"[\s-]").replace("'", "['’]") for item in items)
    return rf"\b(?:{'|'.join(escaped)})(?:e?s)?\b"


def _of(*forms: str, flags: re.RegexFlag = re.IGNORECASE) -> Sign:
    pattern = re.compile("|".join(forms), flags)
    return lambda text: [Span(*match.span()) for match in pattern.finditer(text)]


_DURATION = (
    rf"\b(?:lived|survived|alive)\s(?:for\s)?(?:only\s|just\s)?{_N}\s(?:hours?|days?|weeks?|months?)\b",
    rf"\b(?:aged|age\sof)\s(?:only\s|just\s)?{_N}\s(?:hours?|days?|weeks?)\b",
    rf"\b{_N}[\s-](?:hours?|days?|weeks?)[\s-](?:old\b|of\s(?:age|life)\b)",
    rf"\b{_N}\s(?:hours?|days?)\s(?:before|after)\s(?:his|her|their|the)\s(?:birth|death|murder|killing|injury)\b",
    rf"\b(?:his|her|their)\s{_N}\s(?:days|weeks)\b(?!\s(?:of\s)?(?:leave|notice|holiday|absence|after|before|later))",
    rf"\b{_N}\smonths?,?\s(?:and\s)?{_N}\sdays?\b",
)

_CHILDREN = r"(?:children|siblings|brothers|sisters|boys|girls|sons|daughters)"
_SIBLINGS = (
    r"\b(?:twins?|triplets?|quadruplets?)\b(?![\s-](?:bed|room|track|town|cit|aim|approach|goal))",
    rf"\b(?:one|first|second|third|fourth|fifth|sixth)\s(?:child\s)?of\s(?:the\s)?{_N}\s(?:half[-\s])?{_CHILDREN}\b",
    rf"\b(?:eldest|oldest|youngest|middle)\s(?:child\s)?of\s(?:the\s)?{_N}\b",
    rf"\b{_N}\s(?:(?:older|younger|half|step|full|surviving|other|little|elder)[\s-]){{0,2}}(?:siblings|brothers|sisters)\b",
    rf"\b(?:mother|father|parents)\sof\s{_N}\b(?!\s(?:the|those|whom|which)\b)",
    rf"\b(?:her|his|their|mother['’]s|father['’]s)\s{_N}\s(?:(?:older|younger|other|own)\s)?children\b",
    r"\b(?:first|second|third|fourth|last)-?born\b",
)

_SENTENCE = (
    r"\bsentenced\sto\b|\bjailed\sfor\b|\bimprisoned\sfor\b|\bserved?\sat\sleast\b|\bminimum\s(?:term|tariff)\sof\b",
    r"\blife\s(?:imprisonment|sentence)\b|\bsuspended\ssentence\b|\bhospital\sorder\b",
    rf"\b{_N}\s(?:years?|months?)['’]?\s(?:imprisonment\b|in\s(?:prison|custody|jail)\b|custod|detention\b)",
)

_COURT = (
    r"\b(?:Crown\sCourt|Central\sCriminal\sCourt|Old\sBailey|Court\sof\sAppeal|High\sCourt\sof\sJusticiary|Sheriff\sCourt)\b",
    r"\b(?:[Ii]nquest|[Cc]oroner['’]s\s[Cc]ourt)\b",
)

_LABEL = r"(?:Baby|Child|Girl|Boy|Infant|Family)\s[A-Z]{1,2}\d?"
_PRESS = r"(?:(?:local|national)\s)?(?:media|press|papers|newspapers|public|tabloids?)"
_PSEUDONYM = (
    rf"\b(?:known|referred\sto|described|named)\s(?:in|by|to|across)\s(?:the\s)?{_PRESS}\s(?:only\s)?as\b",
    r"\bknown\s(?:publicly|nationally|locally)\sas\b",
    rf"\b(?:dubbed|nicknamed)\s(?:by|in)\sthe\s{_PRESS}\b",
    rf"[“‘\"']{_LABEL}[”’\"']",
    rf"\bso-called\s{_LABEL}\b",
)

_VERDICT = re.compile(
    r"\b(?:convicted|acquitted|(?:found|pleaded|pled)\s(?:not\s)?guilty|verdict|convictions?)\b", re.IGNORECASE
)
_QUOTATION = re.compile(r"“[^“”\n]{0,600}”|\"[^\"\n]{0,600}\"|(?<!\w)‘[^‘\n]{0,600}?’(?!\w)")
_SPEAKER = re.compile(_any_of(words.SEARCHABLE_SPEAKERS), re.IGNORECASE)
_CLAUSE = re.compile(r"[^.!?;\n]+")
_PARENT_WORD = re.compile(rf"\b{_PARENT}\b", re.IGNORECASE)
_BACKGROUND = re.compile(_any_of(words.BACKGROUNDS), re.IGNORECASE)
_WORK = re.compile(
    rf"\b{_PARENT}\s(?:(?:had|was|has|is|then|once|also|a)\s){{0,2}}(?:worked|works|drove|drives|served|serves|trained"
    r"|employed)\s(?:as|for|on|in|at|by)\b",
    re.IGNORECASE,
)
_CALLING = re.compile(
    rf"\b{_PARENT}\s(?:is|was|had\sbeen)\san?\s(?:former\s|retired\s|trainee\s)?(?:{'|'.join(words.OCCUPATIONS)})\b",
    re.IGNORECASE,
)
_SERVICE = re.compile(
    r"\b(?:[A-Z][A-Za-z'’-]{1,30}\s){1,5}(?:Project|Programme|Centre|Scheme|Initiative|Hub|Service|Clinic|Refuge|House|"
    r"Lodge)\b"
)
_CAPITALS = re.compile(r"[A-Z][A-Za-z'’-]*")


def _verdicts(text: str) -> list[Span]:
    return [
        Span(*verdict.span())
        for verdict in _VERDICT.finditer(text)
        if MONTH_YEAR.search(text, max(0, verdict.start() - _NEAR), verdict.end() + _NEAR)
    ]


def _quotations(text: str) -> list[Span]:
    return [
        Span(*quoted.span())
        for quoted in _QUOTATION.finditer(text)
        if len(quoted[0].split()) >= _SHORTEST_QUOTATION
        and (
            _SPEAKER.search(text, max(0, quoted.start() - _BESIDE), quoted.start())
            or _SPEAKER.search(text, quoted.end(), quoted.end() + _BESIDE)
        )
    ]


def _backgrounds(text: str) -> list[Span]:
    found = [Span(*match.span()) for pattern in (_WORK, _CALLING) for match in pattern.finditer(text)]
    for clause in _CLAUSE.finditer(text):
        if _PARENT_WORD.search(text, *clause.span()):
            found += (Span(*match.span()) for match in _BACKGROUND.finditer(text, *clause.span()))
    return sorted(found)


def _services(text: str) -> list[Span]:
    return [
        Span(*service.span())
        for service in _SERVICE.finditer(text)
        if any(word.lower() not in words.EVERYDAY_NAMES for word in _CAPITALS.findall(service[0])[:-1])
    ]


# One paragraph in, the places of the signal in it out; what needs more than the paragraph stands in `jigsaw_areas`.
SIGNS: Mapping[Signal, Sign] = MappingProxyType(
    {
        Signal.KNOWN_PSEUDONYM: _of(*_PSEUDONYM),
        Signal.RARE_CIRCUMSTANCE: _of(_any_of(words.RARE_EVENTS, words.DOG_BREEDS, words.RARE_CONDITIONS)),
        Signal.PRISON_SENTENCE: _of(*_SENTENCE),
        Signal.QUOTATION: _quotations,
        Signal.EXACT_DURATION: _of(*_DURATION),
        Signal.SIBLINGS: _of(*_SIBLINGS),
        Signal.VERDICT_AND_DATE: _verdicts,
        Signal.PARENT_BACKGROUND: _backgrounds,
        Signal.NAMED_SERVICE: _services,
        Signal.COURT: _of(*_COURT, flags=re.NOFLAG),
    }
)
