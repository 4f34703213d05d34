"""What each document of a review is for, and in which languages documents come."""

from policies.catalogue import Term, term_of, terms

DOCUMENT_ROLES: dict[str, Term] = terms("document_roles")

# The languages in which documents come, by the code of BCP 47 (RFC 5646, 2009).
LANGUAGES: dict[str, str] = {"en": "English", "cy": "Welsh", "gd": "Scottish Gaelic"}


def document_role(wording: str) -> Term:
    """The role of that code, label (English or Welsh) or alias.

    >>> document_role("Crynodeb gweithredol").code, document_role("7-Minute Briefing").code
    ('executive-summary', 'seven-minute-briefing')

    Raises:
        LookupError: no such role; the message lists the codes.
    """
    return term_of(wording, DOCUMENT_ROLES.values())
