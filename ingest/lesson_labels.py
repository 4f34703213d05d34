"""How reviews label and number their lessons: "Recommendation 4(a):", "Pwynt dysgu 3:", "KPE 2", "R1", "(iv)", "7.1".

House rule, after the layouts of published reviews of the four nations.
"""

import re
from typing import NamedTuple

from ingest.mentions import Span
from policies.lesson_kinds import STATED, LessonKind, Stated

_LABELS = (
    (Stated.PRIORITY_ACTION, r"(?:priority|immediate) action|cam â blaenoriaeth"),
    (Stated.QUESTION_FOR_THE_BOARD, r"question for the (?:board|partnership|committee)|cwestiwn i['’]r bwrdd"),
    (Stated.AREA_FOR_IMPROVEMENT, r"area for (?:improvement|development)|maes (?:i['’]w wella|ar gyfer gwella)"),
    (Stated.RECOMMENDATION, r"recommendation|argymhelliad"),
    (Stated.CONSIDERATION, r"consideration|ystyriaeth"),
    (Stated.PRACTICE_THEME, r"practice theme|thema ymarfer"),
    (Stated.KEY_PRACTICE_EPISODE, r"kpe|(?:key )?practice episode|cyfnod ymarfer allweddol"),
    (Stated.FINDING, r"finding|canfyddiad"),
    (Stated.LEARNING_POINT, r"(?:practice )?learning(?: point)?|practice point|pwynt (?:dysgu|ymarfer)|dysgu"),
    (Stated.LESSON, r"lesson(?: learn(?:ed|t))?|gwers"),
    (Stated.SUGGESTED_STRATEGY, r"(?:suggested )?strategy|strategaeth"),
    (Stated.ACTION, r"action(?: point)?|cam(?: gweithredu)?"),
)
_QUALITY = (
    r"(?:(?P<single>(?:single|individual)[- ]agency)\s|(?:key|multi-agency|overview|practice|systems?|systemic|"
    r"strategic|organi[sz]ational|joint|additional|further|general|national|local|board|partnership|overarching)\s)?"
)
_NUMBER = (
    r"R?\d{1,3}(?:\.\d{1,3}){0,4}(?:\s?\([a-z]{1,3}\)|\s?[a-z](?![a-z]))?|\(\d{1,3}\)|[A-Z](?![A-Za-z’'])|"
    r"[IVXL]{1,6}(?![A-Za-z’'])|[ivx]{1,5}(?![a-z])|"
    r"(?:[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix|[Ss]even|[Ee]ight|[Nn]ine|[Tt]en|[Ee]leven|[Tt]welve)\b"
)
# Whom it is for may stand within the label.
_WHOM = r"\s{1,3}(?:\((?P<to>[A-Za-z][^():]{1,60})\)|(?:for|to|ar gyfer) (?P<for>[^():.]{2,60}))"
_WORDS = "|".join(f"(?P<{code.name}>{words})" for code, words in _LABELS)
_LABEL = re.compile(
    rf"{_QUALITY}(?:{_WORDS})s?\s{{0,3}}(?:no\.?|number|rhif|#)?\s{{0,3}}(?P<number>(?-i:{_NUMBER}))"
    rf"(?:{_WHOM}(?=\s{{0,3}}[:–—-]))?\s{{0,3}}(?P<mark>[:.)–—\t-]|$)?\s{{0,3}}",
    re.IGNORECASE,
)
# Without a number a label is told from a sentence by what follows it; in the plural it announces a list.
_BARE = re.compile(
    rf"{_QUALITY}(?:{_WORDS})(?:{_WHOM}(?=\s{{0,3}}[:–—]))?\s{{0,3}}(?:[:–—]|\.(?=\s{{1,3}}(?-i:[A-Z])))\s{{0,3}}",
    re.IGNORECASE,
)
# Of two words or more it is told by the sentence that begins after it.
_RUN_ON = re.compile(
    r"(?:Key learning|(?:Key )?(?:Learning|Practice) point|Question for the [Bb]oard|Area for improvement|"
    r"Suggested strategy|Pwynt dysgu)\s{1,3}(?=[A-Z])"
)
# In a section of lessons any short word with a number and a colon labels one.
_OTHER = re.compile(
    r"(?!Appendix|Annex|Section|Chapter|Part\b|Table|Figure|Year|Month|Week|Day|Phase|Stage|Page|Child|Famil|Sibling|Young|"
    r"Parent|Adult|Baby|Source|Atodiad|Adran|Pennod|Rhan|Plentyn)(?P<words>[A-Z][\w'’-]{1,20}(?:\s[\w'’-]{1,20}){0,3}?)\s{1,3}(?:no\.?\s)?"
    rf"(?P<number>{_NUMBER})\s{{0,3}}[:–—-](?=\s|$)\s{{0,3}}"
)
_THEME = re.compile(r"th?ema?\b|theme\b", re.IGNORECASE)
_ALONE = re.compile(rf"{_QUALITY}(?:{_WORDS})", re.IGNORECASE)
_BARE_CODES = frozenset(
    {Stated.RECOMMENDATION, Stated.FINDING, Stated.LEARNING_POINT, Stated.LESSON, Stated.SUGGESTED_STRATEGY}
    | {Stated.QUESTION_FOR_THE_BOARD, Stated.AREA_FOR_IMPROVEMENT}
)
_MARKER = re.compile(
    r"(?:\(?(?P<number>[A-Z]{0,3}\d{1,3}(?:\.\d{1,3}){0,4}(?:\([a-z]\))?|[a-zA-Z]|[ivx]{1,5}|[IVXL]{1,6})[.)]|"
    r"(?P<deep>\d{1,3}(?:\.\d{1,3}){1,4})|"
    r"(?P<short>[A-Z]{1,3}\s?\d{1,3}(?:\.\d{1,3}){0,2}|\d{1,2}(?!\s{1,3}"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)))(?:[.):]|(?=\s{1,3}[A-Z]))|(?P<bullet>[•‣▪■◼●○◆➢✓*–—-]))\s{1,3}"
)
_ROMAN = re.compile(r"[ivxl]{1,6}")
# From the outermost in: "4", "R4", "IV" or "D"; "a"; "iv"; and last a bullet.
_OUTER, _LETTER, _LOWER_ROMAN, _BULLET = range(4)


