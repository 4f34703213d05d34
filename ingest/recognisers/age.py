"""Ages of people, as prose and records state them."""

import re

from ingest.recognisers.calendar_words import NUMBER_WORD
from ingest.recognisers.lexicon import is_common
from ingest.recognisers.misread import also_misread
from ingest.recognisers.name_words import KIN
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_HALF = r"(?:\sand\sa\s(?:half|quarter))"
_NUMBER = rf"(?:(?<![\d.,/-])\d{{1,3}}(?:\.5|½|\.\d)?(?![\d%])|(?i:(?<!\w){NUMBER_WORD}(?![\w]))){_HALF}?"
_UNIT = r"(?i:years?|yrs?|months?|mths?|weeks?|wks?|days?|hours?|hrs?)"
_RANGE = rf"{_NUMBER}(?:\s?(?:-|–|/|to|or|and)\s?{_NUMBER})?"
_MORE = rf"(?:,?\s?(?:and\s)?(?:a\shalf|{_NUMBER}[\s-]?{_UNIT}))?"
_ONLY = r"(?:(?:just|only|approximately|about|around|nearly|almost|over|under|between|then|now)\s){0,2}"
# A whole number of years that has no unit, as people say their age.
_YEARS = rf"(?:\d{{1,2}}(?!\d)|(?i:{NUMBER_WORD})(?!\w))"
_ENOUGH = r"(?=\s?[,.;:)\"”](?!\d)|\s?$)"

_OLD = re.compile(rf"{_RANGE}[\s-]{{0,2}}(?:{_UNIT}{_MORE})[\s-]{{1,2}}(?i:old|of\sage)s?\b")
_OLD_LIST = re.compile(rf"{_NUMBER}-,?\s(?:(?:and|or|to)\s)?{_NUMBER}[\s-]{_UNIT}[\s-](?i:old)s?\b")
_OLD_ONE = re.compile(r"(?<!\w)(?i:a|an)[\s-](?i:hour|day|week|fortnight|month|year)[\s-]{1,2}(?i:old)\b")
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
# "Section 16F" is no woman of sixteen.
_SHORTHAND = re.compile(
    r"(?<![\w./-])(?<!ection )(?<!ections )(?<!rticle )(?<!egulation )(?<!aragraph )(?<!chedule )(?<!Flat )(?<!Part )"
    r"\d{1,3}\s?(?:(?:y|yr|yrs|m|mth|mths|w|wks|d)\s?/?\s?[MFmf]|y/?o|yo|[MF])(?![\w/])"
)
# Doctors write months over 12, weeks over 52 and days over 7.
_OVER = re.compile(r"(?<!\w)(?:(?i:aged?)\s(?P<it>\d{1,2}/(?:12|52|7))(?![\w/])|\d{1,2}/(?:12|52|7)\s(?i:old)\b)")
_CHILD_OF = re.compile(
    rf"(?<!\w)(?i:baby|babies|infant|child|boy|girl|toddler|son|daughter|twins?|teenager|man|woman|mother|father)\sof\s(?P<it>{_ONLY}{_NUMBER}(?:\s{_UNIT}{_MORE})?)"
    r"(?=[\s,.;)]|$)(?!\s(?:the|her|his|their|these|those|them))"
)
# "Kian, 14, and Leo, 3, were home", "her brother Ari, then seven, told".
_APPOSED = re.compile(
    rf"(?<=[a-z]) ?, (?:(?:then|now|just|only|nearly|almost|still)\s)?(?P<it>{_YEARS})"
    rf"(?= ?, (?!\d)|,? and [A-Z]|[.;)]\s?(?:[A-Z\"”]|$))"
)
_APPOSED_BOTH = re.compile(
    rf"(?<=[a-z]), (?:then|now|aged)\s(?P<it>{_YEARS}(?:, {_YEARS}){{0,4}},? and {_YEARS})(?=[,.;)]|\s(?:when|at)\b|$)"
)
# "Ari Vane was 16, Bo Tarn 14".
_ELLIPTIC = re.compile(
    rf"(?<!\w)(?:is|was)\s{_YEARS},\s(?:and\s)?[A-Z]\w{{1,20}}(?:\s[A-Z]\w{{1,20}})?,?\s(?P<it>{_YEARS})(?=[,.;](?!\d)|\sand\s|$)"
)
_IN_DECADE = re.compile(
    r"(?<!\w)(?i:in\s(?:his|her|their|our|my)\s)(?P<it>(?:(?:early|mid|late)(?:\sto\s(?:mid|late))?[\s-])?(?:teens|twenties|thirties|forties|fifties|"
    r"sixties|seventies|eighties|nineties|[2-9]0['’]?s))\b"
)
_SOMETHING = re.compile(r"(?<!\w)(?i:twenty|thirty|forty|fifty|sixty|seventy|[2-9]0)[\s-]?(?i:something)s?\b")
_PERSON_OF = re.compile(
    rf"(?<!\w)(?i:\w+)\s(?:was|is|were|being|when)\s(?P<it>{_ONLY}{_NUMBER}\s(?i:years|months|weeks|days){_MORE})"
    r"(?=\s(?:when|at\sthe\stime|at\sthat)|[,.;]\s)"
)
_WHEN = re.compile(
    r"(?<!\w)(?i:when|since|until)\s(?:\w+\s)?\w+\s(?i:was|were|is)\s"
    rf"(?P<it>{_YEARS}(?:(?:, {_YEARS})?,? and {_YEARS})?)"
    r"(?=[\s,.;)](?!\s?(?:per|%|miles|days|weeks|months|years|of)))"
)
# "Freya is 14.", "He was nine, and small for it.", "She is now two and lives with her aunt".
_IS = re.compile(
    rf"(?<!\w)(?:(?i:he|she|who|child|boy|girl|mother|father|sibling|brother|sister)|(?P<who>[A-Z]\w*))(?:,)?\s(?:is|was)\s"
    rf"(?:herself\s|himself\s)?(?P<it>{_ONLY}{_YEARS})"
    rf"(?:{_ENOUGH}|(?=\s(?:now|then|today)\b)|(?=\sand\s(?!a\s(?:half|quarter)|{_YEARS})[a-z]))"
)
_COMING = r"(?:would\s(?:now\s)?(?:be|have\sbeen)|will\sbe|(?:is\s)?going\sto\sbe|gonna\sbe|(?:must|could)\shave\sbeen)"
_WILL_BE = re.compile(
    rf"(?<!\w)(?:(?i:he|she|he['’]s|she['’]s|hes|shes|who|child|boy|girl)|(?P<who>[A-Z]\w*))\s{_COMING}\s"
    rf"(?P<it>{_ONLY}{_YEARS})"
    rf"(?:{_ENOUGH}|(?=\s(?:in|on|an|and|when|now|next|this|by)\b(?!\s(?:number|total|half))))"
)
# "She left school at sixteen, and"; below thirteen the hour may be meant.
_AT = re.compile(
    r"(?<!\w)(?i:at)\s(?P<it>(?i:(?:thir|four|fif|six|seven|eigh|nine)teen|"
    r"twenty(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?))"
    rf"(?:{_ENOUGH}|(?=\s(?:and|he|she|they|with|when|to|after|because)\b))"
)
_WELSH = re.compile(
    r"(?<!\w)\d{1,3}(?:[\s-](?:ml|fl|bl)wydd|[\s-](?:mis|wythnos|diwrnod|awr))?[\s-]oed\b|(?<!\w)(?:ml|fl|bl)wydd\soed\b"
)

