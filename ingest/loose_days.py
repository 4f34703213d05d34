"""Days of the week, and days without a month, made general.

House rule: whether something happened at a weekend is often the lesson (who was on duty?), which of the five weekdays
it was is none. A habit ("each Monday") is of no day in particular and stays.
"""

import re

_WEEKEND = ("sat", "sun")
_DAY = re.compile(
    r"(?P<before>(?:[a-z]+ ){0,2})(?P<day>(?:mon|tues?|wed(?:nes|s)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?)"
    r"(?P<many>s)?(?: (?P<part>morning|afternoon|evening|night|lunchtime|teatime)(?P<parts>s)?)?"
)
_HABIT = re.compile(r"(?:every|each|an?|most|some|alternate) ")
_SOON = re.compile(r"(?:next|following) ")
_SHORTLY = re.compile(r"(?:last|previous) ")
_NUMBERED = re.compile(
    r"(?:[a-z]+day,? )?(?:the )?\d{1,2}(?:st|nd|rd|th)(?P<more> (?:and|or|to) (?:the )?\d{1,2}(?:st|nd|rd|th))?"
)


def loose_day(wording: str) -> str | None:
    """What stands for the day; "" where the wording may stay as it is, `None` where it is no such day.

    `wording` is in lower case, with one space between words.

    >>> loose_day("the friday"), loose_day("saturday night"), loose_day("each monday"), loose_day("the 4th")
    ('a weekday', 'a weekend night', '', 'a day that month')
    """
    if numbered := _NUMBERED.fullmatch(wording):
        return "days that month" if numbered["more"] else "a day that month"
    day = _DAY.fullmatch(wording)
    if day is None:
        return None
    if day["many"] or day["parts"] or _HABIT.search(day["before"]):
        return ""
    weekend = day["day"].startswith(_WEEKEND)
    if day["part"]:
        made = f"a {'weekend' if weekend else 'weekday'} {day['part']}"
    else:
        made = "a day at a weekend" if weekend else "a weekday"
    if _SOON.search(day["before"]):
        return f"{made} soon after"
    return f"{made} shortly before" if _SHORTLY.search(day["before"]) else made
