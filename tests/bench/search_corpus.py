"""Reports to search, made of the sentences of real inspection reports and the names of invented people.

A report keeps to a stretch of the sentences, as a review keeps to a few subjects: most of its lessons' sentences are
drawn from there by Zipf's law, the others from anywhere. One word in forty is replaced by a name, drawn by Zipf's law
as well, so that the vocabulary grows with the number of reports as a real one does. Report number n is the same on
every run and however many there are.
"""

import sqlite3
import string
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
import numpy as np

from search.document import Document

SEED = 20261123
LESSONS = 30
FACETS = ("nation", "review_type", "year", "kind", "theme", "agency", "age_band", "board")

NAMES = 60_000
_NAMED = 0.025
_WINDOW = 300
_ELSEWHERE = 0.3
_WORDS = (60, 160)

_ONSETS = "b br c cl d dr f g gr h j k l m n p pr qu r s st t th tr v w wh".split()
_VOWELS = "a ai au e ea ee i ia o oa oo u".split()
_CODAS = "ck d l ll m n nd r rd rn s sk ss t th x".split()

_NATIONS = ("england", "wales", "scotland", "northern-ireland")
_TYPES = ("scr", "cspr", "cpr", "ler", "smr", "other")
_YEARS = tuple(str(year) for year in range(2025, 2004, -1))
_KINDS = ("recommendation", "finding", "learning-point", "action", "suggested-strategy")
_WEIGHTS = {"recommendation": 1.15, "action": 1.15, "finding": 1.1, "suggested-strategy": 1.05, "learning-point": 1.0}
_THEMES = tuple(
    "information-sharing neglect domestic-abuse voice-of-the-child professional-curiosity supervision thresholds "
    "mental-health substance-misuse pre-birth-assessment non-accidental-injury sleep was-not-brought fathers "
    "exploitation online-harm suicide self-harm school-exclusion elective-home-education disability housing "
    "hospital-discharge strategy-discussions escalation record-keeping culture missing-episodes kinship-care "
    "transitions".split()
)
_AGENCIES = tuple(
    "children-services health police schools mental-health-services midwifery health-visiting probation housing "
    "youth-justice partnership ambulance adult-services early-help cafcass government".split()
)
_AGES = ("under-1", "1-5", "6-10", "11-15", "16-17")
_BOARDS = tuple(f"board-{number:03}" for number in range(1, 157))


class Group(NamedTuple):
    """A report as an index gets it."""

    group: str
    revision: str
    documents: list[Document]


class _Subject(NamedTuple):
    """What a report is called, and the sentences that it keeps to, the most frequent first."""

    group: str
    title: str
    topics: np.ndarray


