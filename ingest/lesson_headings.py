"""How reviews head their lessons.

House rule, after the layouts of published reviews and inspections of the four nations: English overview reports
("Findings", "Questions for the Board"), the Welsh template in either language ("Practice and organisational learning",
"Improving systems and practice"), Scottish learning reviews ("Suggested strategies for improving practice and systems")
and joint inspections ("What needs to improve?").
"""

import re
from typing import NamedTuple

from policies.lesson_kinds import STATED, LessonKind, Stated

# Longer ones are paragraphs that look like headings.
_LONGEST = 160
_LONGEST_LINE = 400
_BODY = r"(?:board|partnership|committee|agencies|partners)"
_STATED = (
    (Stated.SUGGESTED_STRATEGY, r"suggested strateg(?:y|ies)|strategies for improv(?:ing|ement)"),
    (
        Stated.PRIORITY_ACTION,
        r"(?:priority|immediate)(?: and (?:priority|immediate))? actions?|areas? for (?:priority|immediate) action",
    ),
    (Stated.QUESTION_FOR_THE_BOARD, rf"(?:questions?|issues) for (?:the )?(?:{_BODY}|consideration)"),
    (Stated.CONSIDERATION, r"considerations?"),
    (Stated.AREA_FOR_IMPROVEMENT, r"areas? (?:for|of|requiring) (?:\w{1,20} )?(?:improvement|action|development)"),
    (
        Stated.ACTION_FOR_THE_BOARD,
        rf"improving (?:systems and practice|practice and systems)|actions? for (?:the )?{_BODY}",
    ),
    (Stated.ACTION, r"action plan|(?:agreed |required )?actions?(?: points?)?"),
    (Stated.RECOMMENDATION, r"recommendations?"),
    (Stated.PRACTICE_THEME, r"practice themes?"),
    (Stated.FINDING, r"findings?"),
    (Stated.LESSON, r"lessons?(?: to be)?(?: learn(?:ed|t)| identified)?"),
    (
        Stated.LEARNING_POINT,
        (
            r"learning(?: points?| themes?| outcomes?| identified)?|practice points?|practice and organi[sz]ational "
            r"learning|what we (?:have )?learn(?:ed|t)"
        ),
    ),
)
_WELSH = (
    (Stated.SUGGESTED_STRATEGY, r"strategaeth(?:au)? a awgrymir(?:wyd)?"),
    (Stated.PRIORITY_ACTION, r"camau? â blaenoriaeth|meysydd i weithredu arnynt ar unwaith"),
    (Stated.QUESTION_FOR_THE_BOARD, r"(?:cwestiynau|cwestiwn) i(?:['’]r)? (?:bwrdd|bartneriaeth|panel)"),
    (Stated.CONSIDERATION, r"ystyriaeth(?:au)?"),
    (
        Stated.AREA_FOR_IMPROVEMENT,
        r"(?:meysydd|maes) (?:i['’]w (?:g?wella|datblygu)|ar gyfer g?wella|(?:sydd|y mae) angen eu gwella)",
    ),
    (Stated.ACTION_FOR_THE_BOARD, r"gwella(?:['’]r)? (?:systemau ac ymarfer(?:ion)?|ymarfer a systemau)"),
    (Stated.ACTION, r"cynllun gweithredu|camau(?: gweithredu)?"),
    (Stated.RECOMMENDATION, r"argymhell(?:ion|iad)"),
    (Stated.PRACTICE_THEME, r"th?emâu ymarfer"),
    (Stated.FINDING, r"canfyddiad(?:au)?"),
    (Stated.LESSON, r"(?:gwersi|gwers)(?: a ddysgwyd|i['’]w dysgu)?"),
    (Stated.LEARNING_POINT, r"pwyntiau (?:dysgu|ymarfer)|dysgu(?: ymarfer a sefydliadol)?|yr hyn a ddysgwyd"),
)
_QUALITY = (
    r"(?:(?:the|key|main|summary|summaries|of|overall|overview|headline|multi-agency|single|individual|agency|further|"
    r"initial|specific|national|local|final|additional|practice|strategic|systemic|system|our|suggested|conclusions?|"
    r"analysis|themes?|emerging|important|wider|combined|smart|report|review|reviewer['’]?s|author['’]?s|"
    r"panel['’]?s?|list|table|and|&)\s+){0,8}"
)
_TAIL = (
    r"(?:\s+(?:and|&)\s+(?:recommendations?|conclusions?|learning|lessons(?: learn(?:ed|t))?|findings|actions?|"
    r"analysis|action plan|next steps|themes|outcomes?|improvements?)|,\s+(?:recommendations|learning|findings)){0,3}"
    r"(?:\s+(?:for|of|from|to|about|in|on|arising|made|identified|which|that|by|across|relating|regarding|concerning|"
    r"with)\b.*|\s*[(:–-].*)?"
)
_WELSH_QUALITY = r"(?:(?:y|yr|crynodeb|o['’]r|prif|holl)\s+){0,4}"
_WELSH_TAIL = (
    r"(?:\s+allweddol)?(?:\s+ac?\s+(?:argymhellion|casgliadau|dysgu|gwersi|chanfyddiadau|chamau gweithredu)){0,2}"
    r"(?:\s+(?:i|i['’]r|ar|o|o['’]r|gan|yn|sy['’]n|a)\b.*|\s*[(:–-].*)?"
)
_HEADINGS = (
    *((code, re.compile(rf"{_QUALITY}(?:{words}){_TAIL}[:.?]?", re.IGNORECASE)) for code, words in _STATED),
    *((code, re.compile(rf"{_WELSH_QUALITY}(?:{words}){_WELSH_TAIL}[:.?]?", re.IGNORECASE)) for code, words in _WELSH),
)
_TO_IMPROVE = re.compile(
    r"what\b.{0,80}\bneeds? to (?:improve|happen|change|be (?:better|improved|done))\b.*|"
    r"(?:yr hyn|beth) (?:sydd|y mae) angen ei wella\b.*",
    re.IGNORECASE,
)
# These speak of other people's lessons, or of what became of them.
_NOT_OURS = re.compile(
    r"\b(?:previous|earlier|progress|implement(?:ation|ing)|last inspection|(?:other|national|neighbouring) reviews?|"
    r"past|status|responses?|process|methodology|framework|dissemination|monitoring|acting on|disabilit\w{1,5}|"
    r"difficult\w{1,5}|taken|completed|already|to date|(?:19|20)\d\d\b.{0,60}\b(?:review|report|inspection)s?|"
    r"blaenorol|cynnydd|proses|methodoleg|fframwaith|monitro|ymateb(?:ion)?)\b",
    re.IGNORECASE,
)
# These stand among lessons and are none.
_APART = re.compile(
    r"\b(?:(?:case|practice) (?:study|studies|example)|(?:good|effective|positive) practice|terms of reference|"
    r"arfer(?:ion)? da|ymarfer da|cylch gorchwyl)\b",
    re.IGNORECASE,
)
_SECTION_NUMBER = re.compile(
    r"(?:(?:section|chapter|part|appendix|annex|adran|pennod|rhan|atodiad)\s{1,3})?"
    r"(?:\d{1,2}(?:\.\d{1,2}){0,4}|[A-Z]|[ivx]{1,5})[.):]?\s{0,3}[-–:]?\s{1,3}|"
    r"(?:appendix|annex|atodiad)\s{0,3}[:–-]?\s{1,3}",
    re.IGNORECASE,
)
# What ends a list of lessons even where its heading looks like one more part of it.
_CLOSING = re.compile(
    r"next steps|conclu|appendi|annex|glossary|references|bibliography|acknowledg|contact|information about|"
    r".{0,60}\b(?:details|(?:inspection|review) team)$|(?:key )?strengths|members|statement|signature|"
    r"abbreviations|further reading|"
    r"casgliad|atodiad|geirfa|datganiad|diolch|camau nesaf|cysylltu|cryfderau|aelodau",
    re.IGNORECASE,
)
# Even below a heading that announces lessons of ours, these are of others.
_OTHERS = re.compile(
    r"\b(?:previous|earlier|(?:other|national|neighbouring) reviews?|implementation|progress (?:since|against|on|made)|"
    r"blaenorol)\b",
    re.IGNORECASE,
)
# What stands beside a list of lessons, before it or after.
_BESIDE = re.compile(
    r"introduction|background|about|summary$|how (?:the|this|to|we)\b|cyflwyniad|cefndir|ynghylch|crynodeb$",
    re.IGNORECASE,
)
_CONTENTS = re.compile(r"(?:table of )?contents(?: page)?|(?:tabl )?cynnwys", re.IGNORECASE)
_CONTENTS_LINE = re.compile(r"(?:(?:\.\s?){3}|\t|…|_{3})\s{0,3}(?:page\s{0,3})?\d{1,3}\s{0,3}\Z", re.IGNORECASE)
_SINGLE_AGENCY = re.compile(r"\b(?:single|individual)[- ]agency\b|\bun asiantaeth\b", re.IGNORECASE)
# Told at length under such a heading, and not point by point.
_ABOUT_LEARNING = re.compile(r"(?:.{0,80}\b)?(?:learning|dysgu)(?: identified| ymarfer a sefydliadol)?", re.IGNORECASE)
_IN_SHORT = re.compile(r"(?:the )?(?:summary|overview|crynodeb)\b", re.IGNORECASE)
_TOLD = frozenset({LessonKind.FINDING, LessonKind.LEARNING_POINT})
_BOX = re.compile(r"(?:the |key |main |y )?(?:learning|dysgu)", re.IGNORECASE)


