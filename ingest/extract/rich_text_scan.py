"""RTF source taken apart before it is turned to text.

striprtf loses footnotes, headers and text boxes, keeps text that is marked as deleted or hidden, and writes out link
targets that a reader does not see. Here each of these is carved out of the source or put where it will be read.
"""

import re
from collections import Counter
from typing import NamedTuple

_TOKEN = re.compile(r"\\([a-zA-Z]{1,32})(-?\d{1,10})? ?|\\'[0-9a-fA-F]{2}|\\[^a-zA-Z]|[{}]|[\r\n]+|[^\\{}\r\n]+")
_MARGINS = frozenset(f"{part}{page}" for part in ("header", "footer") for page in ("", "l", "r", "f"))
_APART = {"footnote": "notes", "shptxt": "boxes", **dict.fromkeys(_MARGINS, "margins")}
_DROPPED = {"fldinst": "", "nesttableprops": "\\line "}
_COUNTED = {"annotation": "comments", "pict": "images", "object": "embedded"}
# fmt: off
_SPEAKING = frozenset((
    "par", "line", "sect", "page", "tab", "cell", "nestcell", "row", "u", "bullet", "emdash", "endash",
    "emspace", "enspace", "qmspace", "lquote", "rquote", "ldblquote", "rdblquote", "chftn",
))
# fmt: on


class Carved(NamedTuple):
    """RTF sources: the body, and the stretches that were taken out of it, each with the head it needs to be read."""

    body: str
    notes: list[str]
    boxes: list[str]
    margins: list[str]
    left_out: Counter[str]


class _Group:
    """What holds inside one pair of braces."""

    __slots__ = ("deleted", "first", "hidden", "in_table", "into", "is_info")

    def __init__(self, outer: "_Group | None", into: list[str]) -> None:
        self.deleted: bool = outer.deleted if outer else False
        self.hidden: bool = outer.hidden if outer else False
        self.in_table: bool = outer.in_table if outer else False
        self.is_info: bool = outer.is_info if outer else False
        self.into = into
        # Only the first word of a group, or the first after "\*", says where its text goes.
        self.first = True


def carve(source: str) -> Carved:
    """Take the source of an RTF file apart; a footnote's reference becomes "[1]" in the body."""
    scan = _Scan()
    at = 0
    while found := _TOKEN.match(source, at):
        at = found.end()
        if found[1] == "bin":
            # Bytes that are no RTF follow, and may hold braces.
            at += int(found[2] or 0)
        else:
            scan.take(found)
    head = f"{{\\rtf1\\ansi{scan.code_page}{''.join(scan.fonts)}"
    apart = {kind: [head + "".join(part) + "}" for part in parts] for kind, parts in scan.apart.items()}
    return Carved("".join(scan.body), apart["notes"], apart["boxes"], apart["margins"], +scan.left_out)


class _Scan:
    def __init__(self) -> None:
        self.body: list[str] = []
        self.fonts: list[str] = []
        self.code_page = ""
        self.apart: dict[str, list[list[str]]] = {"notes": [], "boxes": [], "margins": []}
        self.left_out: Counter[str] = Counter()
        self._group = _Group(None, self.body)
        self._outer: list[_Group] = []

    def take(self, found: re.Match[str]) -> None:
        piece, word = found[0], found[1]
        if piece == "{":
            self._outer.append(self._group)
            self._group = _Group(self._group, self._group.into)
            self.left_out["properties"] += self._group.is_info
            self._group.into.append(piece)
        elif piece == "}":
            self._group.into.append(piece)
            self._group = self._outer.pop() if self._outer else self._group
        elif word:
            self._word(piece, word, found[2] or "")
        elif not (self._group.deleted or self._group.hidden):
            self._group.into.append(piece)
            self._group.first = self._group.first and piece == "\\*"

    def _word(self, piece: str, word: str, number: str) -> None:
        group = self._group
        is_first, group.first = group.first, False
        if is_first and (word in _APART or word in _DROPPED or word == "fonttbl"):
            self._divert(word)
            return
        if is_first and word in _COUNTED:
            self.left_out[_COUNTED[word]] += 1
        group.is_info = group.is_info or (is_first and word == "info")
        if word == "ansicpg":
            self.code_page = piece
        elif word in ("deleted", "v"):
            self._turn(word, is_on=number != "0")
            return
        elif word == "plain":
            group.deleted = group.hidden = False
        elif word in ("intbl", "pard"):
            group.in_table = word == "intbl"
        if (group.deleted or group.hidden) and word in _SPEAKING:
            return
        group.into.append(self._written(piece, word))

    def _divert(self, word: str) -> None:
        """Let the group that has just begun write somewhere else."""
        outer = self._group.into
        while outer and outer[-1] != "{":
            outer.pop()
        if outer:
            outer.pop()
        if word == "fonttbl":
            self._group.into = self.fonts
            self.fonts.append("{\\fonttbl")
        elif word in _DROPPED:
            outer.append(_DROPPED[word])
            self._group.into = []
        else:
            self._group.into = ["{"]
            self.apart[_APART[word]].append(self._group.into)

    def _turn(self, word: str, *, is_on: bool) -> None:
        if word == "deleted":
            self.left_out["deletions"] += is_on and not self._group.deleted
            self._group.deleted = is_on
        else:
            self.left_out["hidden"] += is_on and not self._group.hidden
            self._group.hidden = is_on

    def _written(self, piece: str, word: str) -> str:
        if word in ("cell", "nestcell"):
            return "\\tab "
        if word == "par" and self._group.in_table:
            return " "
        if word == "chftn":
            return f"[{len(self.apart['notes']) + 1}]" if self._group.into is self.body else ""
        # The number of an old-style list, which striprtf would leave out.
        return "" if word == "pntext" else piece
