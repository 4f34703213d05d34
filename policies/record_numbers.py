"""The number under which a review stays known: `CR`, six digits and a check digit, never given twice.

House rule, after the copy numbers of the national collection. The check digit is Damm's (H. M. Damm, Total
anti-symmetrische Quasigruppen, 2004): it sees every wrong digit and every two neighbours that were exchanged, which are
what people get wrong when they copy or dictate a number.
"""

import re

LAST = 999_999
_SHAPE = re.compile(r"CR([0-9]{6})([0-9])")
# A quasigroup of order ten that is totally anti-symmetric: row by what came before, column by the next digit.
_TABLE = (
    "0317598642",
    "7092154863",
    "4206871359",
    "1750983426",
    "6123045978",
    "3674209581",
    "5869720134",
    "8945362017",
    "9438617205",
    "2581436790",
)


def record_number(number: int) -> str:
    """The number of the record that was given that number, from 1 to `LAST`.

    >>> record_number(572)
    'CR0005724'

    Raises:
        ValueError: the number is out of range.
    """
    if not 1 <= number <= LAST:
        raise ValueError(f"Record numbers go from 1 to {LAST}.")
    digits = f"{number:06d}"
    return f"CR{digits}{_check(digits)}"


def is_record_number(wording: str) -> bool:
    """Whether it is such a number, written as `record_number` writes it, and its check digit is right.

    >>> is_record_number("CR0005724"), is_record_number("CR0005742")
    (True, False)
    """
    found = _SHAPE.fullmatch(wording)
    return found is not None and int(found[1]) > 0 and _check(found[1]) == found[2]


def number_of(wording: str) -> int:
    """The number that `record_number` made that of, blanks and the case of its letters apart.

    >>> number_of(" cr0005724 ")
    572

    Raises:
        ValueError: it is none, or a digit of it is wrong.
    """
    tidy = "".join(wording.split()).upper()
    if not is_record_number(tidy):
        raise ValueError(
            f"A record number is CR and seven digits, such as {record_number(572)}. One of these is wrong."
        )
    return int(tidy[2:-1])


def _check(digits: str) -> str:
    interim = "0"
    for digit in digits:
        interim = _TABLE[int(interim)][int(digit)]
    return interim
