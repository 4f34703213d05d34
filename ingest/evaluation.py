"""How well texts are anonymised, measured against what people marked in them.

The figures are those of the Text Anonymization Benchmark (Pilán et al., 2022, Computational Linguistics 48(4): recall
over tokens, entities of direct and of quasi identifiers, and uniform precision), and two of the house: documents
from which a direct identifier leaks, and details that must be kept.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

import msgspec

from ingest.mentions import Span
from ingest.raw import Raw

_WORD = re.compile(r"\w+")

# The benchmark asks for no treatment of adpositions, particles, conjunctions and determiners, nor of titles and "no":
# they identify nobody, and annotators differ on whether a mention begins with them. A list instead of a tagger.
_FUNCTION_WORDS = frozenset(
    """about after against and around as at before between both but by during for from in into near no nor of on or
    over per since that the this to under until with a an its his her their s mr mrs ms nr""".split()
)


class Need(StrEnum):
    """Whether an annotator wants a mention treated; the values are the benchmark's."""

    DIRECT = "DIRECT"
    QUASI = "QUASI"
    NO_MASK = "NO_MASK"


class GoldMention(NamedTuple):
    """One marked mention; mentions with the same `entity` are of one thing. `kind` is named as the gold names it."""

    span: Span
    kind: str
    need: Need
    entity: str


class GoldDocument(NamedTuple):
    """A text, what each annotator marked in it, and what must be kept; all spans are of the text as given."""

    id: str
    text: Raw[str]
    annotators: tuple[tuple[GoldMention, ...], ...]
    keeps: tuple[Span, ...] = ()


class Change(msgspec.Struct, frozen=True):
    """What the anonymiser says of one mention: where it stands in the text as given, and what takes its place.

    An empty `label`, or one that is the wording itself, leaves the text as it is.
    """

    start: int
    end: int
    label: str


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many.

    >>> (Share(1, 2) + Share(2, 2)).value
    0.75
    """

    part: int = 0
    whole: int = 0

    @property
    def value(self) -> float | None:
        """In 0..1; None where there was nothing to count."""
        return self.part / self.whole if self.whole else None

    def __add__(self, other: "Share") -> "Share":
        return Share(self.part + other.part, self.whole + other.whole)


@dataclass(frozen=True, slots=True)
class Recall:
    """What was found of the mentions, and of the words in them."""

    mentions: Share = Share()
    tokens: Share = Share()

    def __add__(self, other: "Recall") -> "Recall":
        return Recall(self.mentions + other.mentions, self.tokens + other.tokens)


@dataclass(frozen=True, slots=True)
class Figures:
    """The figures of one document or, added up, of many.

    Recall and entities are micro-averaged over annotators. `direct` and `quasi` count entities of which each mention
    that needs treatment is covered. `precision` is over the words treated, once for each annotator; `treated` is over
    all words, and a word counts where its first character is treated. `missed` counts the places of direct
    identifiers that are not fully covered, `leaking` the documents that have such a place.
    """

    recall: Recall = Recall()
    direct: Share = Share()
    quasi: Share = Share()
    precision: Share = Share()
    treated: Share = Share()
    kept: Share = Share()
    missed: Share = Share()
    leaking: Share = Share()
    kinds: dict[str, Recall] = field(default_factory=dict)

    def __add__(self, other: "Figures") -> "Figures":
        kinds = {
            kind: self.kinds.get(kind, Recall()) + other.kinds.get(kind, Recall())
            for kind in sorted(self.kinds | other.kinds)
        }
        names = [one.name for one in fields(self) if one.name != "kinds"]
        return Figures(**{name: getattr(self, name) + getattr(other, name) for name in names}, kinds=kinds)


def measure(document: GoldDocument, changes: Sequence[Change]) -> Figures:
    """The figures of one document with these changes, which may overlap and stand in any order."""
    text = document.text.reveal()
    changed = [change for change in changes if change.label not in ("", text[change.start : change.end])]
    cover = _Cover(text, [Span(change.start, change.end) for change in changed])
    total = Figures(
        treated=cover.treated(),
        kept=Share(sum(cover.leaves(span) for span in document.keeps), len(document.keeps)),
    )
    direct: set[Span] = set()
    for mentions in document.annotators:
        direct |= {mention.span for mention in mentions if mention.need is Need.DIRECT}
        total += Figures(precision=cover.precision(m.span for m in mentions if m.need is not Need.NO_MASK))
        ordered = sorted(mentions, key=attrgetter("entity"))
        for _, entity in groupby(ordered, key=attrgetter("entity")):
            total += _of_entity(tuple(entity), cover)
    missed = sum(not cover.hides(span) for span in direct)
    return total + Figures(missed=Share(missed, len(direct)), leaking=Share(int(missed > 0), 1))


def _of_entity(mentions: tuple[GoldMention, ...], cover: "_Cover") -> Figures:
    """The share of one entity in the figures; as in the benchmark its first mention says of what kind it is.

    Once one of its mentions needs treatment, recall counts them all: the others name the same thing.
    """
    needed = [mention.span for mention in mentions if mention.need is not Need.NO_MASK]
    if not needed:
        return Figures()
    recall = Recall()
    for mention in mentions:
        words = cover.words(mention.span)
        tokens = Share(sum(cover.hides(word) for word in words), len(words))
        recall += Recall(Share(int(cover.hides(mention.span)), 1), tokens)
    whole = Share(int(all(map(cover.hides, needed))), 1)
    if mentions[0].need is Need.DIRECT:
        return Figures(recall=recall, direct=whole, kinds={mentions[0].kind: recall})
    return Figures(recall=recall, quasi=whole, kinds={mentions[0].kind: recall})


class _Cover:
    """Which characters of a text are treated."""

    def __init__(self, text: str, treated: Sequence[Span]) -> None:
        self._text = text
        self._spans = treated
        self._treated = _painted(len(text), treated)

    def words(self, span: Span) -> list[Span]:
        """The words in the span, cut at its ends."""
        return [Span(*word.span()) for word in _WORD.finditer(self._text, span.start, span.end)]

    def hides(self, span: Span) -> bool:
        """Whether each word in the span that is no function word is wholly treated."""
        return all(
            all(self._treated[word.start : word.end]) or self._text[word.start : word.end].lower() in _FUNCTION_WORDS
            for word in self.words(span)
        )

    def leaves(self, span: Span) -> bool:
        """Whether nothing of the span is treated."""
        return not any(self._treated[span.start : span.end])

    def treated(self) -> Share:
        """How many of all words are treated."""
        starts = [word.start() for word in _WORD.finditer(self._text)]
        return Share(sum(self._treated[at] for at in starts), len(starts))

    def precision(self, wanted: Iterable[Span]) -> Share:
        """How many of the treated words lie wholly in what was wanted."""
        gold = _painted(len(self._text), wanted)
        words = {word for span in self._spans for word in self.words(span)}
        return Share(sum(all(gold[word.start : word.end]) for word in words), len(words))


def _painted(length: int, spans: Iterable[Span]) -> bytearray:
    painted = bytearray(length)
    for span in spans:
        end = min(span.end, length)
        painted[span.start : end] = b"\1" * (end - span.start)
    return painted
