"""What a recogniser is: one kind of detail, where its form comes from, and how it is found in a paragraph."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from ingest.recognisers.paragraph import Paragraph
from policies.identifiers import Kind


class Found(NamedTuple):
    """A detail from code point `start` up to `end` of the paragraph; `score` in 0..1."""

    start: int
    end: int
    score: float


Finder = Callable[[Paragraph], Iterator[Found]]


@dataclass(frozen=True, slots=True)
class Recogniser:
    """Finds one kind of detail.

    `source` names where the form of the detail is from. `sentence` holds `detail`, which the recogniser must find
    before any document is read. `find` yields in any order, overlaps too, and takes time linear in the paragraph.
    """

    name: str
    kind: Kind
    source: str
    sentence: str
    detail: str
    find: Finder


def lowered(text: str) -> str:
    """The text in lower case, in which a plain pattern finds what one that ignores case finds in the text.

    >>> lowered("14 MARCH")
    '14 march'
    """
    # A pattern that ignores case takes these letters for "i" and "s" as well.
    return text.replace("\u0130", "i").replace("\u0131", "i").replace("\u017f", "s").lower()


class Pattern(NamedTuple):
    """A form that a detail takes; the detail is the group `it` where that matched, else the whole match.

    A match counts with `score`, unless `check` says 0 to it or another score. A paragraph that has none of the words
    `cues`, in lower case, is not searched; nor is a text that has no `sign`, which must stand, in lower case, in every
    match and is looked for in a fraction of the time.
    """

    form: re.Pattern[str]
    score: float
    check: Callable[[re.Match[str]], float] | None = None
    cues: frozenset[str] = frozenset()
    sign: re.Pattern[str] | None = None


def in_forms(*patterns: Pattern, only_with: str = "", misread: bool = False) -> Finder:
    """A finder that looks for every one of `patterns`, in paragraphs that hold one of the characters `only_with`.

    With `misread` it looks again where letters that stand for digits in a number are put right. The detail of one match
    may be a part of another's: which of them wins is not decided here.
    """
    wanted = re.compile(f"[{only_with}]") if only_with else None
    # Several patterns share a sign, which is looked for once; the place behind the last stands for none.
    signs = tuple(dict.fromkeys(p.sign for p in patterns if p.sign))
    plans = tuple(
        (p.form, p.score, p.check, p.cues, signs.index(p.sign) if p.sign else len(signs), "it" in p.form.groupindex)
        for p in patterns
    )

    def find(paragraph: Paragraph) -> Iterator[Found]:
        if wanted is not None and wanted.search(paragraph.text) is None:
            return
        for text in paragraph.readings if misread else (paragraph.text,):
            lower = lowered(text) if signs else ""
            shown = (*(sign.search(lower) is not None for sign in signs), True)
            for form, score, check, cues, sign, part in plans:
                if not shown[sign] or (cues and cues.isdisjoint(paragraph.vocabulary)):
                    continue
                for match in form.finditer(text):
                    worth = score if check is None else check(match)
                    if worth > 0:
                        start, end = match.span("it" if part else 0)
                        yield Found(start, end, worth) if end > start else Found(*match.span(), worth)

    return find
