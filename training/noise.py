"""Damage and styles that real text carries, applied to a finished passage with its spans kept exact.

House rule: the operators are those that reports, chat logs and scans show: capitals, no capitals, slips of the
hand, letters that a scanner confuses, curly quotation marks.
"""

import random
from collections.abc import Sequence
from typing import NamedTuple

_CONFUSED = (("rn", "m"), ("m", "rn"), ("l", "1"), ("i", "l"), ("I", "l"), ("O", "0"), ("o", "0"), ("e", "c"),
             ("h", "b"), ("S", "5"), ("cl", "d"), ("a", "o"), ("u", "v"), ("B", "8"))  # fmt: skip
_TITLE_SMALL = {"a", "an", "the", "of", "and", "in", "on", "at", "to", "for", "by", "with", "y", "yn"}


class Labelled(NamedTuple):
    """A passage and its names: half-open spans of code points, sorted, disjoint, labelled PER, LOC or ORG."""

    text: str
    spans: tuple[tuple[int, int, str], ...]


Edit = tuple[int, int, str]


def edit(passage: Labelled, edits: Sequence[Edit]) -> Labelled:
    """`passage` with each (start, end, new text) done; edits are sorted, disjoint and cross no edge of a span."""
    parts: list[str] = []
    moved: list[tuple[int, int]] = []
    last = 0
    for start, end, new in edits:
        parts += (passage.text[last:start], new)
        moved.append((end, len(new) - (end - start)))
        last = end
    parts.append(passage.text[last:])

    def shift(at: int) -> int:
        return at + sum(delta for end, delta in moved if end <= at)

    spans = tuple((shift(start), shift(end), label) for start, end, label in passage.spans)
    return Labelled("".join(parts), spans)


def _same_length(text: str, changed: str) -> str:
    return changed if len(changed) == len(text) else text


def lower(passage: Labelled) -> Labelled:
    """The passage as a telephone's owner types it: no capitals."""
    return passage._replace(text="".join(_same_length(letter, letter.lower()) for letter in passage.text))


def upper(passage: Labelled) -> Labelled:
    """The passage as a heading or an old system prints it: capitals only."""
    return passage._replace(text="".join(_same_length(letter, letter.upper()) for letter in passage.text))


def title(passage: Labelled) -> Labelled:
    """The passage as a heading: a capital on every word but small ones, names as they were."""
    letters = list(passage.text)
    inside = {at for start, end, _ in passage.spans for at in range(start, end)}
    for at, letter in enumerate(letters):
        starts = letter.isalpha() and (at == 0 or passage.text[at - 1] in " (/\t")
        word = passage.text[at:].split(" ", 1)[0] if starts else ""
        if starts and at not in inside and (at == 0 or word.strip(".,:;") not in _TITLE_SMALL):
            letters[at] = _same_length(letter, letter.upper())
    return passage._replace(text="".join(letters))


def shout_names(passage: Labelled) -> Labelled:
    """Every name of a person in capitals, as court and police papers have it."""
    text = passage.text
    for start, end, label in passage.spans:
        if label == "PER":
            text = text[:start] + _same_length(text[start:end], text[start:end].upper()) + text[end:]
    return passage._replace(text=text)


def curly(passage: Labelled) -> Labelled:
    """Typewriter apostrophes and quotation marks made typographic."""
    letters = list(passage.text)
    for at, letter in enumerate(letters):
        opening = at == 0 or letters[at - 1] in " (\t[“‘"
        if letter == "'":
            letters[at] = "‘" if opening else "’"
        elif letter == '"':
            letters[at] = "“" if opening else "”"
    return passage._replace(text="".join(letters))


def _slip(rng: random.Random, text: str, start: int, end: int) -> Edit | None:
    inner = [at for at in range(start + 1, end - 1) if text[at].isalpha() and text[at + 1].isalpha()]
    if len(inner) < 2:
        return None
    at = rng.choice(inner)
    kind = rng.randrange(4)
    if kind == 0:
        return at, at + 2, text[at + 1] + text[at]
    if kind == 1:
        return at, at + 1, ""
    if kind == 2:
        return at, at + 1, text[at] * 2
    return at, at + 1, rng.choice("aeionrst")


def _words(text: str) -> list[tuple[int, int]]:
    found, start = [], -1
    for at, letter in enumerate(f"{text} "):
        if letter.isalpha():
            start = at if start < 0 else start
        elif start >= 0:
            found.append((start, at))
            start = -1
    return found


def typing(rng: random.Random, passage: Labelled, *, names: float, words: float) -> Labelled:
    """Swapped, dropped, doubled and wrong letters in the given shares of names and of other words."""
    inside = {at for start, end, _ in passage.spans for at in range(start, end)}
    edits = []
    for start, end in _words(passage.text):
        if rng.random() < (names if start in inside else words):
            slip = _slip(rng, passage.text, start, end)
            if slip is not None:
                edits.append(slip)
    return edit(passage, edits)


def scan(rng: random.Random, passage: Labelled, share: float) -> Labelled:
    """Letters that a scanner confuses in `share` of the words, and now and then a space within a name."""
    inside = {at for start, end, _ in passage.spans for at in range(start, end)}
    edits: list[Edit] = []
    for start, end in _words(passage.text):
        if rng.random() >= share:
            continue
        if start in inside and end - start > 4 and rng.random() < 0.3:
            at = rng.randrange(start + 2, end - 1)
            edits.append((at, at, " "))
            continue
        places = [
            (start + at, start + at + len(old), new)
            for old, new in _CONFUSED
            for at in range(end - start)
            if passage.text[start + at : start + at + len(old)] == old and start + at + len(old) <= end
        ]
        if places:
            edits.append(rng.choice(places))
    return edit(passage, edits)


def style(rng: random.Random, passage: Labelled, *, chat: bool = False, heading: bool = False) -> Labelled:
    """The passage in one of the styles that suit it."""
    chance = rng.random()
    if chat and chance < 0.75:
        passage = typing(rng, lower(passage), names=0.05, words=0.05)
    elif heading:
        passage = upper(passage) if chance < 0.4 else title(passage) if chance < 0.75 else passage
    elif chance < 0.03:
        passage = upper(passage)
    elif chance < 0.07:
        passage = lower(passage)
    elif chance < 0.10:
        passage = shout_names(passage)
    elif chance < 0.16:
        passage = typing(rng, passage, names=0.4, words=0.03)
    elif chance < 0.21:
        passage = scan(rng, passage, 0.25)
    return curly(passage) if rng.random() < 0.5 else passage
