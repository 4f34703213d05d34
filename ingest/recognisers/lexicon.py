"""The word lists that recognisers share, read once from `data/`."""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files


def _lines(name: str) -> Iterator[str]:
    text = (files("ingest.recognisers") / "data" / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for line in _lines(name) for word in line.split())


def _sections(name: str) -> dict[str, list[str]]:
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in _lines(name):
        if line.startswith("["):
            lines = sections[line.strip("[]")] = []
        else:
            lines.append(line)
    return sections


_COMMON = _words("common_words.txt")
FIRST_NAMES = _words("first_names.txt")
SURNAMES = _words("surnames.txt")
PLACES = frozenset(place.strip().lower() for line in _lines("places.txt") for place in line.split("|"))

_COUNTRIES = tuple(line.partition("|") for line in _lines("countries.txt"))
COUNTRIES = frozenset(country.lower() for country, _, _ in _COUNTRIES)
PEOPLES = frozenset(word.lower().replace("-", " ") for _, _, words in _COUNTRIES for word in words.split())

_VOCABULARY = _sections("vocabulary.txt")
_PHRASES = _sections("phrases.txt")

# An ending and what may stand in its place in the word that it was put to.
_ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    *((ending, ("", "e")) for ending in ("es", "ed", "ing", "ings", "er", "ers")),
    *((ending, ("", "e")) for ending in ("ion", "ions", "ation", "ations", "able", "ity", "ive")),
    *((ending, ("",)) for ending in ("s", "ly", "ness", "ment", "ments", "ism", "ist", "ists", "ful", "less")),
    *((ending, ("",)) for ending in ("ship", "hood")),
)
_BEGINNINGS = (
    *("un", "re", "non", "mis", "dis", "pre", "sub", "inter", "multi"),
    *("under", "over", "anti", "co", "self"),
)
_SHORTEST_STEM = 3


@cache
def gazetteer() -> frozenset[str]:
    """The names of the smaller places of the United Kingdom, in lower case, read when they are first asked for.

    Many of them are surnames and words as well ("Barlow", "Steep"): unlike `PLACES` they speak against no person.

    >>> "ystrad mynach" in gazetteer()
    True
    """
    return frozenset(place.lower() for line in _lines("gazetteer.txt") for place in line.split("|"))


def listed(name: str) -> frozenset[str]:
    """The words of one list of `vocabulary.txt`.

    >>> "mother" in listed("kin")
    True
    """
    return frozenset(word for line in _VOCABULARY[name] for word in line.split())


def phrases(name: str) -> str:
    """The phrases of one list of `phrases.txt` as alternatives of a pattern, in which any apostrophe and space will do.

    >>> phrases("laws of names")[:11]
    'Sarah|Clare'
    """
    items = (item.strip() for line in _PHRASES[name] for item in line.split("|"))
    return "|".join(re.escape(item).replace(r"\ ", r"\s").replace("'", "['’]") for item in items)


def is_common(word: str) -> bool:
    """Whether the word, given in lower case, is an ordinary English word.

    >>> is_common("placement"), is_common("stopped"), is_common("okonkwo")
    (True, True, False)
    """
    if word in _COMMON:
        return True
    if "-" in word:
        return all(is_common(part) for part in word.split("-") if part)
    return any(stem in _COMMON for stem in _stems(word))


def is_listed(word: str) -> bool:
    """Whether the word, given in lower case, or its singular is in the list itself: stricter than `is_common`.

    >>> is_listed("woods"), is_listed("parker")
    (True, False)
    """
    return word in _COMMON or (word.endswith("s") and word[:-1] in _COMMON)


def _stems(word: str) -> Iterator[str]:
    for ending, instead in _ENDINGS:
        stem = word[: -len(ending)]
        if len(stem) < _SHORTEST_STEM or not word.endswith(ending):
            continue
        for letters in instead:
            yield stem + letters
        if stem[-1] == stem[-2] and ending[0] in "ei":
            yield stem[:-1]
    for beginning in _BEGINNINGS:
        if word.startswith(beginning) and len(word) > len(beginning) + _SHORTEST_STEM:
            yield word[len(beginning) :]
