"""Towns, counties and countries by list, and unknown places by the words around them."""

from collections.abc import Iterator

from ingest.recognisers.lexicon import COUNTRIES, FIRST_NAMES, PLACES, SURNAMES, gazetteer, is_common, listed
from ingest.recognisers.name_context import LOCATIVE
from ingest.recognisers.name_words import is_title
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.place_forms import MOTION, by_first_word, by_form, by_grammar, by_last_word, of_a_kind
from ingest.recognisers.recogniser import Found, Recogniser
from policies.identifiers import Kind

_LISTED = PLACES | COUNTRIES
_GAZETTEER = gazetteer()
_LONGEST = max(len(place.replace("-", " ").split()) for place in _LISTED | _GAZETTEER)
_STARTS = frozenset(place.split()[0] for place in _LISTED | _GAZETTEER if " " in place)
_COMPASS = listed("compass")
_TOWARDS = LOCATIVE | {"to", "from", "of"}
_STUDIED = listed("no subject of study")
_SURE, _LIKELY, _GUESS = 0.7, 0.55, 0.5


def _find(paragraph: Paragraph) -> Iterator[Found]:
    words = paragraph.words
    at = 0
    while at < len(words):
        reach, score = _reach(paragraph, at) if words[at].capital else (0, 0.0)
        if reach:
            start = at
            while (
                start and paragraph.goes_on(start) and words[start - 1].capital and words[start - 1].lower in _COMPASS
            ):
                start -= 1
            # The nations of the United Kingdom are a background, not a place that leads to anybody.
            if not (words[start].lower == "northern" and words[reach - 1].lower == "ireland"):
                yield Found(words[start].start, words[reach - 1].end, score)
        at = max(reach, at + 1)


def _reach(paragraph: Paragraph, at: int) -> tuple[int, float]:
    """Where the place that begins at word `at` ends, and how sure it is one; 0 where none does."""
    if _is_studied(paragraph, at):
        return 0, 0.0
    if reach := _listed(paragraph, at) or of_a_kind(paragraph, at):
        return reach, _SURE
    if reach := by_last_word(paragraph, at) or by_first_word(paragraph, at):
        return reach, _LIKELY
    if reach := by_grammar(paragraph, at):
        return reach, _SURE
    if reach := _in_gazetteer(paragraph, at):
        return reach, _LIKELY
    return by_form(paragraph, at), _GUESS


def _listed(paragraph: Paragraph, at: int) -> int:
    """Where the place of the lists that begins at word `at` ends; 0 where there is none."""
    words = paragraph.words
    lower = words[at].lower
    if reach := _of_several_words(paragraph, at, _LISTED):
        return reach
    if lower not in _LISTED:
        return 0
    before = words[at - 1].lower if at and paragraph.gap(at) in {" ", "  "} else ""
    # Bath, Reading and Lincoln are words and names as well.
    doubtful = is_common(lower) or lower in FIRST_NAMES or lower in SURNAMES
    if doubtful and before not in _TOWARDS and before not in _COMPASS:
        return 0
    if is_common(lower) and paragraph.opens(at):
        return 0
    return at + 1


def _in_gazetteer(paragraph: Paragraph, at: int) -> int:
    """The same for the small places, of which most of one word are surnames or words besides."""
    words = paragraph.words
    if reach := _of_several_words(paragraph, at, _GAZETTEER):
        return reach
    word = words[at]
    if word.lower not in _GAZETTEER:
        return 0
    before = words[at - 1] if at and paragraph.gap(at) in {" ", "  "} else None
    if is_common(word.lower):
        # "born in Steep", but not "in Stock" or "in SEND".
        moved = at > 1 and before is not None and before.lower in _TOWARDS and words[at - 2].lower in MOTION
        return at + 1 if moved and not word.shouted else 0
    if word.lower in FIRST_NAMES or word.lower in SURNAMES:
        return at + 1 if before is not None and before.lower in _TOWARDS - {"of", "to"} else 0
    if before is not None and (is_title(before) or before.lower in FIRST_NAMES):
        return 0
    return at + 1


def _of_several_words(paragraph: Paragraph, at: int, names: frozenset[str]) -> int:
    words = paragraph.words
    if words[at].lower not in _STARTS:
        return 0
    for reach in range(min(len(words), at + _LONGEST), at + 1, -1):
        if not words[reach - 1].capital:
            continue
        name = paragraph.text[words[at].start : words[reach - 1].end].lower().replace("’", "'")
        if name in names and not (paragraph.opens(at) and all(is_common(part) for part in name.split())):
            return reach
    return 0


def _is_studied(paragraph: Paragraph, at: int) -> bool:
    """Whether word `at` is what is taught: "in Reading and Writing"."""
    if not is_common(paragraph.words[at].lower):
        return False
    after = paragraph.words[at + 1 : at + 3]
    if not after or paragraph.gap(at + 1) not in {" ", ", "} or after[0].lower not in _STUDIED:
        return False
    return after[0].lower not in {"and", "or"} or (len(after) > 1 and after[1].lower in _STUDIED)


RECOGNISER = Recogniser(
    name="place",
    kind=Kind.PLACE,
    source="Our own lists of places and countries; GeoNames (CC BY 4.0); house rule for words of place",
    sentence="The family moved to Kidderminster in the spring.",
    detail="Kidderminster",
    find=_find,
)
