"""Which type of review a name means, as the world writes it: by nation and date, or by asking.

The same letters mean different reviews ("SCR": a Serious Case Review, or in Scotland a Significant one), and names are
misspelt, put in the plural, or surrounded by the words of a title. Where nation and date leave two, nothing is guessed.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from functools import cache
from typing import NamedTuple

from policies.nations import NATIONS
from policies.nations import nation as nation_of
from policies.reading import rows
from policies.review_types import REVIEW_TYPES, ReviewType, types_of

# House value, to be confirmed: reports come out this long after the last review of a type was begun, because courts and
# inquests hold them back.
_TRAILING = timedelta(days=5 * 365)

# Below this likeness two words are different words: "inital" is "initial", "intended" is not "extended".
_ALIKE = 0.84
_SHORTEST_MISSPELT = 5

# House rule: no name of a review is longer, and the work grows with the length.
_LONGEST = 300

_TOGETHER = {"joint", "combined"}


@dataclass(frozen=True, slots=True)
class Resolved:
    """What a name means: a code, or "" with the candidates and, in a sentence, why somebody has to choose.

    The reason quotes nothing of what was given, which may hold the name of a child.
    """

    code: str
    candidates: tuple[str, ...] = ()
    reason: str = ""


class _Meaning(NamedTuple):
    """What a stretch of the name stands for: types, or questions (keys of the file of names that are no type)."""

    types: tuple[str, ...]
    questions: tuple[str, ...]


class _Question(NamedTuple):
    """A name that is no type; one of certain nations contradicts the nation, and no other word can put that right."""

    nations: frozenset[str]
    candidates: tuple[str, ...]
    reason: str


def resolve(label: str, nation: str, on: date | None = None) -> Resolved:
    """The type that the label names in that nation ("" where it is not known).

    `on` is the day on which the review was begun, or else that of its report; None where neither is known. A report may
    come out for some years after the last review of its type was begun, and never before the first.

    >>> resolve("SCR - Overview Report", "england", date(2015, 5, 1)).code
    'scr'
    >>> resolve("SCR - Overview Report", "scotland", date(2015, 5, 1)).code
    'sigcr'
    >>> resolve("SCR - Overview Report", "scotland", date(2023, 5, 1)).code
    'learning-review'
    >>> resolve("CPR", "wales").candidates
    ('cpr-concise', 'cpr-extended')

    Raises:
        LookupError: no such nation.
    """
    code = nation_of(nation).code if nation else ""
    words = _words(label) if len(label) <= _LONGEST else ()
    meanings = _meanings(words)
    answers = [_answer(meaning, code, on) for meaning in meanings]
    if not answers:
        return Resolved("", _current(code, on), "That is not a name of a review known here.")
    for meaning, answer in zip(meanings, answers, strict=True):
        if any(code in _questions()[name].nations for name in meaning.questions) and not answer.code:
            return answer
    return _together(answers, words, code)


def resolve_in_year(label: str, nation: str, year: int) -> Resolved:
    """The type that the label names in that nation, in a report of that year: asks where it is not the same all year.

    Raises:
        LookupError: no such nation.
    """
    first, last = (resolve(label, nation, day) for day in (date(year, 1, 1), date(year, 12, 31)))
    if first.code == last.code:
        return first if first.code else Resolved("", _union(first.candidates, last.candidates), last.reason)
    either = _union((first.code,), first.candidates, (last.code,), last.candidates)
    return Resolved("", either, "The type of that name ended, began or was replaced in or about that year.")


def _answer(meaning: _Meaning, nation: str, on: date | None) -> Resolved:
    here = {kind.code: kind for kind in (types_of(nation) if nation else REVIEW_TYPES.values())}
    if used := tuple(code for code in meaning.types if code in here):
        return _dated(used, here, nation, on)
    for name in meaning.questions:
        question = _questions()[name]
        if not nation or not question.nations or nation in question.nations:
            theirs = [here[candidate] for candidate in question.candidates if candidate in here]
            return Resolved("", _union(_read(kind, on) for kind in theirs if _possible(kind, on)), question.reason)
    whose = _union(*(sorted(REVIEW_TYPES[code].nations) for code in meaning.types))
    owners = ", ".join(NATIONS[one].label for one in whose) or "another nation"
    return Resolved("", meaning.types, f"{_place(nation)} has no review of that name; it is one of {owners}.")


def _dated(used: tuple[str, ...], here: dict[str, ReviewType], nation: str, on: date | None) -> Resolved:
    kinds = [here[code] for code in used]
    if on is None:
        codes = _union(used, (kind.read_as for kind in kinds))
    else:
        codes = _union(_read(kind, on) for kind in kinds if _possible(kind, on))
    if len(codes) == 1:
        return Resolved(codes[0])
    if codes:
        which = "Without its date that" if on is None and len(used) < len(codes) else "That"
        return Resolved("", codes, f"{which} can be more than one type of review in {_place(nation)}.")
    around = (code for kind in kinds for code in (*kind.replaced, *kind.replaced_by))
    others = (code for code in around if code in here and _possible(here[code], on))
    return Resolved("", _union(used, others), f"{_place(nation)} held no review of that name at that time.")


def _possible(kind: ReviewType, on: date | None) -> bool:
    """Whether a report of that day can be of the type, or bear its name."""
    if on is None:
        return True
    ended = kind.until is not None and on > kind.until + _TRAILING and not kind.read_as
    return not ended and (kind.since is None or kind.since <= on)


def _read(kind: ReviewType, on: date | None) -> str:
    """The code of the type, or of the one that guidance reads it as from its end on."""
    return kind.read_as if kind.read_as and on and kind.until and on > kind.until else kind.code


def _together(answers: list[Resolved], words: tuple[str, ...], nation: str) -> Resolved:
    """One answer for a name in which several types are named."""
    if len(answers) == 1:
        return answers[0]
    common = set.intersection(*({answer.code, *answer.candidates} - {""} for answer in answers))
    for answer in answers:
        if common == {answer.code}:
            return answer
    codes = _union(*((answer.code, *answer.candidates) for answer in answers))
    for code in (answer.code for answer in answers):
        # A review with flags fulfils the duties of those that it replaced, and names them beside its own name.
        if code and REVIEW_TYPES[code].flags and set(codes) - {code} <= set(REVIEW_TYPES[code].replaced):
            return Resolved(code)
    if all(answer.code for answer in answers):
        if _TOGETHER & set(words):
            return Resolved("joint")
        codes = _union(codes, ("joint",))
    return Resolved("", codes, f"That names more than one type of review in {_place(nation)}.")


def _current(nation: str, on: date | None) -> tuple[str, ...]:
    kinds = types_of(nation) if nation else REVIEW_TYPES.values()
    return tuple(kind.code for kind in kinds if not kind.adjacent and _possible(kind, on))


def _place(nation: str) -> str:
    return NATIONS[nation].label if nation else "the nations"


def _union(*many: Iterable[str]) -> tuple[str, ...]:
    """All of them once, in order, without the empty."""
    return tuple(dict.fromkeys(one for some in many for one in some if one))


def _pieces(label: str) -> tuple[str, ...]:
    """The words in small letters; single letters in a row are an abbreviation written with dots or blanks.

    >>> _pieces("S.C.R. – Child’s Overview")
    ('scr', 'child', 'overview')
    """
    plain = re.sub(r"['’]s\b", "", unicodedata.normalize("NFKC", label).casefold())
    apart = " ".join(re.findall(r"[^\W_]+", plain))
    return tuple(re.sub(r"\b(?:[^\W\d_] )+[^\W\d_]\b", lambda run: run[0].replace(" ", ""), apart).split())


def _words(label: str) -> tuple[str, ...]:
    """The pieces, with plurals and misspellings of the words of known names put right."""
    return tuple(_known(piece) for piece in _pieces(label))


def _known(word: str) -> str:
    vocabulary = _vocabulary()
    if word in vocabulary or len(word) < _SHORTEST_MISSPELT - 1:
        return word.removesuffix("s") if word.removesuffix("s") in vocabulary and word not in vocabulary else word
    if word.endswith("s") and word[:-1] in vocabulary:
        return word[:-1]
    for known in vocabulary:
        if len(known) == len(word) and sorted(known) == sorted(word):
            return known
    alike = get_close_matches(word, vocabulary, n=1, cutoff=_ALIKE) if len(word) >= _SHORTEST_MISSPELT else []
    return alike[0] if alike else word


def _meanings(words: tuple[str, ...]) -> list[_Meaning]:
    """What the longest known stretches mean; a stretch within a longer one says nothing of its own."""
    whole, within = _phrases()
    if words in whole:
        return [whole[words]]
    found = [
        (start, end)
        for start in range(len(words))
        for end in range(start + 1, len(words) + 1)
        if words[start:end] in within
    ]
    longest = [
        (start, end)
        for start, end in found
        if not any(a <= start and end <= b and (a, b) != (start, end) for a, b in found)
    ]
    return [within[words[start:end]] for start, end in longest]


@cache
def _questions() -> dict[str, _Question]:
    return {
        name: _Question(frozenset(row.get("nations", ())), tuple(row["candidates"]), row["reason"])
        for name, row in rows("type_labels").items()
    }


@cache
def _phrases() -> tuple[dict[tuple[str, ...], _Meaning], dict[tuple[str, ...], _Meaning]]:
    """What whole names mean, codes among them, and what stretches of a longer name mean."""
    types: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    codes: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    questions: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    local = [kind for nation in NATIONS for kind in types_of(nation)]
    for kind in (*REVIEW_TYPES.values(), *local):
        for name in filter(None, (kind.label, kind.welsh_label, *kind.aliases)):
            types[_pieces(name)][kind.code] = None
        for name in (kind.code, *kind.codes):
            codes[_pieces(name)][kind.code] = None
    for name, row in rows("type_labels").items():
        for label in row["labels"]:
            questions[_pieces(label)][name] = None
    within = {phrase: _Meaning(tuple(types[phrase]), tuple(questions[phrase])) for phrase in {**types, **questions}}
    none = _Meaning((), ())
    whole = {
        phrase: _Meaning(_union(within.get(phrase, none).types, codes[phrase]), within.get(phrase, none).questions)
        for phrase in {**within, **codes}
    }
    return whole, within


@cache
def _vocabulary() -> dict[str, None]:
    """The words that known names are made of, in a fixed order: a misspelling is read alike each time."""
    return dict.fromkeys(word for phrase in _phrases()[0] for word in phrase)
