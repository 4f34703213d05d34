"""Institutions without a last word that says what they are: wards, saints, houses, pubs, boats, and those by a cue."""

import re
from collections.abc import Iterator

from ingest.recognisers.lexicon import FIRST_NAMES, PEOPLES, PLACES, gazetteer, is_common, phrases
from ingest.recognisers.name_parts import Part, part_of
from ingest.recognisers.name_words import ACRONYMS, CALENDAR, KIN, MAKES, ROLES, is_title
from ingest.recognisers.paragraph import Paragraph
from ingest.recognisers.recogniser import Found

_CAPITAL = r"[A-Z][\w'’-]{1,20}"
_WARD = re.compile(r"(?<![\w-])(?:Ward|WARD)\s{1,2}(?:\d{1,3}[A-Z]?|[A-Z]\d{0,2})(?![\w-])")
# "St Bede's" is the school or the hospital; a day, a street or a wood of that name is none.
_SAINT = re.compile(
    r"(?<![\w-])(?:St|ST|Saint|SS)\.?\s[A-Z][A-Za-zâêîôûŵŷéáíóú-]{2,15}(?:['’][sS]|s['’](?!\w))(?![\w-])"
    r"(?!\s(?:Day|Eve|Road|Street|Lane|Avenue|Wood|Hill|Park|Close|Square|Wort)\b)"
)
_SAINT_LOWER = re.compile(
    r"(?<![\w-])st\.?\s[a-z]{3,15}(?:['’]?s)?\s(?:(?:rc|ce|catholic|c\s?of\s?e)\s)?"
    r"(?:primary|school|academy|church|surgery|hospital|hospice|infants|juniors|high|college|nursery)(?!\w)(?:\sschool)?"
)
_HOUSE = re.compile(
    rf"(?<![\w-])(?:at|to|from|in|of|into|near|left|visited|ran|leave|leaves|attends?|attended|called)\s"
    rf"(?P<it>[Tt]he\s(?:{phrases('houses with an article')}))"
    r"(?![\w'’-]|\s[A-Z])"
)
_PUB_LAST = rf"(?:{phrases('last words of pubs')})"
_PUB = re.compile(
    rf"(?<![\w-])(?<=the\s)(?P<it>(?:(?:{phrases('first words of pubs')})\s{_PUB_LAST}"
    rf"|{_CAPITAL}\s(?:and|&)\s{_PUB_LAST}))(?![\w'’-]|\s[A-Z])"
)
_SERVING = (
    r"(?:pub|public\shouse|nightclub|social\sclub|working\smen['’]s\sclub|caf[eé]|takeaway|take-away|restaurant|salon|chip\sshop|"
    r"snooker\shall|bingo\shall|garage|gym|supermarket|off-licence|corner\sshop|bakery|caravan\s(?:site|park)|holiday\spark|"
    r"hotel|hostel|refuge|guest\shouse|bed\sand\sbreakfast|boxing\sclub|football\sclub|youth\sclub|children['’]s\shome|care\shome)"
)
_NAMED_SERVICE = re.compile(rf"(?<![\w-])(?<=[Tt]he\s)(?P<it>(?:{_CAPITAL}\s(?:and\s)?){{1,3}}{_SERVING})(?!\w)")
_OF_FAITH = re.compile(
    r"(?<![\w-])(?:Church|Chapel|Cathedral|Convent|Hospital|School|Academy|College|Hospice|Shrine|Parish)\sof\s(?:the\s)?"
    rf"(?:St|Saint|Our|Holy|Sacred|Christ|All|Good|Immaculate|Blessed|Divine|Redeemed)\.?(?:\s(?:of\s)?{_CAPITAL}){{1,4}}"
)
_HALL = re.compile(
    rf"(?<![\w-])(?:{_CAPITAL}\s){{0,3}}(?:Kingdom|Gospel|Mission|Scout|Masonic|Orange|Village|Church)\sHall(?!\w)"
)
_VESSEL = re.compile(
    rf"(?<![\w-])(?i:(?:fishing\s)?(?:boat|trawler|vessel|ferry|yacht|ship|narrowboat|houseboat)(?:\s(?:called|named))?)\s"
    rf"[“\"‘']?(?P<it>(?:{_CAPITAL}\s?){{1,3}})(?<!\s)|(?<![\w-])(?:MV|MFV|HMS|RFA|SS)\s(?P<other>{_CAPITAL}(?:\s{_CAPITAL}){{0,2}})"
)
_RUN = rf"(?:the\s)?(?P<it>{_CAPITAL}(?:\s(?:(?:of|and|for|the|&)\s){{0,2}}{_CAPITAL}){{0,5}})"
_WORSHIP = re.compile(
    rf"(?<![\w-])(?i:(?:pastor|imam|elder|vicar|priest|rabbi|congregation|worshippers?|deacon|choir)\s(?:of|at)|worship(?:s|ped|ping)?\s(?:at|with)"
    rf"|prayed?\s(?:at|with))\s{_RUN}(?![\w-])"
)
_ATTENDED = re.compile(
    rf"(?<![\w-])(?i:(?:pupil|student|patient|resident|placement|apprentice|trainee|governor|nights?|matron|staff)s?\sat|attend(?:s|ed|ing)?|enrolled\s(?:at|in)"
    rf"|educated\sat|registered\s(?:at|with)|detained\s(?:at|in)|remanded\sto|admitted\sto|excluded\sfrom|expelled\sfrom|transferred\sto|discharged\sfrom"
    rf"|a\splace\sat|started\sat|works?\s(?:at|for)|worked\s(?:at|for)|working\s(?:at|for)|employed\s(?:at|by)|job\s(?:at|with)|shifts?\sat)\s{_RUN}(?![\w-]|['’]s)"
)
_NOBODY = ACRONYMS | CALENDAR | KIN | MAKES | ROLES | PEOPLES
# A form is looked for only where one of its words stands.
_FORMS = (
    (_WARD, 0.6, frozenset({"ward"})),
    (_SAINT, 0.65, frozenset({"st", "saint", "ss"})),
    (_SAINT_LOWER, 0.7, frozenset({"st"})),
    (_HOUSE, 0.6, frozenset({"the"})),
    (_PUB, 0.7, frozenset({"the"})),
    (_OF_FAITH, 0.7, frozenset({"of"})),
    (_HALL, 0.65, frozenset({"hall"})),
    (
        _VESSEL,
        0.6,
        frozenset("boat trawler vessel ferry yacht ship narrowboat houseboat mv mfv hms rfa ss".split()),
    ),
)
_SERVICES = frozenset(
    """pub house nightclub club café cafe takeaway take-away restaurant salon shop hall garage gym supermarket
    off-licence bakery site park hotel hostel refuge breakfast home""".split()
)
_AT = frozenset({"at", "of", "with"})
_ATTENDING = frozenset("at attend attends attended attending with in to from for by".split())


