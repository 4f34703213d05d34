"""What the words around a lone name say about whether it is one."""

from ingest.recognisers.lexicon import PLACES
from ingest.recognisers.name_parts import Part
from ingest.recognisers.name_words import CALENDAR, KIN, ROLES
from ingest.recognisers.paragraph import Paragraph

# What people do and organisations hardly.
_DOES = frozenset(
    (
        "said says told tells disclosed stated explained described lived lives moved felt feels wanted wants cried asked "
        "replied refused admitted denied died smoked drank slept woke ran walked loved hated missed thought believed knew "
        "remembered laughed shouted screamed married divorced returned went came left arrived attended disliked liked "
        "became began started stopped continued appeared seemed looked presented suffered sustained self-harmed absconded "
        "took takes gave gives made got gets kept ate used claimed alleged recalled spoke speaks texted phoned rang called "
        "visited enjoys enjoyed struggled struggles needed needs grew weighed fell hit punched assaulted stabbed strangled "
        "killed abused was is had has were would could did does will can may might should himself herself"
    ).split()
)
_DOES_SURELY = _DOES - frozenset(
    "was is had has were would could did does will can may might should made used needs needed provided began continued "
    "started gave takes took became presented stated described explained attended kept gives".split()
)
_BE = frozenset("was is had has were would did could".split())
_CLAUSE = frozenset(
    "that when if because while where although though before after since until whether as once whom who how and but".split()
)
_TO_PEOPLE = frozenset(
    (
        "told asked interviewed assaulted hit punched slapped kicked stabbed strangled injured killed murdered married hugged "
        "fed bathed dressed phoned telephoned texted arrested cautioned charged convicted sentenced loved hated abused raped "
        "groomed bullied adopted fostered between with hurt left take took see saw seen meet met visit visited"
    ).split()
)
_PAST = frozenset(
    "was had said told went came took felt got left ran made kept spoke became began thought knew".split()
)
_NO_STATE = frozenset("a an the also when one not that this very too my our his her their".split())
LOCATIVE = frozenset("in at near around outside throughout across within towards into via".split())
NEVER_OPENS = frozenset("will may can mark grant said nor don bill pat sue drew long rich hung rob".split())
_KIN_GAPS = frozenset({" ", ", ", ": ", " - ", " – ", " (", " ‘", " '", " “", "\t", ":\t", " / ", "/", "  "})
_AFTER_ROLE = frozenset({" ", ": ", "\t", " (", ":\t", "  "})


def follows_kin(paragraph: Paragraph, at: int) -> bool:
    """Whether a word of kinship, or of a part in the case, stands right before word `at`: "her son, Kayden"."""
    if at == 0:
        return False
    return paragraph.words[at - 1].lower in KIN and paragraph.gap(at) in _KIN_GAPS


def follows_role(paragraph: Paragraph, at: int) -> bool:
    """Whether an occupation stands right before word `at`: "social worker Okonjo"."""
    if at == 0:
        return False
    return paragraph.words[at - 1].lower in ROLES and paragraph.gap(at) in _AFTER_ROLE


def precedes_kin(paragraph: Paragraph, at: int) -> bool:
    """Whether word `at` has a possessive before a word of kinship: "Kayden's mother"."""
    words = paragraph.words
    if at + 2 >= len(words) or words[at + 1].lower != "s" or paragraph.gap(at + 1) not in {"'", "’"}:
        return False
    return any(word.lower in KIN for word in words[at + 2 : at + 4])


def lone_score(paragraph: Paragraph, at: int, part: Part, *, alone: bool) -> float:
    """How surely word `at`, with no other part of a name beside it, names a person; 0 where nothing says so.

    `alone` is whether no other capitalised word stands beside it.
    """
    word = paragraph.words[at]
    before = paragraph.words[at - 1].lower if at and paragraph.gap(at).isspace() else ""
    after = ""
    if at + 1 < len(paragraph.words) and paragraph.gap(at + 1).isspace():
        after = paragraph.words[at + 1].lower
    if follows_kin(paragraph, at) and (alone or part > Part.WORD_FIRST):
        return 0.8
    if precedes_kin(paragraph, at) and (word.lower not in PLACES or part is Part.FIRST):
        return 0.8
    if follows_role(paragraph, at) and part >= Part.UNKNOWN:
        return 0.7
    if part is Part.WORD_FIRST:
        return _doubtful(paragraph, at, before, after) if alone else 0.0
    if word.lower in PLACES and (part is not Part.FIRST or before in LOCATIVE | {"to", "from", "of", "and"}):
        return 0.0
    if part in {Part.FIRST, Part.SURNAME}:
        return 0.65 if part is Part.FIRST else 0.6
    return _unknown(paragraph, at, before, after) if part is Part.UNKNOWN and alone else 0.0


def acts(paragraph: Paragraph, at: int) -> bool:
    """Whether word `at` does what people do, or owns something: "Grace said", "Grace's bedroom"."""
    if at + 1 >= len(paragraph.words):
        return False
    after = paragraph.words[at + 1]
    return after.lower in _DOES if paragraph.gap(at + 1).isspace() else after.lower == "s"


def _doubtful(paragraph: Paragraph, at: int, before: str, after: str) -> float:
    word = paragraph.words[at]
    if word.shouted or word.lower in PLACES and before in LOCATIVE | {"to", "from", "of"}:
        return 0.0
    if word.lower in CALENDAR:
        return (
            0.6
            if (after in _DOES_SURELY or _is_subject(paragraph, at))
            and before not in {"in", "of", "last", "until", "since", "by", "and"}
            else 0.0
        )
    if not paragraph.opens(at):
        return 0.6
    if word.lower in NEVER_OPENS:
        # No verb in the past tense follows the auxiliary "will".
        return 0.6 if after in _PAST or after.endswith("ed") else 0.0
    return 0.6 if after in _DOES else 0.0


def _is_subject(paragraph: Paragraph, at: int) -> bool:
    """Whether a month's name opens a sentence on what somebody was: "May was pregnant", but not "May was the month"."""
    after = [word.lower for word in paragraph.words[at + 1 : at + 3]]
    return paragraph.opens(at) and len(after) > 1 and after[0] in {"was", "had"} and after[1] not in _NO_STATE


def _unknown(paragraph: Paragraph, at: int, before: str, after: str) -> float:
    if before in LOCATIVE:
        return 0.0
    if after in _DOES_SURELY:
        return 0.55
    if after in _BE and (before in _CLAUSE or paragraph.opens(at)):
        return 0.5
    return 0.5 if before in _TO_PEOPLE and not paragraph.opens(at) else 0.0
