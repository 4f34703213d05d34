"""How reviews head, label and number their lessons.

House rule, after the layouts of published reviews and inspections of the four nations: English overview reports
("Finding 1", "Recommendation 4(a)"), the Welsh template ("Practice and organisational learning", "Improving systems and
practice"), Scottish learning reviews ("Suggested strategies for improving practice and systems") and joint inspections
("What needs to improve?").
"""

import re
from typing import NamedTuple

from policies.lesson_kinds import LessonKind

_IMPROVEMENT = (
    r"areas? (?:for|of|requiring) (?:\w+ )?(?:improvement|action|development)|"
    r"(?:priority|immediate)(?: and (?:priority|immediate))? actions?|"
    r"improving (?:systems and practice|practice and systems)"
)
_QUESTIONS = r"considerations?|(?:questions?|issues) for (?:the )?(?:board|partnership|committee|consideration)"
_LEARNING = (
    r"learning(?: points?| themes?| outcomes?| identified)?|lessons?(?: to be)?(?: learn(?:ed|t)| identified)?|"
    r"practice points?|practice and organi[sz]ational learning|what we (?:have )?learn(?:ed|t)"
)
_WORDS = (
    (LessonKind.SUGGESTED_STRATEGY, r"suggested strateg(?:y|ies)|strategies for improv(?:ing|ement)"),
    (LessonKind.ACTION, r"action plan|(?:agreed |required )?actions?(?: points?)?"),
    (LessonKind.RECOMMENDATION, rf"recommendations?|{_IMPROVEMENT}|{_QUESTIONS}"),
    (LessonKind.FINDING, r"findings?"),
    (LessonKind.LEARNING_POINT, _LEARNING),
)
_QUALITY = (
    r"(?:(?:the|key|main|summary|summaries|of|overall|overview|headline|multi-agency|single|individual|agency|further|"
    r"initial|specific|national|local|final|additional|practice|strategic|systemic|our|suggested|conclusions?|analysis|"
    r"themes?|emerging|important|wider|combined|smart|report|review|reviewer['’]?s|author['’]?s|panel['’]?s?|list|table|"
    r"and|&)\s+)*"
)
_TAIL = (
    r"(?:\s+(?:and|&)\s+(?:recommendations?|conclusions?|learning|lessons(?: learn(?:ed|t))?|findings|actions?|"
    r"analysis|action plan|next steps|themes|outcomes?|improvements?)|,\s+(?:recommendations|learning|findings))*"
    r"(?:\s+(?:for|of|from|to|about|in|on|arising|made|identified|which|that|by|across|relating|regarding|concerning|"
    r"with)\b.*|\s*[(:–-].*)?"
)
_HEADINGS = tuple((kind, re.compile(rf"{_QUALITY}(?:{words}){_TAIL}[:.?]?", re.IGNORECASE)) for kind, words in _WORDS)
_TO_IMPROVE = re.compile(r"what\b.*\bneeds? to (?:improve|happen|change|be (?:better|improved|done)).*", re.IGNORECASE)
# These speak of other people's lessons, or of what became of them.
_NOT_OURS = re.compile(
    r"\b(?:previous|earlier|progress|implement(?:ation|ing)|last inspection|other reviews|past|status|responses?|"
    r"process|methodology|framework|dissemination|monitoring|acting on|disabilit\w+|difficult\w+)\b",
    re.IGNORECASE,
)
# These stand among lessons and are none.
_APART = re.compile(
    r"\b(?:(?:case|practice) (?:study|studies|example)|good practice|terms of reference)\b", re.IGNORECASE
)
_SECTION_NUMBER = re.compile(
    r"(?:(?:section|chapter|part|appendix|annex)\s+)?(?:\d{1,2}(?:\.\d{1,2})*|[A-Z]|[ivx]{1,5})[.):]?\s*[-–:]?\s+|"
    r"(?:appendix|annex)\s*[:–-]?\s+",
    re.IGNORECASE,
)
# What ends a list of lessons even where its heading looks like one more part of it.
_CLOSING = re.compile(
    r"(?:next steps|conclu|appendi|annex|glossary|references|bibliography|acknowledg|introduction|background|about|"
    r"contact|information about|details|strengths|members|statement|signature|summary)",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?", re.IGNORECASE)
_CONTENTS_LINE = re.compile(r".{0,150}?(?:\s*\.\s?(?:\.\s?){2,}|\t|…\s*|_{3,})\s*(?:page\s*)?\d{1,3}\s*", re.IGNORECASE)

_LABELS = (
    (
        LessonKind.RECOMMENDATION,
        "recommendation|consideration|question for the board|area for (?:improvement|development)",
    ),
    (LessonKind.FINDING, r"finding"),
    (LessonKind.LEARNING_POINT, r"learning(?: point)?|lesson(?: learn(?:ed|t))?|practice (?:point|learning)"),
    (LessonKind.SUGGESTED_STRATEGY, r"(?:suggested )?strategy"),
    (LessonKind.ACTION, r"action(?: point)?"),
)
_NUMBER = r"\d{1,3}(?:\.\d{1,3})*\s?(?:\([a-z]{1,3}\)|[a-z](?![a-z]))?|[A-Z](?![A-Za-z’'])|[ivx]{1,5}(?![a-z])"
_LABEL = re.compile(
    r"(?:(?:key|multi-agency|single[- ]agency|overview|practice|national|local|board|partnership|overarching)\s+)?"
    rf"(?:{'|'.join(f'(?P<{kind.name}>{words})' for kind, words in _LABELS)})"
    rf"s?\s*(?:no\.?|number|#)?\s*(?P<number>(?-i:{_NUMBER}))\s*(?P<mark>[:.)–—\t-]|$)?\s*",
    re.IGNORECASE,
)
_MARKER = re.compile(
    r"(?:\(?(?P<number>R?\d{1,3}(?:\.\d{1,3})*(?:\([a-z]\))?|[a-zA-Z]|[ivx]{1,5})[.)]|(?P<deep>\d{1,3}(?:\.\d{1,3})+)|"
    r"(?P<short>R\d{1,3})[.):]?|(?P<bullet>[•‣▪■◼●○◆➢✓*–—-]))\s+"
)


class Label(NamedTuple):
    """A lesson's own label ("Recommendation 4(a):") or mark ("7.1"); `end` is where the text after it starts.

    `kind` is `None` where it is only a mark, and `number` is "" for a bullet.
    """

    kind: LessonKind | None
    number: str
    end: int


def kind_of_heading(heading: str, nation: str, above: LessonKind | None = None) -> LessonKind | None:
    """The kind of lesson that stands under a heading, or `None`; one that says nothing of it has the kind of `above`.

    >>> kind_of_heading("7. Recommendations for the partnership", "england").value
    'recommendation'
    >>> kind_of_heading("Implementation of earlier recommendations", "england") is None
    True
    """
    words = _words(heading)
    if _APART.search(words):
        return None
    own = _own_kind(words, nation)
    if own is None:
        return above
    return None if _NOT_OURS.search(words) else own


def _own_kind(words: str, nation: str) -> LessonKind | None:
    if _TO_IMPROVE.fullmatch(words):
        return LessonKind.RECOMMENDATION
    # In Scotland a learning review ends with strategies where others have recommendations.
    if nation == "scotland" and re.fullmatch(r"(?:the |our )?strategies\b.*", words, re.IGNORECASE):
        return LessonKind.SUGGESTED_STRATEGY
    kinds = [kind for kind, pattern in _HEADINGS if pattern.fullmatch(words)]
    if kinds and "recommendation" in words.lower():
        return LessonKind.RECOMMENDATION
    return kinds[0] if kinds else None


def _words(heading: str) -> str:
    """The heading without its number and its footnote marks."""
    number = _SECTION_NUMBER.match(heading)
    words = heading[number.end() :] if number and number.end() < len(heading) else heading
    return words.strip().rstrip("0123456789[] ")


def is_closing(heading: str) -> bool:
    """Whether the heading ends whatever stood before it.

    >>> is_closing("Next steps"), is_closing("Leadership and management")
    (True, False)
    """
    words = _words(heading)
    return bool(_CLOSING.match(words) or _APART.search(words))


def label_of(text: str) -> Label | None:
    """The label of a lesson that the text starts with.

    >>> label = label_of("Recommendation 4(a): The Board should ...")
    >>> label.kind.value, label.number, label.end
    ('recommendation', '4(a)', 21)
    >>> label_of("Recommendation 4 was not met.") is None
    True
    """
    found = _LABEL.match(text)
    if not found or not (found["mark"] or found.end() == len(text) or text[found.end()].isupper()):
        return None
    kind = next(kind for kind, _ in _LABELS if found[kind.name])
    return Label(kind, "".join(found["number"].split()), found.end())


def mark_of(text: str) -> Label | None:
    """The number or bullet that the text starts with.

    >>> mark_of("7.1 Risk was known."), mark_of("• Check."), mark_of("Plain.")
    (Label(kind=None, number='7.1', end=4), Label(kind=None, number='', end=2), None)
    """
    found = _MARKER.match(text)
    return Label(None, found["number"] or found["deep"] or found["short"] or "", found.end()) if found else None


def is_contents_heading(heading: str) -> bool:
    """Whether a list of contents follows."""
    return _CONTENTS.fullmatch(heading.strip().rstrip(":")) is not None


def is_contents_line(text: str) -> bool:
    r"""Whether the text is a line of a list of contents: words, then dots or a tab, then a page number.

    >>> is_contents_line("Recommendation 1 ........ 12"), is_contents_line("Recommendations\t12")
    (True, True)
    """
    return _CONTENTS_LINE.fullmatch(text) is not None
