"""Every pattern that reads a document, on text made to fit it and then repeated where it repeats."""

import importlib
import pkgutil
import random
import re
import time
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest

from ingest import (
    citations,
    keep,
    lesson_agencies,
    lesson_headings,
    lesson_labels,
    lesson_parts,
    lesson_sentences,
    lesson_tables,
    public_names,
    recognisers,
)

LESSONS = [lesson_agencies, lesson_headings, lesson_labels, lesson_parts, lesson_sentences, lesson_tables]

# The standard library's own reading of a pattern: which characters it asks for, and where it repeats.
_parser = importlib.import_module("re._parser")

# Twice the longest passage that detection hands over: a quadratic pattern takes seconds for it, a linear one far less
# than a tenth of one.
LENGTH = 16_000
CEILING_SECONDS = 0.5
SAMPLES = 6
PUMPS = 6
_OTHERS = "a1 A-.'(§é"
_IN_CATEGORY = {"DIGIT": "1", "WORD": "aA1_", "SPACE": " ", "NOT_DIGIT": "a ", "NOT_WORD": " .", "NOT_SPACE": "a1"}


def _patterns_in(thing: object) -> Iterator[re.Pattern[str]]:
    if isinstance(thing, re.Pattern) and isinstance(thing.pattern, str):
        yield thing
    elif isinstance(thing, tuple | list | frozenset):
        for item in thing:
            yield from _patterns_in(item)
    elif isinstance(thing, dict):
        for item in thing.values():
            yield from _patterns_in(item)


def _every_pattern() -> dict[str, re.Pattern[str]]:
    names = [module.name for module in pkgutil.iter_modules(recognisers.__path__, "ingest.recognisers.")]
    return _patterns_of([importlib.import_module(name) for name in names] + [citations, keep, public_names])


def _patterns_of(modules: list[ModuleType]) -> dict[str, re.Pattern[str]]:
    found: dict[re.Pattern[str], str] = {}
    for module in modules:
        for name, value in vars(module).items():
            for pattern in _patterns_in(value):
                found.setdefault(pattern, f"{module.__name__.removeprefix('ingest.')}.{name}")
    return {f"{name}-{number}": pattern for number, (pattern, name) in enumerate(found.items())}


PATTERNS = _every_pattern()
LESSON_PATTERNS = _patterns_of(LESSONS)
# Where a pattern of lessons is looked for, and not only matched where a block begins, its text is no longer than this.
LOOKED_THROUGH = 400


class _Writer:
    """Writes texts that fit a pattern, but for what it only looks at."""

    def __init__(self, pattern: re.Pattern[str], seed: int) -> None:
        self._tree = _parser.parse(pattern.pattern, pattern.flags & ~re.UNICODE)
        self._choice = random.Random(seed)  # noqa: S311  The same texts in every run are wanted.

    def sample(self) -> str:
        return self._written(self._tree)

    def pumped(self) -> Iterator[str]:
        for _ in range(SAMPLES):
            sample = self.sample()
            yield (sample * LENGTH)[:LENGTH]
            for _ in range(PUMPS):
                start, end = sorted(self._choice.choices(range(len(sample) + 1), k=2))
                unit = sample[start:end] or self._choice.choice(_OTHERS)
                yield (sample[:start] + unit * LENGTH)[:LENGTH]

    def _written(self, tree: Any) -> str:
        return "".join(self._one(str(operation), value) for operation, value in tree)

    def _one(self, operation: str, value: Any) -> str:
        written = ""
        match operation:
            case "LITERAL":
                written = chr(value)
            case "NOT_LITERAL" | "ANY":
                written = "a"
            case "IN":
                written = self._of_set(value)
            case "BRANCH":
                written = self._written(self._choice.choice(value[1]))
            case "SUBPATTERN":
                written = self._written(value[-1])
            case "MAX_REPEAT" | "MIN_REPEAT":
                least, most, body = value
                count = self._choice.randint(least, min(max(least, int(most)), least + 3))
                written = "".join(self._written(body) for _ in range(count))
            case _:
                # Anchors and what is only looked at take no characters; a group repeated is close enough to none.
                pass
        return written

    def _of_set(self, items: Any) -> str:
        if str(items[0][0]) == "NEGATE":
            taken = re.compile("[" + "".join(re.escape(chr(v)) for o, v in items[1:] if str(o) == "LITERAL") + "\0]")
            return self._choice.choice([other for other in _OTHERS if not taken.match(other)])
        operation, value = self._choice.choice(items)
        if str(operation) == "RANGE":
            return chr(self._choice.randint(*value))
        if str(operation) == "CATEGORY":
            return self._choice.choice(_IN_CATEGORY[str(value).removeprefix("CATEGORY_")])
        return chr(value)


def _is_slow(pattern: re.Pattern[str], text: str) -> bool:
    started = time.process_time()
    for _ in pattern.finditer(text):
        pass
    return time.process_time() - started > CEILING_SECONDS


def test_the_patterns_of_every_recogniser_are_pumped():
    pumped = {name.split(".")[1] for name in PATTERNS if name.startswith("recognisers.")}
    written = {recogniser.name.replace("-", "_") for recogniser in recognisers.ALL}
    # These read the words of a paragraph; the texts of test_all pump them as a whole.
    of_words = {"person", "place", "institution", "organisation", "proper_noun", "occupation"}
    assert written - pumped <= of_words | {"name_model", "place_model", "organisation_model"}


@pytest.mark.parametrize("name", PATTERNS)
def test_a_pattern_takes_linear_time_where_it_repeats(name: str):
    pattern = PATTERNS[name]
    assert not any(_is_slow(pattern, text) for text in _Writer(pattern, len(name)).pumped())


@pytest.mark.parametrize("name", LESSON_PATTERNS)
def test_a_pattern_of_lessons_takes_little_time_where_it_repeats(name: str):
    pattern = LESSON_PATTERNS[name]
    started = time.process_time()
    texts = 0
    for text in _Writer(pattern, len(name)).pumped():
        pattern.match(text)
        pattern.fullmatch(text[:LOOKED_THROUGH])
        pattern.search(text[:LOOKED_THROUGH])
        texts += 1
    assert time.process_time() - started < CEILING_SECONDS * texts / 10


def test_a_pattern_of_quadratic_time_is_noticed():
    quadratic = re.compile(r"(?:\d+ )*x")
    assert any(_is_slow(quadratic, text) for text in _Writer(quadratic, 1).pumped())