class Announced(NamedTuple):
    """What a heading announces; `paragraphs` is how many that stand without number or bullet are still lessons."""

    stated: Stated
    paragraphs: int

    @property
    def kind(self) -> LessonKind:
        """The common kind."""
        return STATED[self.stated].kind


ANY_NUMBER = 10_000
A_FEW = 12


def announced_by(heading: str, nation: str, *, inspection: bool = False) -> Announced | None:
    """What stands under a heading by its own words, or `None`.

    In an `inspection` what was found is the whole of its judgement, good and bad: only what it asks for is a lesson.

    >>> announced_by("7. Recommendations for the partnership", "england").stated.value
    'recommendation'
    >>> announced_by("Implementation of earlier recommendations", "england") is None
    True
    """
    words = _words(heading)
    if len(words) > _LONGEST or _APART.search(words) or _NOT_OURS.search(words):
        return None
    stated = _stated(words, nation)
    if stated is None or (inspection and STATED[stated].kind in _TOLD):
        return None
    words = words.rstrip(":.? ")
    if STATED[stated].kind not in _TOLD:
        return Announced(stated, ANY_NUMBER)
    if _BOX.fullmatch(words):
        return Announced(stated, A_FEW)
    return Announced(stated, 0 if _ABOUT_LEARNING.fullmatch(words) or _IN_SHORT.match(words) else ANY_NUMBER)


