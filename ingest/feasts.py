"""Which month a feast falls in."""

from calendar import monthrange

# Feasts with a fixed date and the month that they fall in.
_FIXED = {
    "christmas": 12,
    "boxing day": 12,
    "new year's eve": 12,
    "hogmanay": 12,
    "new year": 1,
    "burns night": 1,
    "st david's day": 3,
    "saint david's day": 3,
    "st patrick's day": 3,
    "saint patrick's day": 3,
    "st george's day": 4,
    "saint george's day": 4,
    "valentine's day": 2,
    "april fool": 4,
    "may day": 5,
    "halloween": 10,
    "hallowe'en": 10,
    "bonfire night": 11,
    "guy fawkes": 11,
    "remembrance day": 11,
    "remembrance sunday": 11,
    "armistice day": 11,
    "st andrew's day": 11,
    "saint andrew's day": 11,
    "father's day": 6,
}
# Feasts that move with Easter, in days from Easter Sunday.
_MOVABLE = {
    "shrove tuesday": -47,
    "ash wednesday": -46,
    "mother's day": -21,
    "mothering sunday": -21,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter monday": 1,
    "easter": 0,
    "ascension day": 39,
    "whitsun": 49,
    "whit sunday": 49,
    "whit monday": 50,
    "pentecost": 49,
}


def feast(wording: str, year: int | None) -> int | None:
    """The month (1-12) of the feast that the wording names, `None` where it names none.

    0 stands for a feast that moves, in a year that is not known. `wording` is in lower case with straight apostrophes.

    >>> feast("christmas day", None), feast("good friday", 2024), feast("easter", None), feast("12 may", 2024)
    (12, 3, 0, None)
    """
    for name, offset in _MOVABLE.items():
        if name in wording:
            return 0 if year is None else _from_easter(year, offset)
    return next((month for name, month in _FIXED.items() if name in wording), None)


def _from_easter(year: int, offset: int) -> int:
    """The month of the day `offset` days from Easter Sunday, by the Gregorian rule of Meeus, Jones and Butcher."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 4) % 7
    count = moon + weekday - 7 * ((golden + 11 * moon + 22 * weekday) // 451) + 114
    month, day = count // 31, count % 31 + 1 + offset
    while day < 1:
        month -= 1
        day += monthrange(year, month)[1]
    while day > monthrange(year, month)[1]:
        day -= monthrange(year, month)[1]
        month += 1
    return month
