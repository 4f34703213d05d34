"""Towns, counties and countries by list, and unknown places by the words around them."""

from collections.abc import Iterator

from ingest.recognisers.lexicon import COUNTRIES, FIRST_NAMES, PLACES, SURNAMES, is_common, listed
from ingest.recognisers.name_context import LOCATIVE
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.place_words import PLACE_HEADS, PLACE_TAILS
from ingest.recognisers.recogniser import Found, Recogniser
from policies.identifiers import Kind

_LISTED = PLACES | COUNTRIES
_LONGEST = max(len(place.replace("-", " ").split()) for place in _LISTED)
_STARTS = frozenset(place.split()[0] for place in _LISTED if " " in place)
_COMPASS = listed("compass")
_TOWARDS = LOCATIVE | {"to", "from", "of"}
_MOTION = listed("motion")
_UNLISTED = frozenset({Part.UNKNOWN, Part.SURNAME})


def _find(paragraph: Paragraph) -> Iterator[Found]:
    words = paragraph.words
    at = 0
    while at < len(words):
        reach = _reach(paragraph, at) if words[at].capital else 0
        if reach:
            start = at
            while (
                start and paragraph.goes_on(start) and words[start - 1].capital and words[start - 1].lower in _COMPASS
            ):
                start -= 1
            # The nations of the United Kingdom are a background, not a place that leads to anybody.
            if not (words[start].lower == "northern" and words[reach - 1].lower == "ireland"):
                yield Found(words[start].start, words[reach - 1].end, 0.7)
        at = max(reach, at + 1)


def _reach(paragraph: Paragraph, at: int) -> int:
    """Where the place that begins at word `at` ends; 0 where none does."""
    return _listed(paragraph, at) or _of_a_kind(paragraph, at) or _by_grammar(paragraph, at)


def _listed(paragraph: Paragraph, at: int) -> int:
    """Where the place of the lists that begins at word `at` ends; 0 where there is none."""
    words = paragraph.words
    lower = words[at].lower
    if lower in _STARTS:
        for reach in range(min(len(words), at + _LONGEST), at + 1, -1):
            between = paragraph.text[words[at].start : words[reach - 1].end].lower().replace("’", "'")
            if between in _LISTED and words[reach - 1].capital:
                return reach
    if lower not in _LISTED:
        return 0
    before = words[at - 1].lower if at and paragraph.gap(at) == " " else ""
    # Bath, Reading and Lincoln are words and names as well.
    doubtful = is_common(lower) or lower in FIRST_NAMES or lower in SURNAMES
    if doubtful and before not in _TOWARDS and before not in _COMPASS:
        return 0
    if is_common(lower) and paragraph.opens(at):
        return 0
    return at + 1


def _of_a_kind(paragraph: Paragraph, at: int) -> int:
    """The same for "Borough of Zorley"."""
    words = paragraph.words
    if words[at].lower not in PLACE_HEADS or at + 1 == len(words) or words[at + 1].lower != "of":
        return 0
    reach = at + 2
    while reach < at + 2 + _LONGEST and paragraph.goes_on(reach) and not words[reach].shouted:
        reach += 1
    return reach if reach > at + 2 else 0


def _by_grammar(paragraph: Paragraph, at: int) -> int:
    """The same for "in Zorley" and "moved to Zorley": words that no list knows, behind a word of place."""
    words = paragraph.words
    if not paragraph.goes_on(at):
        return 0
    before = words[at - 1].lower
    moved = before in {"to", "from", "of"} and at > 1 and words[at - 2].lower in _MOTION
    if before not in LOCATIVE and not moved:
        return 0
    reach = at
    while reach < at + 3 and paragraph.goes_on(reach) and part_of(words[reach]) in _UNLISTED:
        reach += 1
    # "in Zorley Working Group" is no place, "in Zorley Park" is.
    follows = paragraph.goes_on(reach) and words[reach].lower not in PLACE_TAILS
    return reach if reach > at and not follows else 0


RECOGNISER = Recogniser(
    name="place",
    kind=Kind.PLACE,
    source="Our own lists of places and countries; house rule for words of place",
    sentence="The family moved to Kidderminster in the spring.",
    detail="Kidderminster",
    find=_find,
)
