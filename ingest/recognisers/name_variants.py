"""How a name that stands elsewhere may be written: short, misread by a scanner, mutated, glued to its title."""

import re
from collections.abc import Iterator

# Digits that scanners read for letters; "1" is an "l" far more often than an "i".
_MISREAD = (str.maketrans("01583", "olsbe"), str.maketrans("01583", "oisbe"))
_MIXED = re.compile(r"(?<![^\W_])(?:[^\W\d_](?=[^\W_]*[01583])|[01583](?=[^\W_]*[^\W\d_]))[^\W_]*")
_TITLE_GLUED = re.compile(r"(?:Dr|Mrs|Mr|Ms|Miss|PC|DC|DS|PS)(?=[A-Z][a-z’'-])")
# What is put to the first letters of a first name, longest first: Struie, Tobes, Shazza, Danno, Robbo, Kaz.
_PET_ENDINGS = (
    "sies",
    "zies",
    "sie",
    "zza",
    "ies",
    "ers",
    "ie",
    "ey",
    "es",
    "zy",
    "za",
    "er",
    "y",
    "s",
    "o",
    "a",
    "i",
    "z",
)
_SHORTEST_STEM = 3
# Soft, nasal and aspirate mutation (D. A. Thorne, A Comprehensive Welsh Grammar, 1993), from the mutated sound back.
_MUTATED = (
    *(("ngh", "c"), ("mh", "p"), ("nh", "t"), ("ph", "p"), ("th", "t"), ("ch", "c"), ("ng", "g"), ("dd", "d")),
    *(("b", "p"), ("d", "t"), ("g", "c"), ("f", "b"), ("f", "m"), ("m", "b"), ("n", "d"), ("l", "ll"), ("r", "rh")),
)
_MUTATING = frozenset("a am ar at dan dros drwy dy ei fy gan gyda heb hyd i neu o tan trwy tua wrth yn".split())


def unscanned(word: str) -> tuple[str, ...]:
    """The words that a scanner may have misread for one of letters and digits; empty where it is no such word.

    >>> unscanned("D0y1e"), unscanned("Doyle"), unscanned("2018")
    (('Doyle', 'Doyie'), (), ())
    """
    return tuple(word.translate(letters) for letters in _MISREAD) if _MIXED.fullmatch(word) else ()


def without_glued_title(word: str) -> str:
    """The word without a title whose space was lost.

    >>> without_glued_title("DrOkonjo"), without_glued_title("Drake")
    ('Okonjo', 'Drake')
    """
    return _TITLE_GLUED.sub("", word, count=1)


def stems(short: str) -> Iterator[str]:
    """With what the name may begin for which `short`, in lower case, may be short.

    >>> list(stems("danno")), list(stems("jo"))
    (['danno', 'dann'], [])
    """
    if len(short) >= _SHORTEST_STEM:
        yield short
    for ending in _PET_ENDINGS:
        stem = short.removesuffix(ending)
        if len(stem) < len(short) and len(stem) >= _SHORTEST_STEM:
            yield stem


def unmutated(word: str, before: str) -> Iterator[str]:
    """The names whose first sound the Welsh word `before` may have changed into that of `word`; both in lower case.

    >>> "carys" in unmutated("ngharys", "yn"), list(unmutated("fegan", "the"))
    (True, [])
    """
    if before not in _MUTATING:
        return
    for mutated, root in _MUTATED:
        if word.startswith(mutated):
            yield root + word.removeprefix(mutated)
    yield "g" + word
