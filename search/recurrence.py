"""Which lessons say the same as a given one, before it and since.

Words count by how rare they are among the lessons at hand (TF-IDF, cosine), concepts by how many of them two lessons
share (Jaccard). Concepts alone are not enough: two lessons on record keeping may ask for opposite things.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from search.words import words

# House values, set on the dev half of invented pairs (tests/recurrence/README.md).
SAME = 0.32
_OF_CONCEPTS = 0.3
_LEAST_WORDS = 0.1


@dataclass(frozen=True, slots=True)
class Said:
    """A lesson as it was said; `group` is what was said together (one review), `concepts` are codes."""

    id: str
    text: str
    concepts: frozenset[str]
    year: int
    nation: str
    group: str


@dataclass(frozen=True, slots=True)
class Match:
    """A lesson that says the same; `score` in 0..1."""

    said: Said
    score: float


@dataclass(frozen=True, slots=True)
class Recurrence:
    """The lessons that say the same as one, in the order of their years, the most alike first within a year.

    `first` is the earliest of all of them and the lesson itself; where others are of its year, the lesson itself.
    `nations` counts them, without the lesson itself, by nation.
    """

    first: Said
    earlier: tuple[Match, ...]
    same_year: tuple[Match, ...]
    later: tuple[Match, ...]
    nations: Mapping[str, int]


class Lessons:
    """Lessons among which recurrence is looked for. It is not changed once it is made, and threads may share it."""

    def __init__(self, lessons: Iterable[Said]) -> None:
        """Reads the lessons: seconds for ten thousand of them."""
        self._said = tuple(lessons)
        counts = [_counts(said.text) for said in self._said]
        self._found_in = Counter(word for count in counts for word in count)
        self._postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for place, count in enumerate(counts):
            for word, weight in self._weighed(count).items():
                self._postings[word].append((place, weight))

    def recurrence(self, said: Said, least: float = SAME) -> Recurrence:
        """Those that say the same with a score of `least` or more; of its own group none counts.

        The lesson itself need not be among the lessons.
        """
        found = sorted(
            (match for match in self._matches(said) if match.score >= least),
            key=lambda match: (match.said.year, -match.score, match.said.id),
        )
        earlier = tuple(match for match in found if match.said.year < said.year)
        return Recurrence(
            first=earlier[0].said if earlier else said,
            earlier=earlier,
            same_year=tuple(match for match in found if match.said.year == said.year),
            later=tuple(match for match in found if match.said.year > said.year),
            nations=dict(sorted(Counter(match.said.nation for match in found).items())),
        )

    def likeness(self, one: Said, other: Said) -> float:
        """How much two lessons say the same, 0..1, by the rarity of words among these lessons."""
        left, right = self._weighed(_counts(one.text)), self._weighed(_counts(other.text))
        return _blended(sum(weight * right.get(word, 0) for word, weight in left.items()), one, other)

    def _matches(self, said: Said) -> Iterable[Match]:
        alike: dict[int, float] = defaultdict(float)
        for word, weight in self._weighed(_counts(said.text)).items():
            for place, there in self._postings.get(word, ()):
                alike[place] += weight * there
        for place, cosine in alike.items():
            other = self._said[place]
            if other.id != said.id and other.group != said.group:
                yield Match(other, _blended(cosine, said, other))

    def _weighed(self, counts: Mapping[str, int]) -> dict[str, float]:
        """TF-IDF with a length of one; a word that no lesson has is as rare as one of a single lesson."""
        total = 1 + len(self._said)
        weights = {
            word: (1 + math.log(count)) * (1 + math.log(total / (1 + self._found_in[word])))
            for word, count in counts.items()
        }
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {word: weight / length for word, weight in weights.items()}


def _blended(cosine: float, one: Said, other: Said) -> float:
    if cosine < _LEAST_WORDS:
        return 0.0
    either = one.concepts | other.concepts
    if not (one.concepts and other.concepts):
        # Nobody has said what one of them is about, which is no sign against it.
        return min(cosine, 1.0)
    return min((1 - _OF_CONCEPTS) * cosine + _OF_CONCEPTS * len(one.concepts & other.concepts) / len(either), 1.0)


def _counts(text: str) -> Counter[str]:
    """The stems of the text, without words that tell nothing apart."""
    return Counter(part.stem for word in words(text) for part in word.parts if not part.common)
