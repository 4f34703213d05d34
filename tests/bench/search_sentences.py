"""The sentences of the inspection reports that lie beside the repository."""

import re
from pathlib import Path

from composing import paragraphs
from measuring import SHARED

_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z])")
_LEAST, _MOST = 6, 60


def sentences(folder: Path = SHARED / "data" / "ofsted") -> list[str]:
    """Those of six to sixty words, each once, in reading order; none where the reports are not here."""
    found = dict.fromkeys(
        sentence
        for paragraph in paragraphs(folder)
        for sentence in _SENTENCE.split(" ".join(paragraph.split()))
        if _LEAST <= len(sentence.split()) <= _MOST
    )
    return list(found)
