"""The nations whose reviews are kept, as coded values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Nation:
    """A nation and what it calls the body that deposits.

    Source of the bodies' names: the four nations' guidance as cited in `docs/policies.md`.
    """

    code: str
    label: str
    body: str
    welsh_label: str = ""


NATIONS: dict[str, Nation] = {
    nation.code: nation
    for nation in (
        Nation("england", "England", "Safeguarding children partnership", "Lloegr"),
        Nation("wales", "Wales", "Regional safeguarding board", "Cymru"),
        Nation("scotland", "Scotland", "Child protection committee", "Yr Alban"),
        Nation("northern-ireland", "Northern Ireland", "Safeguarding Board for Northern Ireland", "Gogledd Iwerddon"),
        Nation("jersey", "Jersey", "Safeguarding partnership board"),
        Nation("guernsey", "Guernsey", "Islands safeguarding children partnership"),
        Nation("isle-of-man", "Isle of Man", "Safeguarding board"),
        Nation("multi-nation", "More than one nation", "Body"),
    )
}


def nation(code: str) -> Nation:
    """The nation of that code, however its letters are cased.

    Raises:
        LookupError: no such nation; the message lists the codes that there are.
    """
    try:
        return NATIONS[code.strip().lower().replace(" ", "-").replace("_", "-")]
    except KeyError:
        raise LookupError(f"That is not a nation known here. Use one of: {', '.join(NATIONS)}.") from None
