"""Lists of themes that others sort reviews by: the Panel's, the triennial analyses', those of each nation.

House rule: where a source says that there is such a theme but its wording was not seen, the theme has the house as its
source, and nothing of ours quotes it.
"""

from dataclasses import dataclass
from functools import cache
from typing import Any

from policies.reading import rows
from policies.sources import HOUSE, Source, source_of


@dataclass(frozen=True, slots=True)
class SchemeTheme:
    """A theme of one list; `source` is the house's where the wording is to be confirmed."""

    code: str
    label: str
    source: Source


@dataclass(frozen=True, slots=True)
class Scheme:
    """A list of themes, by code; `nation` is a code of `policies.nations`."""

    code: str
    label: str
    nation: str
    source: Source
    themes: dict[str, SchemeTheme]


@cache
def schemes() -> dict[str, Scheme]:
    """The lists by code, in the order of the data file.

    Raises:
        ValueError: the data file cannot be read, or a row lacks a label.
    """
    return {code: _scheme(code, row) for code, row in rows("theme_schemes").items()}


def _scheme(code: str, row: dict[str, Any]) -> Scheme:
    source = source_of(row.get("source"))
    try:
        themes = {
            name: SchemeTheme(name, theme["label"], source if theme.get("confirmed", True) else HOUSE)
            for name, theme in row["themes"].items()
        }
        return Scheme(code, row["label"], row.get("nation", ""), source, themes)
    except KeyError as error:
        raise ValueError(f"The list of themes {code} lacks {error}.") from None
