"""Ages of people, born and unborn."""

import re

from ingest.recognisers.calendar_words import NUMBER_WORD
from ingest.recognisers.lexicon import is_common
from ingest.recognisers.name_words import KIN
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_NUMBER = rf"(?:(?<![\d.,/-])\d{{1,3}}(?:\.5|½|\.\d)?(?![\d%])|(?i:(?<!\w){NUMBER_WORD}(?![\w])))"
_UNIT = r"(?i:years?|yrs?|months?|mths?|weeks?|wks?|days?|hours?)"
_RANGE = rf"{_NUMBER}(?:\s?(?:-|–|/|to|or|and)\s?{_NUMBER})?"
_MORE = rf"(?:,?\s?(?:and\s)?(?:a\shalf|{_NUMBER}[\s-]?{_UNIT}))?"
_ONLY = r"(?:(?:just|only|approximately|about|around|nearly|almost|over|under|between|then|now)\s){0,2}"

_OLD = re.compile(rf"{_RANGE}[\s-]{{0,2}}(?:{_UNIT}{_MORE})[\s-](?i:old|of\sage)s?\b")
_OLD_LIST = re.compile(rf"{_NUMBER}-,?\s(?:(?:and|or|to)\s)?{_NUMBER}[\s-]{_UNIT}[\s-](?i:old)s?\b")
_AGED = re.compile(
    rf"(?<!\w)(?i:aged|ages)\s{_ONLY}(?:{_RANGE}(?:(?:,\s|,?\s(?:and|or|to)\s){_NUMBER}){{0,4}})(?:[\s-]?{_UNIT}{_MORE})?(?![\w-])"
)
_AGE_OF = re.compile(rf"(?<!\w)(?i:age|ages)\s(?:of\s|was\s|is\s)?{_ONLY}{_RANGE}(?:[\s-]?{_UNIT}{_MORE})?(?![\w%-])")
_LABELLED = re.compile(
    rf"(?<!\w)(?:Age|AGE)[\s:.(\u2013-]{{1,5}}(?P<it>\d{{1,3}}(?:\.5|½)?(?:\s?{_UNIT}{_MORE})?)(?![\w%])"
)
_TURNED = re.compile(
    rf"(?<!\w)(?i:turned|turning|turns|reached)\s(?P<it>{_NUMBER})(?![\w%]|\s?(?:to|into|percent|per|{_UNIT}|times|miles))"
    r"(?=[\s,.;)]|$)"
)
_BIRTHDAY = re.compile(
    r"(?<!\w)(?P<it>(?:\d{1,2}(?:st|nd|rd|th)|(?i:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|"
    r"thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|twentieth|twenty-first|thirtieth|"
    r"fortieth|fiftieth|sixtieth))\sbirthday)\b"
)
# "(14)" after a person and "14m/F" in clinical shorthand.
_BRACKETED = re.compile(r"(?<=[a-z]) \((?P<it>\d{1,2})\)(?!\w)")
_WAS_WHEN = re.compile(
    rf"(?<!\w)(?i:he|she|they|who|was|were)\s(?i:was|were|is)?\s?(?P<it>\d{{1,2}}|{NUMBER_WORD})"
    r"(?=\s(?i:when|at\sthe\stime|at\sthat\stime)\b)"
)
_SHORTHAND = re.compile(r"(?<![\w./-])\d{1,3}\s?(?:(?:y|yr|yrs|m|mths|w|wks|d)\s?/?\s?[MFmf]|y/?o|yo|[MF])(?![\w/])")
_GESTATION = re.compile(
    rf"(?<!\w)(?:{_NUMBER}(?:\s?\+\s?\d)?[\s-]?(?i:weeks?|wks?|/40)['’]?(?:\s(?:and\s)?\d\sdays?)?\s?"
    r"(?i:gestation|gestational\sage|pregnant|of\spregnancy|premature|early|into\s(?:her|the)\spregnancy)|\d{1,2}(?:\+\d)?/40)(?!\w)"
)
_CHILD_OF = re.compile(
    rf"(?<!\w)(?i:baby|babies|infant|child|boy|girl|toddler|son|daughter|twins?|teenager|man|woman|mother|father)\sof\s(?P<it>{_ONLY}{_NUMBER}(?:\s{_UNIT}{_MORE})?)"
    r"(?=[\s,.;)]|$)(?!\s(?:the|her|his|their|these|those|them))"
)
_BORN_AT = re.compile(
    rf"(?<!\w)(?i:born|delivered|birth)\s(?:prematurely\s)?at\s(?P<it>{_NUMBER}(?:\s?\+\s?\d)?[\s-]?(?i:weeks?|/40)(?:\s?\+\s?\d)?)(?!\w)"
)
# "Kian, 14, and Leo, 3, were home".
_APPOSED = re.compile(r"(?<=[a-z]), (?P<it>\d{1,2})(?=, (?!\d)|,? and [A-Z])")
_IN_DECADE = re.compile(
    r"(?<!\w)(?i:in\s(?:his|her|their)\s)(?P<it>(?:(?:early|mid|late)[\s-])?(?:teens|twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties|[2-9]0['’]?s))\b"
)
_PERSON_OF = re.compile(
    rf"(?<!\w)(?i:he|she|they|who|child|boy|girl|mother|father|sibling|\w+)\s(?:was|is|were|being|when)\s(?P<it>{_ONLY}{_NUMBER}\s(?i:years|months|weeks|days)"
    rf"{_MORE})(?=\s(?:when|at\sthe\stime|at\sthat)|[,.;]\s)"
)
_WHEN = re.compile(
    r"(?<!\w)(?i:when|since|until)\s(?:\w+\s)?\w+\s(?i:was|were|is)\s(?P<it>\d{1,2}|"
    + NUMBER_WORD
    + r")(?=[\s,.;)](?!\s?(?:per|%|miles|days|weeks|of)))"
)
# "Freya is 14." and "He was nine, and small for it."
_IS = re.compile(
    rf"(?<!\w)(?:(?i:he|she|who|child|boy|girl|mother|father|sibling|brother|sister)|(?P<who>[A-Z]\w*))\s(?:is|was)\s"
    rf"(?P<it>{_ONLY}(?:\d{{1,2}}|{NUMBER_WORD}))(?=[.,;](?!\d)|\sand\s(?:his|her|their|the)\b|$)"
)


