"""E-mail addresses."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

# No list of top-level domains is asked for: what has the shape of an address is one.
_ADDRESS = re.compile(
    r"(?<![\w.+'’%-])[\w.+'’%-]{1,64}\s?(?:@|[\[(]\s?at\s?[\])])\s?[^\W_][\w-]{0,62}"
    r"(?:\s?(?:\.|[\[(]\s?dot\s?[\])])\s?[^\W_][\w-]{0,62}){1,6}"
)

RECOGNISER = Recogniser(
    name="email",
    kind=Kind.EMAIL,
    source="RFC 5322 addr-spec, and the written-out (at) and (dot)",
    sentence="She wrote from jane.roe@example.org to the school.",
    detail="jane.roe@example.org",
    find=in_forms(Pattern(_ADDRESS, 1.0), only_with="@(["),
)
