"""The word lists that recognisers share, read once from `data/`."""

from collections.abc import Iterator
from importlib.resources import files


def _lines(name: str) -> Iterator[str]:
    text = (files("ingest.recognisers") / "data" / name).read_text(encoding="utf-8")
    return (line for line in text.splitlines() if line and not line.startswith("#"))


def _words(name: str) -> frozenset[str]:
    return frozenset(word.lower() for line in _lines(name) for word in line.split())


_COMMON = _words("common_words.txt")
FIRST_NAMES = _words("first_names.txt")
SURNAMES = _words("surnames.txt")
PLACES = frozenset(place.strip().lower() for line in _lines("places.txt") for place in line.split("|"))

_COUNTRIES = tuple(line.partition("|") for line in _lines("countries.txt"))
COUNTRIES = frozenset(country.lower() for country, _, _ in _COUNTRIES)
PEOPLES = frozenset(word.lower().replace("-", " ") for _, _, words in _COUNTRIES for word in words.split())

# An ending and what may stand in its place in the word that it was put to.
_ENDINGS = (
    ("ies", ("y",)),
    ("ied", ("y",)),
    *((ending, ("", "e")) for ending in "es ed ing ings er ers ion ions ation ations able ity ive".split()),
    *((ending, ("",)) for ending in "s ly ness ment ments ism ist ists ful less ship hood".split()),
)
_BEGINNINGS = "un re non mis dis pre sub inter multi under over anti co self".split()
_SHORTEST_STEM = 3


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
    """Whether the word, given in lower case, is in the list of words itself, or its plural: stricter than `is_common`.

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
