"""Long reports for measuring speed: the demonstration's reviews and inspection reports, with invented people in all.

A long report is not a short one many times over: what is slow in many names, many different words or many paragraphs
shows only where they are different. So each chapter is one of the invented reviews with the names of other reviews in
it, followed by paragraphs of inspection reports that nothing else in the text repeats, with some of those names in
them. A report of fewer words is the beginning of a longer one, and all are the same on every run.
"""

import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import msgspec
from measuring import SHARED

from ingest.errors import DocumentRefused
from ingest.extract import extract
from ingest.raw import Raw
from ingest.structure import BlockKind
from repository.demo.source import SOURCES, Review, reviews

# So many words of inspection reports follow each review of about two thousand.
_FOLLOWING = 3_000
# Every third paragraph of an inspection report tells of somebody; reviews name people about as often.
_NAMED = 3
_SHORTEST = 8
_ACTORS = re.compile(r"\b(?:[Ss]ocial workers|[Ll]eaders|[Ss]taff|[Pp]ractitioners|[Mm]anagers|[Cc]hildren)\b")
_TITLES = ("Mr", "Mrs", "Ms", "Dr")
_NAME_KEYS = ("full name", "first name", "surname", "nickname", "title and surname", "professional")
_PART = re.compile(r"[^\W\d_]{3,}(?:-[^\W\d_]+)*")
_NO_PARTS = frozenset({"Mrs", "Miss", "Sister", "Father", "Nurse"})


class Names(NamedTuple):
    """What the invented people of a review are called, in the order of their first mention in its list."""

    first: tuple[str, ...]
    last: tuple[str, ...]


def composed(words: int, inspections: Path = SHARED / "data" / "ofsted") -> str:
    """A report of `words` words or up to one paragraph more, one paragraph a line."""
    lines: list[str] = []
    left = words
    for line in _lines(inspections):
        lines.append(line)
        left -= len(line.split())
        if left <= 0:
            break
    return "\n\n".join(lines) + "\n"


def _lines(inspections: Path) -> Iterator[str]:
    told = reviews()
    names = {review.name: names_of(review) for review in told}
    firsts = tuple(dict.fromkeys(name for one in names.values() for name in one.first))
    lasts = tuple(dict.fromkeys(name for one in names.values() for name in one.last))
    real = paragraphs(inspections)
    chapter = 0
    while True:
        review = told[chapter % len(told)]
        drawn = random.Random(chapter)  # noqa: S311 - the same names on every run.
        own = names[review.name]
        new_firsts, new_lasts = drawn.sample(firsts, len(own.first)), drawn.sample(lasts, len(own.last))
        swapped = dict(zip((*own.first, *own.last), (*new_firsts, *new_lasts), strict=True))
        yield from (renamed(block.text, swapped) for block in review.blocks if block.text)
        following = number = 0
        while following < _FOLLOWING and (paragraph := next(real, "")):
            number += 1
            following += len(paragraph.split())
            somebody = f"{drawn.choice(_TITLES)} {drawn.choice(new_lasts)}"
            yield paragraph if number % _NAMED else _ACTORS.sub(somebody, paragraph, count=1)
        chapter += 1


def renamed(text: str, names: dict[str, str]) -> str:
    """The text with each of the names replaced, all of them at once.

    >>> renamed("Ann met Bob. Annie left.", {"Ann": "Bob", "Bob": "Cat"})
    'Bob met Cat. Annie left.'
    """
    pattern = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    return re.sub(rf"(?<!\w)(?:{pattern})(?!\w)", lambda match: names[match[0]], text)


def names_of(review: Review) -> Names:
    """The names of the people of a review, read off the list of what may not be left of it."""
    gone = msgspec.json.decode((SOURCES / f"{review.name}.identifiers.json").read_bytes())["gone"]
    first: dict[str, None] = {}
    last: dict[str, None] = {}
    for key in _NAME_KEYS:
        for name in gone.get(key, ()):
            parts = [part for part in _PART.findall(name) if part[0].isupper() and part not in _NO_PARTS]
            alone = last if "surname" in key else first
            last.update(dict.fromkeys(parts[-1:] if len(parts) > 1 or alone is last else ()))
            first.update(dict.fromkeys(parts[:-1] if len(parts) > 1 or alone is last else parts))
    return Names(tuple(name for name in first if name not in last), tuple(last))


def paragraphs(folder: Path) -> Iterator[str]:
    """The paragraphs of the inspection reports, each only once."""
    seen: set[str] = set()
    for file in sorted(folder.glob("*.pdf")):
        for paragraph in _read(file):
            if paragraph not in seen:
                seen.add(paragraph)
                yield paragraph


@cache
def _read(file: Path) -> tuple[str, ...]:
    try:
        content = extract(Raw(file.read_bytes())).content.reveal()
    except DocumentRefused:
        return ()  # Three of them are pages of a web site that somebody saved under the name of a PDF.
    return tuple(
        text
        for block in content.blocks
        if block.kind in {BlockKind.PARAGRAPH, BlockKind.LIST_ITEM}
        and len((text := content.text[block.span.start : block.span.end]).split()) >= _SHORTEST
    )
