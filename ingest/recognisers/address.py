"""Postal addresses and the names of streets."""

import re

from ingest.recognisers.lexicon import phrases
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import FAR_GAP
from policies.identifiers import Kind

_STREET = rf"(?:{phrases('street words')})"
_OTHER = rf"(?:{phrases('house words')})"
# A court of law is no building called Court, and "1 of the Rules of Court" no house.
_NO_HOUSE = rf"(?!(?:\w+\s){{0,3}}(?:{phrases('courts of law')})\sCourt)"
_NAME = _NO_HOUSE + r"[A-Z][\w'’-]{0,20}\.?[ ]{1,2}(?:(?:[A-Z][\w'’-]{0,20}|of|the|upon|on|le)\.?[ ]{1,2}){0,3}?"
_NUMBER = r"\d{1,4}[A-Za-z]?(?:\s?[-–/]\s?\d{1,4}[A-Za-z]?)?"
_FLAT = rf"(?:(?i:{phrases('flat words')})\.?\s(?:\d{{1,4}}(?:/\d{{1,2}})?[A-Za-z]?|[A-Z]\d{{0,3}}),?\s{{1,2}})"
_TOWN = r"(?:,\s[A-Z][\w'’-]{1,20}(?:[ -][A-Z][\w'’-]{1,20}){0,2}(?![\w'’-])(?=[,.;)\n]|\s[A-Z]{1,2}\d|$))?"

_NUMBERED = re.compile(
    rf"(?<![\w./£$€-]){_FLAT}?(?:[A-Z][\w'’]{{1,20}}\s(?:House|Court|Lodge|Buildings|Mansions|Towers?),\s)?"
    rf"{_NUMBER},?\s{{1,2}}{_NAME}(?:{_STREET}|{_OTHER})(?!\w)(?:\s(?:North|South|East|West|[Ss]ite))?{_TOWN}"
)
_FLAT_IN = re.compile(
    rf"(?<!\w){_FLAT}(?:(?:at|on|in)\s)?(?:the\s)?(?:[A-Z][\w'’-]{{1,20}}\s){{1,3}}(?:{_STREET}|{_OTHER})(?!\w){_TOWN}"
)
_NO_NAME = r"(?!(?:The|A|An|This|That|Their|His|Her|Our|In|On|At|From|To|Near|Of|Along)\s)"
_UNNUMBERED = re.compile(
    rf"(?<![\w'’-]){_NO_NAME}{_NAME}{_STREET}(?!\w)(?:\s(?:North|South|East|West|[Ss]ite|caravan\s(?:site|park)|[Ff]lats))?"
)
_LIVING = (
    r"(?i:lived?s?|living|resid(?:ed?s?|ing)|address(?:es)?(?:\s(?:was|is|of))?|home|tenancy|accommodation|moved|premises"
    r"|property|visited?)"
)
_AT = re.compile(rf"(?<!\w){_LIVING}\s?[:,]?\s(?i:at|to|in|on)?\s?(?P<it>{_NAME}{_OTHER})(?!\w){_TOWN}")
# In Welsh the word for the street stands first.
_WELSH = re.compile(
    rf"(?<![\w'’-])(?:{_NUMBER},?\s)?(?:Heol|Ffordd|Stryd|Rhodfa|Lôn|Cwrt)(?:\s(?:yr?|a|o|[A-Z][\w'’-]{{1,20}})){{0,2}}\s[A-Z][\w'’-]{{1,20}}"
)
_WELSH_NUMBERED = re.compile(
    rf"(?<![\w./-]){_NUMBER},?\s(?:Maes|Clos|Bryn|Cae|Parc|Llwyn|Pant|Gerddi|Teras|Trem|Erw|Dôl|Glan|Min|Tan|Pen|Coed|Cilgant|Bro|Tai|Llys|Gwêl|Cefn)"
    r"(?:[\s-](?:yr?|a|o|ar|[A-Z][\w'’-]{1,20})){0,2}[\s-][A-Z][\w'’-]{1,20}"
)
_STREET_CAPITALS = phrases("street words").upper().replace(r"\S", r"\s")
# In letters in capitals and in messages the forms are the same, but for the case of the letters.
_SHOUTED = re.compile(
    rf"(?<![\w./£-]){_NUMBER},?\s{{1,2}}(?:[A-Z][A-Z'’-]{{1,20}}\.?\s{{1,2}}){{1,3}}?"
    rf"(?:{_STREET_CAPITALS})(?=[,.;:)\n]|$)"
)
# Of the words for streets some are verbs: "Sibling 1 will close the door".
_BEFORE_SMALL = r"(?<=at\s)|(?<=of\s)|(?<=to\s)|(?<=in\s)|(?<=from\s)|(?<=address\s)|(?<=address:\s)"
_NO_STREET = (
    r"(?!(?:main|busy|minor|local|nearby|dual|high|side|public|quiet|different|more|of|children|people|boys|girls|siblings"
    r"|adults|professionals|agencies|families)\s)"
)
_SMALL = re.compile(
    rf"(?<![\w./£$€-])(?:{_NUMBER}\s{_NO_STREET}(?:[a-z][a-z'’-]{{2,15}}\s){{1,2}}?"
    r"(?:street|road|rd|lane|avenue|ave|crescent|cres|terrace|grove|gardens|mews)"
    rf"|(?:{_BEFORE_SMALL}){_NUMBER}\s{_NO_STREET}(?:[a-z][a-z'’-]{{2,15}}\s){{1,2}}?(?:close|drive))"
    r"(?!\w|\s(?:traffic|accident|collision|safety))"
)
_STREET_WORDS = frozenset(phrases("street words").lower().split("|")) | {"rd", "ave", "cres"}
_POST_BOX = re.compile(r"(?<!\w)(?i:P\.?\s?O\.?\sbox)\s\d{1,6}(?!\w)")
_REFERENCE = re.compile(
    rf"(?<!\w)(?i:UPRN|unique\sproperty\sreference(?:\snumber)?)(?:\s(?:number|no)\.?)?{FAR_GAP}(?P<it>\d{{6,12}})(?!\w)"
)

RECOGNISER = Recogniser(
    name="address",
    kind=Kind.ADDRESS,
    source="BS 7666 (street and property names); house rule for the words that end a street's name",
    sentence="They lived at 12A Acacia Avenue, Anytown.",
    detail="12A Acacia Avenue",
    find=in_forms(
        Pattern(_NUMBERED, 0.9),
        Pattern(_FLAT_IN, 0.9),
        Pattern(_UNNUMBERED, 0.75),
        Pattern(_AT, 0.7),
        Pattern(_WELSH, 0.85),
        Pattern(_WELSH_NUMBERED, 0.85),
        Pattern(_SHOUTED, 0.9, cues=_STREET_WORDS),
        Pattern(_SMALL, 0.7, cues=_STREET_WORDS),
        Pattern(_POST_BOX, 0.9, cues=frozenset({"box"})),
        Pattern(_REFERENCE, 0.9, cues=frozenset({"uprn", "unique"})),
    ),
)
