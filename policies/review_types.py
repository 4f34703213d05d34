"""The kinds of review that the nations hold, as coded values with the time in which each was in force."""

import re
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class ReviewType:
    """A kind of review.

    `nations` is empty where any nation may use the type. `since` and `until` bound the time in which reviews of this
    type were begun; `None` where the bound is open or not confirmed.
    """

    code: str
    label: str
    nations: frozenset[str]
    since: date | None = None
    until: date | None = None


def _of(nations: str, code: str, label: str, since: date | None = None, until: date | None = None) -> ReviewType:
    return ReviewType(code, label, frozenset(nations.split()), since, until)


# The dates are those of the instruments named in docs/policies.md; a bound that was not confirmed is open.
REVIEW_TYPES: dict[str, ReviewType] = {
    kind.code: kind
    for kind in (
        _of("england", "part8", "Part 8 Review", None, date(2006, 3, 31)),
        _of("england wales jersey", "scr", "Serious Case Review"),
        _of("england", "rapid-review", "Rapid Review (learning summary)", date(2018, 6, 29)),
        _of("england", "lcspr", "Local Child Safeguarding Practice Review", date(2018, 6, 29)),
        _of("england", "ncspr", "National Child Safeguarding Practice Review", date(2018, 6, 29)),
        _of("england", "ncspr-thematic", "National thematic review", date(2018, 6, 29)),
        _of("england", "local-learning", "Local learning review"),
        _of("wales", "cpr-concise", "Concise Child Practice Review", date(2013, 1, 1), date(2024, 9, 30)),
        _of("wales", "cpr-extended", "Extended Child Practice Review", date(2013, 1, 1), date(2024, 9, 30)),
        _of("wales", "susr", "Single Unified Safeguarding Review", date(2024, 10, 1)),
        _of("england wales", "mapf", "Multi-agency professional forum"),
        _of("scotland", "icr", "Initial Case Review", None, date(2021, 8, 31)),
        _of("scotland", "sigcr", "Significant Case Review", None, date(2021, 8, 31)),
        _of("scotland", "learning-review", "Learning Review", date(2021, 9, 1)),
        _of("northern-ireland", "cmr", "Case Management Review"),
        _of("northern-ireland", "cmr-positive", "Case Management Review of positive practice"),
        _of("", "joint", "Joint review"),
        _of("", "inquiry", "Public inquiry"),
        _of("", "thematic", "Thematic analysis"),
        _of("", "other", "Other review or inspection"),
    )
}


def review_type(code: str, nation: str) -> ReviewType:
    """The review type of that code as that nation (by code) uses it.

    Raises:
        LookupError: no such type, or another nation's; the message lists those that this nation uses.
    """
    found = REVIEW_TYPES.get(code.strip().lower().replace(" ", "-").replace("_", "-"))
    if found is None or (found.nations and nation not in found.nations):
        theirs = ", ".join(kind.code for kind in types_of(nation))
        raise LookupError(f"That is not a review type of this nation. Use one of: {theirs}.")
    return found


# House rule: what a report calls itself is kept as stated and never anonymised, so that it may hold no word but those
# that the names of reviews are made of, in English or Welsh, and their abbreviations.
_WORDS_OF_TYPES = frozenset(
    """a act acquired action actions adult adults agency analysis appreciative audit board briefing case cases
    child children childrens combined commissioned concise death deaths desktop domestic enquiry evaluation
    executive extended final first findings forum full good homicide improvement in incident independent
    individual initial inquiry inspection inter into inspectorate interim internal investigation joint key
    learning lessons local management minute mini multi multiagency national non of offensive on oversight
    overview panel part partnership plan positive practice professional professionals public rapid
    reconsideration reflective related report reports response review reviews root safeguarding second serious
    seven short significant single specialist statutory summary system systems table targeted the thematic theme
    themed together two unified weapons with and for from by cause child's children's adolygiad adolygiadau
    achos achosion ymarfer plant plentyn diogelu difrifol dysgu adroddiad crynodeb unedig sengl cryno estynedig
    arfer a'r y yr apr cdr cmr cpr csp cspr dhr darr icr imr lcspr lr mapf mapp mhhr owhr rr sar scie scr silp
    slr sscr susr""".split()
)


def as_stated(name: str) -> str:
    """What a report calls itself, blanks tidied.

    >>> as_stated("Serious Case Review:  overview report")
    'Serious Case Review: overview report'

    Raises:
        LookupError: it is long or holds a word that no name of a review has; the message quotes nothing.
    """
    tidy = " ".join(name.split())
    words = re.split(r"[\s:,;()/&.–-]+", tidy.replace("’", "'").lower())
    if len(tidy) > 80 or not all(word in _WORDS_OF_TYPES for word in words if word):
        raise LookupError(
            "What the report calls itself is kept as it stands, so it may hold only words that names of reviews are "
            "made of, such as “Serious Case Review overview report”. Leave out names, places and numbers."
        )
    return tidy


def types_of(nation: str) -> tuple[ReviewType, ...]:
    """The review types which that nation uses, in house order."""
    return tuple(kind for kind in REVIEW_TYPES.values() if not kind.nations or nation in kind.nations)
