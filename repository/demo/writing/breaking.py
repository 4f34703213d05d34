"""Lines as a page sets them: words broken at the end of a line with a hyphen, as word processors do."""

import re
from collections.abc import Callable, Iterator

# A syllable may end between a vowel and a consonant that a vowel follows, or between two consonants; three letters stay
# on either side. Rough, as the machine that set the old reports was.
_SYLLABLE = re.compile(
    r"(?<=[a-zà-ÿ]{3})(?:(?<=[aeiouy])(?=[bcdfghjklmnpqrstvwxz][aeiouy])|(?<=[bcdfgklmnprst])(?=[bcdfgkmnpst][aeiouy]))(?=[a-zà-ÿ]{3})"
)
_LONG = 9


def lines(text: str, width: float, measure: Callable[[str], float]) -> list[str]:
    """`text` in lines no wider than `width` by `measure`; a broken word's first part ends in a hyphen.

    >>> lines("the safeguarding partnership", 12, len)
    ['the safe-', 'guarding', 'partnership']
    """
    done: list[str] = []
    line = ""
    for word in text.split():
        whole = f"{line} {word}".lstrip()
        if measure(whole) <= width:
            line = whole
            continue
        first, rest = next(
            ((begun, end) for begun, end in _breaks(word) if measure(f"{line} {begun}") <= width),
            ("", word),
        )
        done.append(f"{line} {first}".strip())
        line = rest
    return [*done, line]


def _breaks(word: str) -> Iterator[tuple[str, str]]:
    """The ways to part `word`, the longest first part first; a hyphen that is there already is used as it is."""
    own = [match.end() for match in re.finditer(r"(?<=\w)-(?=\w)", word)]
    ours = [match.start() for match in _SYLLABLE.finditer(word)] if len(word) >= _LONG and word.isalpha() else []
    for at in sorted({*own, *ours}, reverse=True):
        yield (word[:at] if at in own else f"{word[:at]}-"), word[at:]
