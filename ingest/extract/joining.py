"""Lines that a page's width broke, put together again."""

import re
from collections.abc import Iterable

# A hyphen after these is the word's own in British usage, even where the document has no other example of it.
_HYPHENATED = frozenset(
    ("age", "co", "cross", "ex", "half", "long", "mid", "multi", "non", "post", "pre", "self", "semi", "short", "well")
)
_BROKEN_WORD = re.compile(r"[^\W_]-$")
_GOES_ON_WITHOUT_SPACE = re.compile(r"\S/$|[^\W_][–—]$")
_LAST_WORD = re.compile(r"[^\W_]+(?=-$)")
_FIRST_WORD = re.compile(r"[^\W_]+")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


class Joiner:
    """Joins the lines of one document; `lines` are all of them, from which it learns how the document spells."""

    def __init__(self, lines: Iterable[str]) -> None:
        self._words: set[str] = set()
        breaks: list[tuple[str, str]] = []
        last = ""
        for line in lines:
            # The halves of a broken word are no words that the document spells.
            first = _FIRST_WORD.match(line.lstrip()) if _BROKEN_WORD.search(last[-2:]) else None
            if first:
                breaks.append((_LAST_WORD.findall(last)[-1].lower(), first[0].lower()))
            whole = line.lstrip()[first.end() :] if first else line
            whole = _LAST_WORD.sub("", whole) if _BROKEN_WORD.search(line[-2:]) else whole
            self._words.update(word.lower() for word in _WORD.findall(whole))
            last = line.rstrip()
        kept = sum(f"{left}-{right}" in self._words for left, right in breaks)
        # A document that divides words at line ends does so throughout.
        self._more_divided = sum(left + right in self._words for left, right in breaks) - kept

    def join(self, lines: Iterable[str]) -> str:
        """The lines as one, with a hyphen at the end of a line kept or taken out as the document spells.

        >>> Joiner(["multi-agency work"]).join(["the multi-", "agency plan"])
        'the multi-agency plan'
        >>> Joiner(["information"]).join(["some infor-", "mation", "was shared"])
        'some information was shared'
        """
        pieces: list[str] = []
        last = ""
        for line in map(str.strip, lines):
            if last:
                pieces.append(self._before(last, line))
            last = line
        return "".join((*pieces, last))

    def _before(self, first: str, second: str) -> str:
        """A line with what stands between it and the next."""
        if first.endswith("\u00ad"):
            return first[:-1]
        if _BROKEN_WORD.search(first[-2:]) and _FIRST_WORD.match(second):
            return first if self._keeps_hyphen(first, second) else first[:-1]
        return first if _GOES_ON_WITHOUT_SPACE.search(first[-2:]) else f"{first} "

    def _keeps_hyphen(self, first: str, second: str) -> bool:
        left, right = _LAST_WORD.findall(first)[-1], _FIRST_WORD.findall(second)[0]
        is_part_of_chain = first[: -len(left) - 1].endswith("-")
        if is_part_of_chain or not (left.isalpha() and right.isalpha()) or right[0].isupper():
            return True
        left, right = left.lower(), right.lower()
        if f"{left}-{right}" in self._words or left + right in self._words:
            return f"{left}-{right}" in self._words
        # The halves of a compound are words, those of a divided word hardly ever both.
        known = (left in self._words) + (right in self._words)
        return left in _HYPHENATED or known == 2 or self._more_divided < known
