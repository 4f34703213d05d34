"""That a report is to be published without saying whose it is, as it goes over the worker's pipe."""

from typing import Annotated, Self

import msgspec

# A name is a line, and a board has some dozen of them with its authorities: more is no list of names.
_Name = Annotated[str, msgspec.Meta(max_length=200)]
_MOST = 500


class Anonymity(msgspec.Struct, frozen=True):
    """The names by which the board could be known: its own, short ones, authorities, region; and the nation's code.

    They are what the repository lists publicly, so that they need no box; none of them is kept with the candidate.
    """

    names: Annotated[tuple[_Name, ...], msgspec.Meta(min_length=1, max_length=_MOST)]
    nation: str = ""

    @classmethod
    def of(cls, *names: str, nation: str = "") -> Self | None:
        """The names without blanks and repetitions; `None` where there is none.

        >>> Anonymity.of(" Zorley  Council", "Zorley Council", "").names
        ('Zorley Council',)
        """
        bare = tuple(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
        return cls(bare, nation) if bare else None
