"""Welsh words under mutation: the first letter changes with the word before, so that one word is written in four ways.

`plant` (children) is also `blant`, `mhlant` and `phlant`. No stemmer for Welsh is at hand, so only the beginning of a
word is looked at. The mutations and the h before vowels: Gareth King, "Modern Welsh: A Comprehensive Grammar"
(Routledge, 3rd edition, 2015), on initial mutations; the same tables in Wiktionary, "Appendix:Welsh mutations" (2024).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

# No English word has a colon, so these stems are of Welsh documents only.
KEY = "cy:"

# What a word begins with after a mutation, and what it may have begun with before. Letters of two signs (dd, ff, ng,
# ll, ph, rh, th, ch) are one letter, so that "ff" is not a mutated "f" and what is longest decides.
_SOFT = {"b": "p", "d": "t", "g": "c", "f": "bm", "dd": "d"}
_NASAL = {"mh": "p", "nh": "t", "ngh": "c", "m": "b", "n": "d", "ng": "g"}
_ASPIRATE = {"ph": "p", "th": "t", "ch": "c"}
_OF_TWO_SIGNS = {"l": ("ll", "gl"), "r": ("rh", "gr")}
_FIRST = re.compile(r"ngh|mh|nh|ng|dd|ff|ll|ph|rh|th|ch|[a-z]")
_VOWELS = "aeiouwy"

# No Welsh word has these; a word of English or a number has no mutations.
_FOREIGN = re.compile(r"[^a-z]|[kqvxz]|sh|([abceghijkmopqstuvwxyz])\1")

# Words that hardly tell Welsh passages apart. House list: articles, prepositions, pronouns, forms of "to be".
_COMMON_WORDS = """
    a ac am ar at bod byddai cael dan dros drwy dy e ef efo ei eich ein er eu fe felly fod fy gan gyda gyfer hefyd heb
    hi hon hwn hwnnw hyd hyn hynny i iddi iddo ir mae maen mewn na nac nad neu ni o oedd oes ohono on ond or os pan
    roedd roeddent rhwng sef sydd syn tan trwy un wedi wrth y ym yn yng ynghylch yr yw
"""
COMMON = frozenset(_COMMON_WORDS.split())

# The common words that English has not, not even as an abbreviation: one of them tells that a text is Welsh.
_TELLING = re.compile(
    r"\b(?:byddai|drwy|eich|felly|gyda|gyfer|hefyd|hwnnw|hynny|mae|mae['’]n|mewn|neu|oedd|roedd|rhwng|sydd|wedi|yn|yng"
    r"|[io]['’]r|a['’]r)\b",
    re.IGNORECASE,
)


@lru_cache(maxsize=65_536)
def radicals(word: str) -> tuple[str, ...]:
    """The word, in plain small letters or as a stem, and each word that it may be a mutation of; none twice.

    Only itself where no Welsh word is written so.

    >>> radicals("phlant"), radicals("fam"), radicals("hysgol")
    (('phlant', 'plant'), ('fam', 'bam', 'mam'), ('hysgol', 'ysgol'))
    >>> radicals("ardd"), radicals("ffrind"), radicals("lwfans")
    (('ardd', 'gardd'), ('ffrind',), ('lwfans', 'llwfans', 'glwfans'))
    """
    return tuple(dict.fromkeys(_radicals(word)))


def possible(word: str) -> bool:
    """Whether a Welsh word may be written so; one or two letters have no mutations to speak of.

    >>> possible("plant"), possible("baby"), possible("school"), possible("ei")
    (True, True, False, False)
    """
    return len(word) > 2 and not _FOREIGN.search(word)  # The two letters that the docstring names.


def stems(stem: str) -> tuple[str, ...]:
    """What a Welsh document is found by besides its stems, and what a query has to look for to find it.

    >>> stems("blant")
    ('cy:blant', 'cy:plant')
    """
    return tuple(KEY + radical for radical in radicals(stem))


def welsh(text: str) -> bool:
    """Whether the text has a word that only Welsh has; short Welsh texts may have none.

    >>> welsh("Gwrando ar blant yn yr ysgol"), welsh("Child Y and the EU"), welsh("Llais y plentyn")
    (True, False, False)
    """
    return _TELLING.search(text) is not None


def _radicals(word: str) -> Iterator[str]:
    yield word
    first = _FIRST.match(word)
    if not first or not possible(word):
        return
    letter, rest = first[0], word[first.end() :]
    for mutation in (_SOFT, _NASAL, _ASPIRATE):
        for radical in mutation.get(letter, ""):
            yield radical + rest
    for radical in _OF_TWO_SIGNS.get(letter, ()):
        yield radical + rest
    if letter in _VOWELS or letter == "n":
        yield "g" + word
    if letter == "h" and rest[:1] in _VOWELS:
        yield rest
