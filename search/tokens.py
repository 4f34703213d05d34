"""A query in the pieces that its grammar knows; whatever is none of them becomes words here."""

import re
from collections.abc import Iterable, Iterator
from enum import Enum, auto
from typing import NamedTuple

from search.hints import CAPITALS, DEEPEST, NO_SIGNS, ONE_SIDED, OPEN_BRACKET, OPEN_QUOTE, STARS, TOO_DEEP
from search.words import words


class Kind(Enum):
    """What a token is. NOT joins like MINUS, but says more plainly that it is meant."""

    WORDS = auto()
    PHRASE = auto()
    OPEN = auto()
    CLOSE = auto()
    AND = auto()
    OR = auto()
    NOT = auto()
    MINUS = auto()


class Token(NamedTuple):
    """A piece of a query; `text` is as it was typed, without the quotation marks of a phrase."""

    kind: Kind
    text: str


# House rule for Welsh: "ac", "neu" and "nid" are what "and", "or" and "not" are called there, and "heb" (without) is
# how Welsh search forms word it. "A", the form of "ac" before consonants, is no operator: children are called A.
OPERATORS = {
    "AND": Kind.AND,
    "AC": Kind.AND,
    "OR": Kind.OR,
    "NEU": Kind.OR,
    "NOT": Kind.NOT,
    "NID": Kind.NOT,
    "HEB": Kind.NOT,
}
_OPERATORS = {Kind.AND, Kind.OR, Kind.NOT}
_CONTENT = {Kind.WORDS, Kind.PHRASE}
_BEGINNING = _CONTENT | {Kind.OPEN, Kind.NOT, Kind.MINUS}
_ENDING = _CONTENT | {Kind.CLOSE}

_QUOTES = '"“”„‟«»'
_MINUS = "-−"
_PIECE = re.compile(
    rf"[{_QUOTES}](?P<phrase>[^{_QUOTES}]*+)[{_QUOTES}]"
    rf"|(?P<bracket>[()])"
    rf"|(?<![^\s(])(?P<sign>[{_MINUS}+])(?=[\w({_QUOTES}])"
    rf"|(?P<words>[^\s(){_QUOTES}]++)"
    rf"|(?P<quote>[{_QUOTES}])"
)
# "parent(s)" and "child(ren)" are ways of writing a plural, which makes no difference here.
_PLURAL = re.compile(r"(?<=[^\W\d_])\((?:e?s|ren)\)", re.IGNORECASE)
_SIGN = re.compile(rf"[~^\[\]{{}}|\\]|\w[?:]\w|(?<![^\s(])[{_MINUS}+]{{2,}}+\w")


def tokens(text: str) -> tuple[list[Token], set[str]]:
    """The tokens of `text` in order, and the hints that reading them gives.

    Brackets come in pairs that are not empty, at most one deeper than `DEEPEST`; the deepest hold words and phrases
    only. AND and OR stand between two things, NOT and MINUS before one. Every word or phrase has a word in it.

    >>> [(one.kind.name, one.text) for one in tokens('(bruise OR "not mobile") -drugs OR')[0]]
    ... # doctest: +NORMALIZE_WHITESPACE
    [('OPEN', '('), ('WORDS', 'bruise'), ('OR', 'OR'), ('PHRASE', 'not mobile'), ('CLOSE', ')'), ('MINUS', '-'),
     ('WORDS', 'drugs'), ('WORDS', 'OR')]
    """
    hints: set[str] = set()
    found = list(_pieces(_PLURAL.sub("", text), hints))
    for repaired in (_wordy, _calm, _paired, _shallow, _joining):
        found = repaired(found, hints)
    return found, hints


def in_capitals(found: Iterable[Token]) -> bool:
    """Whether all words are in capitals, so that capitals say nothing."""
    return "".join(one.text for one in found if one.kind in _CONTENT).isupper()


def wanted(text: str) -> str:
    """What a query says, as it was typed, without operators, brackets and what is to be left out.

    >>> wanted('baby "not brought" -(drugs alcohol) co-sleeping')
    'baby not brought co-sleeping'
    """
    said: list[str] = []
    left_out, negated = [False], False
    for one in tokens(text)[0]:
        if one.kind in {Kind.NOT, Kind.MINUS}:
            negated = not negated
            continue
        if one.kind is Kind.OPEN:
            left_out.append(left_out[-1] != negated)
        elif one.kind is Kind.CLOSE:
            left_out.pop()
        elif one.kind in _CONTENT and left_out[-1] == negated:
            said.append(one.text)
        negated = False
    return " ".join(said)


