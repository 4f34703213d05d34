"""What comes in: the one door through which a file or a text from outside gets into its box."""

from collections.abc import Iterable
from typing import NamedTuple

from ingest.anonymity import Anonymity
from ingest.raw import Raw
from policies.identifiers import HOUSE_DATES, DateStyle, Policy


class Submission(NamedTuple):
    """An uploaded report as its depositor sent it; `nation` is a code of `policies.nations`.

    `anonymity` is given where the board publishes anonymously: then the text may not tell which board it is.

    The name of the file is not part of it: it names children too often, and nothing of ours needs it.
    """

    file: Raw[bytes]
    title: Raw[str] | None
    nation: str
    policy: Policy = Policy.HOUSE
    dates: DateStyle = HOUSE_DATES
    anonymity: Anonymity | None = None

    @classmethod
    def of(  # noqa: PLR0913  # What a deposit says.
        cls,
        file: bytes,
        *,
        title: str = "",
        nation: str,
        policy: Policy = Policy.HOUSE,
        dates: DateStyle = HOUSE_DATES,
        hidden: Iterable[str] = (),
    ) -> "Submission":
        """The submission of a file as it came in; an empty `title` is none.

        `hidden` are the names of a board that publishes anonymously, empty for one that does not.

        >>> Submission.of(b"%PDF-1.7", title="Child review of Ann Example", nation="wales")[:3]
        (<raw>, <raw>, 'wales')
        """
        return cls(
            Raw(file),
            Raw(title) if title.strip() else None,
            nation,
            policy,
            dates,
            Anonymity.of(*hidden, nation=nation),
        )


def raw_text(text: str) -> Raw[str]:
    """The box for a text that came without a file."""
    return Raw(text)
