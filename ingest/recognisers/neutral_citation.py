"""Neutral citations of judgments: one that is cited is law, that of the case itself leads to the family."""

import re

_COURTS = (
    r"(?:EWFC|EWHC|EWCOP|EWCC|EWMC|EWCA\s(?:Civ|Crim)|UKUT|UKSC|UKFTT|NIFam|NICA|NICC|NIQB|NIKB|NIFC|NIMaster|CSIH|CSOH"
    r"|HCJ(?:AC|T)?)"
)
CITATION = re.compile(
    rf"(?<!\w)(?:\[(?:19|20)\d\d\]|(?:19|20)\d\d)\s{_COURTS}\s(?:B\s?)?\d{{1,5}}"
    r"(?:\s\((?:Fam|Admin|B|QB|KB|Ch|Civ|Crim|Pat|Comm)\))?(?!\w)"
)

_JUDGING = r"(?:judge?ments?|appeals?|proceedings|hearings?|trials?|sentenc\w{1,6}|convictions?|opinions?|fact-finding)"
_THIS = r"this\s(?:case|child|family|review|judge?ment)|these\s(?:proceedings|children)"
_OF = rf"['’]?s?['’]?\s(?:own\s)?(?:[a-z-]{{1,15}}\s){{0,2}}?(?:case|{_JUDGING})"
_THEIRS = rf"(?:his|her|their){_OF}"
_FAMILYS = rf"(?:the|this)\s(?:child|children|mother|father|parent|family|baby|boy|girl|sibling|couple)s?{_OF}"
_THIS_CASE = re.compile(rf"(?<!\w)(?i:{_THIS}|{_THEIRS}|{_FAMILYS})(?!\w)")
# Law speaks of "the mother's appeal" as well, but not of "his".
_THIS_NAMED_CASE = re.compile(rf"(?<!\w)(?i:{_THIS}|{_THEIRS})(?!\w)")
_JUDGED = re.compile(
    r"(?i:judge?ment|fact-finding|proceedings|reported|published|citation|sentencing\sremarks|handed\sdown)[^.\n]{0,60}$"
)
_NAMED_CASE = re.compile(r"(?<!\w)(?:Re|In\sre|R\sv\.?|[A-Z][\w'’.-]{0,30}\sv\.?)\s[^\[\]\n;]{1,60}$")
_SENTENCE_END = re.compile(r"[.;\n](?:\s|$)")
_REACH = 120


def is_own(text: str, start: int, end: int) -> bool:
    """Whether the citation from `start` to `end` is that of a judgment about the case that the text is about.

    House rule: it is when its sentence speaks of this case or of a judgment about the child or the family; also when
    it is called a judgment and no name of a case stands before it, as one does before law that is cited.

    >>> text = "The judgment is published as [2020] EWFC 12. See Re B [2013] UKSC 33."
    >>> [is_own(text, *match.span()) for match in CITATION.finditer(text)]
    [True, False]
    """
    before = text[max(0, start - _REACH) : start].replace(" v. ", " v ")
    before = before[max((match.end() for match in _SENTENCE_END.finditer(before)), default=0) :]
    after = text[end : end + _REACH]
    ending = _SENTENCE_END.search(after)
    after = after[: ending.start()] if ending else after
    named = _NAMED_CASE.search(before) is not None
    ours = _THIS_NAMED_CASE if named else _THIS_CASE
    if ours.search(before) or ours.search(after):
        return True
    supreme = "UKSC" in text[start:end]
    return not supreme and not named and _JUDGED.search(before) is not None
