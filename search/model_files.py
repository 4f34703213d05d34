"""The folder of a model of meaning: its files, and a manifest with their digests that names the model."""

import hashlib
import json
from pathlib import Path

from search.nearness import MARK

MODEL, TOKENIZER = "model.onnx", "tokenizer.json"
MANIFEST = "manifest.json"


class ModelUnusable(Exception):  # noqa: N818 - says what is the matter, as IndexUnusable does
    """The model of meaning is missing or damaged. The message is for an operator and never quotes a text."""


def mark_of(folder: Path) -> bytes:
    """What names the model, as vectors begin with it; none of its files but the manifest is read.

    Raises:
        ModelUnusable: a file is missing.
    """
    try:
        manifest = (folder / MANIFEST).read_bytes()
    except OSError:
        raise _missing(folder) from None
    if not all((folder / name).is_file() for name in (MODEL, TOKENIZER)):
        raise _missing(folder)
    return hashlib.sha256(manifest).digest()[:MARK]


def contents_of(folder: Path) -> dict[str, bytes]:
    """What is in each file of the model.

    Raises:
        ModelUnusable: a file is missing, or is not the one of the manifest.
    """
    try:
        digests = json.loads((folder / MANIFEST).read_bytes())["files"]
        contents = {name: (folder / name).read_bytes() for name in (MODEL, TOKENIZER)}
        changed = [name for name, content in contents.items() if digests[name] != _digest(content)]
    except OSError:
        raise _missing(folder) from None
    except (ValueError, KeyError, TypeError):
        changed = [MANIFEST]
        contents = {}
    if changed:
        raise ModelUnusable(f"{folder / changed[0]} is damaged. Make the model of meaning anew.")
    return contents


def manifest_of(folder: Path) -> str:
    """The manifest that belongs to the files which are there."""
    digests = {name: _digest((folder / name).read_bytes()) for name in (MODEL, TOKENIZER)}
    return json.dumps({"files": digests}, indent=2) + "\n"


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _missing(folder: Path) -> ModelUnusable:
    names = f"{MODEL}, {TOKENIZER} and {MANIFEST}"
    return ModelUnusable(f"{folder} holds no model of meaning, which is {names}.")
