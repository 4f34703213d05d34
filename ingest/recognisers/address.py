"""Postal addresses and the names of streets."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

# Words that end the name of a street and mean little else, and words that do so only behind a house number.
_STREET = (
    r"(?:Street|Road|Rd|Lane|Avenue|Ave|Close|Drive|Crescent|Cres|Terrace|Grove|Gardens|Gdns|Mews|Boulevard|Cul-de-sac|Bypass|"
    r"Parade|Esplanade|Promenade|Embankment|Causeway|Broadway|Heol|Ffordd|Stryd|Rhodfa)"
)
_OTHER = (
    r"(?:St|Court|Ct|Place|Pl|Way|Hill|Green|Park|View|House|Row|Square|Sq|Walk|Rise|Wharf|Quay|Mount|Meadows?|Fields?|Croft|"
    r"End|Gate|Garth|Vale|Dene|Fold|Yard|Circus|Path|Bank|Brae|Wynd|Vennel|Loan|Villas?|Cottages?|Buildings|Mansions|Heights|Towers?|"
    r"Lodge|Farm|Common|Estate|Circle|Loke|Chase|Dale|Copse|Orchard|Link|Ridge|Spinney|Hey|Ley|Maes|Clos|Parc)"
)
# A court of law is no building called Court, and "1 of the Rules of Court" no house.
_NO_HOUSE = (
    r"(?!(?:\w+\s){0,3}(?:Crown|County|Family|High|Supreme|Administrative|Criminal|Civil|Constitutional|Labour|Magistrates['’]?|"
    r"Youth|Regional|District|Military|Social|Tax|Sheriff|Appeal)\sCourt)"
)
_NAME = _NO_HOUSE + r"[A-Z][\w'’-]{0,20}\.?[ ]{1,2}(?:(?:[A-Z][\w'’-]{0,20}|of|the|upon|on|le)\.?[ ]{1,2}){0,3}?"
_NUMBER = r"\d{1,4}[A-Za-z]?(?:\s?[-–/]\s?\d{1,4}[A-Za-z]?)?"
_FLAT = r"(?:(?i:flat|apartment|apt|unit|room|plot|block|maisonette|bay|pitch|berth|mooring|caravan)\.?\s(?:\d{1,4}(?:/\d{1,2})?[A-Za-z]?|[A-Z]\d{0,3}),?\s{1,2})"
_TOWN = r"(?:,\s[A-Z][\w'’-]{1,20}(?:[ -][A-Z][\w'’-]{1,20}){0,2}(?![\w'’-])(?=[,.;)\n]|\s[A-Z]{1,2}\d|$))?"

_NUMBERED = re.compile(
    rf"(?<![\w./£$€-]){_FLAT}?(?:[A-Z][\w'’]{{1,20}}\s(?:House|Court|Lodge|Buildings|Mansions|Towers?),\s)?"
    rf"{_NUMBER},?\s{{1,2}}{_NAME}(?:{_STREET}|{_OTHER})(?!\w)(?:\s(?:North|South|East|West))?{_TOWN}"
)
_FLAT_IN = re.compile(rf"(?<!\w){_FLAT}(?:[A-Z][\w'’-]{{1,20}}\s){{1,3}}(?:{_STREET}|{_OTHER})(?!\w){_TOWN}")
_UNNUMBERED = re.compile(
    rf"(?<![\w'’-])(?!(?:The|A|An|This|That|Their|His|Her|Our|In|On|At|From|To|Near|Of|Along)\s){_NAME}{_STREET}(?!\w)(?:\s(?:North|South|East|West))?"
)
_AT = re.compile(
    r"(?<!\w)(?i:lived?s?|living|resid(?:ed?s?|ing)|address(?:es)?(?:\s(?:was|is|of))?|home|tenancy|accommodation|moved|premises|property|visited?)\s?[:,]?\s"
    rf"(?i:at|to|in|on)?\s?(?P<it>{_NAME}{_OTHER})(?!\w){_TOWN}"
)
_POST_BOX = re.compile(r"(?<!\w)(?i:P\.?\s?O\.?\sbox)\s\d{1,6}(?!\w)")
_REFERENCE = re.compile(r"(?<!\w)UPRN[\s:]{1,3}(?P<it>\d{6,12})(?!\w)")

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
        Pattern(_POST_BOX, 0.9),
        Pattern(_REFERENCE, 0.9),
    ),
)
