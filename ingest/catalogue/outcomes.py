"""What became of the child, as the first paragraphs tell it."""

import re
from collections.abc import Iterator

from ingest.catalogue.people import is_about
from ingest.catalogue.sentences import Reading, Sentence
from ingest.catalogue.subjects import Subjects
from ingest.catalogue.suggestions import Coded
from ingest.mentions import Span
from ingest.structure import BlockKind

_DEATH = re.compile(
    r"\b(?:died|was (?:fatally )?(?:killed|murdered|stabbed to death)|were killed|"
    r"took (?:his|her|their) own li(?:fe|ves)|(?:was|were) found dead|pronounced dead|"
    r"(?:his|her|their) (?:own )?death|lost (?:his|her|their) li(?:fe|ves))\b",
    re.IGNORECASE,
)
_DEATH_OF = re.compile(r"\b(?:death|killing|murder|suicide) of (?=[A-Z\w])", re.IGNORECASE)
_UNREAL = re.compile(
    r"\b(?:would|could|might|may|should) (?:not )?(?:have |be )?$|\bat risk of (?:\w+ )?$|\bif (?:he|she) (?:had )?$",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:survived|(?:serious|significant|life-changing|life-threatening|permanent)(?:ly)? (?:\w+ ){0,3}?"
    r"(?:harm(?:ed)?|injur(?:y|ies|ed)|impairment|disab\w+)|intensive care|fractures?|non-accidental injur\w+|"
    r"(?:been|was|were) (?:sexually |physically )?(?:abused|shaken|beaten|harmed)|burns to|broken (?:wrist|arm|leg)|"
    r"emergency department|ambulance|paramedics?)\b|\bHe lived\.|\bShe lived\.",
    re.IGNORECASE,
)
_RISK = re.compile(r"\bat risk of (?:\w+ )?(?:death|significant harm|serious harm|serious injury)\b", re.IGNORECASE)
_POSITIVE = re.compile(
    r"\b(?:positive practice|positive learning|worked together effectively|effective practice)\b", re.IGNORECASE
)
_TITLE_BLOCKS, _LONGEST_TITLE = 6, 120
_POSITIVE_TYPES = frozenset({"cmr-positive"})


def outcome(reading: Reading, subjects: Subjects, review_type: str) -> Coded | None:
    """The outcome, a death before all else; the kind of review says it where the text only agrees."""
    if review_type in _POSITIVE_TYPES:
        return Coded("positive-practice", _in_opening(reading, _POSITIVE), 0.9)
    if span := _in_title(reading, _POSITIVE):
        return Coded("positive-practice", span, 0.85)
    if span := _in_title(reading, _DEATH_OF):
        return Coded("death", span, 0.95)
    told = list(_told(reading, subjects))
    for code, pattern, sure in (("death", _DEATH, 0.95), ("serious-harm", _HARM, 0.8), ("at-risk", _RISK, 0.7)):
        for sentence, score in told:
            for found in pattern.finditer(sentence.text):
                real = not _UNREAL.search(sentence.text, 0, found.start())
                if real and is_about(subjects, sentence.text, found.start()):
                    return Coded(code, _span(sentence, found), round(sure * score, 2))
    return None


def _told(reading: Reading, subjects: Subjects) -> Iterator[tuple[Sentence, float]]:
    """The sentences to ask, the surest first."""
    about = list(subjects.sentences(reading.front))
    yield from ((sentence, 1.0 if named else 0.9) for sentence, named in about)
    yield from ((sentence, 0.7) for sentence in reading.front)
    yield from ((sentence, 0.6) for sentence, _ in subjects.sentences(reading.sentences) if not sentence.front)


def _in_title(reading: Reading, pattern: re.Pattern[str]) -> Span | None:
    for block in reading.opening[:_TITLE_BLOCKS]:
        words = reading.words(block)
        short = block.kind in {BlockKind.HEADING, BlockKind.TITLE} or len(words) < _LONGEST_TITLE
        if short and (found := pattern.search(words)):
            return Span(block.span.start + found.start(), block.span.start + found.end())
    return None


def _in_opening(reading: Reading, pattern: re.Pattern[str]) -> Span | None:
    for block in reading.opening:
        if found := pattern.search(reading.words(block)):
            return Span(block.span.start + found.start(), block.span.start + found.end())
    return None


def _span(sentence: Sentence, found: re.Match[str]) -> Span:
    return Span(sentence.span.start + found.start(), sentence.span.start + found.end())