class Label(NamedTuple):
    """A lesson's own label ("Recommendation 4(a):") or mark ("7.1"); `end` is where the text after it starts.

    `stated` is `None` where it is only a mark, and `number` is "" for a bullet or a label without one; `whom` is where
    the label says whom the lesson is for.
    """

    stated: Stated | None
    number: str
    end: int
    whom: Span | None = None

    @property
    def kind(self) -> LessonKind | None:
        """The common kind."""
        return STATED[self.stated].kind if self.stated else None


def label_of(text: str) -> Label | None:
    """The label of a lesson that the text starts with.

    >>> label = label_of("Recommendation 4(a): The Board should ...")
    >>> label.kind.value, label.number, label.end
    ('recommendation', '4(a)', 21)
    >>> label_of("Recommendation 4 was not met.") is None
    True
    >>> label_of("Learning: Ask the child.").end
    10
    """
    if found := _LABEL.match(text):
        if not (found["mark"] or found.end() == len(text) or text[found.end()].isupper()):
            return None
        number = "".join(found["number"].split())
        number = number.strip("()") if number.startswith("(") else number
        return Label(_code(found), number, found.end(), _whom(found))
    found = _BARE.match(text) or _ALONE.fullmatch(text)
    if found and text[:1].isupper() and (code := _code(found)) in _BARE_CODES:
        return Label(code, "", found.end(), _whom(found) if found.re is _BARE else None)
    if found := _RUN_ON.match(text):
        label = label_of(found[0].strip())
        return label and label._replace(end=found.end())
    return None


def label_within(text: str, stated: Stated) -> Label | None:
    """The label that the text starts with where lessons of the kind `stated` are announced: any word may be one.

    >>> label_within("Issue 2: Nobody asked.", Stated.FINDING)[:3]
    (<Stated.FINDING: 'finding'>, '2', 9)
    """
    if label := label_of(text):
        return label
    found = _OTHER.match(text)
    if not found:
        return None
    theme = STATED[stated].kind is LessonKind.LEARNING_POINT and _THEME.match(found["words"])
    number = found["number"].strip("()") if found["number"].startswith("(") else found["number"]
    return Label(Stated.PRACTICE_THEME if theme else stated, number, found.end())


def _whom(found: re.Match[str]) -> Span | None:
    name = "to" if found["to"] else "for"
    return Span(*found.span(name)) if found[name] else None


def _code(found: re.Match[str]) -> Stated:
    code = next(code for code, _ in _LABELS if found[code.name])
    return Stated.SINGLE_AGENCY_RECOMMENDATION if found["single"] and code is Stated.RECOMMENDATION else code


def mark_of(text: str) -> Label | None:
    """The number or bullet that the text starts with.

    >>> mark_of("7.1 Risk was known.")[:3], mark_of("• Check.")[:3], mark_of("Plain.")
    ((None, '7.1', 4), (None, '', 2), None)
    """
    found = _MARKER.match(text)
    return Label(None, found["number"] or found["deep"] or found["short"] or "", found.end()) if found else None


def is_below(number: str, above: str) -> bool:
    """Whether what has the one number is part of what has the other, where it follows it.

    >>> is_below("a", "R2"), is_below("4.1", "4"), is_below("II", "I"), is_below("", "ii"), is_below("d", "c")
    (True, True, False, True, False)
    """
    if not above:
        return False
    if number.startswith(f"{above}."):
        return True
    return _rank(number, above) > _rank(above, "")


def _rank(number: str, above: str) -> int:
    """How far in a number stands by its looks; "i" after "h" is a letter, and so is one Roman letter after another."""
    if not number:
        return _BULLET
    if number[0].isdigit() or number[0].isupper():
        return _OUTER
    follows = above and ord(number[0]) == ord(above[-1]) + 1
    return _LETTER if len(number) == 1 and (follows or not _ROMAN.fullmatch(number)) else _LOWER_ROMAN
