"""Tells whom a word in a sentence is about: the subject, or somebody who is named nearer to it."""

import re

from ingest.catalogue.subjects import Subjects

_SOMEBODY = re.compile(
    r"(?<![\w-])(?:(?:Child|Baby|Infant|Young Person|Young Adult|Adult|Person|Sibling|Half-Sibling|Twin|Friend|Partner|"
    r"Neighbour|Aunt|Uncle|Cousin|Family|Mother|Father|Grandmother|Grandfather|Stepfather|Stepmother)"
    r"(?: (?:[A-Z]{1,2}\d?|\d{1,3}))?|MGM|MGF|PGM|PGF)(?![\w-])"
)
_RELATIVE = re.compile(
    r"\b(?:mother|father|brother|sister|parents?|stepfather|stepmother|grandmother|grandfather|aunt|uncle|cousin|friend|"
    r"partner|boyfriend|girlfriend|husband|wife|carers?|neighbour|sibling|half-sister|half-brother|twin)\b(?:['’]s)?",
    re.IGNORECASE,
)
# "Her daughter, Child Y, was aged ...": the label after the comma is that of the daughter.
_OWN = 40


def is_about(subjects: Subjects, text: str, at: int) -> bool:
    """Whether what stands at `at` in a sentence of the subject's is about the subject, and not about a relative."""
    nearest = max(_SOMEBODY.finditer(text, 0, at), key=re.Match.start, default=None)
    # "Child T's sister" is no word about Child T, nor is "his brother" or "Father".
    if nearest and subjects.names and nearest[0] not in subjects.names:
        return False
    start = nearest.end() if nearest else 0
    return not (_RELATIVE.search(text, start, at) and at - start < 4 * _OWN) or _returns(text, start, at)


def _returns(text: str, start: int, at: int) -> bool:
    """Whether a pronoun begins a new clause between the relative and the place: "his mother was out when he died"."""
    return (
        re.search(r"[,;]?\s(?:when|that|and|before|after|until|where) (?:he|she|they)\s$", text[start:at]) is not None
    )
