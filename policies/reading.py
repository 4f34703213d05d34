"""Reads the data files of the policies: those that ship, and over them the house's own.

What the nations say changes, and whoever runs the service has to be able to follow without a change of code: a folder
named in `NCRR_POLICIES` may hold files of the same names, whose rows are added and replace those of the same code.
"""

import os
import tomllib
from importlib.resources import files
from pathlib import Path
from typing import Any

_FOLDER = "NCRR_POLICIES"


def rows(name: str) -> dict[str, dict[str, Any]]:
    """The rows of `<name>.toml` by code, in the order of the file, the house's own last.

    Raises:
        ValueError: a file is not TOML, or holds something else than tables; the message names the file.
    """
    found = _read((files("policies") / "data" / f"{name}.toml").read_text("utf-8"), name)
    if own := os.environ.get(_FOLDER, ""):
        path = Path(own) / f"{name}.toml"
        if path.exists():
            found |= _read(path.read_text("utf-8"), f"{_FOLDER}/{path.name}")
    return found


def _read(text: str, name: str) -> dict[str, dict[str, Any]]:
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"The data file {name} cannot be read: {error}.") from None
    if wrong := [code for code, row in read.items() if not isinstance(row, dict)]:
        raise ValueError(f"The data file {name} holds values outside of a table: {', '.join(wrong)}.")
    return read
