"""Schools, surgeries, hospitals, homes and other places by their own name; "the school" alone is none."""

from collections.abc import Iterator

from ingest.recognisers.lexicon import FIRST_NAMES, PEOPLES, PLACES, is_common
from ingest.recognisers.name_words import ACRONYMS, CALENDAR, KIN, MAKES, ROLES
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.place_words import INSTITUTION_KINDS, INSTITUTION_TAILS
from ingest.recognisers.recogniser import Found, Recogniser
from ingest.recognisers.titled import titled
from policies.identifiers import Kind

# These end the names of teams, methods and ideas as well: only a word that is not English makes them a name.
_LOOSE_TAILS = frozenset(
    "unit practice clinic project home homes station library theatre camp centre center shelter house primary secondary "
    "ward infants juniors college practice inn arms pub hotel church temple parish".split()
)
_LOOSE_ALLOWED = frozenset("ward house centre center church inn arms hotel lodge".split())
_NOT_NAMES = INSTITUTION_KINDS | ROLES | KIN | ACRONYMS | CALENDAR | PEOPLES


_ANNEXES = frozenset("Class Annexe Annex Campus Wing Site Department Base Unit".split())
_FOR_WHOM = frozenset("Children Women Sick Boys Girls".split())
_HEADS = frozenset("ysgol ysbyty meithrinfa meddygfa canolfan capel eglwys hmp hmyoi yoi".split())
_WELSH = frozenset("y yr r a o i'r".split())


def _find(paragraph: Paragraph) -> Iterator[Found]:
    words = paragraph.words
    for tail, word in enumerate(words):
        if word.lower not in INSTITUTION_TAILS:
            continue
        start = titled(paragraph, tail)
        if start == tail:
            continue
        names = [at for at in range(start, tail) if words[at].capital and words[at].lower not in _NOT_NAMES]
        if not names:
            continue
        odd = any(_is_odd(words[at].lower) for at in names)
        if not word.capital and word.lower in {"schools", "nurseries", "homes", "hospitals"}:
            continue
        if not word.capital:
            before = words[tail - 1]
            owned = (
                before.lower == "s" and words[tail - 2].lower in FIRST_NAMES and words[max(0, tail - 3)].lower != "st"
            )
            if owned or not odd or before.lower in _NOT_NAMES and before.lower != "s":
                continue
        elif word.lower in _LOOSE_TAILS and not odd and (word.lower not in _LOOSE_ALLOWED or paragraph.opens(start)):
            continue
        end = tail
        while (
            end + 1 < len(words)
            and words[end + 1].capital
            and words[end + 1].lower in INSTITUTION_TAILS
            and paragraph.gap(end + 1) == " "
        ):
            end += 1
        yield Found(words[start].start, words[_annexe(paragraph, end)].end, 0.8 if odd else 0.65)
    yield from _headed(paragraph)


def _annexe(paragraph: Paragraph, end: int) -> int:
    """Where a name goes on behind its last noun: "Hospital for Children", "Nursery Class"."""
    words = paragraph.words
    if end + 1 < len(words) and paragraph.gap(end + 1) == " " and words[end + 1].text in _ANNEXES:
        return end + 1
    if end + 2 < len(words) and words[end + 1].lower == "for" and words[end + 2].text in _FOR_WHOM:
        return end + (3 if words[end + 2].text == "Sick" and end + 3 < len(words) else 2)
    return end


def _headed(paragraph: Paragraph) -> Iterator[Found]:
    """ "Ysgol Craig-y-Deryn", "HMP Ashdown": the kind stands first."""
    words = paragraph.words
    for at, word in enumerate(words):
        if not (word.lower in _HEADS and word.capital):
            continue
        end = at
        while end + 1 < len(words) and paragraph.gap(end + 1) in {" ", "'", "’"} and end < at + 6:
            after = words[end + 1]
            if not after.capital and (after.lower not in _WELSH or end + 2 >= len(words) or not words[end + 2].capital):
                break
            end += 1
        if end > at:
            yield Found(word.start, words[end].end, 0.8)


def _is_odd(lower: str) -> bool:
    return (
        lower in PLACES
        or lower in {"st", "saint", "saints", "lady", "royal"}
        or lower in FIRST_NAMES
        or (lower not in MAKES and not is_common(lower))
    )


RECOGNISER = Recogniser(
    name="institution",
    kind=Kind.INSTITUTION,
    source="House rule: capitalised words before the word for an institution",
    sentence="He attended St Agnes Primary School until then.",
    detail="St Agnes Primary School",
    find=_find,
)
