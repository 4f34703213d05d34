"""Numbers that a program draws before list items and headings, and that are nowhere in the text."""

_ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


def written(number: int, style: str) -> str:
    """The number in a style: "1" figures, "a" or "A" letters, "i" or "I" Roman figures. Others are figures.

    >>> written(3, "1"), written(28, "a"), written(4, "I")
    ('3', 'bb', 'IV')
    """
    if number < 1 or number > 999 or style not in ("a", "A", "i", "I"):
        return str(number)
    if style in ("a", "A"):
        # Word processors go on with "aa", "bb" after "z".
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    else:
        letters, rest = "", number
        for value, figure in _ROMAN:
            letters += figure * (rest // value)
            rest %= value
    return letters.upper() if style.isupper() else letters


class ListNumbers:
    """Counts the items of one list; `style` as in `written`, or "" for a list without numbers."""

    def __init__(self, style: str = "", start: int = 1) -> None:
        self._style = style
        self.next = start

    def take(self, stated: int | None = None) -> int:
        """The number of the next item, which may state its own."""
        number = self.next if stated is None else stated
        self.next = number + 1
        return number

    def label(self, stated: int | None = None) -> str:
        """What is drawn before the next item, with the space after it; "" where the list has no numbers."""
        number = self.take(stated)
        return f"{written(number, self._style)}. " if self._style else ""
