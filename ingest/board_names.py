"""The names of a board that publishes anonymously, and all that they are shortened to."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from ingest.anonymity import Anonymity
from ingest.name_tokens import fold
from ingest.recognisers.lexicon import is_common
from ingest.recognisers.name_words import ACRONYMS
from policies.anonymity import AREA, BOARD_WORDS, BODIES, COMPASS, NATION_WORDS, ONLY_BOARD

_WORD = re.compile(r"[^\W_]+(?:['’](?![sS]\b)[^\W_]+)*")
# A shorter word that stands inside of another says nothing of the board: "Kent" in "Canterbury" is none of it.
_WITHIN = 5
_SHORTEST_ACRONYM = 3
_IN_ACRONYMS = frozenset({"and", "of", "for", "the", "in", "on", "upon", "with"})
# What the first letters of a Welsh name become behind some words.
_MUTATIONS = (
    *(("ll", ("l",)), ("rh", ("r",)), ("c", ("g", "ngh", "ch")), ("p", ("b", "mh", "ph")), ("t", ("d", "nh", "th"))),
    *(("g", ("", "ng")), ("b", ("f", "m")), ("d", ("dd", "n")), ("m", ("f",))),
)
_BROKEN = re.compile(r"[-\u00ad\u2010\ufffe]\s*\n\s*")


class BoardNames(NamedTuple):
    """What to look for: `telling` words (folded) that no other board's name has, `short` names in capitals.

    `within` are the telling words that tell inside of longer ones too ("zorleysafeguarding"); `wordy` are also ordinary
    words; `phrases` are whole names by the code of what they are of.
    """

    telling: frozenset[str]
    within: frozenset[str]
    wordy: frozenset[str]
    short: frozenset[str]
    phrases: tuple[tuple[re.Pattern[str], str], ...]

    def tells(self, word: str) -> bool:
        """Whether the word tells the board wherever it stands; of an ordinary word its place has to decide.

        >>> names = board_names(Anonymity(("Zorley and Reading Safeguarding Board",)))
        >>> [names.tells(word) for word in ("ZORLEY", "zorleycouncil", "Reading", "board")]
        [True, True, False, False]
        """
        folded = fold(word)
        if folded in self.wordy:
            return False
        return folded in self.telling or (any(one in folded for one in self.within) and not is_common(folded))

    def left(self, text: str) -> bool:
        """Whether anything of the names still stands in the text.

        Compares characters only, so that it fails for other reasons than whoever takes the names out.
        """
        text = _BROKEN.sub("", text)
        if any(pattern.search(text) for pattern, _ in self.phrases):
            return True
        for match in _WORD.finditer(text):
            word = match[0]
            if self.tells(word) or word in self.short:
                return True
            if fold(word) in self.wordy and word[0].isupper() and not _opens(text, match.start()):
                return True
        return False


@cache
def board_names(anonymity: Anonymity) -> BoardNames:
    """What the names of the board are looked for by."""
    telling: set[str] = set()
    short: set[str] = set()
    phrases: list[tuple[re.Pattern[str], str]] = []
    for name in anonymity.names:
        words = _WORD.findall(name)
        # In a name that is all in capitals they say nothing.
        capitals = name.isupper() and len(words) > 1

        def alone(word: str, *, capitals: bool = capitals) -> bool:
            return word.isupper() and not capitals

        own = [word for word in words if fold(word) not in _SHARED]
        short |= {word for word in own if alone(word) and len(word) >= _SHORTEST_ACRONYM}
        telling |= {fold(word) for word in own if len(word) >= _SHORTEST_ACRONYM and word.isalpha() and not alone(word)}
        short |= set(_acronyms(words))
        phrases += _phrases(words)
    if anonymity.nation == "wales":
        telling |= {changed for word in telling for changed in _mutated(word)}
    for of, only in ONLY_BOARD.get(anonymity.nation, {}).items():
        phrases += ((_phrase(_WORD.findall(name)), of) for name in only)
    wordy = frozenset(word for word in telling if is_common(word))
    within = frozenset(word for word in telling - wordy if len(word) >= _WITHIN)
    return BoardNames(frozenset(telling), within, wordy, frozenset(short), tuple(phrases))


_SHARED = frozenset(fold(word) for word in BOARD_WORDS | NATION_WORDS)


def _acronyms(words: list[str]) -> Iterator[str]:
    """The initials of a name of several words, with and without the small ones."""
    full = "".join(word[0] for word in words).upper()
    bare = "".join(word[0] for word in words if word.lower() not in _IN_ACRONYMS).upper()
    for acronym in {full, bare}:
        if len(acronym) >= _SHORTEST_ACRONYM and acronym.lower() not in ACRONYMS | NATION_WORDS:
            yield acronym


def _phrases(words: list[str]) -> Iterator[tuple[re.Pattern[str], str]]:
    """A name of several words as a whole, and the area in it: "Mere and Wolds", "Mid and West Wales", "West Wales"."""
    lower = [word.lower() for word in words]
    own = [at for at, word in enumerate(words) if fold(word) not in _SHARED]
    compass = [at for at, word in enumerate(lower) if word in COMPASS and {*lower[at + 1 : at + 2]} <= NATION_WORDS]
    compass = [at for at in compass if at + 1 < len(words)]
    if len(words) < 2 or not own + compass:
        return
    yield _phrase(words), _code(lower)
    if len(own) > 1:
        yield _phrase(words[own[0] : own[-1] + 1]), AREA
    for at in compass:
        first = at
        while first and lower[first - 1] in COMPASS | {"and"}:
            first -= 1
        yield from ((_phrase(words[one : at + 2]), AREA) for one in {first, at})


def _code(lower: list[str]) -> str:
    """What the name is of, by its last words."""
    for code, body in BODIES.items():
        ended = any(lower[-len(end.split()) :] == end.split() for end in body.ends)
        if ended and (not body.needs or not body.needs.isdisjoint(lower)):
            return code
    return AREA


def _mutated(word: str) -> Iterator[str]:
    for first, instead in _MUTATIONS:
        if word.startswith(first) and (first + "h" != word[:2] or first == "ll"):
            changed = {letters + word[len(first) :] for letters in instead}
            yield from (one for one in changed if len(one) >= _WITHIN - 1 and not is_common(one))
            return


def _phrase(words: list[str]) -> re.Pattern[str]:
    """The words with little between them; one in capitals, which is an abbreviation, only in capitals."""
    spaced = r"\W{1,3}".join("(?:and|&)" if word.lower() == "and" else re.escape(word) for word in words)
    shouted = len(words) == 1 and words[0].isupper()
    return re.compile(rf"(?<!\w){spaced}(?!\w)", re.NOFLAG if shouted else re.IGNORECASE)


def _opens(text: str, start: int) -> bool:
    before = text[max(0, start - 4) : start].rstrip(" ")
    return not before or before[-1] in '.!?:;\n\t•“"(['
