"""Names that the public record of child protection is made of."""

import re

from ingest.recognisers.lexicon import phrases

_INQUIRY = (
    r"(?i:independent\s|national\s|final\s|interim\s|progress\s)?(?i:review|reports?|inquiry|enquiry|reforms?|"
    r"recommendations?|guidelines?|guidance|competen\w{1,4}|principles?|judge?ment|ruling|test|criteria)"
)

# A person of the public record, whose surname may be that of the family too.
PUBLIC_PEOPLE = re.compile(rf"(?<![\w-])(?:{phrases('public children')}|{phrases('inquirers')})(?![\w-])")
INQUIRIES = re.compile(
    rf"(?<![\w-])(?:(?:{phrases('inquirers before a word')})(?:['’]s)?\s{_INQUIRY}"
    rf"|(?:{phrases('inquirers alone')})"
    rf"(?:(?:,|\s(?:to|and|through\sto|&))\s(?:{phrases('inquirers before a word')})(?![\w-]))?"
    rf"|(?:{phrases('laws of names')})['’]s\s(?i:law|rule)|(?:Herbert|Philomena|Bruce)\s(?i:protocol))(?![\w-])"
)
INSTRUMENTS = re.compile(rf"(?<!\w)(?:{phrases('instruments')})(?!\w)")
AGENCIES = re.compile(rf"(?<!\w)(?:{phrases('agencies')})(?!\w)")

# National lines, which a reader may need: Childline, NSPCC, Samaritans, domestic abuse, runaways.
HELPLINES = re.compile(
    r"(?<!\d)(?:0800\s?1111|116\s?123|116\s?000|0808\s?800\s?5000|0808\s?2000\s?247|0800\s?555\s?111)(?!\s?\d)"
)
WEBSITES = re.compile(
    r"(?<![\w@.-])(?:https?://)?(?:[a-z0-9-]{1,40}\.){0,3}(?:(?<![a-z0-9-])(?:gov\.uk|gov\.wales|gov\.scot|"
    r"nspcc\.org\.uk|nice\.org\.uk|childline\.org\.uk|cqc\.org\.uk|nmc\.org\.uk|gmc-uk\.org|scie\.org\.uk|nhs\.uk|"
    r"barnardos\.org\.uk|parliament\.uk|judiciary\.uk|bailii\.org|rcpch\.ac\.uk|socialworkengland\.org\.uk|"
    r"careinspectorate\.com|unicef\.org|who\.int|samaritans\.org))(?![\w@-])(?:/[^\s<>\"“”]{0,300}(?<![.,;:!?)]))?"
)