def _pieces(text: str, hints: set[str]) -> Iterator[Token]:
    signed = False
    for match in _PIECE.finditer(text):
        piece = match[match.lastgroup or 0]
        if match.lastgroup == "quote":
            hints.add(OPEN_QUOTE)
            continue
        if match.lastgroup in {"phrase", "words"} and "*" in piece and not _telling(piece):
            hints.add(STARS)
        if match.lastgroup == "words" and _SIGN.search(piece):
            hints.add(NO_SIGNS)
        match match.lastgroup:
            case "bracket":
                yield Token(Kind.OPEN if piece == "(" else Kind.CLOSE, piece)
            case "sign" if piece != "+":
                yield Token(Kind.MINUS, piece)
            case "phrase":
                yield Token(Kind.PHRASE, piece)
            case "words":
                yield Token(Kind.WORDS if signed else OPERATORS.get(piece, Kind.WORDS), piece)
        signed = match.lastgroup == "sign"


def _telling(piece: str) -> bool:
    return any(words(piece))


def _wordy(found: Iterable[Token], _: set[str]) -> list[Token]:
    """Without what has no word in it, and without the minus before such."""
    kept: list[Token] = []
    for one in found:
        if one.kind not in _CONTENT or _telling(one.text):
            kept.append(one)
        elif kept and kept[-1].kind is Kind.MINUS:
            kept.pop()
    return kept


def _calm(found: list[Token], hints: set[str]) -> list[Token]:
    """Whoever types in capitals only does not mean NOT by it: "BABY NOT SEEN" is not about what was seen."""
    if not in_capitals(found) or all(one.kind is not Kind.NOT for one in found):
        return found
    hints.add(CAPITALS)
    return [_as_words(one) if one.kind is Kind.NOT else one for one in found]


def _paired(found: list[Token], hints: set[str]) -> list[Token]:
    """Without the brackets that have no partner or nothing in them."""
    kept: list[Token] = []
    opened: list[int] = []
    for one in found:
        if one.kind is Kind.CLOSE:
            if not opened:
                hints.add(OPEN_BRACKET)
                continue
            if opened.pop() == len(kept) - 1:
                kept.pop()
                if kept and kept[-1].kind is Kind.MINUS:
                    kept.pop()
                continue
        elif one.kind is Kind.OPEN:
            opened.append(len(kept))
        kept.append(one)
    if opened:
        hints.add(OPEN_BRACKET)
    lonely = set(opened)
    return [one for place, one in enumerate(kept) if place not in lonely]


def _shallow(found: list[Token], hints: set[str]) -> list[Token]:
    """With nothing but words and phrases in the brackets that are too deep."""
    kept: list[Token] = []
    depth = 0
    for one in found:
        outer = depth
        depth += (one.kind is Kind.OPEN) - (one.kind is Kind.CLOSE)
        if max(outer, depth) <= DEEPEST:
            kept.append(one)
            continue
        hints.add(TOO_DEEP)
        if min(outer, depth) == DEEPEST or one.kind in _CONTENT:
            kept.append(one)
        elif one.kind in _OPERATORS:
            kept.append(_as_words(one))
    return kept


def _joining(found: list[Token], hints: set[str]) -> list[Token]:
    """With the operators that have nothing to join as words."""
    kept: list[Token] = []
    something = False
    for one in reversed(found):
        if one.kind is Kind.MINUS and not something:
            continue
        kept.append(_as_words(one) if one.kind is Kind.NOT and not something else one)
        something = kept[-1].kind in _BEGINNING
    kept.reverse()
    something = False
    for place, one in enumerate(kept):
        after = kept[place + 1].kind if place + 1 < len(kept) else Kind.CLOSE
        if one.kind in {Kind.AND, Kind.OR} and not (something and after in _BEGINNING):
            kept[place] = _as_words(one)
        something = kept[place].kind in _ENDING
    if _count(found) != _count(kept):
        hints.add(ONE_SIDED)
    return kept


def _count(found: Iterable[Token]) -> int:
    return sum(one.kind in _OPERATORS for one in found)


def _as_words(one: Token) -> Token:
    return Token(Kind.WORDS, one.text)
