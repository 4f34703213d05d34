"""Names behind words that announce one: "known as", "the death of", "Name:"."""

import re
from collections.abc import Iterator

from ingest.recognisers.lexicon import is_common, listed, phrases
from ingest.recognisers.name_context import is_dated
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.name_runs import Name
from ingest.recognisers.name_words import CALENDAR, KIN, NEVER_NAMES, ROLES, is_title
from ingest.recognisers.paragraph import Paragraph, Word
from ingest.recognisers.place_words import TAILS
from ingest.recognisers.sentence_words import OPENERS

_KNOWN_AS = (
    r"(?:(?i:(?:call|nicknam)(?:s|es|ed)?\s(?:him|her|them|me)(?!\w)|(?:known|referred\sto)\s(?:as|by)|named|called|nicknamed|the\sname(?=\s[\"“‘'])|alias|a\.?k\.?a\.?|née|nee"
    r"|(?:nick|first|fore|sur|last|maiden|middle|birth|full|real)?\s?names?\s(?:is|was|of|were|are)"
    r"|calls?\s(?:him|her|them)sel(?:f|ves)|goes\sby(?:\sthe\sname(?:\sof)?)?"
    r"|whom\s\w{1,12}\scall(?:s|ed)?|answer(?:s|ed)\sto"
    r"|sign(?:s|ed)\s(?:(?:him|her|them)sel(?:f|ves)|(?:his|her|their)\s\w{1,12})(?:\sas)?|(?<=\()born"
    rf"|the\s(?:{phrases('what happens to people')})\sof"
    r"|dear|sincerely|faithfully|regards|signed(?:\sby)?|love\sfrom|hello|hi)"
    r"|(?:PC|DC|PS|DS|PCSO|WPC)\s\d{1,6})"
)
# Cells and labels behind which a name stands, with a colon, a tab or a dash between.
_WHOSE = rf"(?:{phrases('whose name')})"
_LABEL = (
    rf"(?i:(?:{_WHOSE}(?:['’]?s)?\s?)?names?(?:\sof\s(?:the\s)?(?:{_WHOSE}|young\sperson))?|{phrases('name labels')})"
)
# Names on screens are in lower case as often as not.
_ON_SCREEN = re.compile(
    r"(?<!\w)(?i:(?:user|account|profile|contact|caller|sender)s?\s(?:(?:who\s)?(?:is|was)\s)?"
    r"(?:called|named|known\sas|under)|saved\s(?:(?:in|on)\s\w{1,12}\s\w{1,12}\s)?(?:as|under))"
    r"(?:\sthe\sname(?:\sof)?)?[ :]{1,2}[\"'“‘]?(?=\w)"
)
_CUES = re.compile(rf"(?<!\w){_KNOWN_AS}[ ,:\t]{{1,3}}[\"'“‘(]?(?=\w)")
_LABELS = re.compile(rf"(?:^|[\n\t|;]\s?|\.\s){_LABEL}\s?[:\t–]\s{{0,2}}(?=\w)")
_LONGEST = 4
_GAPS = frozenset({" ", ". ", "."})
_THINGS = listed("things")


def names_by_cue(paragraph: Paragraph) -> Iterator[Name]:
    """Names behind a cue; they need not look like names ("a boy called Blade", "Name: jane smith")."""
    starts: dict[int, int] = {}
    for cue, label in ((_CUES, False), (_LABELS, True), (_ON_SCREEN, True)):
        for match in cue.finditer(paragraph.text):
            starts = starts or {word.start: at for at, word in enumerate(paragraph.words)}
            at = starts.get(match.end())
            if at is None or (not label and at > 1 and _names_a_thing(paragraph, match.start(), at)):
                continue
            at = _behind_titles(paragraph, at)
            cell = label or "\t" in match[0]
            if (reach := _reach(paragraph, at, label=cell)) > at and _is_quoted_whole(paragraph, at, reach):
                yield Name(at, reach, 0.85)
                yield from _or_so(paragraph, reach)


def _or_so(paragraph: Paragraph, at: int) -> Iterator[Name]:
    """The other name that somebody goes by: "called him Jaydo or JB"."""
    words = paragraph.words
    joined = at + 1 < len(words) and words[at].lower == "or" and words[at + 1].capital and paragraph.gap(at + 1) == " "
    if joined and (reach := _reach(paragraph, at + 1, label=False)) > at + 1:
        yield Name(at + 1, reach, 0.8)


def _names_a_thing(paragraph: Paragraph, cue: int, at: int) -> bool:
    """Whether the cue stands behind a thing: "a programme called"."""
    while at and paragraph.words[at - 1].start >= cue:
        at -= 1
    return at > 0 and paragraph.words[at - 1].lower in _THINGS


def _is_quoted_whole(paragraph: Paragraph, at: int, reach: int) -> bool:
    """Whether the words are all that stands between quotation marks, where they stand behind an opening one."""
    opened = paragraph.text[paragraph.words[at].start - 1 : paragraph.words[at].start] in {"‘", "“", '"', "'"}
    plain = all(part_of(word) is Part.NONE for word in paragraph.words[at:reach])
    return not (opened and plain) or paragraph.text[paragraph.words[reach - 1].end :][:1] not in {" ", ","}


def _behind_titles(paragraph: Paragraph, at: int) -> int:
    """The first word from `at` on that is no title before another word."""
    words = paragraph.words
    while at + 1 < len(words) and is_title(words[at]) and paragraph.gap(at + 1) in _GAPS:
        at += 1
    return at


def _reach(paragraph: Paragraph, at: int, *, label: bool) -> int:
    """Where the name that begins at word `at` ends; `at` where none does."""
    words = paragraph.words
    reach = at
    while reach < min(len(words), at + _LONGEST) and (reach == at or paragraph.gap(reach) in _GAPS):
        if not _may_stand(words[reach], label=label):
            break
        reach += 1
    if (
        reach == at
        or (words[at].initial and reach == at + 1)
        or (words[at].lower in CALENDAR and is_dated(paragraph, at))
    ):
        return at
    while reach - at > 2 and part_of(words[reach - 1]) is Part.NONE:
        reach -= 1  # Behind a full name stands what follows it: "the death of Jane Okonjo Commissioned by".
    plain = [word for word in words[at:reach] if word.capital and part_of(word) is Part.NONE]
    # One ordinary word may be a name behind "called"; two are a title ("called Working Together").
    if plain and (label or len(plain) > 1 or (reach - at > 1 and plain[0] is words[at])):
        return at
    followed = reach < len(words) and paragraph.gap(reach) == " "
    return at if followed and words[reach].lower in TAILS else reach


def _may_stand(word: Word, *, label: bool) -> bool:
    lower = word.lower
    if not word.capital:
        # Forms are filled in lower case too.
        return label and not is_common(lower) and lower not in NEVER_NAMES and lower.isalpha()
    if part_of(word) is not Part.NONE:
        return True
    # A boy may be called JJ.
    shouted = word.shouted and (label or len(lower) > 3)
    return not (
        shouted or lower in NEVER_NAMES or lower in KIN or lower in ROLES or lower in OPENERS or not lower.isalpha()
    )
