"""The words of a document in one list, as every engine indexes them: with places for phrases, and what each counts."""

from collections.abc import Iterator
from typing import NamedTuple

from search import welsh
from search.document import Document
from search.words import apart

# How much one occurrence counts by where it stands, added up before BM25 levels off frequent words (Robertson, Zaragoza
# and Taylor, "Simple BM25 extension to multiple weighted fields", 2004). House rule for the figures: the text itself
# before the headings above it and what it is said to be about, and those before the title, which a whole group shares.
WEIGHTS = {"text": 1.0, "heading": 0.5, "themes": 0.5, "title": 0.25}


class Placed(NamedTuple):
    """One occurrence of a stem; places count from 0, and `part` is a key of `WEIGHTS`.

    `folded` is the word itself, as `words.Part.folded` has it.
    """

    stem: str
    place: int
    part: str
    folded: str


def placed(document: Document) -> Iterator[Placed]:
    """The occurrences in `document`, by place; the joined form of a hyphenated word stands where its first part does.

    A Welsh word stands there a second time, as every word that it may be a mutation of (`welsh.stems`).

    >>> from search.document import Document
    >>> [(one.stem, one.place) for one in placed(Document("1", "g", "", "Child A", "Co-sleeping"))]
    [('cosleep', 0), ('co', 0), ('sleep', 1), ('child', 3), ('a', 4)]
    """
    place = 0
    for part in WEIGHTS:
        for word in apart(getattr(document, part)):
            if word.joined:
                yield Placed(word.joined, place, part, "".join(one.folded for one in word.parts))
            for one in word.parts:
                yield Placed(one.stem, place, part, one.folded)
                if document.language == "cy":
                    for stem in welsh.stems(one.stem):
                        yield Placed(stem, place, part, one.folded)
                place += 1
        # A place left free keeps a phrase from running from the text into the heading.
        place += 1
