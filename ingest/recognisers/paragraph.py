"""A paragraph as words with what people read off their case and place."""

import re
from bisect import bisect_left
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from ingest.recognisers.sentence_words import LETTERED, OPENERS, PARTICLES, SHORTENED, TITLES_OF_LETTERS
from ingest.recognisers.separators import restored

if TYPE_CHECKING:
    from ingest.name_model.model import Named

# A word may hold apostrophes and hyphens but does not take a possessive's "s" with it.
_WORD = re.compile(r"[^\W_]+(?:(?:['’](?![sS](?![^\W_]))|[-\u2010\u2011](?=[^\W_]))[^\W_]+)*")
_OPENING = re.compile(r"[\s\"'“”‘’(\[•*–—-]*")
_SENTENCE_END = frozenset(".!?:;…\t\n•|")


class Word(NamedTuple):
    """A word of a paragraph; `lower` is its text in lower case with straight apostrophes."""

    text: str
    lower: str
    start: int
    end: int

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital letter."""
        return self.text[0].isupper()

    @property
    def shouted(self) -> bool:
        """Whether it is written in capitals only, and is more than one letter."""
        return len(self.text) > 1 and self.text.isupper()

    @property
    def initial(self) -> bool:
        """Whether it is a single capital letter."""
        return len(self.text) == 1 and self.text.isupper()


class Paragraph:
    """The text that recognisers look at, with its words; made once and read by all of them."""

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words in reading order."""
        return tuple(
            Word(match[0], match[0].lower().replace("’", "'"), *match.span()) for match in _WORD.finditer(self.text)
        )

    @cached_property
    def readings(self) -> tuple[str, ...]:
        """The text, and behind it the text with digits in the place of letters that were misread, if that differs.

        Both are as long, so that a place in one is the same place in the other.
        """
        text = restored(self.text)
        return (self.text,) if text == self.text else (self.text, text)

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The words in lower case, each once: what tells at once that a pattern has nothing to find here."""
        return frozenset(word.lower for word in self.words)

    @cached_property
    def runs(self) -> tuple[tuple[int, int], ...]:
        """Stretches of capitalised words that may be one name, as half-open ranges of `words`.

        Between the words of a run stand spaces, the full stops of initials and titles, hyphens, and the small words
        that names hold ("Ana de Sousa").
        """
        found: list[tuple[int, int]] = []
        words = self.words
        at = 0
        while at < len(words):
            if not words[at].capital:
                at += 1
                continue
            end = at + 1
            while end < len(words):
                if words[end].capital and self._joined(end):
                    end += 1
                elif (reach := self._particles(end)) and self._joined(end):
                    end = reach
                else:
                    break
            found.append((at, end))
            at = end
        return tuple(found)

    @cached_property
    def learned(self) -> "tuple[Named, ...]":
        """The names that the name model sees, sorted and disjoint.

        Raises:
            DocumentRefused: `detector-failed`, the model is missing or broken.
        """
        from ingest.name_model.model import name_model

        return name_model().names(self.text)

    @cached_property
    def _numbering(self) -> int:
        """How many words at the start only number the paragraph: "4.9 After" has two."""
        count = 0
        while count < len(self.words) - 1 and self.words[count].text.isdigit() and count < 5:
            count += 1
        return count

    def gap(self, at: int) -> str:
        """What stands between word `at` and the one before it; all that precedes the first word."""
        return self.text[self.words[at - 1].end if at else 0 : self.words[at].start]

    def at_or_behind(self, position: int) -> int:
        """The first word that begins at code point `position` or behind it; the number of words if none does."""
        return bisect_left(self.words, position, key=lambda word: word.start)

    def goes_on(self, at: int) -> bool:
        """Whether there is a word `at`, with a capital, right behind the word before it."""
        return 0 < at < len(self.words) and self.words[at].capital and self.gap(at) in {" ", "  "}

    def opens(self, at: int) -> bool:
        """Whether word `at` opens a sentence, a cell or an item, where any word has a capital."""
        if at <= self._numbering:
            return True
        gap = self.gap(at)
        bare = _OPENING.sub("", gap)
        if not bare:
            return any(mark in gap for mark in "\t\n•“")
        if bare[0] == ".":
            before = self.words[at - 1]
            return not (self._is_initial(at - 1) or before.lower in SHORTENED)
        return not _SENTENCE_END.isdisjoint(bare)

    def _joined(self, at: int) -> bool:
        gap = self.gap(at)
        if gap in {" ", "  ", "\u00a0"}:
            return True
        before = self.words[at - 1]
        if gap in {". ", ".", ".-", ".  "}:
            return self._is_initial(at - 1) or before.lower in SHORTENED
        return gap == "-" and before.initial

    def _is_initial(self, at: int) -> bool:
        """Whether word `at` is a letter that stands for a name: not that of "Child A", "A&E" or "Mr G. The …"."""
        if not self.words[at].initial or self.gap(at).endswith("&"):
            return False
        before = self.words[at - 1].lower if at else ""
        after = self.words[at + 1] if at + 1 < len(self.words) else None
        hidden = before in TITLES_OF_LETTERS and after is not None and after.lower in OPENERS and not after.initial
        return before not in LETTERED and not hidden

    def _particles(self, at: int) -> int:
        """Where a run goes on after the small words from `at`; 0 where it does not."""
        reach = at
        while reach < len(self.words) and self.words[reach].lower in PARTICLES and reach < at + 3:
            reach += 1
            if reach < len(self.words) and self.words[reach].capital and self._joined(reach):
                return reach + 1
        return 0
