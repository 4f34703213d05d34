"""What a person asks for, read by a grammar that refuses nothing.

    query     any
    any       all (OR all)*
    all       one ((AND)? one)*
    one       (NOT | -)* (words | "phrase" | prefix* | brackets)
    brackets  ( any )

AND is AC in Welsh, OR is NEU, and NOT is NID or HEB; they are operators in capitals only. Whatever else is typed is
read as words, and a hint of `search.hints` says so where that may not have been meant.
"""

import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator

from search import welsh
from search.clauses import AllOf, Clause, Phrase, Prefix, SameAs, Term, leaves
from search.hints import (
    COMMON_BESIDE,
    COMMON_ONLY,
    CONTRARY,
    CUT_SHORT,
    HINTS,
    MOST_CHARACTERS,
    MOST_WORDS,
    NO_WORDS,
    ONLY_WITHOUT,
    SHORTEST_PREFIX,
    STARS,
    TOO_MANY_WORDS,
)
from search.joining import all_of, any_of
from search.query import Query
from search.tokens import Kind, Token, in_capitals, tokens
from search.words import IN_QUESTIONS, LONGEST_WORD, Part, Word, words

# Composed letters are one code point each; nothing that is typed has more than this many of them in a letter.
_MOST_DECOMPOSED = 4 * MOST_CHARACTERS
_STAR = re.compile(r"\*(?![\w*])")


def parse(text: str) -> Query:
    """The query that `text` asks for; never raises.

    It has at most `MOST_WORDS` words and as many leaves. AND binds tighter than OR, and so does mere neighbourhood.
    Very common words count only where they stand in a phrase: alone, each would find nearly everything, slowly.

    >>> found = parse('the "voice of the child" -drugs')
    >>> found.clauses, found.without
    ((Phrase(stems=('voic', 'of', 'the', 'child')),), (Term(stem='drug'),))
    >>> parse("bruis* AND (baby OR child)").clauses
    (Prefix(letters='bruis'), AnyOf(clauses=(Term(stem='babi'), Term(stem='child'))))
    """
    hints = set()
    short = unicodedata.normalize("NFC", text[:_MOST_DECOMPOSED])
    if len(text) > _MOST_DECOMPOSED or len(short) > MOST_CHARACTERS:
        hints.add(CUT_SHORT)
        short = _beginning(short)
    found, said = tokens(short)
    reader = _Reader(found, IN_QUESTIONS | welsh.COMMON if welsh.welsh(short) else IN_QUESTIONS)
    whole = reader.any_of()
    clauses, without = _apart(whole)
    hints |= said | reader.hints
    if not whole and text.strip():
        hints -= {COMMON_BESIDE}
        hints.add(COMMON_ONLY if found else NO_WORDS)
    if without and not clauses:
        hints.add(ONLY_WITHOUT)
    if not set(clauses).isdisjoint(without):
        hints.add(CONTRARY)
    strict = not in_capitals(found) and any(one.kind in {Kind.AND, Kind.OR, Kind.NOT} for one in found)
    return Query(clauses, without, strict, tuple(hint for hint in HINTS if hint in hints))


def _beginning(text: str) -> str:
    """As much of a long text as is read, cut between words where it can be."""
    end = max((place for place, sign in enumerate(text[: MOST_CHARACTERS + 1]) if sign.isspace()), default=0)
    return text[:end] if text[:end].strip() else text[:MOST_CHARACTERS]


def _apart(whole: Clause | None) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    match whole:
        case None:
            return (), ()
        case AllOf(clauses, without):
            return clauses, without
        case clause:
            return (clause,), ()


class _Reader:
    """Descends through the tokens, whose brackets are few and have partners; nothing to look for is None."""

    def __init__(self, found: Iterable[Token], common: Collection[str]) -> None:
        self._common = common
        self.hints: set[str] = set()
        self._left = list(found)[::-1]
        self._words = MOST_WORDS

    def any_of(self) -> Clause | None:
        parts = [self._all_of()]
        while self._next is Kind.OR:
            self._left.pop()
            parts.append(self._all_of())
        telling = [part for part in parts if part]
        if len(telling) < len(parts) > 1:
            self._says_nothing()
        return any_of(telling) if telling else None

    def _all_of(self) -> Clause | None:
        parts: list[Clause] = []
        while self._next not in {None, Kind.OR, Kind.CLOSE}:
            if self._next is Kind.AND:
                self._left.pop()
            elif part := self._one(parts):
                parts.append(part)
        return all_of(parts) if parts else None

    def _one(self, beside: list[Clause]) -> Clause | None:
        negated = False
        token = self._left.pop()
        while token.kind in {Kind.NOT, Kind.MINUS}:
            negated = not negated
            token = self._left.pop()
        if token.kind is Kind.OPEN:
            part = self.any_of()
            self._left.pop()
        else:
            part = self._content(token, again=[] if negated else beside)
        if not negated:
            return part
        if not part:
            self._says_nothing()
            return None
        return all_of([], [part])

    def _content(self, token: Token, again: Collection[Clause]) -> Clause | None:
        """What the token asks for; what is in `again` does not count once more."""
        asked = [one if one in again else self._counted(one) for one in self._asked(token)]
        affordable = [one for one in asked if one]
        return all_of(affordable) if affordable else None

    def _asked(self, token: Token) -> Iterator[Clause]:
        found = list(words(token.text))
        stars = token.text.count("*")
        if token.kind is Kind.PHRASE and len(found) > 1:
            yield Phrase(tuple(part.stem for word in found for part in word.parts))
        else:
            for word in found:
                if token.kind is Kind.WORDS and (letters := _prefix(token.text, word)):
                    stars -= 1
                    yield Prefix(letters)
                elif word.joined or not self._is_common(word.parts[0]):
                    yield _of(word)
        if stars:
            self.hints.add(STARS)

    def _is_common(self, part: Part) -> bool:
        # A word alone does not say whether it is Welsh; the whole query may.
        return part.common or part.folded in self._common

    def _counted(self, clause: Clause) -> Clause | None:
        """The clause, if there is room for its words; the very first may be longer and is cut."""
        phrase = next((leaf.stems for leaf in leaves(clause) if isinstance(leaf, Phrase)), ())
        first = self._words == MOST_WORDS
        self._words -= max(len(phrase), 1)
        if self._words >= 0:
            return clause
        self._words = 0
        self.hints.add(TOO_MANY_WORDS)
        return Phrase(phrase[:MOST_WORDS]) if first else None

    def _says_nothing(self) -> None:
        if TOO_MANY_WORDS not in self.hints:
            self.hints.add(COMMON_BESIDE)

    @property
    def _next(self) -> Kind | None:
        return self._left[-1].kind if self._left else None


def _prefix(text: str, word: Word) -> str:
    """The letters that the word asks for as a beginning, or ""."""
    start, end = word.parts[0].start, word.parts[-1].end
    letters = "".join(part.folded for part in word.parts)[:LONGEST_WORD]
    free = text[max(start - 1, 0) : start] != "*" and _STAR.match(text, end)
    return letters if free and len(letters) >= SHORTEST_PREFIX else ""


def _of(word: Word) -> Clause:
    stems = tuple(part.stem for part in word.parts)
    return SameAs((Term(word.joined), Phrase(stems))) if word.joined else Term(stems[0])
