"""Capitalised words that are in no list and that nothing else explains: under the strict policy they go too."""

from collections.abc import Iterator

from ingest.recognisers.lexicon import is_common
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.name_words import ACRONYMS, CALENDAR, CIVIL_TITLES, MAKES, POST_NOMINALS, is_title
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Found, Recogniser
from policies.identifiers import Kind

_ROMAN = frozenset("ivxlcdm")


def _find(paragraph: Paragraph) -> Iterator[Found]:
    for start, end in paragraph.runs:
        for at in range(start, end):
            word = paragraph.words[at]
            part = part_of(word)
            odd = part in {Part.UNKNOWN, Part.SURNAME, Part.FIRST} and (
                not paragraph.opens(at) or part is not Part.UNKNOWN
            )
            if is_title(word) or word.text in POST_NOMINALS:
                continue
            if odd or (word.shouted and _is_own(word.lower)):
                yield Found(word.start, word.end, 0.3)


def _is_own(lower: str) -> bool:
    if lower in ACRONYMS or lower in CALENDAR or lower in MAKES or lower in CIVIL_TITLES or _ROMAN.issuperset(lower):
        return False
    return 2 <= len(lower) <= 8 and lower.isalpha() and not is_common(lower)


RECOGNISER = Recogniser(
    name="proper-noun",
    kind=Kind.ORGANISATION,
    source="House rule: what is written like a name and is no word may be one",
    sentence="They used the Zorblatt form.",
    detail="Zorblatt",
    find=_find,
)
