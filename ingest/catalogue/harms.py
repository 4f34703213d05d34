"""What happened to the child, and the child's sex where that is part of what there is to learn."""

import re
from collections import Counter
from collections.abc import Sequence

from ingest.candidate import Lesson
from ingest.catalogue.cues import Cue, cues_in
from ingest.catalogue.people import is_about
from ingest.catalogue.sentences import Reading, Sentence
from ingest.catalogue.subjects import Subjects
from ingest.catalogue.suggestions import Coded
from policies.catalogue import HARM_TYPES, Answer

# House rule: a word in the paragraphs that tell what happened counts three times, in a lesson twice.
_OF_SUBJECT, _IN_FRONT, _IN_LESSON = 3, 2, 2
# What stands later is as often about practice as about the child, and does not outweigh the beginning.
_MOST_LATER = 6
# A harm that is hardly spoken of beside another is a circumstance and not the matter of the review.
_FEWEST, _SHARE_OF_MOST, _MOST_TYPES = 3, 0.4, 3
_HE = re.compile(r"\b(?:he|his|him|himself|boy|son)\b", re.IGNORECASE)
_SHE = re.compile(r"\b(?:she|her|hers|herself|girl|daughter)\b", re.IGNORECASE)
_FEWEST_WORDS, _CLEAR = 3, 0.7


def harm_types(reading: Reading, subjects: Subjects, lessons: Sequence[Lesson]) -> tuple[Coded, ...] | None:
    """The harms that the review is about, the surest first, then those that it denies."""
    weights: Counter[str] = Counter()
    later: Counter[str] = Counter()
    first: dict[str, Cue] = {}
    denied: dict[str, Cue] = {}
    about = {sentence.span for sentence, _ in subjects.sentences(reading.front)}
    for sentence in reading.sentences:
        seen: set[str] = set()
        for cue in cues_in(sentence, tuple(HARM_TYPES.values())):
            code = cue.term.code
            if cue.denied:
                denied.setdefault(code, cue)
            elif code not in seen and (sentence.span not in about or _is_theirs(subjects, sentence, cue)):
                seen.add(code)
                counted = weights if sentence.front else later
                counted[code] += _weight(sentence, lessons, is_about=sentence.span in about)
                first.setdefault(code, cue)
    for code, weight in later.items():
        weights[code] += min(weight, _MOST_LATER)
    most = max(weights.values(), default=0)
    told = [code for code, weight in weights.most_common(_MOST_TYPES) if weight >= max(_FEWEST, _SHARE_OF_MOST * most)]
    found = [Coded(code, first[code].span, round(min(0.95, 0.4 + weights[code] / 30), 2)) for code in told]
    found += [Coded(code, cue.span, 0.6, Answer.NO) for code, cue in denied.items() if not weights[code]]
    return tuple(found) or None


def _is_theirs(subjects: Subjects, sentence: Sentence, cue: Cue) -> bool:
    return is_about(subjects, sentence.text, cue.span.start - sentence.span.start)


def _weight(sentence: Sentence, lessons: Sequence[Lesson], *, is_about: bool) -> int:
    if is_about:
        return _OF_SUBJECT
    if sentence.front:
        return _IN_FRONT
    return _IN_LESSON if any(sentence.span.overlaps(lesson.span) for lesson in lessons) else 1


def sex(reading: Reading, subjects: Subjects, harms: Sequence[Coded] | None) -> Coded | None:
    """The sex of a single subject, where a harm that was found makes it matter; else `None`.

    House rule: it narrows down who a child is, so that it is not suggested merely because it is told.
    """
    matters = any(HARM_TYPES[harm.value].sex_matters for harm in harms or () if harm.answer is Answer.YES)
    if not matters or subjects.several or not subjects.names:
        return None
    told = [sentence for sentence, _ in subjects.sentences(reading.front)]
    he, she = (sum(len(words.findall(sentence.text)) for sentence in told) for words in (_HE, _SHE))
    if he + she < _FEWEST_WORDS or max(he, she) < _CLEAR * (he + she):
        return None
    words, code = (_HE, "male") if he > she else (_SHE, "female")
    place = next(sentence.span for sentence in told if words.search(sentence.text))
    return Coded(code, place, round(max(he, she) / (he + she + 1), 2))
