"""What a line of text looks like: a list item, a heading, a page number, the end of a sentence."""

import re
from collections.abc import Collection
from typing import NamedTuple

# Marks that word processors draw for bullets: private-use characters are those of symbol fonts, "o" is of Courier.
_BULLET = re.compile(r"[•‣◦▪▫■□●○◼◻◾◽◆◇◉►▶▸➢➤➔✓✔✗✘❖·∙\ue000-\uf8ff*](?:\s+|(?=[A-Z‘“]))|[-–—o]\s+(?=\S)")
# "1." "1)" "(1)" "2.3" "2.3.1." "4(a)" "a)" "(iv)" "iv." – a number alone is no marker, since a line may start with
# "12 March"; nor is "25.03.22".
_NUMBER = re.compile(
    r"(?:(?P<deep>\d{1,3}(?:\.[1-9]\d{0,2}){1,4})[.):]?|\(?(?P<flat>\d{1,3})[.)](?!\d)|\d{0,3}\((?:\d{1,3}|[a-z])\)"
    r"|\(?(?:[a-z]|[ivx]{1,5})\)|(?:[a-hj-z]|[ivx]{1,5})\.|\(?[A-Z]\))\s+(?=\S)"
)
_SENTENCE_END = re.compile(r"[.!?:;][’”'\")\]]*(?:\[\d{1,3}\])*$")
_PAGE_NUMBER = re.compile(
    r"(?:page\s*)?[-–—|\s]*(?:\d{1,4}|[ivxlc]{1,7})[-–—|\s]*(?:(?:of|/)\s*\d{1,4})?[-–—|\s]*(?:page)?", re.IGNORECASE
)
_LABEL = re.compile(
    r"(?:chapter|part|section|appendix|annex|recommendation|finding|learning point|lesson|theme|key practice episode)"
    r"\s+(?:\d{1,3}(?:\.\d{1,3})*|[A-Z]|[ivx]{1,5})\b",
    re.IGNORECASE,
)
# fmt: off
_GOES_ON = frozenset((
    "a", "an", "and", "are", "as", "at", "by", "for", "from", "had", "has", "have", "his", "her", "in", "into", "is",
    "of", "on", "or", "that", "the", "their", "this", "to", "was", "were", "which", "with",
))
# fmt: on
_LONGEST_HEADING = 100
# "5 Learning", but not "5 March".
_BARE_NUMBER = re.compile(
    r"\d{1,2}\s+(?!(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b)(?=[A-Z])", re.IGNORECASE
)
# Sentences, and what a title page says of the report ("Author: ...").
_NO_HEADING = re.compile(
    r"\t|[.!;,:]$|^[^:]*\b(?:author|chair|reviewer|scrutineer|date|contact|e-?mail|telephone|version|status)\b[^:]*:\s",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[^\W\d_]{2}")


class Marker(NamedTuple):
    """What stands before a list item's text: `end` is where the text starts, `depth` counts the parts of "2.3.1".

    A dash may as well stand in the middle of a sentence that was broken before it, and then `sure` is false; so may a
    number.
    """

    bullet: bool
    sure: bool
    end: int
    depth: int


def marker(text: str) -> Marker | None:
    """The bullet or number that the text starts with.

    >>> marker("• Check.")
    Marker(bullet=True, sure=True, end=2, depth=0)
    >>> marker("2.3 Risk was known."), marker("12 March was a Friday.")
    (Marker(bullet=False, sure=False, end=4, depth=2), None)
    """
    if found := _BULLET.match(text):
        return Marker(bullet=True, sure=text[0] not in "-–—", end=found.end(), depth=0)
    if found := _NUMBER.match(text):
        deep = found["deep"]
        return Marker(
            bullet=False, sure=False, end=found.end(), depth=deep.count(".") + 1 if deep else int(bool(found["flat"]))
        )
    return None


def is_bullet(text: str) -> bool:
    """Whether the text is a bullet and nothing else."""
    return bool((found := _BULLET.match(text + " A")) and found.end() == len(text) + 1)


def ends_sentence(text: str) -> bool:
    """Whether the text ends as a sentence or a clause before a list does.

    >>> ends_sentence("He said “no.”"), ends_sentence("They met the")
    (True, False)
    """
    return bool(_SENTENCE_END.search(text))


def breaks_off(text: str) -> bool:
    """Whether the text ends in a word after which a sentence has to go on, whatever the next line starts with.

    >>> breaks_off("benefit from a referral into the"), breaks_off("Chair of the board")
    (True, False)
    """
    return text.rsplit(maxsplit=1)[-1] in _GOES_ON if text else False


def is_page_number(text: str) -> bool:
    """Whether the text is nothing but a page number ("7", "Page 7 of 12", "- vii -")."""
    return bool(_PAGE_NUMBER.fullmatch(text.strip()))


def heading_level(text: str, *, alone: bool) -> int:
    """The level that a line without any type face would have as a heading, 0 where it does not look like one.

    `alone` says that nothing but empty lines surround it.

    >>> heading_level("2.1 What was known", alone=False), heading_level("FINDINGS", alone=False)
    (2, 1)
    >>> heading_level("Voice of the child", alone=True), heading_level("Voice of the child", alone=False)
    (2, 0)
    """
    if len(text) > _LONGEST_HEADING or _NO_HEADING.search(text) or breaks_off(text) or not _LETTERS.search(text):
        return 0
    mark = marker(text)
    bare = _BARE_NUMBER.match(text)
    body = text[mark.end if mark else bare.end() if bare else 0 :]
    if (mark and mark.bullet) or not body[0].isupper() or len(body.split()) > 12:
        return 0
    if mark or bare:
        # A numbered line that stands among others is a list item rather than a heading, unless its number is deep.
        depth = mark.depth if mark else 1
        return min(depth, 6) if alone or depth > 1 else 0
    if body.isupper() and len(body) > 3:
        return 1
    return 2 if alone or _LABEL.match(body) else 0


def note_marks(text: str) -> list[str]:
    """The numbers of the notes that the text refers to.

    >>> note_marks("The board[2] met.[3]")
    ['2', '3']
    """
    return re.findall(r"\[(\d{1,3})\]", text)


def starts_note(text: str, marks: Collection[str]) -> bool:
    """Whether the text is the beginning of a note: "[3] ", or the number alone if it is one of those referred to.

    >>> starts_note("[3] The Act.", ()), starts_note("3 The Act.", {"3"}), starts_note("3 May", ())
    (True, True, False)
    """
    found = re.match(r"(\[?)(\d{1,3})\]?\s", text)
    return bool(found and (found[1] or found[2] in marks))
