"""The names of concepts, ready to be found in what a person asks.

Which of a concept's names mean one thing is told by hand; the others are often narrower ("Fracture" under "Physical
abuse"). So whoever asks for the preferred name gets what all the names find, and whoever asks for another gets what
that one and its equals find, and nothing wider.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from rapidfuzz.distance import OSA

from search import welsh
from search.clauses import Clause, Phrase, SameAs, Term
from search.words import IN_QUESTIONS, Part, Word, words

# House rule: a person reads at a glance what else was searched, and an engine does not wait for it.
MOST_ALTERNATIVES = 8

# House values, set on the judged queries for development (tests/judged): what was asked for comes first, then other
# names for the same, then what is a part of it.
_EQUAL = 0.9
_NARROWER = 0.3

# A hidden name that is spelt so much like another is a misspelling of it, and not a name with a meaning of its own.
_MISSPELT = 0.8

# Short names that are English words as well. They are names only where a person writes them in capitals, and no text is
# searched for them, because the words of a text are found in either case.
_ENGLISH_WORDS = frozenset("ace aces da dash ed icon it la pa pas salt send smart".split())


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of one concept: the preferred one, the same in Welsh or "", and others.

    `hidden` are misspellings and other forms, never to be shown. Each of `same` are names that mean one thing; those
    that are neither preferred nor `others` nor `hidden` are known as names too.
    """

    first: str
    welsh: str = ""
    others: tuple[str, ...] = ()
    hidden: tuple[str, ...] = ()
    same: tuple[tuple[str, ...], ...] = ()


class Alternative(NamedTuple):
    """What else to look for: how it is shown, or "" where it is not to be, what finds it, and what that counts."""

    label: str
    clause: Clause
    factor: float


class Name(NamedTuple):
    """A name as it may be asked for, and what else to look for then, best first.

    `telling` are its stems without the words that a query is read without. `in_capitals` names are meant only
    where they are written so.
    """

    stems: tuple[str, ...]
    telling: tuple[str, ...]
    in_capitals: bool
    alternatives: tuple[Alternative, ...]


class Thesaurus:
    """The names of all concepts. It is not changed once it is made, and threads may share it.

    `longest` is how many words a name has at most, `words` are the words of all names that may be shown, in plain
    small letters, and `english` the stems of English names that no Welsh name has.
    """

    def __init__(self, concepts: Iterable[Labels]) -> None:
        """Reads the names; of those that are written alike, what each leads to is joined."""
        self._names: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        shown: set[str] = set()
        parts: dict[bool, set[Part]] = {True: set(), False: set()}
        for concept in concepts:
            for label in _all(concept):
                found = [part for word in _read(label) for part in word.parts]
                parts[label == concept.welsh].update(found)
                if label not in concept.hidden:
                    shown.update(part.folded for part in found)
                for name in _names(label, concept):
                    self._names[name.stems].append(name)
        self.longest = max(map(len, self._names), default=0)
        self.words = frozenset(shown)
        in_welsh = {radical for part in parts[True] for radical in welsh.radicals(part.stem)}
        self.english = frozenset(part.stem for part in parts[False]) - in_welsh

    def named(self, stems: tuple[str, ...]) -> Sequence[Name]:
        """The names that are written so, very common words included."""
        return self._names.get(stems, ())


def _all(concept: Labels) -> Iterator[str]:
    """Every name, each once, the preferred one first."""
    every = (concept.first, concept.welsh, *concept.others, *(each for one in concept.same for each in one))
    yield from dict.fromkeys(filter(None, (*every, *concept.hidden)))


def _names(label: str, concept: Labels) -> Iterator[Name]:
    found = _read(label)
    if not found:
        return
    alternatives = tuple(_alternatives(label, concept))
    in_capitals = len(found) == 1 and found[0].parts[0].folded in _ENGLISH_WORDS and label.upper()[:2] == label[:2]
    telling = tuple(
        part.stem for word in found for part in word.parts if not (part.common or part.folded in IN_QUESTIONS)
    )
    yield Name(_stems(found), telling, in_capitals, alternatives)
    if any(word.joined for word in found):
        joined = tuple(word.joined or word.parts[0].stem for word in found)
        yield Name(joined, joined, in_capitals, alternatives)


def _alternatives(label: str, concept: Labels) -> Iterator[Alternative]:
    """What to look for besides `label`; what it is a part of would find nothing new and is left out."""
    asked = _stems(_read(label))
    seen = [asked]
    for other, factor in _related(label, concept):
        found = _read(other)
        stems = _stems(found)
        english_word = len(found) == 1 and found[0].parts[0].folded in _ENGLISH_WORDS
        if english_word or any(_holds(stems, one) for one in seen):
            continue
        seen.append(stems)
        hidden = other in concept.hidden
        yield Alternative("" if hidden else other, _clause(found, in_welsh=other == concept.welsh), factor)
        if len(seen) > MOST_ALTERNATIVES:
            return


def _related(label: str, concept: Labels) -> Iterator[tuple[str, float]]:
    """The names that mean the same, then those that are narrower; some come twice."""
    meant = _meant(label, concept)
    if meant != label:
        yield meant, _EQUAL
    for one in (*concept.same, (concept.first, concept.welsh)):
        if meant in one:
            yield from ((other, _EQUAL) for other in one if other not in {label, ""})
    if meant == concept.first:
        yield from ((other, _NARROWER) for other in (*concept.others, *concept.hidden))


def _meant(label: str, concept: Labels) -> str:
    """The name that `label` is a misspelling of, or itself."""
    if label not in concept.hidden or any(label in one for one in concept.same):
        return label
    shown = [each for each in _all(concept) if each not in concept.hidden and each != concept.welsh]
    alike = {each: OSA.normalized_similarity(label.casefold(), each.casefold()) for each in shown}
    nearest = max(shown, key=alike.__getitem__)
    return nearest if alike[nearest] >= _MISSPELT else label


@lru_cache(maxsize=4096)
def _read(label: str) -> tuple[Word, ...]:
    return tuple(words(label))


def _stems(found: Iterable[Word]) -> tuple[str, ...]:
    return tuple(part.stem for word in found for part in word.parts)


def _holds(stems: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether `others` stand side by side in `stems`."""
    return any(stems[at : at + len(others)] == others for at in range(len(stems) - len(others) + 1))


def _clause(found: Sequence[Word], *, in_welsh: bool) -> Clause:
    stems = _stems(found)
    if in_welsh:
        # Whatever a word is mutated from or to, a Welsh document has it as it is written here as well.
        stems = tuple(welsh.KEY + stem for stem in stems)
    if len(stems) == 1:
        return Term(stems[0])
    if len(found) == 1 and not in_welsh:
        return SameAs((Term(found[0].joined), Phrase(stems)))
    return Phrase(stems)
