"""When a feast falls: its day, its month, or its season where the moon moves it."""

from datetime import date

# Feasts of faiths whose calendars follow the moon, in the season that they stay in or nearly so.
_SEASONS = {
    **dict.fromkeys(("diwali", "deepavali", "navratri", "yom kippur", "rosh hashan", "sukkot"), "autumn"),
    **dict.fromkeys(("hanukkah", "chanukah", "lunar new year", "chinese new year"), "winter"),
    **dict.fromkeys(("passover", "pesach", "purim", "nowruz", "wesak", "vesak"), "spring"),
    "shavuot": "summer",
}
# House rule: feasts that wander through the whole year, and saints of whom the lists know no day, become this.
_FESTIVAL = "a religious festival"
_WANDERING = ("eid", "ramadan", "ramzan", "ashura", "muharram")
# Feasts that move with Easter, in days from Easter Sunday.
_MOVABLE = {
    "shrove tuesday": -47,
    "pancake": -47,
    "ash wednesday": -46,
    "mother's day": -21,
    "mothering sunday": -21,
    "mothers' day": -21,
    "mothers day": -21,
    "palm sunday": -7,
    "maundy thursday": -3,
    "good friday": -2,
    "easter saturday": -1,
    "holy saturday": -1,
    "easter eve": -1,
    "easter monday": 1,
    "easter tuesday": 2,
    "easter": 0,
    "pasg": 0,
    "ascension day": 39,
    "whit monday": 50,
    "whit tuesday": 51,
    "whitsun monday": 50,
    "pentecost": 49,
    "trinity sunday": 56,
    "corpus christi": 60,
}
# Feasts with a fixed day: month and day; 0 where the week decides on the day.
_FIXED = {
    "christmas eve": (12, 24),
    "christmas bank": (12, 0),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "stephen": (12, 26),
    "nicholas": (12, 6),
    "new year's eve": (12, 31),
    "new years eve": (12, 31),
    "new year eve": (12, 31),
    "hogmanay": (12, 31),
    "nos galan": (12, 31),
    "nadolig": (12, 25),
    "new year": (1, 1),
    "twelfth night": (1, 5),
    "burns": (1, 25),
    "candlemas": (2, 2),
    "brigid": (2, 1),
    "valentine": (2, 14),
    "david": (3, 1),
    "dewi": (3, 1),
    "patrick": (3, 17),
    "april fool": (4, 1),
    "vaisakhi": (4, 0),
    "baisakhi": (4, 0),
    "george": (4, 23),
    "may day": (5, 1),
    "may bank": (5, 0),
    "spring bank": (5, 0),
    "whit bank": (5, 0),
    "father": (6, 0),
    "the twelfth": (7, 12),
    "lammas": (8, 1),
    "summer bank": (8, 0),
    "august bank": (8, 0),
    "michaelmas": (9, 29),
    "hallow": (10, 31),
    "all saint": (11, 1),
    "all soul": (11, 2),
    "bonfire night": (11, 5),
    "guy fawkes": (11, 5),
    "remembrance day": (11, 11),
    "remembrance sunday": (11, 0),
    "armistice": (11, 11),
    "martinmas": (11, 11),
    "andrew": (11, 30),
    "holi": (3, 0),
}
_WHIT = "whit"


def feast(wording: str, year: int | None) -> int | str | None:
    """The month (1-12) of the feast that the wording names, a season for one that moves, `None` where it names none.

    `wording` is in lower case with straight apostrophes.

    >>> feast("christmas day", None), feast("good friday", 2024), feast("easter", None), feast("12 may", 2024)
    (12, 3, 'spring', None)
    >>> feast("diwali", 2019), feast("eid", None)
    ('autumn', 'a religious festival')
    """
    season = next((season for name, season in _SEASONS.items() if name in wording), None)
    if season or wording.startswith(_WANDERING):
        return season or _FESTIVAL
    offset = _offset(wording)
    if offset is not None:
        return "spring" if year is None else _from_easter(year, offset).month
    month = next((month for name, (month, _) in _FIXED.items() if name in wording), None)
    return _FESTIVAL if month is None and wording.startswith(("st ", "st. ", "saint ")) else month


def feast_day(wording: str, year: int) -> date | None:
    """The day of the feast that the wording names; `None` where it names none, or the moon or the week decides.

    >>> feast_day("boxing day", 2019), feast_day("easter monday", 2019)
    (datetime.date(2019, 12, 26), datetime.date(2019, 4, 22))
    """
    if feast(wording, None) is None or any(name in wording for name in (*_SEASONS, "weekend", "bank")):
        return None
    offset = _offset(wording)
    if offset is not None:
        return _from_easter(year, offset)
    month, day = next((when for name, when in _FIXED.items() if name in wording), (0, 0))
    return date(year, month, day) if day else None


def _offset(wording: str) -> int | None:
    found = next((offset for name, offset in _MOVABLE.items() if name in wording), None)
    return 49 if found is None and _WHIT in wording and "bank" not in wording else found


def _from_easter(year: int, offset: int) -> date:
    """The day `offset` days from Easter Sunday, by the Gregorian rule of Meeus, Jones and Butcher."""
    golden, century = year % 19, year // 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (year % 100 // 4) - moon - year % 4) % 7
    count = moon + weekday - 7 * ((golden + 11 * moon + 22 * weekday) // 451) + 114
    return date.fromordinal(date(year, count // 31, count % 31 + 1).toordinal() + offset)
