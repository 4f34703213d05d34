"""What the words around a lone name say about whether it is one."""

from ingest.recognisers.lexicon import PLACES, listed
from ingest.recognisers.name_parts import Part
from ingest.recognisers.name_words import CALENDAR, KIN, ROLES
from ingest.recognisers.paragraph import Paragraph

_DOES = listed("does")
_DOES_SURELY = _DOES - listed("does loosely")
_BE = listed("be")
_CLAUSE = listed("clause")
_TO_PEOPLE = listed("to people")
_PAST = listed("past")
_NO_STATE = listed("no state")
LOCATIVE = listed("locative")
NEVER_OPENS = listed("never opens")

_OF_PLACE = LOCATIVE | {"to", "from", "of"}
_OF_TIME = frozenset({"in", "of", "last", "until", "since", "by", "and"})
_KIN_GAPS = frozenset({" ", ", ", ": ", " - ", " – ", " (", " ‘", " '", " “", "\t", ":\t", " / ", "/", "  "})
_ROLE_GAPS = frozenset({" ", ": ", "\t", " (", ":\t", "  "})


def follows_kin(paragraph: Paragraph, at: int) -> bool:
    """Whether a word of kinship, or of a part in the case, stands right before word `at`: "her son, Kayden"."""
    return at > 0 and paragraph.words[at - 1].lower in KIN and paragraph.gap(at) in _KIN_GAPS


def follows_role(paragraph: Paragraph, at: int) -> bool:
    """Whether an occupation stands right before word `at`: "social worker Okonjo", "her key worker, Okonjo, rang"."""
    if at == 0 or paragraph.words[at - 1].lower not in ROLES:
        return False
    if paragraph.gap(at) in {", ", " , "}:
        # Behind several ("social workers, Barnardo's and ...") a list goes on more often than that a name follows.
        end = paragraph.text[paragraph.words[at].end :][:2].lstrip()
        return not paragraph.words[at - 1].lower.endswith("s") and end[:1] in {"", ",", ".", ";", ")", "’", "'"}
    return paragraph.gap(at) in _ROLE_GAPS


def acts(paragraph: Paragraph, at: int) -> bool:
    """Whether word `at` does what people do, or owns something: "Grace said", "Grace's bedroom"."""
    if at + 1 >= len(paragraph.words):
        return False
    after = paragraph.words[at + 1]
    return after.lower in _DOES if paragraph.gap(at + 1).isspace() else after.lower == "s"


def lone_score(paragraph: Paragraph, at: int, part: Part, *, alone: bool) -> float:
    """How surely word `at`, with no other part of a name beside it, names a person; 0 where nothing says so.

    `alone` is whether no other capitalised word stands beside it.
    """
    lower = paragraph.words[at].lower
    before = paragraph.words[at - 1].lower if at and paragraph.gap(at).isspace() else ""
    kin = follows_kin(paragraph, at) and (alone or part > Part.WORD_FIRST)
    if lower in CALENDAR and is_dated(paragraph, at):
        score = 0.0
    elif kin or (_precedes_kin(paragraph, at) and (lower not in PLACES or part is Part.FIRST)):
        score = 0.8
    elif follows_role(paragraph, at) and part >= Part.UNKNOWN:
        score = 0.7
    elif part is Part.WORD_FIRST:
        score = _doubtful(paragraph, at, before) if alone else 0.0
    elif lower in PLACES:
        # Chester and Chelsea are first names as well, but hardly behind a word of place.
        score = 0.55 if part is Part.FIRST and before not in _OF_PLACE | {"and"} else 0.0
    elif part is Part.UNKNOWN:
        score = _unknown(paragraph, at, before) if alone else 0.0
    else:
        score = 0.65 if part is Part.FIRST else 0.6
    return score


def is_dated(paragraph: Paragraph, at: int) -> bool:
    """Whether a number stands beside word `at`: "Mother: June 1994" names nobody."""
    words = paragraph.words
    near = (words[other].text for other in (at - 1, at + 1) if 0 <= other < len(words))
    return any(text[0].isdigit() for text in near)


def _precedes_kin(paragraph: Paragraph, at: int) -> bool:
    """Whether word `at` has a possessive before a word of kinship: "Kayden's mother"."""
    words = paragraph.words
    if at + 2 >= len(words) or words[at + 1].lower != "s" or paragraph.gap(at + 1) not in {"'", "’"}:
        return False
    return any(word.lower in KIN for word in words[at + 2 : at + 4])


def _after(paragraph: Paragraph, at: int) -> str:
    words = paragraph.words
    return words[at + 1].lower if at + 1 < len(words) and paragraph.gap(at + 1).isspace() else ""


def _doubtful(paragraph: Paragraph, at: int, before: str) -> float:
    """The score of a first name that is an ordinary word or a month as well."""
    word = paragraph.words[at]
    after = _after(paragraph, at)
    if word.shouted or (word.lower in PLACES and before in _OF_PLACE):
        meant = False
    elif word.lower in CALENDAR:
        meant = before not in _OF_TIME and (after in _DOES_SURELY or _is_subject(paragraph, at))
    elif not paragraph.opens(at):
        meant = True
    elif word.lower in NEVER_OPENS:
        # No verb in the past tense follows the auxiliary "will".
        meant = after in _PAST or after.endswith("ed")
    else:
        meant = after in _DOES
    return 0.6 if meant else 0.0


def _is_subject(paragraph: Paragraph, at: int) -> bool:
    """Whether a month's name opens a sentence on what somebody was: "May was pregnant", but not "May was the month"."""
    after = [word.lower for word in paragraph.words[at + 1 : at + 3]]
    return paragraph.opens(at) and len(after) > 1 and after[0] in {"was", "had"} and after[1] not in _NO_STATE


def _whoever(paragraph: Paragraph, at: int) -> bool:
    """Whether ", who" follows, which is said of people: "Okonjo, who was new, rang"."""
    words = paragraph.words
    the = at > 0 and words[at - 1].lower == "the"
    return not the and at + 2 < len(words) and words[at + 1].lower in {"who", "whose"} and paragraph.gap(at + 1) == ", "


def _unknown(paragraph: Paragraph, at: int, before: str) -> float:
    """The score of a word that no list knows."""
    if before in LOCATIVE:
        return 0.0
    after = _after(paragraph, at)
    if after in _DOES_SURELY or _whoever(paragraph, at):
        return 0.55
    opens = paragraph.opens(at)
    subject = after in _BE and (before in _CLAUSE or opens)
    return 0.5 if subject or (before in _TO_PEOPLE and not opens) else 0.0
