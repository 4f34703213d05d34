"""Places that no list has: by the words beside them, the words they are made of, and the form of the word."""

import re

from ingest.recognisers.lexicon import FIRST_NAMES, is_common, listed
from ingest.recognisers.name_context import LOCATIVE
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.name_words import CIVIL_TITLES, KIN, ROLES, is_title
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.place_words import INSTITUTION_TAILS, PLACE_HEADS, PLACE_TAILS, TAILS
from ingest.recognisers.sentence_words import OPENERS

MOTION = listed("motion")
_TOWARDS = frozenset({"to", "from", "of"})
_UNLISTED = frozenset({Part.UNKNOWN, Part.SURNAME})
_SETTLEMENT_TAILS = listed("settlement tails")
_SETTLEMENT_HEADS = listed("settlement heads")
_AREA_WORDS = listed("area words")
_LAST_WORDS = _SETTLEMENT_TAILS | _AREA_WORDS
_LONGEST = 4
# House rule: beginnings and endings of the names of towns in England, Scotland, Wales and Northern Ireland that hardly
# a surname has. A word of that form is a place wherever it stands.
_FORM = re.compile(
    r"(?:aber|llan|inver|bally|auchter|auchen|strath|caer|pontar|penrhyn|ystrad|kirkcu|achna|ardna|kilma|drumna)[a-zâêîôûŵŷ'-]{3,18}"
    r"|[a-z]{3,14}(?:shire|haven|mouth|minster|chester|cester|sea-on|thorpe|combe|holme|pool|stowe|bury)"
)


def of_a_kind(paragraph: Paragraph, at: int) -> int:
    """Where "Borough of Zorley", which begins at word `at`, ends; 0 where there is no such name."""
    words = paragraph.words
    if words[at].lower not in PLACE_HEADS or at + 1 == len(words) or words[at + 1].lower != "of":
        return 0
    reach = at + 2
    while reach < at + 2 + _LONGEST and paragraph.goes_on(reach) and not words[reach].shouted:
        reach += 1
    return reach if reach > at + 2 else 0


def by_grammar(paragraph: Paragraph, at: int) -> int:
    """The same for "in Zorley", "moved to Zorley" and "the surgery at Zorley": words that no list knows."""
    words = paragraph.words
    if not paragraph.goes_on(at):
        return 0
    before = words[at - 1].lower
    two_before = words[at - 2].lower if at > 1 else ""
    moved = (before in _TOWARDS and two_before in MOTION) or (before == "at" and two_before in INSTITUTION_TAILS)
    if before not in LOCATIVE and not moved:
        return 0
    reach = at
    while reach < at + 3 and paragraph.goes_on(reach) and part_of(words[reach]) in _UNLISTED:
        reach += 1
    # "in Zorley Working Group" is no place, "in Zorley Park" is.
    follows = paragraph.goes_on(reach) and words[reach].lower not in PLACE_TAILS
    return reach if reach > at and not follows else 0


def by_last_word(paragraph: Paragraph, at: int) -> int:
    """The same for "Zorley Fold" and "the Zorley estate"."""
    words = paragraph.words
    after = words[at + 1 : at + 4]
    if not any(word.lower in _LAST_WORDS for word in after) or _is_called_before(paragraph, at):
        return 0
    reach = at
    while (
        reach < min(len(words), at + 3) and (reach == at or paragraph.goes_on(reach)) and _may_be_own(paragraph, reach)
    ):
        reach += 1
    if reach == at:
        return 0
    if paragraph.goes_on(reach) and words[reach].lower in _SETTLEMENT_TAILS:
        # "Zorley Park School" is an institution, "Zorley Hill Group" an organisation.
        return 0 if paragraph.goes_on(reach + 1) else reach + 1
    the = at > 0 and words[at - 1].lower == "the" and paragraph.gap(at) == " "
    small = reach < len(words) and paragraph.gap(reach) == " " and words[reach].lower in _AREA_WORDS
    return reach + 1 if the and small else 0


def by_first_word(paragraph: Paragraph, at: int) -> int:
    """The same for "Port Zorley", "River Zorle" and "Nant y Zorl"."""
    words = paragraph.words
    if words[at].lower not in _SETTLEMENT_HEADS or words[at].shouted:
        return 0
    reach = at + 1
    if reach + 1 < len(words) and words[reach].lower in {"y", "yr", "ar", "na", "nan"} and words[reach + 1].capital:
        reach += 1
    elif not paragraph.goes_on(reach) or part_of(words[reach]) not in _UNLISTED:
        return 0
    ended = paragraph.goes_on(reach + 1) and words[reach + 1].lower in TAILS
    return 0 if ended else reach + 1


def by_form(paragraph: Paragraph, at: int) -> int:
    """The same for one word that is made as the names of towns are: "Zorlhaven", "Llanzorly"."""
    word = paragraph.words[at]
    if len(word.text) < 7 or _FORM.fullmatch(word.lower) is None or _is_called_before(paragraph, at):
        return 0
    return at + 1 if part_of(word) is Part.UNKNOWN else 0


def _may_be_own(paragraph: Paragraph, at: int) -> bool:
    word = paragraph.words[at]
    if word.lower in FIRST_NAMES or word.lower in KIN or word.lower in ROLES or word.lower in OPENERS:
        return False
    return word.capital and part_of(word) in _UNLISTED and not is_common(word.lower)


def _is_called_before(paragraph: Paragraph, at: int) -> bool:
    """Whether a title or a part of a name stands right before word `at`: "Mrs Zorley Hill", "Jane Zorlhaven"."""
    if not at or paragraph.gap(at) not in {" ", ". "}:
        return False
    before = paragraph.words[at - 1]
    if before.lower in CIVIL_TITLES or is_title(before):
        return True
    return before.capital and part_of(before) >= Part.INITIAL
