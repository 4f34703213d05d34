"""A model of meaning that knows a few words: real files for the libraries that run the real one, made in a moment.

The meaning of a text is the sum of those of its words. Words of one line of `SAME` mean the same.
"""

from pathlib import Path

import numpy as np
from tokenizers import Tokenizer
from tokenizers.models import WordLevel
from tokenizers.normalizers import Lowercase
from tokenizers.pre_tokenizers import Whitespace

from search.model_files import MANIFEST, MODEL, TOKENIZER, manifest_of
from search.nearness import WIDTH

SAME = (
    "share sharing tell pass",
    "listen hear heed",
    "bruise injury mark",
    "child infant toddler",
    "concerns worries",
)

_INT, _INTS = 2, 7
_FLOAT32, _INT64 = 1, 7


def small_model(folder: Path, seed: int = 1) -> Path:
    """The folder, with a model in it; of another `seed`, it is another model."""
    folder.mkdir(parents=True, exist_ok=True)
    meanings = np.random.default_rng(seed).standard_normal((len(SAME) + 1, WIDTH)).astype("<f4")
    numbers, rows = {"[PAD]": 0, "[UNK]": 1}, [np.zeros(WIDTH, "<f4"), 0.2 * meanings[-1]]
    for line, meaning in zip(SAME, meanings, strict=False):
        for word in line.split():
            numbers[word] = len(rows)
            rows.append(meaning)
    tokenizer = Tokenizer(WordLevel(numbers, unk_token="[UNK]"))
    tokenizer.normalizer, tokenizer.pre_tokenizer = Lowercase(), Whitespace()
    tokenizer.save(str(folder / TOKENIZER))
    (folder / MODEL).write_bytes(_model(np.stack(rows).astype("<f4")))
    (folder / MANIFEST).write_text(manifest_of(folder))
    return folder


def _model(table: "np.ndarray[tuple[int, ...], np.dtype[np.float32]]") -> bytes:
    """The rows of `table` that the pieces name, added up and of length 1, in the format of ONNX (a protocol buffer)."""
    nodes = (
        _node("Gather", "table", "pieces", to="rows"),
        _node("ReduceSum", "rows", _attribute("axes", 8, 1, _INTS), _attribute("keepdims", 3, 0, _INT), to="sum"),
        _node("LpNormalization", "sum", _attribute("axis", 3, 1, _INT), to="meaning"),
    )
    weights = _number(1, len(table)) + _number(1, WIDTH) + _number(2, _FLOAT32) + _text(8, "table")
    graph = (
        b"".join(_bytes(1, node) for node in nodes)
        + _text(2, "meaning")
        + _bytes(5, weights + _bytes(9, table.tobytes()))
        + _bytes(11, _value("pieces", _INT64))
        + _bytes(12, _value("meaning", _FLOAT32))
    )
    return _number(1, 7) + _bytes(7, graph) + _bytes(8, _text(1, "") + _number(2, 11))


def _node(kind: str, *given: str | bytes, to: str) -> bytes:
    inputs = b"".join(_text(1, one) if isinstance(one, str) else _bytes(5, one) for one in given)
    return inputs + _text(2, to) + _text(4, kind)


def _attribute(name: str, field: int, value: int, kind: int) -> bytes:
    return _text(1, name) + _number(field, value) + _number(20, kind)


def _value(name: str, kind: int) -> bytes:
    size = _bytes(1, _text(2, f"{name}-a")) + _bytes(1, _text(2, f"{name}-b"))
    return _text(1, name) + _bytes(2, _bytes(1, _number(1, kind) + _bytes(2, size)))


def _number(field: int, value: int) -> bytes:
    return _varint(field << 3) + _varint(value)


def _text(field: int, value: str) -> bytes:
    return _bytes(field, value.encode())


def _bytes(field: int, value: bytes) -> bytes:
    return _varint(field << 3 | 2) + _varint(len(value)) + value


def _varint(value: int) -> bytes:
    out = b""
    while value > 0x7F:
        out += bytes([value & 0x7F | 0x80])
        value >>= 7
    return out + bytes([value])
