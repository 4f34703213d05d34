"""Councils, courts, trusts, companies and parties by name."""

import re
from collections.abc import Iterator

from ingest.recognisers.lexicon import COUNTRIES, PEOPLES, PLACES, is_common
from ingest.recognisers.name_words import ACRONYMS, CALENDAR, KIN, NATIONS
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.place_words import ORGANISATION_HEADS, ORGANISATION_TAILS
from ingest.recognisers.recogniser import Found, Recogniser
from ingest.recognisers.titled import titled
from policies.identifiers import Kind

_COMPANY = frozenset("ltd limited plc llp llc inc gmbh ag ab sa spa bv oy kg".split())
# "Leeds City Council (LCC)": what stands in brackets is the same body.
_SHORT_FORM = re.compile(r"\s\([“\"]?[A-Z][\w.&/-]{1,10}[”\"]?\)")


def _find(paragraph: Paragraph) -> Iterator[Found]:
    words = paragraph.words
    for at, word in enumerate(words):
        if not word.capital:
            continue
        if word.lower in ORGANISATION_TAILS:
            start = titled(paragraph, at)
            end = at
        elif word.lower in ORGANISATION_HEADS:
            start = end = at
        else:
            continue
        end = _reach(paragraph, end)
        names = [words[i].lower for i in range(start, end + 1) if words[i].capital]
        if any(_is_own(name) for name in names) or (word.lower in _COMPANY and end > start):
            yield Found(words[start].start, words[end].end, 0.7)
        elif len(names) > 1 and not (paragraph.opens(start) and end - start < 2):
            # "District Court", "Ministry of Defence": there is one for each case.
            yield Found(words[start].start, words[end].end, 0.4)


def _reach(paragraph: Paragraph, at: int) -> int:
    """Where a name that goes on behind its last noun ends: "Court of Appeal", "Bank of Ireland"."""
    words = paragraph.words
    end = at
    while end + 1 < len(words) and end < at + 8:
        step = end + 1
        while (
            step < len(words)
            and words[step].lower in {"of", "the", "for", "and", "in", "de", "du"}
            and step < end + 4
            and paragraph.gap(step) == " "
        ):
            step += 1
        if step == end + 1 and words[step].lower not in ORGANISATION_TAILS:
            break
        if step >= len(words) or not words[step].capital or paragraph.gap(step) != " ":
            break
        if step > end + 1 and words[end + 1].lower in {"and", "in", "the"}:
            break
        end = step
        while end + 1 < len(words) and words[end + 1].capital and paragraph.gap(end + 1) == " ":
            end += 1
    return end


def _is_own(lower: str) -> bool:
    if lower in ACRONYMS or lower in CALENDAR or lower in KIN:
        return False
    return lower in PLACES or lower in PEOPLES or lower in COUNTRIES or lower in NATIONS or not is_common(lower)


RECOGNISER = Recogniser(
    name="organisation",
    kind=Kind.ORGANISATION,
    source="House rule: capitalised words before the word for a body; companies by their legal form",
    sentence="It was referred to Leeds City Council then.",
    detail="Leeds City Council",
    find=_find,
)
