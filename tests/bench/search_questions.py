"""What is asked of the engines: seeded questions of seven classes, drawn from the reports that are searched."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
import numpy as np
from search_corpus import SEED, Group
from whoosh.analysis import STOP_WORDS

from search.words import COMMON

EACH = 40
# So many more of each class are asked before anything is timed.
WARMING = 3

COMMON_WORD = "common word"
RARE_WORD = "rare word"
ALL = "three words, all of them"
PHRASE = "phrase of two words"
ANY = "five words, any of them, facets, ten highlights"
PREFIX = "prefix of 4-6 letters"
FILTERS = "nothing but filters, facets"
CLASSES = (COMMON_WORD, RARE_WORD, ALL, PHRASE, ANY, PREFIX, FILTERS)
# These come with counts for four facets; our engines count all eight in every answer.
WITH_FACETS = frozenset({ANY, FILTERS})
COUNTED = ("nation", "review_type", "year", "kind")

# A word is common in so large a share of the lessons, and rare in so many of them.
_COMMON_SHARES = (0.08, 0.63)
_RARE = (5, 20)
_TELLING = 0.005

_WORD = re.compile(r"[a-z]{3,}")
_IN_A_ROW = re.compile(r"(?<![a-z])(?=([a-z]{3,}) ([a-z]{3,})(?![a-z]))")
_LEFT_OUT = COMMON | set(STOP_WORDS)


class Question(msgspec.Struct, frozen=True):
    """One question; `filters` are values by facet, any of which will do."""

    kind: str
    words: tuple[str, ...]
    filters: dict[str, tuple[str, ...]] = {}


class Asked(msgspec.Struct, frozen=True):
    """The questions that warm an engine up, those that are timed, and a word that no lesson has."""

    warming: tuple[Question, ...]
    timed: tuple[Question, ...]


def questions_about(groups: Iterable[Group], each: int = EACH) -> Asked:
    """The questions: of every class so many, none of which is asked twice."""
    source = _Source(groups)
    makers: dict[str, Callable[[], Question | None]] = {
        COMMON_WORD: lambda: Question(COMMON_WORD, (source.one(source.common),)),
        RARE_WORD: lambda: Question(RARE_WORD, (source.one(source.rare),)),
        ALL: source.all_of_three,
        PHRASE: source.phrase,
        ANY: lambda: Question(ANY, source.five()),
        PREFIX: source.prefix,
        FILTERS: source.filters,
    }
    asked: dict[str, list[Question]] = {}
    for kind, make in makers.items():
        found: dict[Question | str, Question] = {}
        tries = 0
        while len(found) < each + WARMING:
            tries += 1
            if tries > 10_000:
                raise ValueError(f"There are too few reports to ask of: {kind}.")
            question = make()
            if question:
                found.setdefault(repr(question), question)
        asked[kind] = list(found.values())
    return Asked(
        tuple(question for kind in CLASSES for question in asked[kind][:WARMING]),
        tuple(question for kind in CLASSES for question in asked[kind][WARMING:]),
    )


def written(asked: Asked, file: Path) -> None:
    """Stores the questions."""
    file.write_bytes(msgspec.json.encode(asked))


def read(file: Path) -> Asked:
    """The questions that were stored."""
    return msgspec.json.decode(file.read_bytes(), type=Asked)


class _Source:
    """How often words occur, and some of the texts that they occur in."""

    def __init__(self, groups: Iterable[Group]) -> None:
        self.drawn = np.random.default_rng([SEED, 1])
        often: Counter[str] = Counter()
        self.texts: list[str] = []
        lessons = 0
        for group in groups:
            for document in group.documents:
                lessons += 1
                often.update(set(_words(document.text)))
                # Every lesson has the same chance to be among those that are kept.
                if len(self.texts) < 2_000:
                    self.texts.append(document.text)
                elif (at := int(self.drawn.integers(lessons))) < len(self.texts):
                    self.texts[at] = document.text
        low, high = (share * lessons for share in _COMMON_SHARES)
        self.often = often
        self.common = sorted(word for word, times in often.items() if low <= times <= high)
        self.rare = sorted(word for word, times in often.items() if _RARE[0] <= times <= _RARE[1])
        self.telling = sorted(word for word, times in often.items() if _TELLING * lessons <= times <= high)
        shares = np.sqrt([often[word] for word in self.telling])
        self._shares = shares / shares.sum()

    def one(self, words: Sequence[str]) -> str:
        return words[int(self.drawn.integers(len(words)))]

    def five(self) -> tuple[str, ...]:
        drawn = self.drawn.choice(len(self.telling), 5, replace=False, p=self._shares)
        return tuple(self.telling[int(at)] for at in drawn)

    def all_of_three(self) -> Question | None:
        telling = set(self.telling)
        words = sorted(set(_words(self.one(self.texts))) & telling)
        if len(words) < 3:
            return None
        return Question(ALL, tuple(words[int(at)] for at in self.drawn.permutation(len(words))[:3]))

    def phrase(self) -> Question | None:
        pairs = [match.groups() for match in _IN_A_ROW.finditer(self.one(self.texts).lower())]
        pairs = [pair for pair in pairs if not _LEFT_OUT.intersection(pair)]
        common = set(self.common)
        # Half of them of two common words: the hard ones.
        if self.drawn.random() < 0.5:
            pairs = [pair for pair in pairs if common.issuperset(pair)]
        return Question(PHRASE, pairs[int(self.drawn.integers(len(pairs)))]) if pairs else None

    def prefix(self) -> Question | None:
        length = int(self.drawn.integers(4, 7))
        word = self.one(self.telling)
        return Question(PREFIX, (word[:length],)) if len(word) > length else None

    def filters(self) -> Question:
        years = self.drawn.permutation(21)[:3] + 2005
        drawn = self.drawn.integers(3)
        more = {
            0: {"kind": ("finding",)},
            1: {"theme": (self.one(("neglect", "supervision", "domestic-abuse")),)},
            2: {"agency": (self.one(("police", "schools", "health-visiting")),)},
        }[int(drawn)]
        return Question(FILTERS, (), {"year": tuple(str(year) for year in sorted(years)), **more})


def _words(text: str) -> Iterator[str]:
    return (word for word in _WORD.findall(text.lower()) if word not in _LEFT_OUT)
