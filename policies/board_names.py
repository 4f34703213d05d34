"""What a name of a board comes down to, so that the many ways of writing it meet.

Bodies are called Safeguarding Children Partnership, Safeguarding Children's Board, LSCB, LSCP, CPC or Bwrdd Diogelu
Plant, and nearly always by their area. The area is what tells one from another; the rest is what all of them are.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# House rule: what the bodies of all nations are called, in English and Welsh. It tells no board from another.
_GENERIC = frozenset(
    """a ac agency arrangements assurance board boards bwrdd child children childrens committee cpc diogelu executive
    independent joint lleol local lscb lscp multi multiagency of our panel partners partnership partnerships people
    plant protection public r regional rhanbarthol rsb safeguarding scb scp statutory strategic the y young yr and for
    from in on upon with""".split()
)
# What councils are called; it may tell City of London from London, so it is only left out where nothing was found.
_COUNCIL = frozenset(
    "area authority borough city corporation council county district london metropolitan royal unitary".split()
)
_COMPASS = frozenset("north south east west northern southern eastern western".split())
_INITIALS = re.compile(r"\b[A-Z](?:\.[A-Z])+\.?(?!\w)")
_SEPARATORS = re.compile(r"\s[-–—]\s|[()\[\]:,;/|]")


def plain(name: str) -> str:
    """The name in small letters without accents and punctuation, single blanks between the words.

    >>> plain("Ynys Môn & Bexley S.H.I.E.L.D., St. Helens")
    'ynys mon and bexley shield st helens'
    """
    name = _INITIALS.sub(lambda found: found[0].replace(".", ""), name).replace("&", " and ")
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w\s]|_", " ", re.sub(r"['’.]", "", bare.casefold())).split())


@lru_cache(maxsize=4096)
def key(name: str) -> frozenset[str]:
    """The words that tell this body from others; empty where the name holds none.

    A name of adults' safeguarding keeps that word, unless the body is for children as well.

    >>> sorted(key("The Kingston & Richmond Safeguarding Children’s Partnership"))
    ['kingston', 'richmond']
    >>> sorted(key("Norfolk Safeguarding Adults Board"))
    ['adults', 'norfolk']
    """
    words = frozenset(plain(name).split())
    both = {"adult", "adults"} if words & {"child", "children", "childrens"} else frozenset()
    return words - _GENERIC - both


def loose_key(name: str) -> frozenset[str]:
    """The key without what councils are called.

    >>> sorted(loose_key("London Borough of Barnet LSCB"))
    ['barnet']
    """
    return key(name) - _COUNCIL


def parts(name: str) -> Iterator[str]:
    """The name cut at dashes between blanks, brackets, commas and their like; nothing where it is of one piece.

    >>> list(parts("Norfolk LSCP (NSCP)"))
    ['Norfolk LSCP', 'NSCP']
    """
    pieces = [piece.strip() for piece in _SEPARATORS.split(name) if piece.strip()]
    return iter(pieces if len(pieces) > 1 else ())


def stem(name: str) -> str:
    """The area in a body's name, "" where that is nothing, or no more than a point of the compass.

    >>> stem("Cwm Taf Morgannwg Safeguarding Board"), stem("Bwrdd Diogelu Rhanbarthol Caerdydd a'r Fro")
    ('Cwm Taf Morgannwg', "Caerdydd a'r Fro")
    >>> stem("South Eastern Safeguarding Panel")
    ''
    """
    words = name.split()
    while words and plain(words[-1]) in _GENERIC:
        words.pop()
    while words and plain(words[0]) in _GENERIC:
        words.pop(0)
    return "" if {plain(word) for word in words} <= _COMPASS | _COUNCIL else " ".join(words)


def initials(name: str) -> str:
    """The abbreviation that a name gives, "" where it would be shorter than three letters.

    >>> initials("North East Lincolnshire Safeguarding Children Partnership")
    'NELSCP'
    """
    short = "".join(word[0] for word in plain(name).split() if word not in {"and", "of", "the", "for", "upon", "on"})
    return short.upper() if len(short) > 2 else ""
