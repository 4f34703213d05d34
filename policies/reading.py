"""Reads the data files of the policies: those that ship, and over them the house's own.

What the nations say changes, and whoever runs the service has to be able to follow without a change of code: a folder
named in `NCRR_POLICIES` may hold files of the same names, whose rows are added and replace those of the same code.
"""

import csv
import io
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


def records(name: str) -> dict[str, dict[str, str]]:
    """The rows of `<name>.csv` by what stands under `code`, in the order of the file, the house's own last.

    Every row has every column of the file that ships; the house may leave columns out, which are then empty.

    Raises:
        ValueError: a file has no column `code`, a row without a code, a code twice, or the house's a column that is not
            known; the message names the file.
    """
    shipped = _parse((files("policies") / "data" / f"{name}.csv").read_text("utf-8"), name)
    if own := os.environ.get(_FOLDER, ""):
        path = Path(own) / f"{name}.csv"
        if path.exists():
            columns = next(iter(shipped.values()))
            for code, row in _parse(path.read_text("utf-8-sig"), f"{_FOLDER}/{path.name}").items():
                if wrong := row.keys() - columns.keys():
                    raise ValueError(f"The data file {_FOLDER}/{path.name} has unknown columns: {', '.join(wrong)}.")
                shipped[code] = dict.fromkeys(columns, "") | row
    return shipped


def _parse(text: str, name: str) -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = {}
    for number, row in enumerate(csv.DictReader(io.StringIO(text, newline="")), start=2):
        # The reader files what stands beyond the last column under None.
        tidy = {column: (cell or "").strip() for column, cell in row.items() if column is not None}
        code = tidy.get("code", "")
        if not code or code in found or None in row:
            raise ValueError(
                f"The data file {name} cannot be read: row {number} has no code, one used before, or too many cells."
            )
        found[code] = tidy
    return found


def _read(text: str, name: str) -> dict[str, dict[str, Any]]:
    try:
        read = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ValueError(f"The data file {name} cannot be read: {error}.") from None
    if wrong := [code for code, row in read.items() if not isinstance(row, dict)]:
        raise ValueError(f"The data file {name} holds values outside of a table: {', '.join(wrong)}.")
    return read
