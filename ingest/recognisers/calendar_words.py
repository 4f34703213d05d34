"""The words of dates, as parts of patterns."""

import re

_MONTHS_FULL = "January|February|March|April|May|June|July|August|September|October|November|December"
# Reports of Welsh boards come in Welsh too.
_MONTHS_WELSH = "Ionawr|Chwefror|Mawrth|Ebrill|Mai|Mehefin|Gorffennaf|Awst|Medi|Hydref|Tachwedd|Rhagfyr"
# After "o", "ym" and "i" their first letter changes.
_MONTHS_MUTATED = "Fawrth|Fai|Fehefin|Orffennaf|Fedi|Dachwedd|Ragfyr|Ngorffennaf|Nhachwedd"
# A scanner reads "rn" for "m".
_MONTHS_MISREAD = "Septernber|Novernber|Decernber"
_MONTHS_SHORT = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec"

_FULL = f"{_MONTHS_FULL}|{_MONTHS_FULL.upper()}|{_MONTHS_WELSH}|{_MONTHS_MUTATED}|{_MONTHS_MISREAD}"
MONTH = rf"(?:(?:{_FULL})|(?:{_MONTHS_SHORT}|{_MONTHS_SHORT.upper()})\b\.?)(?![a-z])"
# Beside a number a month may be in lower case: "12 march".
MONTH_ANY_CASE = rf"(?i:(?:{_FULL})|(?:{_MONTHS_SHORT})\b\.?)(?![A-Za-z])"

# What stands in every match of the two, in lower case.
A_MONTH = re.compile("|".join((_FULL.lower(), *(rf"{month}\b" for month in _MONTHS_SHORT.lower().split("|")))))

WEEKDAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
# "Llun" and "Sul" are days of the week behind "dydd" (day), "nos" (night), "bore" (morning) and "prynhawn" (afternoon).
WEEKDAY_WELSH = r"(?i:dydd|ddydd|nos|bore|fore|prynhawn|brynhawn)\s(?:Llun|Mawrth|Mercher|Iau|Gwener|Sadwrn|Sul)"
WEEKDAY = rf"(?:(?i:{WEEKDAYS})|{WEEKDAY_WELSH}|(?:Mon|Tues|Tue|Weds|Wed|Thurs|Thur|Thu|Fri|Sat|Sun)\b\.?)"

# Not the day of "October 2004", nor a part of a longer number.
DAY = r"(?:3[01]|[12]\d|0?[1-9])(?!\d)(?:\s?(?i:st|nd|rd|th|af|ail|ydd|fed|eg|ain)\b)?"

ORDINAL = (
    r"(?i:twenty[- ](?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)|thirty[- ]first|thirtieth|twentieth|"
    r"first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|"
    r"sixteenth|seventeenth|eighteenth|nineteenth)"
)

YEAR = r"(?:(?:1[89]|20)\d\d)(?!\d)"
# Two digits are a year only after a month: "March 19", "12 Mar '19".
YEAR_OR_SHORT = rf"(?:{YEAR}|['’]\d\d(?!\d))"

# Hours of the clock in words.
HOUR_WORD = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"

NUMBER_WORD = (
    r"(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight"
    r"|nine))?|"
    r"one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    r"eighteen|nineteen)"
)