def _is_worth(match: re.Match[str]) -> float:
    # "Article 8 is 1." and "The first is two." count something else.
    who = match["who"]
    return 0.6 if who is None or len(who) == 1 or not is_common(who.lower()) else 0.0


def _bracketed_worth(match: re.Match[str]) -> float:
    # Behind a person only; "section (14)" is a number.
    word = match.string[max(0, match.start() - 40) : match.start()].rpartition(" ")[2]
    return 0.5 if word.lower() in KIN or (word[:1].isupper() and not is_common(word.lower())) else 0.0


def _apposed_worth(match: re.Match[str]) -> float:
    # Behind a name only; "Articles 3, 14, and" counts something else.
    word = match.string[max(0, match.start() - 40) : match.start()].rpartition(" ")[2]
    return 0.5 if word[:1].isupper() and not is_common(word.lower()) else 0.0


RECOGNISER = Recogniser(
    name="age",
    kind=Kind.AGE,
    source="House rule: the ways in which reviews and records state ages, and weeks of pregnancy",
    sentence="The child was aged 14 years and 3 months then.",
    detail="aged 14 years and 3 months",
    find=in_forms(
        Pattern(_OLD, 0.95),
        Pattern(_OLD_LIST, 0.95),
        Pattern(_AGED, 0.95),
        Pattern(_AGE_OF, 0.85),
        Pattern(_LABELLED, 0.9),
        Pattern(_TURNED, 0.6),
        Pattern(_BIRTHDAY, 0.8),
        Pattern(_BRACKETED, 0.5, _bracketed_worth),
        Pattern(_WAS_WHEN, 0.7),
        Pattern(_SHORTHAND, 0.7),
        Pattern(_GESTATION, 0.8),
        Pattern(_BORN_AT, 0.8),
        Pattern(_CHILD_OF, 0.8),
        Pattern(_APPOSED, 0.5, _apposed_worth),
        Pattern(_IN_DECADE, 0.7),
        Pattern(_PERSON_OF, 0.7),
        Pattern(_IS, 0.6, _is_worth),
        Pattern(_WHEN, 0.7),
    ),
)