def _stated(words: str, nation: str) -> Stated | None:
    if _TO_IMPROVE.fullmatch(words):
        return Stated.WHAT_NEEDS_TO_IMPROVE
    # In Scotland a learning review ends with strategies where others have recommendations.
    if nation == "scotland" and re.fullmatch(r"(?:the |our )?strategies\b.*", words, re.IGNORECASE):
        return Stated.SUGGESTED_STRATEGY
    codes = [code for code, pattern in _HEADINGS if pattern.fullmatch(words)]
    if codes and re.search(r"recommendation|argymhell", words, re.IGNORECASE):
        return Stated.SINGLE_AGENCY_RECOMMENDATION if _SINGLE_AGENCY.search(words) else Stated.RECOMMENDATION
    return codes[0] if codes else None


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
    return bool(_CLOSING.match(words) or _APART.search(words) or _BESIDE.match(words))


def is_last(heading: str) -> bool:
    """Whether no lessons follow below the same announcement either.

    >>> is_last("Inspection team"), is_last("Introduction")
    (True, False)
    """
    return _CLOSING.match(_words(heading)) is not None


def is_apart(heading: str) -> bool:
    """Whether what stands under the heading is no lesson though it stands among lessons."""
    words = _words(heading)
    return is_closing(heading) or _OTHERS.search(words) is not None


def is_contents_heading(heading: str) -> bool:
    """Whether a list of contents follows."""
    return _CONTENTS.fullmatch(heading.strip().rstrip(":")) is not None


def is_contents_line(text: str) -> bool:
    r"""Whether the text is a line of a list of contents: words, then dots or a tab, then a page number.

    >>> is_contents_line("Recommendation 1 ........ 12"), is_contents_line("Recommendations\t12")
    (True, True)
    """
    return len(text) <= _LONGEST_LINE and _CONTENTS_LINE.search(text) is not None
