"""The texts that the name model learns from, as passages with the places of names; each split by document.

The corpora in two columns do not mark their documents, which stand one after the other: the last tenth of each file is
kept for development, so that at most one document lies on both sides. Of the benchmark's texts every eighth is.
"""

import json
import random
import re
from collections.abc import Iterator
from pathlib import Path

from training.noise import Labelled, lower, upper

CORPORA = ("gum", "wnut17", "btc", "ewt", "re3d", "litbank")
_KINDS = {"PERSON": "PER", "LOC": "LOC", "ORG": "ORG"}
_TITLE = re.compile(r"(?:Mr|Mrs|Ms|Miss|Dr|Sir|Lord|Lady|Judge|Professor)\.?\s+")
_CLOSES = frozenset(".,;:!?)]}%'’”")
_OPENS = frozenset("([{“‘$£#@")
_LONGEST = 120


def corpus(folder: Path, name: str, *, development: bool) -> Iterator[Labelled]:
    """The passages of one corpus of `folder`: one to four sentences that follow each other."""
    blocks = (folder / f"{name}.conll").read_text("utf-8").split("\n\n")
    sentences = [[tuple(line.split("\t")) for line in block.splitlines() if "\t" in line] for block in blocks]
    sentences = [[pair for pair in sentence if pair[0].strip()] for sentence in sentences if sentence]
    cut = len(sentences) * 9 // 10
    chance = random.Random(f"{name} {development}")
    rest = sentences[cut:] if development else sentences[:cut]
    at = 0
    while at < len(rest):
        # Tweets follow each other by accident; of a novel or a judgment the next sentence tells more.
        reach = at + (1 if name in {"btc", "wnut17"} else chance.randint(1, 4))
        yield _passage([pair for sentence in rest[at:reach] for pair in sentence])
        at = reach


def _passage(tagged: list[tuple[str, ...]]) -> Labelled:
    text = ""
    spans: list[tuple[int, int, str]] = []
    quoted = False
    glue = True
    for word, tag in tagged:
        straight = word in {'"', "``", "''"}
        closes = word[0] in _CLOSES or word in {"n't", "-"} or (straight and quoted)
        if text and not glue and not closes:
            text += " "
        start = len(text)
        text += word
        quoted = quoted != straight
        glue = word in _OPENS or word == "-" or (straight and quoted)
        if tag == "O":
            continue
        label = tag[2:]
        if tag[0] == "I" and spans and spans[-1][2] == label and start - spans[-1][1] <= 1:
            spans[-1] = (spans[-1][0], len(text), label)
        else:
            spans.append((start, len(text), label))
    return Labelled(text, tuple(spans))


def benchmark(file: Path, *, development: bool) -> Iterator[Labelled]:
    """The paragraphs of the Text Anonymization Benchmark's texts in `file`; a title is no part of a name."""
    for number, document in enumerate(json.loads(file.read_text("utf-8"))):
        if (number % 8 == 7) != development:
            continue
        named = [(start, end, _KINDS[kind]) for start, end, kind in document["spans"] if kind in _KINDS]
        for match in re.finditer(r"[^\n]+", document["text"]):
            yield _cut(document["text"], match.start(), match.end(), named)


def _cut(text: str, begin: int, stop: int, named: list[tuple[int, int, str]]) -> Labelled:
    spans: list[tuple[int, int, str]] = []
    for start, end, label in sorted(named, key=lambda span: (span[0], -span[1])):
        if start < begin or end > stop or (spans and start < spans[-1][1] + begin):
            continue
        title = _TITLE.match(text, start, end) if label == "PER" else None
        spans.append(((title.end() if title else start) - begin, end - begin, label))
    return Labelled(text[begin:stop], tuple(spans))


def recased(passage: Labelled, chance: random.Random) -> Labelled:
    """The passage, or, one time in five, the same without its case, in capitals or with its names in lower case."""
    draw = chance.random()
    if draw < 0.1:
        return lower(passage)
    if draw < 0.13:
        return upper(passage)
    if draw < 0.2:
        text = passage.text
        for start, end, label in passage.spans:
            if label == "PER":
                text = text[:start] + lower(passage._replace(text=text[start:end])).text + text[end:]
        return passage._replace(text=text)
    return passage
