"""The gold set of lessons: what is marked in it, and the text in which it stands."""

import os
import re
from pathlib import Path
from typing import Literal

import msgspec

from ingest.extract import extract
from ingest.raw import Raw
from ingest.structure import StructuredText
from policies.lesson_kinds import LessonKind

HERE = Path(__file__).parent / "lessons"
ROOT = HERE.parents[1]
SHARED = Path(os.environ.get("NCRR_SHARED", ROOT.parent / "shared"))
OFSTED = SHARED / "data" / "ofsted"


class Item(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One lesson as README.md says it is marked."""

    kind: LessonKind
    stated: str
    number: str
    text: str
    page: int | None
    agency: str
    themes: tuple[str, ...]


class Document(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One document of the set, and its lessons in reading order."""

    file: str
    source: Literal["ofsted", "invented"]
    nation: str
    split: Literal["dev", "held-back"]
    items: tuple[Item, ...]

    @property
    def path(self) -> Path:
        """Where its file lies, if this machine has it."""
        return (OFSTED if self.source == "ofsted" else HERE) / self.file


def gold() -> tuple[Document, ...]:
    """The documents by name."""
    return tuple(
        msgspec.json.decode(file.read_bytes(), type=Document) for file in sorted((HERE / "gold").glob("*.json"))
    )


def reading(document: Document) -> StructuredText:
    """What our own reader makes of its file."""
    return extract(Raw(document.path.read_bytes())).content.reveal()


def folded(text: str) -> str:
    """The text without white space, hyphens and bullets, which a line break may add or take away.

    >>> folded("multi-\\nagency  work")
    'multiagencywork'
    """
    return re.sub(r"[\s\-\u2010\u2011\u00ad\ufffe\ue000-\uf8ff•◼▪]", "", text).casefold()


def page_of(text: str, read: StructuredText) -> int | None:
    """The page of the block in which the text begins.

    Raises:
        ValueError: it does not stand in what was read.
    """
    at = "".join(folded(read.text[block.span.start : block.span.end]) for block in read.blocks).index(folded(text))
    for block in read.blocks:
        at -= len(folded(read.text[block.span.start : block.span.end]))
        if at < 0:
            return block.page
    raise AssertionError
