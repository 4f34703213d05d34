"""What the wording of one mention of a person says: its title and the words of the name."""

import re
from enum import StrEnum
from typing import NamedTuple

from ingest.recognisers.name_variants import unscanned, without_glued_title
from ingest.recognisers.name_words import KIN_TITLES


class Gender(StrEnum):
    """What a title, a kinship or a first name says of a person; only ever used to keep two people apart."""

    FEMALE = "female"
    MALE = "male"


class Title(NamedTuple):
    """A title before a name; `calling` is the profession that it names, in the words of a label, or empty."""

    gender: Gender | None
    calling: str


_CALLINGS = {
    "Doctor": "dr doctor",
    "Professor": "prof professor",
    "Police officer": (
        "pc wpc dc wdc ds dci di dsu supt superintendent sgt sergeant insp inspector constable pcso csupt acc dcc "
        "detective chief"
    ),
    "Judge": "judge hhj recorder",
    "Councillor": "cllr councillor",
    "Faith leader": "rev reverend revd pastor imam rabbi canon bishop vicar",
    "Nurse": "nurse matron sister",
}
TITLES = {word: Title(None, calling) for calling, words in _CALLINGS.items() for word in words.split()}
TITLES |= dict.fromkeys(("mr", "mister", "master", "sir", "lord"), Title(Gender.MALE, ""))
TITLES |= dict.fromkeys(("mrs", "ms", "miss", "madam", "dame", "lady"), Title(Gender.FEMALE, ""))
TITLES["mx"] = Title(None, "")

# Titles are looked for with a capital or in capitals: "miss" and "nurse" in lower case are words.
_SPELT = {spelt for word in TITLES for spelt in (word.capitalize(), word.upper())}
_TITLE = rf"\b(?:{'|'.join(sorted(_SPELT, key=len, reverse=True))})\b\.?"
# "Detective Sergeant", "PC 1234": a rank may have two words and a collar number.
_RUN = rf"(?:{_TITLE}\s+)+(?:\d{{2,5}}\s+)?"
_TITLE_BEFORE = re.compile(rf"{_RUN}$")
_TITLE_FIRST = re.compile(_RUN)
_COUPLE = re.compile(r"\bM(?:r|rs|s|iss)\.?\s+(?:and|&)\s+M(?:r|rs|s|iss)\.?\s+")
_FAMILY_AFTER = re.compile(r"\s+(?:family|household)\b", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])$", re.IGNORECASE)
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DAMAGED = re.compile(r"[^\W_]+")
# How far before a mention its title may begin: "Mr and Mrs", "Detective Chief Inspector 12345".
_REACH = 40


class Name(NamedTuple):
    """The words of one mention in lower case, a one-letter word being an initial.

    `joint` marks wording that stands for several people of one surname ("Mr and Mrs Smith", "the Smith family").
    """

    title: Title | None
    words: tuple[str, ...]
    joint: bool = False

    @property
    def whole(self) -> tuple[str, ...]:
        """The words that are not initials."""
        return tuple(word for word in self.words if len(word) > 1)


def read_name(wording: str, before: str = "", after: str = "") -> Name:
    """The name in the mention `wording`, which `before` and `after` surround in its block.

    >>> read_name("SMITH, Jayden").words, read_name("Smith’s", "told Mrs ").title.gender.value
    (('jayden', 'smith'), 'female')
    """
    tail = before[-_REACH:]
    named = tail + _POSSESSIVE.sub("", wording.rstrip())
    for couple in _COUPLE.finditer(named):
        if couple.end() >= len(tail):
            return Name(None, _words(named[couple.end() :]), joint=True)
    title = title_before(before)
    body = named[len(tail) :].strip()
    if (first := _TITLE_FIRST.match(body)) and first.end() < len(body):
        title = TITLES[_WORD.findall(first[0])[0].lower()]
        body = body[first.end() :]
    words = _words(body)
    return Name(title, words, joint=len(words) == 1 and title is None and bool(_FAMILY_AFTER.match(after)))


def title_before(before: str) -> Title | None:
    """The title that `before` ends with."""
    found = _TITLE_BEFORE.search(before[-_REACH:])
    return TITLES[_WORD.findall(found[0])[0].lower()] if found else None


def title_start(text: str, start: int, floor: int) -> int:
    """Where the mention at `start` begins when the titles before it are counted in, though not those before `floor`.

    >>> title_start("told Mr and Mrs Smith", 12, 0), title_start("told DS Hall", 8, 0)
    (5, 5)
    """
    floor = max(floor, start - _REACH)
    for couple in _COUPLE.finditer(text, floor, start + _REACH):
        if couple.start() < start <= couple.end():
            return couple.start()
    found = _TITLE_BEFORE.search(text, floor, start)
    return found.start() if found else start


def without_possessive(wording: str) -> tuple[str, bool]:
    """The wording without a possessive ending, and whether it had one.

    >>> without_possessive("James’"), without_possessive("Jayden's"), without_possessive("O'Hara")
    (('James', True), ('Jayden', True), ("O'Hara", False))
    """
    found = _POSSESSIVE.search(wording)
    return (wording[: found.start()], True) if found else (wording, False)


def name_words(wording: str) -> tuple[str, ...]:
    """Every run of letters of a name that is no title, in lower case: what must not be left anywhere of it.

    >>> name_words("Dr Mary-Jane O'Neill")
    ('mary', 'jane', 'o', 'neill')
    """
    runs = re.findall(r"[^\W\d_]+", without_possessive(wording)[0].lower())
    return tuple(run for run in runs if run not in TITLES and run not in KIN_TITLES and run != "and")


def _repaired(word: re.Match[str]) -> str:
    """The word as it was before a scanner or a lost space damaged it."""
    return next(iter(unscanned(word[0])), without_glued_title(word[0]))


def _words(body: str) -> tuple[str, ...]:
    surname, comma, given = body.partition(",")
    if comma and _WORD.search(given):
        return (*_words(given), *_words(surname))
    found = _WORD.findall(_DAMAGED.sub(_repaired, body))
    while len(found) > 1 and found[0].lower() in KIN_TITLES:
        del found[0]  # "Auntie Bev" is Bev.
    if len(found) == 1 and len(found[0]) == 2 and found[0].isupper():
        return tuple(found[0].lower())  # "JS" are two initials.
    # "SMITH Jayden", as forms and rotas write names.
    if len(found) == 2 and len(found[0]) > 1 and found[0].isupper() and not found[1].isupper():
        found.reverse()
    return tuple(word.lower().replace("’", "'") for word in found)
