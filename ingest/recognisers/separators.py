"""What people put between the digits of one number."""

# Spaces, dots, dashes and slashes of every kind: an NHS number is written 999 123 4560, 999-123-4560 and 999.123.4560.
_MARKS = " .\u00a0\u2007\u2009\u202f\u2010-\u2015\u2212\\-"

# Bounded, so that a pattern made of it takes linear time.
GAP = f"[{_MARKS}]{{0,3}}"

# What stands between a label and its value: "NHS number: ", "NHS No (", a tab between two cells.
LABEL_GAP = r"[\s:.#=()\[\]\u2013\u2014-]{0,6}(?:(?:is|was|of|as)[\s:]{1,3})?"


def digits(text: str) -> str:
    """The ASCII digits of the text.

    >>> digits("999 123-4560")
    '9991234560'
    """
    return "".join(character for character in text if "0" <= character <= "9")
