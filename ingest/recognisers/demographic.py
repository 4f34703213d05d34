"""Nationality, ethnicity, religion and language."""

import re
from collections.abc import Iterator

from ingest.recognisers.lexicon import PEOPLES, listed
from ingest.recognisers.name_words import NATIONS
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.phrase_list import PhraseList
from ingest.recognisers.recogniser import Found, Recogniser
from policies.identifiers import Kind

_WORDS = PEOPLES | listed("backgrounds")
_PHRASES = re.compile(
    r"(?<!\w)(?i:(?:white|black|mixed|dual)[\s/-]{1,3}(?:and\s|or\s|other\s)?(?:british|irish|english|welsh|scottish|european|african|caribbean|asian|"
    r"race|heritage|ethnicity|background|white|black|other)(?:[\s/-](?:and\s)?(?:african|caribbean|asian|british|heritage))*)(?!\w)"
    r"|(?<!\w)(?:Black|White|black|white)(?=\s(?:man|woman|boy|girl|male|female|child|children|people|person|family|mother|father|young|teenage)\b)"
    r"|Jehovah['’]s\sWitness(?:es)?|Church\sof\s(?:England|Scotland|Wales|Ireland)|(?<!\w)(?i:asylum[\s-]seek(?:er|ers|ing)|refugees?)(?!\w)"
    r"|(?<!\w)Northern\sIreland|United\sKingdom|Great\sBritain"
)

# "dual White British and Zorlish heritage": what stands between the two words is a part of it, whatever it is.
_HERITAGE = re.compile(
    r"(?<!\w)(?i:dual|mixed|multiple|joint)(?:[\s/-]{1,2}(?:[A-Z][\w-]{1,20}|and|or|&|white|black|asian)){1,7}"
    r"[\s-](?i:heritage|ethnicity|background|parentage|descent|origins?|family)(?!\w)"
    r"|(?<!\w)(?:[A-Z][\w-]{2,20}[\s/-](?:and\s)?){1,3}(?:heritage|descent|ethnicity|ancestry|nationality|citizenship|passport)(?!\w|\s(?:Act|office))"
)
_LISTS = (PhraseList("faiths and churches"), PhraseList("languages"), PhraseList("immigration", any_case=True))
_HERITAGES = frozenset(
    "heritage ethnicity background parentage descent origin origins family ancestry nationality "
    "citizenship passport".split()
)
_STATES = frozenset({"Northern", "United", "Great"})
_ORIGINS = listed("motion") | {
    "from",
    "citizen",
    "citizens",
    "national",
    "nationals",
    "originally",
    "entered",
    "entry",
    "in",
    "to",
}
_KINDS_OF_LANGUAGE = frozenset({"standard", "classical", "spoken", "fluent"})

# A people's government, law or money says nothing about a person.
_NOT_PERSONAL = listed("not personal")
_FOLLOWING = re.compile(rf"\s(?i:{'|'.join(sorted(_NOT_PERSONAL))})\b")


def _find(paragraph: Paragraph) -> Iterator[Found]:
    words = paragraph.words
    for match in _PHRASES.finditer(paragraph.text):
        if match[0].split()[0] in _STATES and not _is_origin(paragraph, paragraph.at_or_behind(match.start())):
            continue
        if _FOLLOWING.match(paragraph.text, match.end()) is None:
            yield Found(*match.span(), 0.7)
    for phrases in _LISTS:
        for start, end in phrases.find(paragraph):
            yield Found(start, end, 0.7)
    if not _HERITAGES.isdisjoint(paragraph.vocabulary):
        for match in _HERITAGE.finditer(paragraph.text):
            if _speaks_of_people(match[0]):
                yield Found(*match.span(), 0.7)
    for at, word in enumerate(words):
        if at + 1 < len(words) and words[at + 1].lower in _NOT_PERSONAL and paragraph.gap(at + 1) == " ":
            continue
        if word.lower in NATIONS and not _is_origin(paragraph, at):
            continue
        if word.capital and (
            word.lower in _WORDS or ("-" in word.lower and not _WORDS.isdisjoint(word.lower.split("-")))
        ):
            standard = at and words[at - 1].lower in _KINDS_OF_LANGUAGE and paragraph.gap(at) == " "
            yield Found(words[at - 1].start if standard else word.start, word.end, 0.7)


def _is_origin(paragraph: Paragraph, at: int) -> bool:
    """Whether a nation of the United Kingdom at word `at` is where somebody is from: law and agencies are of it too."""
    words = paragraph.words
    before = words[max(0, at - 3) : at]
    return any(word.lower in _ORIGINS for word in before)


def _speaks_of_people(wording: str) -> bool:
    """Whether a people, a faith or a colour is in "… heritage": "cultural heritage" is an idea."""
    words = re.findall(r"[\w'’-]+", wording.lower())
    return words[0] in {"dual", "mixed", "multiple", "joint"} or not _WORDS.union({"white", "black"}).isdisjoint(words)


RECOGNISER = Recogniser(
    name="demographic",
    kind=Kind.DEMOGRAPHIC,
    source="Census 2021, questions on ethnic group and religion; our own list of peoples",
    sentence="Mother is a Polish national.",
    detail="Polish",
    find=_find,
)
