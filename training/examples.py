"""From passages to the numbers that the model is trained on: batches of passages of like length."""

import random
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from ingest.name_model.labels import LABELS
from ingest.name_model.reading import Piece, Reader
from training.corpora import CORPORA, benchmark, corpus, recased
from training.generate import generate
from training.noise import Labelled

LONGEST = 160  # pieces
_AT_ONCE = 3_000  # pieces
_POOL = 4_000  # passages that are sorted by length before they are cut into batches
NOTHING = -100  # a place without a label


class Batch(NamedTuple):
    """Tensors of (passages, pieces); `labels` is NOTHING where there is padding."""

    pieces: Tensor
    shapes: Tensor
    labels: Tensor


def real(shared: Path, *, development: bool) -> dict[str, list[Labelled]]:
    """The passages of the corpora and of the benchmark under `shared`, by where they come from."""
    found = {name: list(corpus(shared / "data" / "ner", name, development=development)) for name in CORPORA}
    found["tab"] = list(benchmark(shared / "data" / "tab" / "extra_spans.json", development=development))
    return found


def mixture(shared: Path, seed: int, invented: int) -> list[Labelled]:
    """One round of training: all real passages, some of them without their case, and so many `invented` ones."""
    chance = random.Random(seed)
    passages = [recased(one, chance) for group in real(shared, development=False).values() for one in group]
    passages += generate(seed, invented)
    chance.shuffle(passages)
    return passages


def labelled_pieces(reader: Reader, passage: Labelled) -> list[tuple[Piece, int]]:
    """The pieces of the passage, each with the number of its label."""
    spans = list(passage.spans)
    at = 0
    pairs = []
    for piece in reader.pieces(passage.text):
        while at < len(spans) and spans[at][1] <= piece.start:
            at += 1
        inside = at < len(spans) and spans[at][0] < piece.end
        pairs.append((piece, LABELS.index(spans[at][2]) if inside else 0))
    return pairs


def batches(reader: Reader, passages: Sequence[Labelled], seed: int) -> Iterator[Batch]:
    """The passages in batches of about _AT_ONCE pieces, in an order that the seed decides."""
    chance = random.Random(seed)
    for begin in range(0, len(passages), _POOL):
        cut = [
            pairs[start : start + LONGEST]
            for passage in passages[begin : begin + _POOL]
            for pairs in [labelled_pieces(reader, passage)]
            for start in range(0, len(pairs), LONGEST)
        ]
        cut.sort(key=len)
        groups: list[list[list[tuple[Piece, int]]]] = [[]]
        for pairs in cut:
            if groups[-1] and (len(groups[-1]) + 1) * len(pairs) > _AT_ONCE:
                groups.append([])
            groups[-1].append(pairs)
        chance.shuffle(groups)
        for group in groups:
            yield _batch(reader, group)


def _batch(reader: Reader, group: list[list[tuple[Piece, int]]]) -> Batch:
    width = max(map(len, group)) + 2
    batch = Batch(
        torch.zeros(len(group), width, dtype=torch.long),
        torch.zeros(len(group), width, dtype=torch.long),
        torch.full((len(group), width), NOTHING),
    )
    for row, pairs in enumerate(group):
        count = len(pairs)
        batch.pieces[row, : count + 2] = torch.tensor([reader.start, *(piece.id for piece, _ in pairs), reader.end])
        batch.shapes[row, 1 : count + 1] = torch.tensor([int(piece.shape) for piece, _ in pairs], dtype=torch.long)
        batch.labels[row, 1 : count + 1] = torch.tensor([label for _, label in pairs], dtype=torch.long)
    return batch
