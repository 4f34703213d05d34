"""The part of a text that shows best why it was found."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from search import welsh
from search.clauses import AllOf, AnyOf, Clause, Lesser, Phrase, Prefix, SameAs, Term
from search.query import Query
from search.words import Part, words

ELLIPSIS = "…"


@dataclass(frozen=True, slots=True)
class Fragment:
    """A stretch of plain text, marked where it is what was looked for."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Snippet:
    """Neighbouring fragments of a text, never empty ones; an ellipsis stands where the text goes on."""

    fragments: tuple[Fragment, ...]


class _Mark(NamedTuple):
    start: int
    end: int
    clause: int


class _Reading:
    """The words of a text by place, as `search.placing` has them: at each place stems, and where what they say ends."""

    def __init__(self, text: str, *, welsh_too: bool) -> None:
        self.starts: list[int] = []
        self.ends: list[dict[str, int]] = []
        self.forms: list[tuple[str, int, int]] = []
        self.places: dict[str, list[int]] = {}
        for word in words(text):
            if word.joined:
                self._form(word.parts, "".join(part.folded for part in word.parts))
            for part in word.parts:
                ends = {part.stem: part.end}
                if welsh_too:
                    ends |= dict.fromkeys(welsh.stems(part.stem), part.end)
                if word.joined and part is word.parts[0]:
                    ends.setdefault(word.joined, word.parts[-1].end)
                for stem in ends:
                    self.places.setdefault(stem, []).append(len(self.ends))
                self.starts.append(part.start)
                self.ends.append(ends)
                self._form((part,), part.folded)

    def _form(self, parts: Sequence[Part], folded: str) -> None:
        self.forms.append((folded, parts[0].start, parts[-1].end))

    def find(self, clause: Clause) -> Iterator[tuple[int, int]]:
        """Where the words that meet the clause are; of an `AllOf` also where it is met in part."""
        match clause:
            case Term(stem):
                yield from ((self.starts[place], self.ends[place][stem]) for place in self.places.get(stem, ()))
            case Phrase(stems):
                for place in self.places.get(stems[0], ()):
                    reach = self.ends[place : place + len(stems)]
                    if len(reach) == len(stems) and all(map(dict.__contains__, reach, stems)):
                        yield self.starts[place], reach[-1][stems[-1]]
            case Prefix(letters):
                yield from ((start, end) for folded, start, end in self.forms if folded.startswith(letters))
            case SameAs(clauses) | AnyOf(clauses) | AllOf(clauses):
                for one in clauses:
                    yield from self.find(one)
            case Lesser(one):
                yield from self.find(one)


def _aims(clauses: Iterable[Clause]) -> Iterator[Clause]:
    """What a snippet should show one of each of; of what means the same one is enough."""
    for clause in clauses:
        match clause:
            case AnyOf(inner) | AllOf(inner):
                yield from _aims(inner)
            case _:
                yield clause


def snippet(text: str, query: Query, *, length: int = 280, language: str = "") -> Snippet:
    """At most `length` code points of `text`, ellipses included, around as many different clauses as possible.

    The sides of AND and OR are clauses of their own here; what means the same is one, and what is to be missing is
    none. The snippet begins and ends between words, but for a word that is too long by itself. Where nothing of the
    query occurs, it is the beginning of the text. In Welsh (`language` "cy") words are found under mutation too.

    >>> [(f.text, f.marked) for f in snippet("Seen alone, the child was safe.", Query((Term("child"),))).fragments]
    [('Seen alone, the ', False), ('child', True), (' was safe.', False)]
    """
    reading = _Reading(text, welsh_too=language == "cy")
    marks = sorted(
        {_Mark(*span, number) for number, clause in enumerate(_aims(query.clauses)) for span in reading.find(clause)}
    )
    start, end = _window(text, marks, length)
    pieces = [(ELLIPSIS, False)] if start else []
    at = start
    for mark_start, mark_end in _merged(marks):
        left, right = max(mark_start, start), min(mark_end, end)
        if left < right:
            pieces += [(text[at:left], False), (text[left:right], True)]
            at = right
    pieces.append((text[at:end] + (ELLIPSIS if end < len(text) else ""), False))
    return Snippet(tuple(_joined(pieces)))


def _window(text: str, marks: list[_Mark], length: int) -> tuple[int, int]:
    if len(text) <= length:
        return 0, len(text)
    room = length - 2 * len(ELLIPSIS)
    first, last = _densest(marks, room)
    start = max(0, min(first - (room - (last - first)) // 2, len(text) - room))
    end = min(start + room, len(text))
    whole_start = next((at for at in range(start, min(first, end) + 1) if _between_words(text, at)), start)
    whole_end = next((at for at in range(end, max(last, whole_start), -1) if _between_words(text, at)), end)
    while whole_start < whole_end and text[whole_start].isspace():
        whole_start += 1
    while whole_end > whole_start and text[whole_end - 1].isspace():
        whole_end -= 1
    return whole_start, whole_end


def _densest(marks: list[_Mark], room: int) -> tuple[int, int]:
    """Start and end of the marks within `room` that stand for most clauses, then the most marks, then the earliest."""
    best, best_value = (0, 0), (0, 0)
    seen: Counter[int] = Counter()
    begin = 0
    for mark in marks:
        seen[mark.clause] += 1
        while begin < len(marks) and mark.end - marks[begin].start > room and marks[begin] != mark:
            seen[marks[begin].clause] -= 1
            begin += 1
        value = (len(+seen), seen.total())
        if value > best_value:
            best, best_value = (marks[begin].start, min(mark.end, marks[begin].start + room)), value
    return best


def _between_words(text: str, at: int) -> bool:
    return at in {0, len(text)} or text[at - 1].isspace() or text[at].isspace()


def _merged(marks: list[_Mark]) -> Iterator[tuple[int, int]]:
    start = end = 0
    for mark in marks:
        if mark.start > end:
            yield start, end
            start = mark.start
        end = max(end, mark.end)
    yield start, end


def _joined(pieces: list[tuple[str, bool]]) -> Iterator[Fragment]:
    text, marked = "", False
    for piece, of_kind in pieces:
        if of_kind == marked:
            text += piece
            continue
        if text:
            yield Fragment(text, marked)
        text, marked = piece, of_kind
    if text:
        yield Fragment(text, marked)
