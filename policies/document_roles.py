"""What each document of a review is for."""

from policies.catalogue import Term, term_of, terms

DOCUMENT_ROLES: dict[str, Term] = terms("document_roles")


def document_role(wording: str) -> Term:
    """The role of that code, label (English or Welsh) or alias.

    >>> document_role("Crynodeb gweithredol").code, document_role("7-Minute Briefing").code
    ('executive-summary', 'seven-minute-briefing')

    Raises:
        LookupError: no such role; the message lists the codes.
    """
    return term_of(wording, DOCUMENT_ROLES.values())
