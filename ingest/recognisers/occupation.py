"""What members of the family do for a living."""

import re

from ingest.recognisers.lexicon import phrases
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_WORK = rf"(?:{phrases('occupations')})"
_QUALIFIED = r"(?:(?!for|with|that|and|the|not|being|their|his|her)[a-z-]{3,20}\s){0,3}"
# A family's occupations only: what the professionals of the case are is the lesson's own matter.
_AS = re.compile(
    rf"(?<!\w)(?i:work(?:s|ed|ing)?|employed|jobs?|trained|training|qualified|retired|career|self-employed|profession|occupation|served?|serving)"
    rf"[\s:]{{1,3}}(?:(?i:as|is|was|of|full-time|part-time|mainly|previously|then)\s){{0,3}}(?:(?i:a|an|the)\s)?(?P<it>{_QUALIFIED}{_WORK}s?)(?!\w)"
)
_IS = re.compile(
    rf"(?<!\w)(?i:he|she|who|mother|father|mum|dad|parents?|applicants?|husband|wife|partner|brother|sister|son|daughter|uncle|aunt|grandfather|"
    rf"grandmother|stepfather|stepmother|boyfriend|girlfriend|both|they)\s(?i:is|was|were|are|had\sbeen|has\sbeen|became)\s(?:(?i:a|an|the|both|also|then)\s){{0,2}}"
    rf"(?P<it>{_QUALIFIED}{_WORK}s?)(?!\w)"
)
_POST = re.compile(
    rf"(?<!\w)(?i:as(?=\sa)|(?:post|position|job|profession|occupation|role|rank|office)\sof)\s(?:(?i:a|an|the)\s)?(?P<it>{_QUALIFIED}{_WORK}s?)(?!\w)"
)
_APPOSED = re.compile(rf",\s(?:a|an)\s(?P<it>{_QUALIFIED}{_WORK})(?=,|\sby\s(?:profession|trade|occupation)|\sborn)")
_STATUS = re.compile(r"(?<!\w)(?i:unemployed|self-employed|retired|breadwinner|housewife|homemaker|redundant)(?!\w)")
_FORCES = re.compile(
    r"(?<!\w)(?:(?i:served|serving|serves|soldier|enlisted|officer|member)\s(?i:in|with)\s(?i:the\s)(?P<it>(?:[A-Z][\w-]+\s){0,4}(?:Army|Navy|Air\sForce|Marines|Regiment|"
    r"Guards|Rifles|Artillery|Engineers|Corps|Battalion|Fusiliers|Reserve))|(?P<other>Lance\sCorporal|Royal\s(?:Navy|Marines|Air\sForce|Artillery)))(?!\w)"
)

RECOGNISER = Recogniser(
    name="occupation",
    kind=Kind.OCCUPATION,
    source="House rule: common occupations behind words of work and of family",
    sentence="Father worked as a long-distance lorry driver then.",
    detail="lorry driver",
    find=in_forms(
        Pattern(_AS, 0.7),
        Pattern(_IS, 0.6),
        Pattern(_POST, 0.5),
        Pattern(_APPOSED, 0.6),
        Pattern(_STATUS, 0.4),
        Pattern(_FORCES, 0.6),
    ),
)