# One of these stands in every match of the form that it is put to.
_AGE_WORD = re.compile(r"\b(?:olds?|aged?|ages)\b")
_BIRTHDAY_WORD = re.compile("birthday")
_DIGIT = re.compile(r"\d")


def _who_worth(match: re.Match[str]) -> float:
    # "Article 8 is 1." and "The first is two." count something else.
    who = match["who"]
    return 0.6 if who is None or len(who) == 1 or not is_common(who.lower()) else 0.0


def _bracketed_worth(match: re.Match[str]) -> float:
    # Behind a person only; "section (14)" is a number.
    word = _word_before(match)
    return 0.5 if word.lower() in KIN or (word[:1].isupper() and not is_common(word.lower())) else 0.0


def _apposed_worth(match: re.Match[str]) -> float:
    # Behind a name only; "Articles 3, 14, and" counts something else.
    word = _word_before(match)
    return 0.5 if word[:1].isupper() and not is_common(word.lower()) else 0.0


def _word_before(match: re.Match[str]) -> str:
    return match.string[max(0, match.start() - 40) : match.start()].rstrip().rpartition(" ")[2]


RECOGNISER = Recogniser(
    name="age",
    kind=Kind.AGE,
    source="House rule: the ways in which reviews and records state ages",
    sentence="The child was aged 14 years and 3 months then.",
    detail="aged 14 years and 3 months",
    find=also_misread(
        in_forms(
            Pattern(_OLD, 0.95, sign=_AGE_WORD),
            Pattern(_OLD_LIST, 0.95, sign=_AGE_WORD),
            Pattern(_OLD_ONE, 0.9, sign=_AGE_WORD),
            Pattern(_AGED, 0.95, sign=_AGE_WORD),
            Pattern(_AGE_OF, 0.85, sign=_AGE_WORD),
            Pattern(_LABELLED, 0.9, sign=_AGE_WORD),
            Pattern(_TURNED, 0.6),
            Pattern(_BIRTHDAY, 0.8, sign=_BIRTHDAY_WORD),
            Pattern(_BRACKETED, 0.5, _bracketed_worth),
            Pattern(_WAS_WHEN, 0.7),
            Pattern(_SHORTHAND, 0.7, sign=_DIGIT),
            Pattern(_OVER, 0.8, sign=_AGE_WORD),
            Pattern(_CHILD_OF, 0.8),
            Pattern(_APPOSED, 0.5, _apposed_worth),
            Pattern(_APPOSED_BOTH, 0.6),
            Pattern(_ELLIPTIC, 0.5),
            Pattern(_IN_DECADE, 0.7),
            Pattern(_SOMETHING, 0.7),
            Pattern(_PERSON_OF, 0.7),
            Pattern(_IS, 0.6, _who_worth),
            Pattern(_WILL_BE, 0.6, _who_worth),
            Pattern(_AT, 0.5),
            Pattern(_WHEN, 0.7),
            Pattern(_WELSH, 0.9),
        )
    ),
)
