"""Who wrote a review, as its first page says: names of reviewers are kept, since reviews are published with them."""

import re

from ingest.catalogue.sentences import Reading
from ingest.catalogue.suggestions import Quoted
from ingest.mentions import Span
from policies.headings import PSEUDONYMS

_LABEL = re.compile(
    r"\b(?:(?:(?:independent|lead|overview|report|joint|external)\s+|chair and )*(?:authors?|reviewers?|writers?)"
    r"(?:\s+of\s+(?:the|this)\s+(?:overview\s+)?(?:report|review))?\s*(?::|–|-|\bis\b|\bwas\b|\bwere\b|\bby\b)?|"
    r"(?:written|prepared|reported)\s+(?:for\s+[^.;:]{3,60}?\s+)?by|adolygydd(?:wyr)?\s*:|awdur(?:on)?\s*:)\s*",
    re.IGNORECASE,
)
_TITLES = r"(?:(?:(?:Dr|Prof|Professor|Mrs|Mr|Ms|Miss|Sir|Dame|Revd|Rev|Reverend|DR|PROFESSOR)\.?\s+)*)"
_STOP = r"(?!(?i:independent|chair|lead|panel|review|reviewer|author|report|board|safeguarding|the|for|from)\b)"
_WORD = rf"{_STOP}(?:[^\W\d_a-zß-ÿ](?:[\w’'-]+|\.?))"
_NAME = re.compile(rf"{_TITLES}{_WORD}(?:\s+(?:(?:ap|ab|de|la|van|von|der|al|el|bin)\s+)?{_WORD}){{1,4}}")
_NEXT = re.compile(r"\s*(?:,|\band\b|&|\ba\b)\s*(?:\band\b\s*)?")
_LONGEST = 300


def authors(reading: Reading) -> tuple[Quoted, ...] | None:
    """The names in their order, each once; a name that was made a pseudonym is none."""
    found: list[Quoted] = []
    for block in reading.opening:
        words = reading.words(block)
        if len(words) > _LONGEST:
            continue
        for label in _LABEL.finditer(words):
            at = label.end()
            while name := _NAME.match(words, at):
                span = Span(block.span.start + name.start(), block.span.start + name.end())
                if not PSEUDONYMS.match(name[0]) and all(one.text != name[0] for one in found):
                    found.append(Quoted(reading.quote(span), span, 0.9))
                if not (between := _NEXT.match(words, name.end())):
                    break
                at = between.end()
    return tuple(found) or None
