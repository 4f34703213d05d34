"""How old the subjects were, from the bands that anonymisation leaves.

The bands of the text (14-17) are not those of the catalogue (11-15, 16-17): a band of the catalogue is suggested where
at least half of the years of the text lie in it. The exact age is gone, and nothing here reckons it from other details.
"""

import re
from collections.abc import Iterable

from ingest.ages import WRITTEN_BAND
from ingest.catalogue.people import is_about
from ingest.catalogue.sentences import Reading
from ingest.catalogue.subjects import Subjects
from ingest.catalogue.suggestions import Coded
from ingest.mentions import Span
from policies.catalogue import AGE_BANDS

_BEFORE = re.compile(r"\b(?:aged?|age of|aged between|was|were|a|an)\s*$|,\s*$", re.IGNORECASE)
# An age at another time than that of the events.
_ELSEWHEN = re.compile(
    r"\b(?:since|until|till|now|would have been|from the age|will be|had been|for whom|plan written for)\b"
    r"[^,;.]{0,40}$",
    re.IGNORECASE,
)
_UNBORN = re.compile(r"\bunborn (?:child|baby)\b|\b(?:she|mother) became pregnant\b", re.IGNORECASE)
_NEWBORN = re.compile(r"\b(?:Baby|Infant|Babi)\b")
_ENOUGH = 0.5
_OLDEST = 120


def age_bands(reading: Reading, subjects: Subjects) -> tuple[Coded, ...] | None:
    """The bands in their order, each once, with the surest place; `None` where the text tells no age of a subject."""
    found: dict[str, Coded] = {}
    for sentences, sure in ((reading.front, 0.9), (reading.sentences, 0.6)):
        aged: set[str] = set()
        for sentence, _ in subjects.sentences(sentences):
            for band in WRITTEN_BAND.finditer(sentence.text):
                if not _is_age(sentence.text, band) or not is_about(subjects, sentence.text, band.start()):
                    continue
                whose = _nearest(subjects, sentence.text, band.start())
                if whose not in aged:
                    # A person's first age is that at the events; later ones tell of before and after.
                    aged.add(whose)
                    start = sentence.span.start
                    _add(found, _coded(band[0], Span(start + band.start(), start + band.end()), sure))
        if found:
            break
    _add(found, _by_label(reading, subjects, known=bool(found)))
    return tuple(found[code] for code in AGE_BANDS if code in found) or None


def _is_age(text: str, band: re.Match[str]) -> bool:
    told = "year" in band[0] or "under" in band[0].lower() or _BEFORE.search(text, 0, band.start()) is not None
    return told and _ELSEWHEN.search(text, 0, band.start()) is None


def _nearest(subjects: Subjects, text: str, at: int) -> str:
    places = {name: text.rfind(name, 0, at) for name in subjects.names}
    named = max(places, key=lambda name: places[name])
    return named if places[named] >= 0 or subjects.several else subjects.names[0]


def _coded(wording: str, span: Span, sure: float) -> Iterable[Coded]:
    years = [int(number) for number in re.findall(r"\d+", wording)]
    first, last = (0, 0) if "under" in wording.lower() else (years[0], years[1] if "-plus" not in wording else _OLDEST)
    for code, band in AGE_BANDS.items():
        if (share := band.share(first, last)) >= _ENOUGH:
            yield Coded(code, span, round(sure * share, 2))


def _by_label(reading: Reading, subjects: Subjects, *, known: bool) -> Iterable[Coded]:
    """What a label such as "Baby N" says, and what is said of the time before birth."""
    if subjects.quoted and _NEWBORN.search(subjects.quoted.text):
        if not known:
            yield Coded("under-1", subjects.quoted.span, 0.7)
        for sentence in reading.front:
            if found := _UNBORN.search(sentence.text):
                start = sentence.span.start
                yield Coded("unborn", Span(start + found.start(), start + found.end()), 0.6)


def _add(found: dict[str, Coded], coded: Iterable[Coded]) -> None:
    for one in coded:
        if one.value not in found or found[one.value].score < one.score:
            found[one.value] = one
