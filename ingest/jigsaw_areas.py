"""Where an anonymised paragraph names an area, and what stands with it: a year and an age, or the month of a death."""

import re

from ingest.ages import WRITTEN_BAND
from ingest.dates import MONTHS
from ingest.mentions import Span
from ingest.recognisers.calendar_words import NUMBER_WORD
from ingest.recognisers.lexicon import PLACES, is_common

NUMBER = rf"(?:\d{{1,4}}|{NUMBER_WORD})"
MONTH_YEAR = re.compile(rf"\b(?:{'|'.join(month.capitalize() for month in MONTHS)})\s(?:19|20)\d\d\b")

_NAME = re.compile(r"\b[A-Z][a-z]{2,30}(?:-[a-z]{2,5}-[A-Z][a-z]{2,30})?\b")
# A town's name is a surname as well, of authors above all: it is the area where the words around it say so.
_LEADS = re.compile(
    r"\b(?:in|near|from|around|outside|across|throughout|(?:town|city|borough|county|village|district)\sof)\s(?:the\s)?$",
    re.IGNORECASE,
)
_FOLLOWS = re.compile(
    r"\s(?:City|County|Borough|Metropolitan|District|Council|Safeguarding|LSCB|Police|Constabulary|agencies|schools?|area"
    r"|University|Magistrates|Crown|Health|NHS|Child|Youth|Social)\b"
)
_LEAD, _FOLLOW = 24, 16

_YEAR = re.compile(r"(?<![\d.,£/-])(?:19|20)\d\d(?![\d,/]|-\d)")
_AGE = re.compile(
    rf"\b(?:aged|age\sof)\s(?:about\s|under\s)?{NUMBER}\b|\b{NUMBER}(?:-\d{{1,2}})?[\s-](?:years?|months?|weeks?)"
    r"[\s-](?:old|of\sage)\b",
    re.IGNORECASE,
)
_DEATH = re.compile(
    r"\b(?:died|death|dead|killed|murdered|stillborn|(?:his|her|their)\sown\s(?:life|lives)|stabbed|drowned)\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.!?;\n]+")
# A month further off in a long sentence is most often that of something else.
_BESIDE = 60


def areas(text: str) -> list[Span]:
    """Where the paragraph names an area that is no whole nation.

    >>> areas("The family moved to a flat in Leeds. As Preston (2012) says, listen.")
    [Span(start=30, end=35)]
    """
    found = []
    names = list(_NAME.finditer(text))
    for at, name in enumerate(names):
        following = names[at + 1] if at + 1 < len(names) else None
        end = name.end()
        if following and following.start() == end + 1 and f"{name[0]} {following[0]}".lower() in PLACES:
            end = following.end()
        elif name[0].lower() not in PLACES or is_common(name[0].lower()):
            continue
        before = text[max(0, name.start() - _LEAD) : name.start()]
        if _LEADS.search(before) or _FOLLOWS.match(text, end, end + _FOLLOW):
            found.append(Span(name.start(), end))
    return found


def area_year_age(text: str, here: list[Span]) -> list[Span]:
    """The areas of the paragraph, where a year and an age stand in it as well."""
    if here and _YEAR.search(text) and (_AGE.search(text) or WRITTEN_BAND.search(text)):
        return here
    return []


def months_of_death(text: str) -> list[Span]:
    """The months with their year that stand in a sentence about a death.

    >>> months_of_death("He died in March 2019. The panel met in May 2020.")
    [Span(start=11, end=21)]
    """
    return [
        Span(*month.span())
        for sentence in _SENTENCE.finditer(text)
        for month in MONTH_YEAR.finditer(text, *sentence.span())
        if _DEATH.search(
            text, max(sentence.start(), month.start() - _BESIDE), min(sentence.end(), month.end() + _BESIDE)
        )
    ]
