"""Whom a lesson is addressed to, in its own words or those of its heading.

House rule, after the wording of published reviews in English and Welsh: who "should", who is "to", whom a heading says
that its items are "for". Where something "should be done" nobody is named.
"""

import re

from ingest.mentions import Span

_AS_FAR = 400
_FRAME = re.compile(
    r"(?:that|[^.;:]{0,80}?\b(?:recommends?|recommended|suggests?|proposes?)(?:\sthat)?)[:,]?\s{1,3}", re.IGNORECASE
)
_WHEN = re.compile(r"(?:within|by|in|to|where|when|if|before|after|following|as)\b[^.;:,]{1,120},\s", re.IGNORECASE)
_ASKED = re.compile(
    r"(?P<who>[\w'’&/-]{1,30}(?:,?\s[\w'’&/()-]{1,30}){0,15}?),?\s"
    r"(?:(?:should|must|ought to|may wish to|may want to|might|could|may|will|has to|have to|needs? to)\s|"
    r"(?:is|are) (?:asked|invited|recommended|requested) to\s)"
    r"(?P<done>[\w-]{1,30}\s?[\w-]{0,30})",
    re.IGNORECASE,
)
_PASSIVE = re.compile(
    r"be\b(?!\s(?:assured|satisfied|able|clear|confident|aware|mindful|alert)\b)|(?:improve|change|happen)\b",
    re.IGNORECASE,
)
_ASIDE = re.compile(
    r",\s(?:with|working|together|through|in|as|led|where|who|which|when|and with|including)\b.*", re.IGNORECASE
)
_NOBODY = re.compile(
    r"(?:through|with|without|within|in|by|for|at|on|from|as|when|where|"
    r"an?|this|these|that|those|it|its|there|he|she|they|we|i|what|who(?:ever)?|anyone|no|if|any child|every child|"
    r"each child|children|parents|famil(?:y|ies)|young people)\b(?!['’]s)|[^?]{0,300}\bthat\b",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\s(?:of|in|for|across|within|that|who|which|working|and its)\s", re.IGNORECASE)
_THINGS = frozenset(
    (
        "assessment assessments plan plans planning strategy strategies report reports guidance training information "
        "review reviews process processes procedure procedures pathway pathways policy policies record records "
        "recording oversight supervision child children parents family families protocol protocols meeting meetings "
        "referral referrals decision decisions arrangements work response responses system systems data conference "
        "conferences people visits audit audits tool tools learning language consideration action actions "
        "recommendation recommendations practice attention steps"
    ).split()
)
_HEAD = (
    r"(?:board|partnership|partners?|agenc(?:y|ies)|authorit(?:y|ies)|councils?|trusts?|services?|schools?|police|"
    r"forces?|committees?|teams?|providers?|practices|care|education|commissioners?|leaders|managers|departments?|"
    r"nurses|midwives|hospitals?|colleges?|visiting|visitors|gps|probation|housing|officers|health|group)"
)
_ONE = rf"(?:(?!and\b)[\w'’-]{{1,30}}\s){{0,4}}{_HEAD}\b"
_BODY = re.compile(rf"{_ONE}(?:(?:,|,? and)\s{_ONE}){{0,3}}", re.IGNORECASE)
_WELSH = re.compile(r"(?:dylai|rhaid i|dylid i|gofynnir i|mae angen i)(?:['’]r|\sy|\syr)?\s", re.IGNORECASE)
_WELSH_WORD = re.compile(r"[\w'’-]{1,30}")
# Verbal nouns, by their endings and those without; plurals in -au and some nouns end like them.
_WELSH_VERB = re.compile(
    r"\w{2,20}(?:io|[^a]u|[^i]o|[dfnb]i|eiddio)|sicrhau|lleihau|[pb]arhau|rhoi|roi|g?wneud|g?ofyn|ystyried|[gc]ynnal|"
    r"[gc]ael|[gc]yfarfod|ymateb|anfon|d?dweud|[gc]adw|[gc]ynnig|newid|d?dangos|[gc]ynnwys|d?derbyn|edrych|annog|mynd|"
    r"fynd|dod|ddod|b?od|fod|ymweld|helpu",
    re.IGNORECASE,
)
_WELSH_NOUN = re.compile(r"heddlu|cymru|gymru|teulu|deulu|rhieni|partneriaid|tai|bro", re.IGNORECASE)
_FOR = re.compile(
    r"(?:[\d.]{0,8}\s{0,2})(?:(?:single agency )?(?:recommendations?|actions?) )?(?:for|to|i|ar gyfer) "
    r"(?P<who>[^:;.?(]{2,80})",
    re.IGNORECASE,
)
_NOT_WHOM = re.compile(
    r"\b(?:improvement|practice|action|learning|the future|consideration|development)\b", re.IGNORECASE
)


def _welsh_end(words: str, start: int) -> int:
    """Where the verb begins that follows whom "dylai" asks; `start` where none is told from a noun."""
    end = start
    for found in _WELSH_WORD.finditer(words, start, min(len(words), start + 90)):
        if _WELSH_VERB.fullmatch(found[0]) and not _WELSH_NOUN.fullmatch(found[0]):
            return end
        if found.start() > start and words[end : found.start()] != " ":
            return end
        end = found.end()
    return start


def asked_in(words: str, *, announced: bool = False) -> Span | None:
    """Whom the words ask, as a span of them; `announced` where "The review recommends that:" stands before them.

    >>> words = "The Health Board should ask."
    >>> span = asked_in(words)
    >>> words[span.start : span.end]
    'The Health Board'
    >>> asked_in("Officers should be trained.") is None
    True
    """
    words = words[:_AS_FAR]
    if found := _WELSH.match(words):
        end = _welsh_end(words, found.end())
        return Span(found.end(), end) if end > found.end() else None
    start = 0
    for opening in (_FRAME, _WHEN):
        if found := opening.match(words, start):
            start = found.end()
            announced = announced or opening is _FRAME
    if found := _ASKED.match(words, start):
        who = _ASIDE.sub("", found["who"]).rstrip(", ")
        head = _PLACE.split(who)[0].split()[-1].lower()
        head = "" if who.lower().endswith("social work") else head
        if not (words.rstrip().endswith("?") or _NOBODY.match(who) or _PASSIVE.match(found["done"]) or head in _THINGS):
            return Span(start, start + len(who))
    if announced and (found := _BODY.match(words, start)):
        return Span(*found.span())
    return None


def asked_by_heading(heading: str) -> Span | None:
    """Whom a heading says that its items are for, as a span of it.

    >>> heading = "Recommendations for the police"
    >>> span = asked_by_heading(heading)
    >>> heading[span.start : span.end]
    'the police'
    """
    found = _FOR.fullmatch(heading)
    return Span(*found.span("who")) if found and not _NOT_WHOM.search(found["who"]) else None
