"""How a replacement sits in its sentence: titles, articles, prepositions and repetitions around it.

House rule: the result must read as if it had been written so. An edit may reach beyond its mention, never beyond its
block and never over another mention.
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from ingest.generalise import is_placed, several_days
from ingest.mentions import Span, Treated
from ingest.naming import title_start, without_possessive
from ingest.role_terms import FAMILY, said_alike
from ingest.structure import Block
from policies.identifiers import Kind, Treatment

_REACH = 40
_LETTERS_AFTER = re.compile(r"[^\W_]+")
_LETTERS_BEFORE = re.compile(r"[^\W_]+$")
# The "A" of "Adult A" is no article; one that begins a sentence is.
_ARTICLE = re.compile(r"(?<![\w-])(?:(a)|(?:(?<=[.!?:] )|(?<=[“\"(\n\t])|\A)(A))n? $")
_THE = re.compile(r"(?<![\w-])[Tt]he $")
_ANY_ARTICLE = re.compile(r"(?<![\w-])(?:[Tt]he|[Aa]n?) $")
_WEEKDAY = re.compile(
    r"(?<!\w)(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?,?\s+(?:the\s+)?$|(?<=\bon )the\s$",
    re.IGNORECASE,
)
_ON = re.compile(r"(?<![\w-])(?:([Oo])n|([Aa])t)(\s(?:or\s(?:around|about)\s)?)$")
# "On a weekday", "on Day 12", but "in March"; "12 days before Day 1" stands without either.
_OF_A_DAY = re.compile(r"(?:a|days|Day)\s")
_BEFORE_FIRST = re.compile(r"\d+ days? before Day 1")
_OPENING = re.compile(r"(?:[.!?:\n\t]\s*|[“\"‘(]\s*)$")
# What makes a bare band an age: "She is 14-17" is none, "She is aged 14-17" is.
_BARE_BAND = re.compile(
    r"((?:(?:just|only|approximately|about|around|nearly|almost|then|now)\s)*)(under 1|\d+-(?:\d+|plus))"
)
_STATES_AGE = re.compile(
    r"(?:\b(?:is|was|were|are|be|been|being|still|now|then|herself|himself)\s|['’]s\s|"
    r"(?<=[^\W\d])\s?,\s|(?<=[^\W\d]) \()$",
    re.IGNORECASE,
)
_FROM_DAY_TO_DAY = re.compile(r"(?<![\w-])(?:[Bb]etween|[Ff]rom) $")
# Between two mentions of one person: "Jayden Smith", "Jayden (Jay)", "Jayden, known as “Jay”,".
_GAP = re.compile(
    r"[\"”’')]{0,2} ?(?:(?P<bracket>\()|(?P<comma>,)(?=.*(?:known|née|nee|born|called|also|[“\"‘'])))? ?"
    r"(?:(?:(?:also|better|usually|formerly) )?known as |(?:née|nee|born|called|also) )?(?P<quote>[“\"‘']?)"
)
_FAMILY = re.compile(rf"{re.escape(FAMILY.stem)} \d+")
_BRACKET = re.compile(r" ?\((?:(?:the|his|her|their) )?([^()\n\t]{1,60})\)")
_INITIALS = re.compile(r"(?:[A-Z]\.\s?)+[A-Z]")
_VOWEL = re.compile(r"\[?(?:[aeio]|un(?!i)|8|18-|NHS)", re.IGNORECASE)


class Edit(NamedTuple):
    """`text` goes where `span` of the old text was."""

    span: Span
    text: str


def edits(text: str, blocks: Sequence[Block], treated: Sequence[Treated]) -> list[Edit]:
    """The edits that put the labels of `treated` (sorted, disjoint) into `text`: sorted and disjoint.

    What is kept, or stays as it is when generalised, gives no edit.
    """
    found: list[Edit] = []
    floor = 0
    for one, (left, right) in zip(treated, _rooms(text, blocks, treated), strict=True):
        span = one.mention.span
        if one.treatment is Treatment.KEEP or one.label == text[span.start : span.end]:
            continue
        edit = _edit(text, one, max(floor, left), right)
        gap = _GAP.fullmatch(text, found[-1].span.end, edit.span.start) if found else None
        if gap and edit.text and found[-1].text == edit.text:
            # A name in two pieces, or with another name in brackets behind it, is one name.
            end = edit.span.end
            end += bool(gap["quote"]) and text[end : end + 1] in {'"', "”", "’", "'"}
            end += (text[end : end + 1] == ")" and bool(gap["bracket"])) or (
                text[end : end + 1] == "," and bool(gap["comma"])
            )
            found[-1] = Edit(Span(found[-1].span.start, end), edit.text)
        else:
            found.append(edit)
        floor = found[-1].span.end
    return found


def _rooms(text: str, blocks: Sequence[Block], treated: Sequence[Treated]) -> list[tuple[int, int]]:
    """How far to the left and to the right the edit of each mention may reach: its block, up to the next mention."""
    rooms: list[tuple[int, int]] = []
    block = 0
    for one, following in pairwise((*treated, None)):
        assert one is not None
        span = one.mention.span
        end = following.mention.span.start if following else len(text)
        while block + 1 < len(blocks) and blocks[block + 1].span.start <= span.start:
            block += 1
        around = blocks[block].span if blocks and blocks[block].span.start <= span.start else Span(0, len(text))
        rooms.append((around.start, max(span.end, min(end, around.end))))
    return rooms


def _edit(text: str, one: Treated, left: int, right: int) -> Edit:
    span = one.mention.span
    left = max(left, span.start - 2 * _REACH)
    # What is left of a word whose other half was found would give the name away.
    start, end = span.start, span.end
    if text[end - 1].isalnum() and (more := _LETTERS_AFTER.match(text, end, right)):
        end = more.end()
    if text[start].isalnum() and (more := _LETTERS_BEFORE.search(text, left, start)):
        start = more.start()
    if one.treatment is Treatment.PSEUDONYM:
        return _name(text, Span(start, end), one, left, right)
    if one.mention.kind is Kind.DATE:
        return _date(text, Span(start, end), one, left)
    if one.mention.kind is Kind.AGE and (bare := _BARE_BAND.fullmatch(one.label)):
        aged = "aged " if _STATES_AGE.search(text, left, start) else ""
        return _with_article(text, Edit(Span(start, end), f"{bare[1]}{aged}{bare[2]}"), left)
    return _with_article(text, Edit(Span(start, end), one.label), left)


def _name(text: str, span: Span, one: Treated, left: int, right: int) -> Edit:
    start, end, label = span.start, span.end, one.label
    name, possessive = without_possessive(text[start:end])
    quoted = text[max(left, start - 1) : start] in {"'", "‘"}
    if not possessive and name[-1] in "sS" and not quoted and re.match(r"['’](?!\w)", text[end : min(right, end + 2)]):
        possessive, end = True, end + 1  # "James' mother"
    if one.mention.kind is Kind.INSTITUTION:
        the = _THE.search(text, left, start)
        return Edit(Span(the.start() if the else start, end), label + "'s" * possessive)
    start = title_start(text, start, left)
    if _FAMILY.fullmatch(label):
        the = _THE.search(text, left, start)
        family = re.compile(r"\sfamily\b", re.IGNORECASE).match(text, end, right)
        return Edit(Span(the.start() if the else start, family.end() if family else end), label + "'s" * possessive)
    if _INITIALS.fullmatch(name) and re.match(r"\.(?=,|\s[a-z])", text[end:right]):
        end += 1  # The full stop of the last initial.
    said = _said_before(said_alike(label))
    unnumbered = said is not None and not possessive and not label[-1].isdigit()
    if unnumbered and said and (apposition := said.apposition.search(text, left, start)):
        # "Her mother, Kelly, said" has said "Mother" already.
        return Edit(Span(apposition.start("comma"), end + (end < right and text[end] == ",")), "")
    if said and (adjacent := said.adjacent.search(text, left, start)):
        start = adjacent.start()
        article = _ANY_ARTICLE.search(text, left, start) if label[-1].isdigit() else None
        start = article.start() if article else start
    bracket = _BRACKET.match(text, end, right)
    if bracket and not possessive and (bracket[1] == label or (said and said.whole.fullmatch(bracket[1]))):
        end = bracket.end()
    return _with_article(text, Edit(Span(start, end), label + "'s" * possessive), left)


class _Said(NamedTuple):
    """Patterns of the words that say what a label says: as a whole, before ", X", and right before X."""

    whole: re.Pattern[str]
    apposition: re.Pattern[str]
    adjacent: re.Pattern[str]


@cache
def _said_before(words: str) -> _Said | None:
    forms = (words, rf"(?<![\w-])(?:{words})(?P<comma> ?, ?)$", rf"(?<![\w-])(?:{words}) $")
    return _Said(*(re.compile(form, re.IGNORECASE) for form in forms)) if words else None


def _date(text: str, span: Span, one: Treated, left: int) -> Edit:
    start, label = span.start, one.label
    if weekday := _WEEKDAY.search(text, left, start):
        start = weekday.start()
    if label.startswith("["):
        return Edit(Span(start, span.end), label)
    if text[span.start].isupper() and label[0].islower() and (start == left or _OPENING.search(text, left, start)):
        label = label[0].upper() + label[1:]
    found = _ON.search(text, left, start)
    if found and _BEFORE_FIRST.match(label):
        return Edit(Span(found.start(), span.end), label)
    if found and not _OF_A_DAY.match(label):
        capital = (found[1] or found[2]).isupper()
        return Edit(Span(found.start(), span.end), f"{'I' if capital else 'i'}n{found[3]}{label}")
    one_month = several_days(text[span.start : span.end]) and not several_days(label) and not is_placed(label)
    if one_month and (found := _FROM_DAY_TO_DAY.search(text, left, start)):
        return Edit(Span(found.start(), span.end), f"{'In' if found[0][0].isupper() else 'in'} {label}")
    return Edit(Span(start, span.end), label)


def _with_article(text: str, edit: Edit, left: int) -> Edit:
    article = _ARTICLE.search(text, left, edit.span.start)
    if not article:
        return edit
    spelt = (article[1] or article[2]) + "n" * bool(_VOWEL.match(edit.text))
    return Edit(Span(article.start(), edit.span.end), f"{spelt} {edit.text}")
