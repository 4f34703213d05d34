"""Schools, surgeries, hospitals, homes and other places by their own name; "the school" alone is none."""

from collections.abc import Iterator

from ingest.recognisers.institution_forms import formed
from ingest.recognisers.lexicon import FIRST_NAMES, PEOPLES, PLACES, is_common, listed
from ingest.recognisers.name_words import ACRONYMS, CALENDAR, KIN, MAKES, ROLES
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.place_words import INSTITUTION_KINDS, INSTITUTION_TAILS
from ingest.recognisers.recogniser import Found, Recogniser
from ingest.recognisers.titled import titled
from policies.identifiers import Kind

_LOOSE_TAILS = listed("loose tails")
_HOMELY_TAILS = listed("homely tails")
_PLURALS = frozenset({"schools", "nurseries", "homes", "hospitals"})
_KINDS = INSTITUTION_KINDS | ROLES | KIN | ACRONYMS | CALENDAR | PEOPLES
_HONOURS = frozenset({"st", "saint", "saints", "lady", "royal"})
_ANNEXES = listed("annexes")
_FOR_WHOM = listed("for whom")
_HEADS = listed("institution heads")
_WELSH = frozenset({"y", "yr", "r", "a", "o", "i'r"})
_REVIEWING = frozenset({"review", "reviews", "guidance", "learning", "standards", "model"})
_LONGEST = 6


def _find(paragraph: Paragraph) -> Iterator[Found]:
    words = paragraph.words
    for tail, word in enumerate(words):
        if word.lower not in INSTITUTION_TAILS or _is_of_reviews(paragraph, tail):
            continue
        if score := _score(paragraph, titled(paragraph, tail), tail):
            end = _annexe(paragraph, tail)
            yield Found(words[titled(paragraph, tail)].start, words[end].end, score)
    yield from _headed(paragraph)
    yield from formed(paragraph)


def _score(paragraph: Paragraph, start: int, tail: int) -> float:
    """How surely the words from `start` on name what word `tail` speaks of; 0 for "the Primary School"."""
    words = paragraph.words
    own = [word for word in words[start:tail] if word.capital and word.lower not in _KINDS]
    odd = any(_is_odd(word.lower) for word in own)
    word = words[tail]
    if not own:
        return 0.0
    if not word.capital:
        return 0.8 if odd and word.lower not in _PLURALS and _belongs(paragraph, tail) else 0.0
    if odd:
        return 0.8
    # "Rose House" is a place, "Support Unit" a team.
    homely = word.lower in _HOMELY_TAILS and not paragraph.opens(start)
    return 0.65 if homely or word.lower not in _LOOSE_TAILS else 0.0


def _is_of_reviews(paragraph: Paragraph, tail: int) -> bool:
    """Whether word `tail` belongs to the kind of a review or to its title: "Thematic practice review"."""
    words = paragraph.words
    return words[tail].lower == "practice" and tail + 1 < len(words) and words[tail + 1].lower in _REVIEWING


def _belongs(paragraph: Paragraph, tail: int) -> bool:
    """Whether the word before "school", in lower case, names it: "Highfield school", but not "Jane's school"."""
    words = paragraph.words
    before = words[tail - 1]
    if before.lower == "s":
        return words[tail - 2].lower not in FIRST_NAMES or words[max(0, tail - 3)].lower in _HONOURS
    return before.lower not in _KINDS


def _annexe(paragraph: Paragraph, tail: int) -> int:
    """Where a name goes on behind the word for it: "House School", "Hospital for Children", "Nursery Class"."""
    words = paragraph.words
    end = tail
    while end < tail + _LONGEST and paragraph.goes_on(end + 1) and words[end + 1].lower in INSTITUTION_TAILS:
        end += 1
    if paragraph.goes_on(end + 1) and words[end + 1].text in _ANNEXES:
        return end + 1
    if end + 2 < len(words) and words[end + 1].lower == "for" and words[end + 2].text in _FOR_WHOM:
        return end + (3 if words[end + 2].text == "Sick" and end + 3 < len(words) else 2)
    return end


def _headed(paragraph: Paragraph) -> Iterator[Found]:
    """The names that begin with the word for the institution: "Ysgol Craig-y-Deryn", "HMP Ashdown"."""
    words = paragraph.words
    for at, word in enumerate(words):
        if not (word.capital and word.lower.removesuffix("'r") in _HEADS):
            continue
        end = at
        while end < at + _LONGEST and end + 1 < len(words) and paragraph.gap(end + 1) in {" ", "'", "’"}:
            inner = words[end + 1].lower in _WELSH and end + 2 < len(words) and words[end + 2].capital
            if not (words[end + 1].capital or inner):
                break
            end += 1
        if end > at:
            yield Found(word.start, words[end].end, 0.8)


def _is_odd(lower: str) -> bool:
    """Whether the word is more than English: a place, a name, a saint, or in no list."""
    if lower in PLACES or lower in FIRST_NAMES or lower in _HONOURS:
        return True
    return lower not in MAKES and not is_common(lower)


RECOGNISER = Recogniser(
    name="institution",
    kind=Kind.INSTITUTION,
    source="House rule: capitalised words before the word for an institution",
    sentence="He attended St Agnes Primary School until then.",
    detail="St Agnes Primary School",
    find=_find,
)
