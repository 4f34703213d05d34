"""What a person asks for: words and "quoted phrases", read by a grammar that refuses nothing."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from search.clauses import Clause, Phrase, SameAs, Term
from search.query import Query
from search.words import Word, words

# House rule: far beyond what people type, and short enough that no query is slow.
MOST_CHARACTERS = 512
MOST_WORDS = 16

CUT_SHORT = "Only the beginning of your search was used, because it is very long."
TOO_MANY_WORDS = f"Only the first {MOST_WORDS} words of your search were used."
OPEN_QUOTE = "A quotation mark has no partner, so the words after it were searched one by one."
NO_OPERATORS = "AND, OR and NOT have no special meaning here: all the words are looked for."
NO_SIGNS = "Signs such as * + - ( ) and : have no special meaning here: only the words were searched."
COMMON_ONLY = (
    "These words are in almost every text. Add others, or put these in quotation marks to find them side by side."
)
NO_WORDS = "There is no word to look for in this."

_QUOTES = '"“”„‟«»'
_QUOTED = re.compile(f"[{_QUOTES}]([^{_QUOTES}]*)[{_QUOTES}]")
_OPERATOR = re.compile(r"(?<!\w)(?:AND|OR|NOT)(?!\w)")
_SIGN = re.compile(r"[*~^()\[\]{}|\\]|\w[?:]\w|(?<!\S)[-+]\w")


def parse(text: str) -> Query:
    """The query that `text` asks for; never raises.

    Very common words count only where they stand in a phrase: alone, each would find nearly everything, slowly.

    >>> parse('the "voice of the child"').clauses
    (Phrase(stems=('voic', 'of', 'the', 'child')),)
    >>> parse("neglect AND drugs*").hints == (NO_OPERATORS, NO_SIGNS)
    True
    """
    hints = []
    text = unicodedata.normalize("NFC", text)
    if len(text) > MOST_CHARACTERS:
        hints.append(CUT_SHORT)
        text = re.sub(r"\S+\Z", "", text[: MOST_CHARACTERS + 1]) or text[:MOST_CHARACTERS]
    bare = _QUOTED.sub(" ", text)
    if re.search(f"[{_QUOTES}]", bare):
        hints.append(OPEN_QUOTE)
    if _OPERATOR.search(bare):
        hints.append(NO_OPERATORS)
    if _SIGN.search(bare):
        hints.append(NO_SIGNS)
    asked = list(_asked(text))
    telling = [clause for clause, common in asked if not common]
    if asked and not telling:
        hints.append(COMMON_ONLY)
    elif text.strip() and not asked:
        hints.append(NO_WORDS)
    clauses = tuple(dict.fromkeys(telling))
    within = tuple(_within(clauses, MOST_WORDS))
    if within != clauses:
        hints.append(TOO_MANY_WORDS)
    return Query(within, hints=tuple(hints))


def _asked(text: str) -> Iterator[tuple[Clause, bool]]:
    """Each clause of `text`, and whether it is a very common word on its own."""
    for number, stretch in enumerate(_QUOTED.split(text)):
        found = list(words(stretch))
        # What `split` captured stands at the odd places: that was in quotation marks.
        if number % 2 and len(found) > 1:
            yield Phrase(tuple(part.stem for word in found for part in word.parts)), False
        else:
            for word in found:
                yield _of(word), len(word.parts) == 1 and word.parts[0].common


def _of(word: Word) -> Clause:
    stems = tuple(part.stem for part in word.parts)
    return SameAs((Term(word.joined), Phrase(stems))) if word.joined else Term(stems[0])


def _within(clauses: Iterable[Clause], most: int) -> Iterator[Clause]:
    """The clauses up to `most` words; what goes beyond is cut."""
    left = most
    for clause in clauses:
        stems = _stems(clause)[:left]
        left -= len(stems)
        if len(stems) == len(_stems(clause)):
            yield clause
        elif stems:
            yield Phrase(stems) if len(stems) > 1 else Term(stems[0])


def _stems(clause: Clause) -> tuple[str, ...]:
    match clause:
        case Term(stem):
            return (stem,)
        case Phrase(stems):
            return stems
        case SameAs(clauses):
            return max(map(_stems, clauses), key=len)
