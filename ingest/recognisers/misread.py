"""Numbers and months as they were before a scanner misread them."""

import re
from collections.abc import Iterator

from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Finder, Found

_AS_DIGITS = str.maketrans("OolI", "0011")
_EITHER = "[0-9OolI]"
# A whole number, with the ending of an ordinal or without it.
_NUMBER = rf"(?<![^\W_]){_EITHER}{{2,12}}(?=(?:st|nd|rd|th)?(?![^\W_]))"
_NUMERIC = rf"(?<![^\W_]){_EITHER}{{1,2}}(?:\s?[./-]\s?{_EITHER}{{1,2}})\s?[./-]\s?{_EITHER}{{2,4}}(?![^\W_])"
# A lone "l" is the first of a month; a lone "I" may be somebody who may or marches.
_FIRST = r"(?<!\w)l(?=\s{1,3}(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec|0ct))"
_MONTHS = {"0ct": "Oct", "0ctober": "October", "Ju1y": "July", "Ju1": "Jul", "Apri1": "April"}
_MISREAD = re.compile(rf"{_NUMERIC}|{_NUMBER}|{_FIRST}|(?<!\w)(?P<month>{'|'.join(_MONTHS)})(?!\w)")


def mended(text: str) -> str:
    """The text with the letters O, l and I that stand in numbers as digits; as long as before.

    >>> mended("On l4.ll.2Ol7 and 8 0ct, Ol left I5 of 1O1.")
    'On 14.11.2017 and 8 Oct, Ol left 15 of 101.'
    """
    return _MISREAD.sub(_as_meant, text)


def also_misread(find: Finder) -> Finder:
    """The finder, which also finds what it looks for where its numbers were misread."""

    def through(paragraph: Paragraph) -> Iterator[Found]:
        text = mended(paragraph.text)
        return find(paragraph if text == paragraph.text else Paragraph(text))

    return through


def _as_meant(match: re.Match[str]) -> str:
    if match["month"]:
        return _MONTHS[match["month"]]
    whole = match[0]
    return whole.translate(_AS_DIGITS) if whole == "l" or any(map(str.isdigit, whole)) else whole
