"""Which mentions are of one school, surgery, home or other place that people attend."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

import msgspec

from ingest.mentions import Mention
from ingest.naming import without_possessive
from ingest.recognisers.lexicon import COUNTRIES, FIRST_NAMES, PLACES, SURNAMES, is_common
from policies.identifiers import Kind

# The kind of place by the words of its name, first match first; what is left of the name tells two of a kind apart.
_KINDS: tuple[tuple[str, str], ...] = (
    ("Nursery", r"(?:day )?nursery|nurseries|pre-?school|play ?group|kindergarten|creche"),
    ("Children's Centre", r"(?:children['’]?s?|family|sure start) (?:centre|hub)"),
    ("Children's Home", r"(?:children['’]?s|residential(?: care)?) (?:home|unit)"),
    ("Care Home", r"(?:care|nursing) home"),
    (
        "School",
        r"(?:(?:primary|secondary|infants?|junior|high|grammar|special|community) )*(?:school|academy)|PRU|primary",
    ),
    ("College", r"(?:sixth form|further education|FE)? ?college|sixth form"),
    ("University", r"university"),
    (
        "Hospital",
        r"(?:(?:general|royal|district|university|teaching|community) )*(?:hospitals?|infirmary)|maternity unit",
    ),
    (
        "GP Surgery",
        r"(?:(?:GP|doctors?['’]?|medical|health|family|group) )*(?:surgery|practice)|(?:medical|health) centre",
    ),
    (
        "Prison",
        r"HMP(?:/?YOI)?|YOI|prison|young offenders? institution|secure (?:training centre|(?:children['’]?s )?unit)",
    ),
    ("Police Station", r"police station"),
    ("Court", r"(?:(?:crown|family|magistrates['’]?|county|combined|coroner['’]?s) )*court"),
    ("Refuge", r"(?:women['’]?s )?refuge"),
    ("Hostel", r"(?:[a-z]+ )?hostel|(?:mother and baby|assessment) unit"),
    ("Hotel", r"hotel|bed and breakfast|B&B"),
    ("Place of worship", r"(?:parish )?church|chapel|cathedral|mosque|masjid|temple|synagogue|gurdwara|mandir"),
    ("Club", r"(?:(?:youth|football|rugby|boxing|cricket|sports|social|after-school|breakfast) )*club"),
    ("Pub", r"pub(?:lic house)?|inn|arms|tavern"),
    ("Library", r"library"),
    ("Pharmacy", r"pharmacy|chemist"),
    ("Ward", r"ward"),
)
_OTHER = "Institution"
STEMS = (*(stem for stem, _ in _KINDS), _OTHER)
_PATTERNS = tuple((stem, re.compile(rf"(?<!\w)(?:{words})(?!\w)", re.IGNORECASE)) for stem, words in _KINDS)
_WORD = re.compile(r"[^\W_]+")
# Words that do not tell two institutions of one kind apart.
_IDLE_WORDS = """
the of and for at in st saint s ce cofe c e rc va vc nhs trust foundation limited ltd federation children child
community unit centre home house practice group general royal primary secondary junior infant infants high
"""
_IDLE = frozenset(_IDLE_WORDS.split())


@dataclass(slots=True, eq=False)
class Institution:
    """One institution; `mentions` are indices in reading order."""

    stem: str
    words: frozenset[str]
    mentions: list[int] = field(default_factory=list)


def institutions(wordings: Sequence[str]) -> list[Institution]:
    """The institution of each wording, in reading order.

    A shorter name ("Oakfield", "Oakfield School") is the longer one nearest to it that holds all its words and is of no
    other kind.
    """
    names = {wording: _name(wording) for wording in set(wordings)}
    found: list[Institution | None] = [None] * len(wordings)
    known: dict[tuple[str, frozenset[str]], Institution] = {}
    holding: defaultdict[str, list[Institution]] = defaultdict(list)
    # Longest first: a short name is understood from the long one, wherever the long one stands.
    for at in sorted(range(len(wordings)), key=lambda at: -len(names[wordings[at]][1])):
        stem, words = names[wordings[at]]
        institution = known.get((stem, words)) or _longer(holding, stem, words, at)
        if institution is None:
            institution = Institution(stem, words)
            for word in words:
                holding[word].append(institution)
        known[stem, words] = institution
        institution.mentions.append(at)
        found[at] = institution
    for institution in known.values():
        institution.mentions.sort()
    return [institution for institution in found if institution]


def with_short_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, with those of places that are short names of institutions made mentions of these.

    "Oakfield" is the school where the text has an Oakfield Primary School, unless it is a place known by itself.
    """
    names = {
        word
        for mention in mentions
        if mention.kind is Kind.INSTITUTION
        for word in _name(text[mention.span.start : mention.span.end])[1]
    }

    def is_short(mention: Mention) -> bool:
        words = _WORD.findall(text[mention.span.start : mention.span.end].lower())
        return mention.kind is Kind.PLACE and names.issuperset(words) and " ".join(words) not in PLACES

    return [
        msgspec.structs.replace(mention, kind=Kind.INSTITUTION) if is_short(mention) else mention
        for mention in mentions
    ]


def telling_words(wording: str) -> frozenset[str]:
    """The words of an institution's name, in lower case, that stand for it wherever they are written.

    >>> sorted(telling_words("Corrieview House School")), sorted(telling_words("St Mary's Primary School"))
    (['corrieview'], [])
    """
    known = FIRST_NAMES | SURNAMES | PLACES | COUNTRIES
    return frozenset(word for word in _name(wording)[1] if len(word) > 3 and word not in known and not is_common(word))


def _longer(
    holding: defaultdict[str, list[Institution]], stem: str, words: frozenset[str], at: int
) -> Institution | None:
    fitting = [
        institution
        for institution in (holding[min(words)] if words else ())
        if words <= institution.words and stem in {institution.stem, _OTHER}
    ]
    return min(fitting, key=lambda institution: min(abs(at - other) for other in institution.mentions), default=None)


def _name(wording: str) -> tuple[str, frozenset[str]]:
    """The kind of place, and the words that tell it from others of its kind."""
    bare, _ = without_possessive(wording)
    for stem, pattern in _PATTERNS:
        found = list(pattern.finditer(bare))
        if found:
            # The last of the words says what it is: "Church Street Primary School", "Hospital School".
            rest = bare[: found[-1].start()] + " " + bare[found[-1].end() :]
            words = frozenset(word.lower() for word in _WORD.findall(rest)) - _IDLE
            return stem, words or frozenset(word.lower() for word in _WORD.findall(bare))
    words = frozenset(word.lower() for word in _WORD.findall(bare))
    return _OTHER, words - _IDLE or words
