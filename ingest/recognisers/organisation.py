"""Councils, courts, trusts, companies and parties by name."""

from collections.abc import Iterator

from ingest.recognisers.lexicon import COUNTRIES, PEOPLES, PLACES, is_common, listed
from ingest.recognisers.name_words import ACRONYMS, CALENDAR, KIN, NATIONS
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.place_words import ORGANISATION_HEADS, ORGANISATION_TAILS
from ingest.recognisers.recogniser import Found, Recogniser
from ingest.recognisers.titled import titled
from policies.identifiers import Kind

_COMPANIES = listed("companies")
_INNER = frozenset({"of", "the", "for", "and", "in", "de", "du"})
_LONGEST = 10


def _find(paragraph: Paragraph) -> Iterator[Found]:
    words = paragraph.words
    for at, word in enumerate(words):
        tail = word.capital and word.lower in ORGANISATION_TAILS
        if not tail and not (word.capital and word.lower in ORGANISATION_HEADS):
            continue
        start = titled(paragraph, at) if tail else at
        end = _reach(paragraph, at)
        names = [word.lower for word in words[start : end + 1] if word.capital]
        if any(_is_own(name) for name in names) or (word.lower in _COMPANIES and end > start):
            yield Found(words[start].start, words[end].end, 0.7)
        elif len(names) > 1 and not (paragraph.opens(start) and end - start < 2):
            # "District Court", "Ministry of Defence": many have one, and the text says whose.
            yield Found(words[start].start, words[end].end, 0.4)


def _reach(paragraph: Paragraph, at: int) -> int:
    """Where a name that goes on behind word `at` ends: "Court of Appeal", "Bank of Ireland"."""
    words = paragraph.words
    end = at
    while end < at + _LONGEST:
        step = end + 1
        while step < min(len(words), end + 4) and words[step].lower in _INNER and paragraph.gap(step) == " ":
            step += 1
        if not paragraph.goes_on(step):
            break
        if step == end + 1 and words[step].lower not in ORGANISATION_TAILS:
            break
        if step > end + 1 and words[end + 1].lower in {"and", "in", "the"}:
            break
        end = step
        while end < at + _LONGEST and paragraph.goes_on(end + 1):
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
