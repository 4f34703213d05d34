"""Words as the theming compares them: without the endings of English that leave the sense as it is."""

import re

_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
_VOWEL = re.compile(r"[aeiouy]")
# Long enough that what remains is still a word: "bring" keeps its end, "sharing" does not.
_SHORTEST = 3


def stems(text: str) -> list[str]:
    """The words in order, stemmed; a hyphen parts words.

    >>> stems("Sharing the child’s missed appointments; agencies shared")
    ['shar', 'the', 'child', 'miss', 'appointment', 'agency', 'shar']
    """
    return [stem(word) for word in _WORD.findall(text.casefold().replace("’", "'"))]


def stem(word: str) -> str:
    """The word, in lower case, without the ending of a plural, a possessive or a verb.

    >>> [stem(word) for word in ("assessed", "assesses", "bruises", "bruising", "was", "abuse", "abuser", "carried")]
    ['assess', 'assess', 'bruis', 'bruis', 'was', 'abus', 'abuser', 'carry']
    """
    word = word.removesuffix("'s").removesuffix("'")
    if len(word) <= _SHORTEST:
        return word
    if word.endswith(("ies", "ied")):
        return word[:-3] + "y"
    for ending in ("ing", "ed", "es", "s", "e"):
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= _SHORTEST and _VOWEL.search(rest):
            return _ended(rest, ending, word)
    return word


def _ended(rest: str, ending: str, word: str) -> str:
    if ending == "s" and rest[-1] in "sui":
        return word
    if ending == "es":
        # "Bruises" and "bruise" have to meet, "services" and "service" as well.
        return rest
    doubled = ending in {"ing", "ed"} and rest[-1] == rest[-2] and rest[-1] not in "lsz"
    return rest[:-1] if doubled else rest
