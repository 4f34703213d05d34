"""By what method a review was made."""

import re
from collections.abc import Sequence

from ingest.candidate import Lesson
from ingest.catalogue.cues import Cue, cues_in
from ingest.catalogue.sentences import Reading, Sentence
from ingest.catalogue.suggestions import Coded
from policies.catalogue import METHODOLOGIES

# What speaks of this review, and not of a method that somebody might use.
_OF_THIS = re.compile(r"\b(?:review\w*|authors?|panel|methodology|board|partnership)\b", re.IGNORECASE)
# House rule, after the guidance in Wales: child practice reviews are made by a model of their own.
_OF_WALES = "welsh-cpr"
_BY_TYPE = {"cpr-concise": _OF_WALES, "cpr-extended": _OF_WALES}


def methodology(reading: Reading, lessons: Sequence[Lesson], nation: str, review_type: str) -> Coded | None:
    """The method that the text names for this review; a named one before "a systems approach"."""
    terms = tuple(term for term in METHODOLOGIES.values() if nation == "wales" or term.code != _OF_WALES)
    found: list[tuple[Sentence, Cue]] = [
        (sentence, cue)
        for sentence in reading.sentences
        if _OF_THIS.search(sentence.text) and not any(sentence.span.overlaps(lesson.span) for lesson in lessons)
        for cue in cues_in(sentence, terms)
        if not cue.denied
    ]
    found.sort(key=lambda pair: (not pair[0].front, pair[1].term.code == "systems", pair[1].span.start))
    if found:
        sentence, cue = found[0]
        return Coded(cue.term.code, cue.span, 0.9 if sentence.front else 0.6)
    if code := _BY_TYPE.get(review_type):
        return Coded(code, None, 0.6)
    return None
