"""Sums of money, sentences, durations and shares: details that the strict policy treats."""

import re

from ingest.recognisers.calendar_words import NUMBER_WORD
from ingest.recognisers.lexicon import phrases
from ingest.recognisers.misread import also_misread
from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from policies.identifiers import Kind

_AMOUNT = r"\d{1,3}(?:[., ]\d{3}){0,5}(?:[.,]\d{1,4}){0,2}|\d{1,12}(?:[.,]\d{1,4})?"
_WORDS = rf"(?:a|{NUMBER_WORD})(?:[\s-](?:hundred|thousand|million|and|{NUMBER_WORD})){{0,5}}"
_MANY = rf"(?:(?<![\w.,])(?:{_AMOUNT})(?!\d)|(?<!\w)(?i:{_WORDS}))"
_CODE = rf"(?:{phrases('currency codes')})"
_UNIT = (
    r"(?i:pounds?(?:\ssterling)?|pence|euros?|dollars?|francs?|(?:deutsch(?:e)?\s)?marks?|schillings?|kron(?:or|er|a|e)|"
    r"z[lł]ot(?:ys?|ies)|(?:new\s)?(?:turkish\s)?lir(?:as?|e)|roubles?|rupees?|naira|yen|lei|leva|forints?|quid)"
)
_ADJECTIVE = r"(?:(?:[A-Z][a-z]{2,10})\s)?"
_EACH = r"(?:\s(?i:an?|per|each|every)\s(?i:hour|day|night|week|fortnight|month|year|annum)\b)?"
_BEFORE = re.compile(
    rf"(?:[£$€]|(?<!\w){_CODE}\s?|(?<!\w)Rs\.?\s?)(?:{_AMOUNT})(?:\s?(?i:k|m|bn|million|billion|thousand)\b)?"
    rf"{_EACH}"
)
_AFTER = re.compile(
    rf"(?!(?i:a\smark)\b){_MANY}\s(?:(?i:million|billion|thousand)\s)?{_ADJECTIVE}(?:{_UNIT}|{_CODE})\b(?:\s\({_CODE}[^)\n]{{0,60}}\)+)?{_EACH}"
)
_SHARE = re.compile(
    rf"(?<![\w.,])\d{{1,3}}(?:[.,]\d{{1,3}})?\s?(?:%|per\scent\b|percent\b)|{_MANY}\s(?:per\scent|percent)\b"
)
_SENTENCE = re.compile(
    rf"{_MANY}[\s-](?:and\s)?(?:a\shalf\s)?(?i:years?|months?|weeks?|days?)['’]?"
    rf"(?:\s(?:and\s)?{_MANY}[\s-](?i:months?|weeks?|days?)['’]?)?"
    r"(?=\s(?i:imprisonment|custod\w{1,5}|in\s(?:prison|custody|detention|jail)|detention|suspended|community|probation"
    r"|sentence|licence|hard\slabour))"
)
# "A suspended sentence of fourteen months", "an extended licence of three", "suspended for two years".
_LONG = (
    rf"{_MANY}(?:[\s-](?:(?:and\s)?a\shalf[\s-])?(?i:years?|months?|weeks?|days?)['’]?"
    rf"(?:\s(?:and\s)?{_MANY}\s(?i:months?|weeks?|days?))?)?"
)
_TERM = re.compile(
    r"(?<!\w)(?i:(?:an?\s|the\s)?(?:(?:suspended|custodial|prison|jail|determinate|extended|concurrent|consecutive|minimum|"
    r"whole|life)\s){0,3}(?:sentence|licence|tariff|term|imprisonment|custody|detention)\s(?:with\sa\sminimum\s(?:term\s)?)?"
    rf"of\s(?:imprisonment\sof\s|at\sleast\s)?){_LONG}(?!\w|\s(?i:parts?|stages?|phases?|kinds?))"
)
_SUSPENDED = re.compile(
    rf"(?<!\w)(?i:suspended|disqualified|banned|imprisoned|jailed|sentenced\sto)\s(?:(?i:for)\s)?(?P<it>{_LONG})(?!\w)"
)
_LIFE = re.compile(
    r"(?<!\w)(?i:life\s(?:imprisonment|sentences?|licence)|indeterminate\ssentence|whole[- ]life\s(?:order|tariff)|"
    r"death\s(?:penalty|sentence))\b"
)
_DURATION = re.compile(
    rf"(?!(?i:a)\b){_MANY}[\s-](?:(?:and\s)?a\shalf\s|full\s|consecutive\s|more\s)?"
    r"(?i:decades?|years?|months?|weeks?|fortnights?|days?|hours?|minutes?)(?!\w)['’]?(?![\s-](?i:old|of\sage|gestation|pregnant))"
)
_HEAT = re.compile(
    r"(?<![\w.,])[-−]?\d{1,3}(?:\.\d{1,2})?\s?(?:°\s?[CF]?|(?i:degrees)(?:\s(?i:celsius|centigrade|fahrenheit))?)(?!\w)"
)

_MEASURE = re.compile(rf"(?!(?i:a)\b){_MANY}\s?(?:(?:square|cubic)\s)?(?:{phrases('measures')})s?(?!\w)")
_THOUSANDS = re.compile(r"(?<![\w.,/-])\d{1,3}(?:,\d{3}){1,4}(?![\w,]|\.\d)")

# One of these stands in every match of the form that it is put to.
_DIGIT = re.compile(r"\d")
_MONEY = re.compile(
    r"\b(?:pound|pence|euro|dollar|franc|mark|schilling|kron|z[lł]ot|lir|rouble|rupee|naira|yen|lei"
    rf"|leva|forint|quid|{_CODE.lower()})"
)
_CENT = re.compile(r"%|cent\b")
_PUNISHED = re.compile("prison|custod|detention|jail|suspended|community|probation|sentence|licence|hard")
_TERM_OF = re.compile(r"(?:sentence|licence|tariff|term|imprisonment|custody|detention)\s(?:of|with)\b")
_SENTENCED = re.compile("suspended|disqualified|banned|imprisoned|jailed|sentenced")
_UNIT_OF_TIME = re.compile("decade|year|month|week|fortnight|day|hour|minute")
_UNIT_OF_MEASURE = re.compile(rf"(?:{phrases('measures')})s?(?!\w)")

RECOGNISER = Recogniser(
    name="quantity",
    kind=Kind.QUANTITY,
    source="House rule; currency codes of ISO 4217",
    sentence="He was fined £1,250 by the court.",
    detail="£1,250",
    find=also_misread(
        in_forms(
            Pattern(_BEFORE, 0.9, sign=_DIGIT),
            Pattern(_AFTER, 0.9, sign=_MONEY),
            Pattern(_SHARE, 0.6, sign=_CENT),
            Pattern(_SENTENCE, 0.8, sign=_PUNISHED),
            Pattern(_TERM, 0.8, sign=_TERM_OF),
            Pattern(_SUSPENDED, 0.7, sign=_SENTENCED),
            Pattern(_LIFE, 0.7),
            Pattern(_HEAT, 0.6, sign=_DIGIT),
            Pattern(_DURATION, 0.5, sign=_UNIT_OF_TIME),
            Pattern(_MEASURE, 0.6, sign=_UNIT_OF_MEASURE),
            Pattern(_THOUSANDS, 0.5, sign=_DIGIT),
        )
    ),
)
