"""E-mail addresses."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

# No list of top-level domains is asked for: what has the shape of an address is one.
_ADDRESS = re.compile(
    r"(?<![\w.+'’%-])[\w.+'’%-]{1,64}\s?(?:@|[\[({]\s?(?i:at)\s?[\])}])\s?[^\W_][\w-]{0,62}"
    r"(?:\s?(?:\.|[\[({]\s?(?i:dot)\s?[\])}])\s?[^\W_][\w-]{0,62}){1,6}"
)
_ENDING = r"(?i:com|org|net|info|uk|co|gov|ac|nhs|sch|police|eu|ie|scot|wales|me|io|edu)"
# A comma for the full stop, and the words of somebody who read it out.
_COMMA = re.compile(
    rf"(?<![\w.+'’%-])[\w.+'’%-]{{1,64}}@[^\W_][\w-]{{0,62}}(?:[.,][\w-]{{1,62}}){{0,3}}[.,]{_ENDING}(?!\w)"
)
_SPOKEN = re.compile(
    r"(?<![\w.+'’%-])(?:[\w-]{1,30}\s(?i:dot|underscore|dash|hyphen)\s){0,3}[\w.+'’%-]{1,64}\s(?i:at)\s"
    rf"(?:[\w-]{{1,62}}\s(?i:dot)\s){{1,4}}{_ENDING}(?!\w)"
)
# "jane.roe at example.org": a mark within what stands before, so that "She works at example.org" is none.
_HALF_SPOKEN = re.compile(
    r"(?<![\w.+'’%-])(?=[\w-]{1,40}[._\d])[a-z\d][\w.+'’%-]{1,64}\s(?i:at)\s"
    rf"[a-z\d][\w-]{{0,62}}(?:\.[\w-]{{1,62}}){{0,3}}\.{_ENDING}(?!\w)"
)

RECOGNISER = Recogniser(
    name="email",
    kind=Kind.EMAIL,
    source="RFC 5322 addr-spec, and the written-out (at) and (dot)",
    sentence="She wrote from jane.roe@example.org to the school.",
    detail="jane.roe@example.org",
    find=in_forms(Pattern(_ADDRESS, 1.0), Pattern(_COMMA, 0.9), Pattern(_SPOKEN, 0.8), Pattern(_HALF_SPOKEN, 0.8)),
)
