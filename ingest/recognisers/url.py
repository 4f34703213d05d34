"""Web addresses, network addresses and three-word locations."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import FAR_GAP
from policies.identifiers import Kind

_SCHEME = re.compile(r"(?<!\w)(?i:h(?:tt|xx)ps?://\s?|ftp://|www\d?\.)[^\s<>\"“”]{1,2000}(?<![.,;:!?)\]'’])")
_ENDING = (
    r"(?:co\.uk|org\.uk|gov\.uk|ac\.uk|sch\.uk|nhs\.uk|police\.uk|gov\.scot|gov\.wales|com|org|net|info|uk|eu|tv|me|io|ie|je|"
    r"gg|im|scot|wales|cymru|app|blog|social)"
)
_PATH = r"(?:/[^\s<>\"“”]{0,2000}(?<![.,;:!?)\]'’]))?"
# Lower case and a known ending: "left.No" and "Dr.She" lack a space and are no addresses.
_BARE = re.compile(rf"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{{0,62}}\.){{1,5}}{_ENDING}(?![\w@-]|\.\w){_PATH}")
_SHOUTED = re.compile(
    rf"(?<![\w@./-])(?:[A-Z0-9][A-Z0-9-]{{2,62}}\.){{1,5}}(?:[A-Z]{{2,6}}\.UK|COM|ORG|NET|INFO)(?![\w@-]|\.\w){_PATH}"
)
# Optical reading puts spaces behind full stops.
_LOOSE = re.compile(rf"(?<!\w)(?i:www)\d?\s?\.\s?(?:[a-z0-9-]{{1,63}}\s?\.\s?){{1,4}}{_ENDING}(?![\w@-]){_PATH}")
_NETWORK = re.compile(
    r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)"
    r"|(?<![\w:])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\w:])"
)
_NETWORK_LABELLED = re.compile(
    rf"(?<!\w)IP(?:v4)?(?:\s(?i:address))?{FAR_GAP}(?P<it>(?:\d{{1,3}}\.){{3}}\d{{1,3}})(?!\w)"
)
_LONG_NETWORK = re.compile(
    r"(?<![\w:])(?:(?:[0-9A-Fa-f]{1,4}:){7}[0-9A-Fa-f]{1,4}|(?:[0-9A-Fa-f]{1,4}:){1,6}(?::[0-9A-Fa-f]{1,4}){1,6})(?![\w:])"
)
_DEVICE = re.compile(r"(?<![\w.])(?=[\d.]{0,12}[A-Fa-f])[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}\.[0-9A-Fa-f]{4}(?![\w.])")
_THREE = r"[a-z]{2,20}\.[a-z]{2,20}\.[a-z]{2,20}"
_THREE_WORDS = re.compile(rf"(?<![\w/])///{_THREE}(?!\w)")
_THREE_LABELLED = re.compile(
    rf"(?<!\w)(?:what3words|w3w)(?:\s(?:location|address|reference|code))?{FAR_GAP}/{{0,3}}(?P<it>{_THREE})(?!\w)"
)


def _long_worth(match: re.Match[str]) -> float:
    # "10::20" is a time with a colon too many.
    return 0.9 if match[0].count(":") > 2 or not match[0].replace(":", "").isdigit() else 0.0


def _network_worth(match: re.Match[str]) -> float:
    # Four short numbers are a paragraph's number ("3.1.4.2"); an address has a group of three digits.
    return 0.8 if ":" in match[0] or "-" in match[0] or re.search(r"\d{3}", match[0]) else 0.0


RECOGNISER = Recogniser(
    name="url",
    kind=Kind.URL,
    source="RFC 3986; UK and generic domain endings in common use",
    sentence="The page www.example.org/appeal/jane was shared.",
    detail="www.example.org/appeal/jane",
    find=in_forms(
        Pattern(_SCHEME, 0.95),
        Pattern(_BARE, 0.8),
        Pattern(_SHOUTED, 0.8),
        Pattern(_LOOSE, 0.8),
        Pattern(_NETWORK, 0.8, _network_worth),
        Pattern(_NETWORK_LABELLED, 0.9),
        Pattern(_LONG_NETWORK, 0.9, _long_worth),
        Pattern(_DEVICE, 0.9),
        Pattern(_THREE_WORDS, 0.9),
        Pattern(_THREE_LABELLED, 0.9),
        only_with="./:-",
    ),
)
