"""Invented passages of case reviews with the names in them labelled to the character.

Half of the passages name people and half write of them as published reviews do, so that a model trained here
learns both what to find and what to leave. `python -m training.generate --seed 1 --count 20` prints some to read.
"""

import argparse
import random
import sys
from collections.abc import Iterator

from training.cast import Cast, Piece
from training.noise import Labelled, style
from training.templates import Template, compose, groups, join, opened, suits

__all__ = ["Labelled", "generate", "marked"]

_PROSE = {"narrative": 10, "analysis": 6, "records": 4, "quotes": 4, "letters": 3, "words": 3, "negatives": 2}
_PROSE_UNNAMED = {"narrative": 6, "analysis": 6, "records": 2, "quotes": 2, "letters": 1, "words": 3, "negatives": 10,
                  "recommendations": 4}  # fmt: skip
_LAYOUTS = {"prose": 60, "welsh": 7, "chronology": 8, "chat": 8, "headings": 7, "tables": 6, "recommendations": 4}
_LEADS = ("• ", "- ", "* ", "{}.{} ", "{}.{}.{} ", "{}) ", "({}) ", "{}. ")
_ATTEMPTS = 30
_UNNAMED = 0.38
_STOPS = '.!?:;,"”’'


def _pick(rng: random.Random, group: str, cast: Cast, used: set[str]) -> Template:
    choices = groups()[group]
    for _ in range(_ATTEMPTS):
        template = rng.choice(choices)
        if template.text not in used and suits(template, cast):
            used.add(template.text)
            return template
    return next(template for template in groups()["negatives"] if not template.roles)


def _lead(rng: random.Random) -> str:
    return rng.choice(_LEADS).format(rng.randint(1, 9), rng.randint(1, 40), rng.randint(1, 9))


def _prose(rng: random.Random, cast: Cast, weights: dict[str, int]) -> list[Piece]:
    names = list(weights)
    main = rng.choices(names, list(weights.values()))[0]
    used: set[str] = set()
    pieces: list[Piece] = [(_lead(rng), "")] if rng.random() < 0.2 else []
    for at in range(rng.choice([1, 1, 2, 2, 3, 3, 4, 5, 6])):
        group = main if rng.random() < 0.6 else rng.choices(names, list(weights.values()))[0]
        template = _pick(rng, group, cast, used)
        if rng.random() < 0.2:
            template = opened(rng, template)
        if at:
            pieces.append((" " if pieces[-1][0][-1] in _STOPS else rng.choice([". ", "; "]), ""))
        pieces += compose(rng, cast, template)
    return pieces


def _lines(rng: random.Random, cast: Cast, group: str, most: int, between: str) -> list[Piece]:
    used: set[str] = set()
    pieces = compose(rng, cast, _pick(rng, group, cast, used))
    for _ in range(rng.randint(1, most) - 1):
        pieces += [(between, ""), *compose(rng, cast, _pick(rng, group, cast, used))]
    return pieces


def _cast(rng: random.Random, *, welsh: bool) -> Cast:
    if rng.random() < _UNNAMED:
        return Cast(rng, family=False, staff=False, welsh=welsh)
    family, staff = rng.choices([(True, True), (True, False), (False, True)], [60, 25, 15])[0]
    return Cast(rng, family=family, staff=staff, welsh=welsh)


def _passage(rng: random.Random) -> Labelled:
    layout = rng.choices(list(_LAYOUTS), list(_LAYOUTS.values()))[0]
    cast = _cast(rng, welsh=layout == "welsh")
    named = cast.names("child") or cast.names("sw")
    if layout == "prose":
        pieces = _prose(rng, cast, _PROSE if named else _PROSE_UNNAMED)
    elif layout == "chat":
        pieces = _lines(rng, cast, "chat", 4, rng.choice([" ", " ", ". ", ", ", " / ", " - "]))
    else:
        pieces = _lines(rng, cast, layout, {"welsh": 4, "recommendations": 2}.get(layout, 1), " ")
    return style(rng, join(pieces), chat=layout == "chat", heading=layout == "headings")


def generate(seed: int, count: int) -> Iterator[Labelled]:
    """`count` passages, the same for the same seed."""
    rng = random.Random(seed)
    for _ in range(count):
        yield _passage(rng)


def marked(passage: Labelled) -> str:
    """The passage with its names in brackets, for a reader: "[PER:Tia] went home"."""
    text = passage.text
    for start, end, label in reversed(passage.spans):
        text = f"{text[:start]}[{label}:{text[start:end]}]{text[end:]}"
    return text


def main() -> None:
    """Prints passages to read."""
    parser = argparse.ArgumentParser(description="Print invented passages with their names in brackets.")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=20)
    options = parser.parse_args()
    for passage in generate(options.seed, options.count):
        sys.stdout.write(f"{marked(passage)}\n\n")


if __name__ == "__main__":
    main()
