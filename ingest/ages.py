"""Ages become bands.

House rule: under 1 (an infant's case is another lesson than a toddler's), the years before school, primary school, the
first and the last years of secondary school, then decades; from 80 on too few people are left for a decade to hide one.
"""

import re

from ingest.recognisers.misread import mended
from ingest.stages import stage

_BANDS = ((1, 4), (5, 9), (10, 13), (14, 17), (18, 29))
_OPEN_END = 80
_OLDEST = 120
_PER_YEAR = {"y": 1, "m": 12, "w": 52, "d": 365, "h": 365 * 24}

_WELSH_UNITS = {"mis": "m", "wythnos": "w", "diwrnod": "d", "awr": "h"}

_UNITS = (
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_DECADES = "twenty thirty forty fifty sixty seventy eighty ninety"
_ONES, _TENS = _UNITS.split(), _DECADES.split()
_WORDS = {word: at for at, word in enumerate(_ONES, 1)} | {ten: at * 10 for at, ten in enumerate(_TENS, 2)}
_WORDS |= {f"{ten}{dash}{one}": _WORDS[ten] + _WORDS[one] for ten in _TENS for one in _ONES[:9] for dash in "- "}

_NUMBER = (
    rf"(?:(?:(?<![\d.])\d{{1,3}}(?:\.\d+|½)?(?!\d)|\b(?:{'|'.join(sorted(_WORDS, key=len, reverse=True))})(?![a-z]))"
    r"(?:\s+and\s+a\s+(?:half|quarter)\b)?)"
)
_UNIT = r"(?:y(?:ea)?rs?|months?|mths?|weeks?|wks?|days?|hours?|hrs?|mis(?=\s+oed)|wythnos|diwrnod|awr)(?![a-z])"
_AGE = re.compile(
    rf"(?P<number>{_NUMBER})(?:\s*(?:-|–|—|\bto\b)\s*(?P<upper>{_NUMBER}))?"
    rf"(?P<dash>[\s-]*)(?P<unit>{_UNIT}|y\.?/?o(?:\.|\b))?"
    rf"(?:,?\s*(?:and\s+)?(?:{_NUMBER}|a)[\s-]*(?:{_UNIT}|half\b))*"
    r"(?P<old>[\s-]*old\b)?",
    re.IGNORECASE,
)
_BETWEEN = re.compile(rf"\bbetween\s+({_NUMBER})\s+and\s+({_NUMBER})", re.IGNORECASE)
_REPEATED = re.compile(r"\b(\d+-\d+)(?:(?:,|,?\s+(?:and|or))\s+\1\b)+")  # "aged 14-17 and 14-17"
# An age of a group says nothing about one person, the weeks of a pregnancy are no age, and an open band is general.
_GENERAL = re.compile(
    r"\bolds\b|\b(?:under|over|below|above|least|plus)\b|\d\+|something\b|\bweeks? scan\b",
    re.IGNORECASE,
)
# "A week old", and the months, weeks and days that doctors write over 12, 52 and 7.
_ONE = re.compile(r"\ban?[\s-](hour|day|week|month|year)(?:(\s)|-)(?=old\b)", re.IGNORECASE)
_FORTNIGHT = re.compile(r"\ba fortnight(?=[\s-]+old\b)", re.IGNORECASE)
_OVER = re.compile(r"\b(\d{1,2})/(12|52|7)\b")
_UNIT_OVER = {"12": "months", "52": "weeks", "7": "days"}
# "9m/F" is a girl of nine months.
_WITH_SEX = re.compile(r"\b(\d{1,3})\s?(?:m|mths?|w|wks|d)(?=\s?/\s?[MFmf]\b)")
_SHORT_UNITS = {"m": "months", "w": "weeks", "d": "days"}
_BIRTHDAY = re.compile(r"\b(?:\d{1,3}(?:st|nd|rd|th)|[a-z]+(?:-[a-z]+)?(?:st|nd|rd|th))[\s-]birthday\b", re.IGNORECASE)
# House rule: the birthdays on which duties towards young people begin or end stay, since whole reports are about them.
_IN_LAW = re.compile(r"\b(?:16th|18th|21st|25th|sixteenth|eighteenth|twenty-first|twenty-fifth)\b", re.IGNORECASE)
# "Children aged 16 and 17", "until the age of 25": words before an age that is nobody's in particular.
_OF_MANY = re.compile(
    r"\b(?:(?:children|people|leavers|pupils|students|teenagers|adolescents|boys|girls|adults|women|men|parents|babies|"
    r"infants|those|persons|individuals|learners|everyone|anyone)(?:,? (?:who (?:are|were)|are|were))?|"
    r"until|till|under|over|up to|reach(?:es|ing)?|beyond|below|above|from|the legal)\s(?:(?:the|their)\s)?$",
    re.IGNORECASE,
)
# "Her two children aged 3 and 5" are some in particular.
_COUNTED = re.compile(
    r"(?:\b(?:his|her|their|our|both|these|two|three|four|five|six|seven|eight|nine|ten|\d+)|['’]s)\s(?:\w+\s){0,2}\w+,?\s$",
    re.IGNORECASE,
)
# A band as `band` writes it, so that nobody takes the "1 year old" out of "under 1 year old".
WRITTEN_BAND = re.compile(
    rf"\b(?:under[ -]1|{'|'.join(f'{first}-{last}' for first, last in _BANDS)}|[3-7]0-[3-7]9|{_OPEN_END}-plus)\b"
    r"(?:[ -]years?\b(?:[ -]old\b)?)?"
)


def band(wording: str, before: str = "") -> str:
    """The wording of an age with its numbers replaced by bands; empty where the age is impossible.

    Weeks of a pregnancy and school years become stages (`ingest.stages`). `before` is the text that precedes the
    wording: a threshold and the age of many stay.

    Wording without a number ("in her thirties"), the age of a group ("16-year-olds") and a band stay as they are.

    >>> band("aged 34"), band("6 weeks old"), band("an eight-year-old"), band("fourth birthday")
    ('aged 30-39', 'under 1 year old', 'an 5-9-year-old', 'birthday')
    """
    if (staged := stage(wording, before)) is not None:
        return staged
    if is_of_many(before) or _GENERAL.search(wording):
        return wording
    if birthday := _BIRTHDAY.search(wording):
        return wording if _IN_LAW.search(birthday[0]) else wording.replace(birthday[0], "birthday")
    try:
        return _REPEATED.sub(r"\1", _AGE.sub(_banded, _BETWEEN.sub(r"\1-\2", _spelt(wording))))
    except OverflowError:
        return ""


def _spelt(wording: str) -> str:
    """The wording with the short ways of writing a unit written out."""
    wording = _FORTNIGHT.sub("2 weeks", _ONE.sub(_one, mended(wording)))
    wording = _OVER.sub(lambda over: f"{over[1]} {_UNIT_OVER[over[2]]}", wording)
    return _WITH_SEX.sub(lambda short: f"{short[1]} {_SHORT_UNITS[short[0].strip('0123456789 ')[0]]}", wording)


def _one(unit: re.Match[str]) -> str:
    return f"1 {unit[1]}s " if unit[2] else f"1-{unit[1]}-"


def _banded(age: re.Match[str]) -> str:
    unit = _WELSH_UNITS.get((age["unit"] or "years").lower(), (age["unit"] or "years")[0].lower())
    first, last = _bounds(_years(age["number"], unit))
    if age["upper"]:
        last = _bounds(_years(age["upper"], unit))[1]
    band = "under 1" if last == 0 else f"{first}-plus" if last > _OLDEST else f"{first}-{last}"
    if not age["unit"]:
        return band + age["dash"] + (age["old"] or "")
    # "14-year-old" and "14 year old" stand before a noun, "14 years old" does not.
    short = age["unit"].rstrip(".")[-1] in "oO"
    if short or "-" in age["dash"] or (age["old"] and not age["unit"].lower().endswith("s")):
        return f"{band.replace(' ', '-')}-year{'-old' if short or age['old'] else ''}"
    return f"{band} {'year' if last == 0 else 'years'}{' old' if age['old'] else ''}"


def _years(number: str, unit: str) -> int:
    digits = number.replace("½", "").partition(" and ")[0]
    count = float(digits) if digits[0].isdigit() else _WORDS[digits.lower()]
    return int(count / _PER_YEAR[unit])


def _bounds(years: int) -> tuple[int, int]:
    """The first and the last year of the band: (0, 0) is under one, and the last band ends beyond the oldest."""
    if years > _OLDEST:
        raise OverflowError
    if years >= _OPEN_END:
        return _OPEN_END, _OLDEST + 1
    if years < 1:
        return 0, 0
    for first, last in _BANDS:
        if years <= last:
            return first, last
    return years // 10 * 10, years // 10 * 10 + 9


def is_of_many(before: str) -> bool:
    """Whether the words `before` an age make it that of a group or a threshold, which is general already.

    >>> is_of_many("support for children "), is_of_many("until the "), is_of_many("a girl ")
    (True, True, False)
    >>> is_of_many("her two children ")
    False
    """
    return _OF_MANY.search(before) is not None and _COUNTED.search(before) is None
