"""What people put between the digits of one number and beside it, and digits that were read as letters."""

import re

# Spaces, dots, dashes and slashes of every kind: an NHS number is written 999 123 4560, 999-123-4560 and 999.123.4560.
MARKS = " ./_\u00a0\u00b7\u2007\u2009\u202f\u2010-\u2015\u2022\u2212\u2219\\-"

# Bounded, so that a pattern made of it takes linear time.
GAP = f"[{MARKS}]{{0,3}}"

# What stands between a label and its value: "NHS number: ", "NHS No (", "number, ", a tab between two cells.
_POINTS = r"[\s:.,#=()\[\]\"'“”‘’\u2013\u2014-]{0,6}"
_VERB = r"(?:(?:is|was|were|of|as|being|given|shown|recorded|quoted|reads?)[\s:]{1,3}){0,3}"
LABEL_GAP = rf"{_POINTS}{_VERB}[\"'“‘(]?"
# The same with words between: "number for the younger child was ". They end in a verb, so that no number of another
# thing in the sentence is taken for the value.
FAR_GAP = (
    rf"(?:(?:\s(?!and\b|but\b)[A-Za-z][a-z'’-]{{0,15}}){{1,6}}?\s(?:is|was|were|as|being)\b{LABEL_GAP}|{LABEL_GAP})"
)
# What stands between a value and the label behind it: "71183 (EMIS)", "71183 on EMIS", "71183 was his hospital number".
AFTER_GAP = (
    r"(?:\s?[(\[]|\s(?:on|in)\s(?:the\s)?|,?\s(?:is|was|being)\s(?:the|an?|his|her|their|its|our)\s"
    r"(?:[a-z'’]{1,15}\s){0,2}?)"
)

# Optical reading and typing take these letters for digits.
_READ_AS = str.maketrans("OoIl|SBZ", "00111582")
_ALIKE = "OoIl|"
# A number, at least one digit of which is a digit; "S47" and "B12" are none.
_DAMAGED = re.compile(
    rf"(?<![\w|])(?=[{_ALIKE}]{{0,8}}\d)[\d{_ALIKE}][\d{_ALIKE}SBZ]{{1,30}}(?![\w|])"
    rf"|(?<=\d)[{_ALIKE}SBZ]{{1,6}}(?=\d)|(?<=\d)l(?!\w)"
)
_WITHIN = re.compile(rf"(?<=\d)(?P<gap>[{MARKS}]{{1,3}})(?P<it>[{_ALIKE}]{{1,6}})(?=[{MARKS}]{{1,3}}\d)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_DATE = re.compile(r"\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)(?:\d{4}|\d{2})|(?:19|20)\d\d-\d\d-\d\d")


def restored(text: str) -> str:
    """The text with letters that stand for digits in its numbers put right; as long as the text given.

    >>> restored("O77OO 9OO l23, S47 and B12")
    '07700 900 123, S47 and B12'
    """
    text = _DAMAGED.sub(lambda match: match[0].translate(_READ_AS), text)
    return _WITHIN.sub(lambda match: match["gap"] + match["it"].translate(_READ_AS), text)


def is_date(text: str) -> bool:
    """Whether all of the text is a year or a date in digits, which is nobody's number.

    >>> is_date("2019"), is_date("12/03/2019"), is_date("12/1234/19")
    (True, True, False)
    """
    return _YEAR.fullmatch(text) is not None or _DATE.fullmatch(text) is not None


def digits(text: str) -> str:
    """The ASCII digits of the text.

    >>> digits("999 123-4560")
    '9991234560'
    """
    return "".join(character for character in text if "0" <= character <= "9")
