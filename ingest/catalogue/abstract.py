"""The abstract in the shape of the national collection: outcome; learning; recommendations; model; keywords.

Nothing in it is invented: it is house words for coded values, and lessons quoted from their beginning and cut where a
clause ends. The shape and the length are those seen in the collection's records (486 to 2,380 characters).
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from ingest.anonymised import AnonymisedText, woven
from ingest.candidate import Lesson
from ingest.catalogue.suggestions import Abstract, Coded, Suggestions
from ingest.mentions import Span
from policies.catalogue import AGE_BANDS, HARM_TYPES, METHODOLOGIES, OUTCOMES, SEXES, AgeBand, Answer
from policies.lesson_kinds import LessonKind

SHORTEST, LONGEST = 486, 2_380
_LEARNING = frozenset({LessonKind.FINDING, LessonKind.LEARNING_POINT})
_DEMANDS = frozenset({LessonKind.RECOMMENDATION, LessonKind.SUGGESTED_STRATEGY, LessonKind.ACTION})
# Characters of one quotation: short where there is enough to say, long where an abstract would be too short.
_BRIEF, _WHOLE, _FULL = 150, 260, 420
_ITEMS = 6
_CLAUSE = re.compile(
    r"(?<=\w)(?:[,;:]\s(?!{0})| [–—-] (?!{0})|\.\s|\s(?=(?:which|so that|in order to) ))".format(
        # What a clause takes back must not be cut off: "no child is excluded ... before a meeting was held".
        r"(?:unless|before|until|except|but|if|without|only|save|apart)\b"
    )
)
_FEWEST_CHARACTERS = 25


class _Item(NamedTuple):
    text: AnonymisedText
    span: Span
    cut: bool


def abstract(found: Suggestions, lessons: Sequence[Lesson]) -> Abstract | None:
    """The abstract of what was found; `None` where there is no lesson to quote."""
    shown = _written(found, lessons, _BRIEF)
    if shown and len(shown.text) < SHORTEST:
        shown = _written(found, lessons, _FULL)
    return shown


def _written(found: Suggestions, lessons: Sequence[Lesson], limit: int) -> Abstract | None:
    learning = _items(lessons, _LEARNING, limit)
    demands = _items(lessons, _DEMANDS, limit)
    if not learning and not demands:
        return None
    while True:
        text = _joined(found, learning, demands)
        if len(text) <= LONGEST or not (learning or demands):
            break
        (learning if len(learning) > len(demands) else demands).pop()
    score = 0.8 if found.outcome and learning and demands else 0.6
    return Abstract(text, tuple(item.span for item in (*learning, *demands)), score)


def _joined(found: Suggestions, learning: list[_Item], demands: list[_Item]) -> AnonymisedText:
    patterns: list[str] = []
    if sentence := outcome_sentence(found):
        patterns.append(_plain(sentence))
    for name, items in (("Learning includes", learning), ("Recommendations include", demands)):
        if items:
            stop = "" if items[-1].cut or items[-1].text.endswith(('."', ".”")) else "."
            patterns.append(f"{name}: {'; '.join('{}…' if item.cut else '{}' for item in items)}{stop}")
    if found.methodology:
        method = METHODOLOGIES[found.methodology.value]
        patterns.append(_plain(f"Model: uses {method.wording or method.label}."))
    words = [HARM_TYPES[harm.value].label.lower() for harm in _told(found.harm_types)]
    words += [word.value for word in found.keywords or ()]
    if words:
        patterns.append(_plain(f"Keywords: {', '.join(dict.fromkeys(words))}."))
    return woven(" ".join(patterns), *(item.text for item in (*learning, *demands)))


def outcome_sentence(found: Suggestions) -> str:
    """The first sentence, of coded values only; "" where no outcome was found.

    >>> outcome_sentence(Suggestions(outcome=Coded("death", None, 1), age_bands=(Coded("under-1", None, 1),)))
    'Death of a baby under 1.'

    House rule: no month and no place, since few deaths fit both.
    """
    if not found.outcome:
        return ""
    term = OUTCOMES[found.outcome.value]
    bands = [AGE_BANDS[band.value] for band in found.age_bands or ()]
    harms = "; ".join(HARM_TYPES[harm.value].label.lower() for harm in _told(found.harm_types))
    if whom := _whom(bands, found.sex):
        return f"{term.wording} {whom}{f': {harms}' if harms else ''}."
    # Who of several came to harm is not known here.
    ages = ", ".join(band.term.label.lower() for band in bands)
    return f"{term.label}{f' ({harms})' if harms else ''}; the review is about people of these ages: {ages}."


def _whom(bands: list[AgeBand], sex: Coded | None) -> str:
    """One child of these ages; "" where the ages are those of several people."""
    noun = (SEXES[sex.value].wording if sex else "") or "child"
    if not bands:
        return f"a {noun}"
    if len(bands) == 1 and bands[0].term.wording:
        return bands[0].term.wording
    years = [band for band in bands if band.first is not None and band.last is not None]
    joined = all(before.last is not None and after.first == before.last + 1 for before, after in pairwise(years))
    if len(years) == len(bands) and joined and bands[-1].term.code != "18-plus":
        return f"a {noun} aged {years[0].first} to {years[-1].last}"
    return ""


def _told(harms: Sequence[Coded] | None) -> list[Coded]:
    return [harm for harm in harms or () if harm.answer is Answer.YES]


def _items(lessons: Sequence[Lesson], kinds: frozenset[LessonKind], limit: int) -> list[_Item]:
    found = (shortened(lesson, limit) for lesson in lessons if lesson.kind in kinds)
    return [item for item in found if item][:_ITEMS]


def shortened(lesson: Lesson, limit: int) -> _Item | None:
    """The beginning of a lesson up to the end of a clause within `limit` characters; `None` where it has no such end.

    Of a table's row it is the first cell that says something, of a lesson with sub-items what stands before them.
    """
    line = lesson.text.split("\n", 1)[0]
    start, end = 0, len(line)
    for cell in re.finditer(r"[^\t]+", line):
        start, end = cell.span()
        if len(cell[0].split()) > 2:
            break
    end = start + len(line[start:end].rstrip(" .;,"))
    cut = False
    first = re.search(r"(?<=[a-z0-9”\")])[.?!][”\"]?\s", line[start:end])
    if first and (limit == _BRIEF or start + first.start() > limit):
        end = start + first.start()
    if end - start > limit and (clauses := [one.start() for one in _CLAUSE.finditer(line, start, start + limit)]):
        end, cut = clauses[-1], True
    elif end - start > max(limit, _WHOLE):
        return None
    if line[end - 1 : end] == ":" or end - start < _FEWEST_CHARACTERS:
        return None  # It only announces what is below.
    return _Item(lesson.text.excerpt(start, end), Span(lesson.span.start + start, lesson.span.start + end), cut)


def _plain(words: str) -> str:
    return words.replace("{", "{{").replace("}", "}}")
