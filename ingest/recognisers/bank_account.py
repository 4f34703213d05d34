"""Bank accounts: sort code and account number, IBAN, payment cards."""

import re

from ingest.recognisers.recogniser import Pattern, Recogniser, in_forms
from ingest.recognisers.separators import FAR_GAP, GAP, digits, is_date
from policies.identifiers import Kind

_BOTH = re.compile(
    r"(?<![\w/-])\d\d[ \u2013-]\d\d[ \u2013-]\d\d[ ,;:/]{1,3}(?:(?i:acc(?:oun)?t"
    r"|a/c)[a-z ]{0,8}[.:]? ?)?\d{4} ?\d{4}(?!\w)"
)
_SORT_CODE = re.compile(rf"(?<!\w)(?i:sort\s?code|s/c)(?!\w){FAR_GAP}(?P<it>\d\d{GAP}\d\d{GAP}\d\d)(?!\w)")
_ACCOUNT = re.compile(
    rf"(?<!\w)(?i:(?:bank\s)?(?:account|acct)\s?(?:number|no|num)\b\.?|(?:bank|building\ssociety|savings"
    rf"|current)\saccount"
    rf"|a/c\b\s?(?:no)?\.?){FAR_GAP}(?P<it>\d(?:[ -]?\d){{5,11}})(?!\w)"
)
# Beside its sort code it needs no more than the word.
_BESIDE = re.compile(r"(?i:sort\s?code)[^\n]{0,25}(?<!\w)(?i:account|acc)\s(?P<it>\d{4} ?\d{4})(?!\w)")
_ENDING = re.compile(
    r"(?<!\w)(?i:account|card)(?:\s(?:number|no)\.?)?\s(?i:end(?:s|ed|ing)?)(?:\s(?:in"
    r"|with))?\s(?P<it>\d{3,4})(?!\w|[.,]\d)"
)
_IBAN = re.compile(
    r"(?<!\w)(?P<iban>[A-Z]{2}\d{2}(?:[ -]?[A-Z0-9]{4}){2,7}(?:[ -]?[A-Z0-9]{1,3})?"
    r"|(?i:GB)\d{2}[ -]?(?i:[A-Z]{4})(?:[ -]?\d){14})"
    r"(?!\w)"
)
_IBAN_LABELLED = re.compile(
    rf"(?<!\w)IBAN{FAR_GAP}(?P<it>(?i:[A-Z]{{2}}\d{{2}}(?:[ -]?[A-Z0-9]{{4}}){{2,7}}(?:[ -]?[A-Z0-9]{{1,3}})?))(?!\w)"
)
_CARD = re.compile(r"(?<![\w.-])\d{4}[ -]?\d{4}[ -]?\d{4}[ -]?\d{4}(?![\w-]|\.\d)")


def _iban_worth(match: re.Match[str]) -> float:
    packed = match["iban"].replace(" ", "").replace("-", "")
    number = "".join(str(int(character, 36)) for character in packed[4:] + packed[:4])
    return 1.0 if len(packed) >= 15 and int(number) % 97 == 1 else 0.0


def _card_worth(match: re.Match[str]) -> float:
    number = digits(match[0])
    doubled = (sum(divmod(2 * int(digit), 10)) for digit in number[-2::-2])
    return 0.95 if (sum(doubled) + sum(map(int, number[-1::-2]))) % 10 == 0 else 0.0


def _ending_worth(match: re.Match[str]) -> float:
    return 0.0 if is_date(match["it"]) else 0.7


RECOGNISER = Recogniser(
    name="bank-account",
    kind=Kind.BANK_ACCOUNT,
    source="Pay.UK sort code and account number lengths; ISO 13616 (IBAN, modulo 97); ISO/IEC 7812 (card check digit)",
    sentence="It was paid into 12-34-56 12345678 weekly.",
    detail="12-34-56 12345678",
    find=in_forms(
        Pattern(_BOTH, 0.9),
        Pattern(_SORT_CODE, 0.9),
        Pattern(_ACCOUNT, 0.85),
        Pattern(_BESIDE, 0.9),
        Pattern(_ENDING, 0.7, _ending_worth),
        Pattern(_IBAN, 1.0, _iban_worth),
        Pattern(_IBAN_LABELLED, 0.9),
        Pattern(_CARD, 0.9, _card_worth),
        only_with="0-9",
        misread=True,
    ),
)