def formed(paragraph: Paragraph) -> Iterator[Found]:
    """What takes one of the forms, in any order, overlapping or not."""
    text = paragraph.text
    seen = paragraph.vocabulary
    for form, score, cues in _FORMS:
        if cues.isdisjoint(seen):
            continue
        for match in form.finditer(text):
            group = match.lastgroup or 0
            yield Found(*match.span(group), score)
    for match in _NAMED_SERVICE.finditer(text) if not _SERVICES.isdisjoint(seen) else ():
        if any(_tells(word) for word in match["it"].split() if word[0].isupper()):
            yield Found(*match.span("it"), 0.65)
    for match in _WORSHIP.finditer(text) if not _AT.isdisjoint(seen) else ():
        if not _is_everyday(match["it"]):
            yield Found(*match.span("it"), 0.65)
    for match in _ATTENDED.finditer(text) if not _ATTENDING.isdisjoint(seen) else ():
        if _is_own_name(paragraph, match):
            yield Found(*match.span("it"), 0.5)


def _tells(word: str) -> bool:
    lower = word.lower().replace("’", "'").removesuffix("'s")
    return lower not in _NOBODY and lower not in FIRST_NAMES


def _is_everyday(name: str) -> bool:
    """Whether the name says no more than what it is of: "Church of England", "Sunday"."""
    words = [word for word in name.split() if word[0].isupper()]
    return len(words) < 2 and not _is_odd(words[0].lower())


def _is_own_name(paragraph: Paragraph, match: re.Match[str]) -> bool:
    """Whether what is attended has a name of its own, and is no person: "Zorley Heights", not "Core Group"."""
    first = paragraph.at_or_behind(match.start("it"))
    words = paragraph.words[first : paragraph.at_or_behind(match.end("it"))]
    if not words or is_title(words[0]) or part_of(words[0]) in {Part.FIRST, Part.INITIAL, Part.WORD_FIRST}:
        return False
    return any(_is_odd(word.lower) for word in words if word.capital and not word.shouted)


def _is_odd(lower: str) -> bool:
    if lower in _NOBODY:
        return False
    return lower in PLACES or lower in gazetteer() or not is_common(lower)
