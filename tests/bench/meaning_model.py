"""The model of meaning of a benchmark, as the product uses it; `NCRR_MEANING_MODEL` names its folder."""

import os
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from repository.meaning import query_of
from repository.vectors import said
from search.document import Document
from search.encoder import Encoder
from search.query import Query

FOLDER = Path(os.environ.get("NCRR_MEANING_MODEL", ""))


def present() -> bool:
    """Whether it is here."""
    return bool(os.environ.get("NCRR_MEANING_MODEL"))


@cache
def encoder() -> Encoder:
    """The model, read once."""
    return Encoder(FOLDER)


def asked(text: str, vocabulary: Mapping[str, int]) -> Query:
    """What the product makes of what was typed."""
    return query_of(text, vocabulary, encoder())


def read(groups: Mapping[str, Sequence[Document]]) -> dict[str, list[Document]]:
    """The documents with their vectors."""
    made = iter(encoder().vectors([said(one.heading, one.text) for some in groups.values() for one in some]))
    return {name: [replace(one, vector=next(made)) for one in some] for name, some in groups.items()}