class Generator:
    """Makes reports out of sentences."""

    def __init__(self, sentences: Sequence[str]) -> None:
        self._sentences = [sentence.split() for sentence in sentences]
        self._names = _names()
        self._name_shares = _zipf(len(self._names), 1.0)
        self._window = min(_WINDOW, len(sentences))
        self._near = _zipf(self._window, 0.7)

    def groups(self, reports: range) -> Iterator[Group]:
        """Those reports, one by one."""
        return (self.report(number) for number in reports)

    def report(self, number: int, lessons: int = LESSONS) -> Group:
        """The report of that number, with so many lessons."""
        drawn = np.random.default_rng([SEED, number])
        start = int(drawn.integers(len(self._sentences) - self._window + 1))
        group = f"r{number:06}"
        subject = _Subject(group, f"Review {self._name(drawn)} {number}", start + drawn.permutation(self._window))
        shared = {
            "nation": (_NATIONS[0] if drawn.random() < 0.6 else _one(drawn, _NATIONS[1:]),),
            "review_type": (_one(drawn, _TYPES),),
            "year": (_one(drawn, _YEARS),),
            "age_band": _some(drawn, _AGES, 1, 2),
            "board": (_one(drawn, _BOARDS) if drawn.random() < 0.8 else "not-recorded",),
        }
        return Group(group, "1", [self._lesson(drawn, subject, shared, place) for place in range(lessons)])

    def _lesson(
        self,
        drawn: np.random.Generator,
        subject: _Subject,
        shared: dict[str, tuple[str, ...]],
        place: int,
    ) -> Document:
        kind = _one(drawn, _KINDS)
        themes = _some(drawn, _THEMES, 1, 4)
        tags = {**shared, "kind": (kind,), "theme": themes, "agency": _some(drawn, _AGENCIES, 0, 3)}
        text = self._text(drawn, subject.topics)
        return Document(
            id=f"{subject.group}-{place:02}",
            group=subject.group,
            title=subject.title,
            heading=" ".join(self._sentences[int(subject.topics[place % self._window])][:5]),
            text=text,
            themes=" ".join(themes).replace("-", " "),
            tags=tags,
            order=place,
            date=int(shared["year"][0]),
            weight=_WEIGHTS[kind],
        )

    def _text(self, drawn: np.random.Generator, topics: np.ndarray) -> str:
        most = int(drawn.integers(*_WORDS))
        words: list[str] = []
        while len(words) < most:
            if drawn.random() < _ELSEWHERE:
                at = int(drawn.integers(len(self._sentences)))
            else:
                at = int(topics[np.searchsorted(self._near, drawn.random())])
            words += self._sentences[at]
        for at in np.flatnonzero(drawn.random(len(words)) < _NAMED).tolist():
            # What ends a sentence stays there.
            words[at] = self._name(drawn) + words[at][-1:].strip(string.ascii_letters)
        return " ".join(words)

    def _name(self, drawn: np.random.Generator) -> str:
        return self._names[int(np.searchsorted(self._name_shares, drawn.random()))]


class Stored:
    """The reports in a folder: as a file to index them from, and by lesson as a database has them."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "reports.jsonl"
        self._passages = folder / "passages.sqlite"
        self._connection: sqlite3.Connection | None = None

    def write(self, groups: Iterable[Group]) -> None:
        """Store them."""
        encoder = msgspec.json.Encoder()
        with self._file.open("wb") as file, sqlite3.connect(self._passages) as database:
            database.execute("CREATE TABLE passage (id TEXT PRIMARY KEY, text TEXT) WITHOUT ROWID")
            for group in groups:
                file.write(encoder.encode(group) + b"\n")
                database.executemany(
                    "INSERT INTO passage VALUES (?, ?)", ((one.id, one.text) for one in group.documents)
                )
        database.close()

    def groups(self) -> Iterator[Group]:
        """The reports, one by one."""
        decoder = msgspec.json.Decoder(Group)
        with self._file.open("rb") as file:
            yield from map(decoder.decode, file)

    def texts(self, ids: Sequence[str]) -> list[str]:
        """The texts of those lessons, of all of which there are some."""
        if self._connection is None:
            self._connection = sqlite3.connect(self._passages)
        marks = ", ".join("?" * len(ids))
        rows = self._connection.execute(f"SELECT id, text FROM passage WHERE id IN ({marks})", ids)  # noqa: S608
        found = dict(rows.fetchall())
        return [found[one] for one in ids]


@cache
def _names() -> list[str]:
    """As many different invented names, the most frequent first."""
    drawn = np.random.default_rng(SEED)
    names: dict[str, None] = {}
    while len(names) < NAMES:
        syllables = 1 + int(drawn.integers(1, 3))
        name = "".join(_one(drawn, _ONSETS) + _one(drawn, _VOWELS) for _ in range(syllables)) + _one(drawn, _CODAS)
        names[name.capitalize()] = None
    return list(names)


def _zipf(number: int, exponent: float) -> np.ndarray:
    """The cumulated shares of so many ranks."""
    shares = np.arange(1, number + 1, dtype=float) ** -exponent
    cumulated = np.cumsum(shares / shares.sum())
    cumulated[-1] = 1.0
    return cumulated


def _one(drawn: np.random.Generator, values: Sequence[str]) -> str:
    return values[int(drawn.integers(len(values)))]


def _some(drawn: np.random.Generator, values: Sequence[str], least: int, most: int) -> tuple[str, ...]:
    number = int(drawn.integers(least, most + 1))
    return tuple(values[int(at)] for at in drawn.permutation(len(values))[:number])
