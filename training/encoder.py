"""The encoder of the name model: BERT as Devlin and others (2019) describe it, with word shapes instead of segments.

The published encoder reads words without their case. What it lost comes back as the shape of the word that a piece
belongs to, in the place where BERT has the number of the sentence.
"""

from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from ingest.name_model.shapes import Shape

WIDTH = 384
HEADS = 12
INNER = 1536
VOCABULARY = 30_522
POSITIONS = 512


class Layer(nn.Module):
    """One block: attention over the passage, then a step for each piece."""

    def __init__(self) -> None:
        super().__init__()
        self.query = nn.Linear(WIDTH, WIDTH)
        self.key = nn.Linear(WIDTH, WIDTH)
        self.value = nn.Linear(WIDTH, WIDTH)
        self.attended = nn.Linear(WIDTH, WIDTH)
        self.attended_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.inner = nn.Linear(WIDTH, INNER)
        self.outer = nn.Linear(INNER, WIDTH)
        self.outer_norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """`states` are (passages, pieces, WIDTH); `mask` is added to attention, (passages, 1, 1, pieces)."""
        passages, pieces, _ = states.shape

        def heads(projection: nn.Linear) -> Tensor:
            return projection(states).view(passages, pieces, HEADS, WIDTH // HEADS).transpose(1, 2)

        mixed = functional.scaled_dot_product_attention(heads(self.query), heads(self.key), heads(self.value), mask)
        mixed = self.attended(mixed.transpose(1, 2).reshape(passages, pieces, WIDTH))
        states = self.attended_norm(states + self.dropout(mixed))
        stepped = self.outer(functional.gelu(self.inner(states)))
        result: Tensor = self.outer_norm(states + self.dropout(stepped))
        return result


class Tagger(nn.Module):
    """A label for every piece; `layers` of the published encoder's six are used, from the bottom."""

    def __init__(self, labels: int, layers: int) -> None:
        super().__init__()
        self.words = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.shapes = nn.Embedding(len(Shape), WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = nn.Dropout(0.1)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.head = nn.Linear(WIDTH, labels)

    def forward(self, pieces: Tensor, shapes: Tensor) -> Tensor:
        """Logits (passages, pieces, labels) of `pieces` and their `shapes`, both (passages, pieces); 0 is padding."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        states = self.words(pieces) + self.positions(places) + self.shapes(shapes)
        states = self.dropout(self.norm(states))
        mask = (pieces == 0)[:, None, None, :].to(states.dtype) * -1e4
        for layer in self.layers:
            states = layer(states, mask)
        result: Tensor = self.head(states)
        return result


def published(folder: Path, labels: int, layers: int) -> Tagger:
    """A tagger with the weights of the encoder in `folder` (`model.safetensors`), its head untrained.

    The embeddings of words are frozen: names that training never shows keep a place that fits the others.
    """
    tagger = Tagger(labels, layers)
    weights = load_file(folder / "model.safetensors")
    state = tagger.state_dict()
    state["words.weight"] = weights["embeddings.word_embeddings.weight"]
    state["positions.weight"] = weights["embeddings.position_embeddings.weight"]
    state["shapes.weight"] = weights["embeddings.token_type_embeddings.weight"][:1].repeat(len(Shape), 1)
    state["shapes.weight"][1:] += torch.randn_like(state["shapes.weight"][1:]) * 0.02
    _norm(state, "norm", weights, "embeddings.LayerNorm")
    names = {
        "query": "attention.self.query",
        "key": "attention.self.key",
        "value": "attention.self.value",
        "attended": "attention.output.dense",
        "inner": "intermediate.dense",
        "outer": "output.dense",
    }
    for number in range(layers):
        theirs = f"encoder.layer.{number}"
        for ours, published_name in names.items():
            for part in ("weight", "bias"):
                state[f"layers.{number}.{ours}.{part}"] = weights[f"{theirs}.{published_name}.{part}"]
        _norm(state, f"layers.{number}.attended_norm", weights, f"{theirs}.attention.output.LayerNorm")
        _norm(state, f"layers.{number}.outer_norm", weights, f"{theirs}.output.LayerNorm")
    tagger.load_state_dict(state)
    tagger.words.weight.requires_grad = False
    return tagger


def _norm(state: dict[str, Tensor], ours: str, weights: dict[str, Tensor], theirs: str) -> None:
    state[f"{ours}.weight"] = weights[f"{theirs}.weight"]
    state[f"{ours}.bias"] = weights[f"{theirs}.bias"]
