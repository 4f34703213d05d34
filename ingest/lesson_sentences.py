"""Sentences that stand among lessons: what announces them, what demands something, what speaks about them.

House rule, after the wording of published reviews of the four nations in English and Welsh.
"""

import re

from ingest.mentions import Span

# What announces or demands does so early; a longer passage is searched no further.
_AS_FAR = 400
_NOUNS = (
    r"(?:recommendations?|findings?|actions?|themes?|learning|lessons|points?|strategies|questions|areas|"
    r"considerations|issues|argymhellion|canfyddiadau|camau|themâu|pwyntiau|gwersi|strategaethau|meysydd|cwestiynau)"
)
_DEMAND = re.compile(
    r"\b(?:should|must|need(?:s|ed)? to|ought to|ensure|recommends?|recommended|dylai|dylid|dylent|rhaid i|"
    r"argymhell(?:ir|wn|a)|sicrhau)\b|\bthat:?$",
    re.IGNORECASE,
)
_COUNTED = r"(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,2}|several|a number of)"
_FOLLOWING = re.compile(
    rf"(?:.{{0,120}}\b)?(?:the following (?:\w{{1,20}} ){{0,3}}{_NOUNS}|{_NOUNS} canlynol)\b|"
    rf"(?:these|the) (?:\w{{1,20}} ){{0,2}}{_NOUNS}\b.{{0,60}}\b(?:below|are these|are as follows|follow|are made)\b|"
    rf"(?:.{{0,80}}\b)?{_NOUNS}\b.{{0,60}}\b(?:set out below|as follows|isod)\b|"
    rf"(?:.{{0,80}}\b)?(?:makes?|made|identified|sets? out)\s{_COUNTED}\s(?:\w{{1,20}}\s){{0,2}}{_NOUNS}[.:]",
    re.IGNORECASE,
)
# What only announces is short.
_MOST_WORDS = 60
_SAID_BY = (
    r"(?:review(?:ers?)?|panel|report|board|partnership|committee|team|inspectors?|authors?|i|we|adolygiad|adolygwyr|"
    r"panel|bwrdd)"
)
_SAYS_THAT = re.compile(
    rf"(?:.{{0,80}}\b)?{_SAID_BY}\s(?:\w{{1,15}}\s){{0,2}}(?:recommends?|finds?|found|suggests?|asks?|proposes?|"
    r"concludes?|learn(?:ed|t))(?:\sthat)?:|(?:it is|it was) recommended(?: that)?:|"
    r"mae['’]r \w{1,15} yn argymell.{0,40}:",
    re.IGNORECASE,
)
_RECOMMENDS = re.compile(
    rf"(?:.{{0,80}}\b)?(?:(?:{_SAID_BY}|it)\s(?:\w{{1,15}}\s){{0,2}}recommends?\b|it is (?:\w{{1,15}} )?recommended\b|"
    r"recommendation\b.{0,40} is (?:that|for|to)\b|"
    r"mae['’]r \w{1,15} yn argymell\b|argymhellir\b)",
    re.IGNORECASE,
)
_SPEAKS_OF = re.compile(
    r"(?:these|those|the above|all|the) (?:\w{1,20} ){0,2}(?:recommendations|actions|findings|strategies)\b|"
    r"\breport on (?:these|them|progress)|\b(?:an?|the) (?:action|improvement) plan\b|"
    r"\byr (?:argymhellion|camau|canfyddiadau) hyn\b",
    re.IGNORECASE,
)
_PARAGRAPH_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,4}\.?\s{1,3}")
_ADDRESSED = re.compile(
    r"\b(?:recommendations?|actions?|strategies) (?:are )?(?:made |addressed )?(?:to|for) (?P<who>[^.:;,]{2,60}?)"
    r"(?= (?:to|which|that|and anticipated)\b|[.:;,]|$)",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"[^.:;?!]{1,400}[.:;?!]?")


def demands(words: str) -> bool:
    """Whether the passage asks for something.

    >>> demands("The Board should ask."), demands("Dylai'r Bwrdd ofyn."), demands("Nobody asked.")
    (True, True, False)
    """
    return _DEMAND.search(words[:_AS_FAR].rstrip()) is not None


def recommends(words: str) -> bool:
    """Whether the passage says that somebody recommends.

    >>> recommends("The review therefore recommends that nurses ask."), recommends("Nurses ask.")
    (True, False)
    """
    return _RECOMMENDS.match(words[:_AS_FAR]) is not None


def announces(words: str) -> bool:
    """Whether the passage only announces what follows: it demands nothing itself.

    >>> announces("The review makes the following recommendations. Agencies should report on them.")
    True
    >>> announces("5.1 The review recommends that:"), announces("The Board should ensure that:")
    (True, False)
    """
    if len(words.split()) > _MOST_WORDS:
        return False
    mark = _PARAGRAPH_NUMBER.match(words)
    words = words[mark.end() if mark else 0 :].rstrip()
    first = _SENTENCE.match(words)
    sentence = first[0] if first else words
    if (found := _FOLLOWING.match(sentence)) and not demands(sentence[: found.end()]):
        return True
    return words.endswith(":") and (not demands(words) or _SAYS_THAT.fullmatch(words) is not None)


def leads_in(words: str) -> bool:
    """Whether the passage breaks off for a list that finishes it."""
    return words.rstrip().endswith(":")


def speaks_of_lessons(words: str) -> bool:
    """Whether a passage after the lessons is about them and no part of the last.

    >>> speaks_of_lessons("The Board will publish an action plan."), speaks_of_lessons("This was known.")
    (True, False)
    """
    return _SPEAKS_OF.search(words[:_AS_FAR]) is not None


def addressed_in(words: str) -> Span | None:
    """To whom an announcing sentence says that what follows is addressed, as a span of it.

    >>> words = "These are the recommendations to the Board:"
    >>> span = addressed_in(words)
    >>> words[span.start : span.end]
    'the Board'
    """
    found = _ADDRESSED.search(words[:_AS_FAR])
    return Span(*found.span("who")) if found else None
