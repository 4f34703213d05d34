"""Nationality, ethnicity, religion and language."""

import re
from collections.abc import Iterator

from ingest.recognisers.lexicon import PEOPLES, listed
from ingest.recognisers.paragraph import Paragraph
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


# A people's government, law or money says nothing about a person.
_NOT_PERSONAL = listed("not personal")
_FOLLOWING = re.compile(rf"\s(?i:{'|'.join(sorted(_NOT_PERSONAL))})\b")


def _find(paragraph: Paragraph) -> Iterator[Found]:
    words = paragraph.words
    for match in _PHRASES.finditer(paragraph.text):
        if _FOLLOWING.match(paragraph.text, match.end()) is None:
            yield Found(*match.span(), 0.7)
    for at, word in enumerate(words):
        if at + 1 < len(words) and words[at + 1].lower in _NOT_PERSONAL and paragraph.gap(at + 1) == " ":
            continue
        if word.capital and (
            word.lower in _WORDS or ("-" in word.lower and not _WORDS.isdisjoint(word.lower.split("-")))
        ):
            yield Found(word.start, word.end, 0.7)


RECOGNISER = Recogniser(
    name="demographic",
    kind=Kind.DEMOGRAPHIC,
    source="Census 2021, questions on ethnic group and religion; our own list of peoples",
    sentence="Mother is a Polish national.",
    detail="Polish",
    find=_find,
)
