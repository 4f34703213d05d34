"""Web addresses, network addresses and three-word locations."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_SCHEME = re.compile(r"(?<!\w)(?i:https?://|ftp://|www\d?\.)[^\s<>\"“”]{1,2000}(?<![.,;:!?)\]'’])")
# Lower case and a known ending: "left.No" and "Dr.She" lack a space and are no addresses.
_BARE = re.compile(
    r"(?<![\w@./-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,5}"
    r"(?:co\.uk|org\.uk|gov\.uk|ac\.uk|sch\.uk|nhs\.uk|police\.uk|gov\.scot|gov\.wales|com|org|net|info|uk|eu|tv|me|io|ie|je|gg|im|"
    r"scot|wales|cymru|app|blog|social)(?![\w@-]|\.\w)(?:/[^\s<>\"“”]{0,2000}(?<![.,;:!?)\]'’]))?"
)
_NETWORK = re.compile(
    r"(?<![\w.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?![\w]|\.\d)"
    r"|(?<![\w:])(?:[0-9A-Fa-f]{2}[:-]){5}[0-9A-Fa-f]{2}(?![\w:])"
)
_THREE_WORDS = re.compile(
    r"(?<![\w/])(?:///[a-z]{2,20}|what3words[:\s/]{1,4}[a-z]{2,20})\.[a-z]{2,20}\.[a-z]{2,20}(?!\w)"
)


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
        Pattern(_NETWORK, 0.8, _network_worth),
        Pattern(_THREE_WORDS, 0.9),
        only_with="./:-",
    ),
)
