"""Rare conditions by list and by their form: there may be one child with it in a county."""

import re
from collections.abc import Iterator

from ingest.recognisers.lexicon import phrases
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.phrase_list import PhraseList
from ingest.recognisers.recogniser import Found, Recogniser
from policies.identifiers import Kind

_LISTED = PhraseList("rare conditions", any_case=True)
_KINDS = frozenset({"syndrome", "disease", "anomaly", "malformation", "dystrophy", "ataxia", "sequence"})
# "Zorley syndrome", "Zorley-Roe disease": a condition that is called after somebody is rare unless the list says so.
_NAMED = re.compile(
    r"(?<![\w-])(?P<it>(?:[A-Z][a-zéèüöäñç]{2,20}(?:['’]s)?(?:[\s-](?=[A-Z]))?){1,3}\s(?:syndrome|disease|anomaly|malformation|dystrophy|ataxia|sequence))(?!\w)"
)
_COMMON = re.compile(
    rf"(?:(?:The|A|An|This|His|Her|That|Any|Some|No|Such|Heart|Kidney|Liver|Lung|Mental|Infectious|Respiratory|Genetic|Rare|Sexually|Chronic|Coronary|Legionnaires|Notifiable)\b"
    rf"|(?:{phrases('common conditions')})(?![\w]))"
)


def _find(paragraph: Paragraph) -> Iterator[Found]:
    for start, end in _LISTED.find(paragraph):
        yield Found(start, end, 0.7)
    if _KINDS.isdisjoint(paragraph.vocabulary):
        return
    for match in _NAMED.finditer(paragraph.text):
        if _COMMON.match(match["it"]) is None:
            yield Found(*match.span("it"), 0.65)


RECOGNISER = Recogniser(
    name="condition",
    kind=Kind.CONDITION,
    source="UK Rare Diseases Framework (2021), fewer than 1 in 2,000; house rule for conditions called after somebody",
    sentence="The girl was born with osteogenesis imperfecta.",
    detail="osteogenesis imperfecta",
    find=_find,
)
