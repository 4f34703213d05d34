"""Years on their own, decades, and years with a season or a part."""

import re

from ingest.recognisers.misread import also_misread
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_YEAR = r"(?:1[89]|20)\d\d"
_BARE = re.compile(rf"(?<![\w/.,£$€-]){_YEAR}(?:s|['’]s)?(?:\s?[-–/]\s?(?:{_YEAR}|\d\d))?(?![\w/]|[.,]\d|\s?(?:%|£|€))")
_SEASON = re.compile(
    rf"(?<!\w)(?i:(?:spring|summer|autumn|winter|lent|easter|michaelmas)(?:\sterm|\shalf[\s-]term)?|early|mid|late|(?:the\s)?(?:start|beginning|middle|end|(?:first|second|latter)\s(?:half|part|quarter))\sof)[\s-](?:of\s|in\s)?{_YEAR}(?!\w)"
)
_DECADE = re.compile(r"(?<!\w)(?:the\s)?(?P<it>(?:early|mid|late)[\s-](?:1[89]|20)?\d0['’]?s)(?!\w)")
_QUARTER = re.compile(rf"(?<!\w)Q[1-4]\s?(?:of\s|in\s)?{_YEAR}(?:[-/]\d\d)?(?![\w/])")
_SHORT = re.compile(
    r"(?<!\w)(?i:in|since|from|of|by|until|before|after|spring|summer|autumn|winter|term)\s(?P<it>['’]\d\d)(?![\w'’])"
)

RECOGNISER = Recogniser(
    name="year",
    kind=Kind.YEAR,
    source="House rule: calendar years of 1800-2099",
    sentence="The family moved in 2014 to the area.",
    detail="2014",
    find=also_misread(
        in_forms(
            Pattern(_BARE, 0.6),
            Pattern(_SEASON, 0.7),
            Pattern(_DECADE, 0.6),
            Pattern(_QUARTER, 0.7),
            Pattern(_SHORT, 0.5),
            only_with="0-9",
        )
    ),
)
