"""How a word is written: what the encoder, which reads words without their case, would not see otherwise."""

from enum import IntEnum


class Shape(IntEnum):
    """The shape of the word that a piece belongs to; the values are rows of the model's table."""

    NONE = 0  # punctuation, padding, the marks at both ends
    LOWER = 1
    CAPITAL = 2
    UPPER = 3
    LETTER = 4  # a single capital
    MIXED = 5
    DIGITS = 6
    OPENING = 7  # a capital where any word would have one


def shape_of(word: str, *, opens: bool) -> Shape:
    """The shape of a word; `opens` says that it is the first of its passage or sentence.

    >>> [shape_of(word, opens=False).name for word in ("ward", "Ward", "WARD", "J", "McKay", "7b", "-")]
    ['LOWER', 'CAPITAL', 'UPPER', 'LETTER', 'MIXED', 'DIGITS', 'NONE']
    """
    if not word[:1].isalnum():
        return Shape.NONE
    if any(character.isdigit() for character in word):
        return Shape.DIGITS
    if word.islower():
        return Shape.LOWER
    if len(word) == 1 or word.isupper():
        return Shape.UPPER if len(word) > 1 else Shape.LETTER
    if not (word[0].isupper() and word[1:].islower()):
        return Shape.MIXED
    return Shape.OPENING if opens else Shape.CAPITAL
