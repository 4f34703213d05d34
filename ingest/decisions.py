"""What a depositor decided about the proposals of the preview."""

from enum import StrEnum
from typing import Annotated

import msgspec

from policies.identifiers import Kind


class Action(StrEnum):
    """What to do with a wording.

    `accept`: as proposed, which takes back an earlier decision. `remove`: leave it as it is, everywhere. `add`: treat
    it, everywhere, as the kind that is said; so the kind of a proposal is changed as well. `label`: rename the person
    or institution that is meant.
    """

    ACCEPT = "accept"
    REMOVE = "remove"
    ADD = "add"
    LABEL = "label"


# A text has a million of them at most; a number without any bound could not even be handed to a worker.
_CodePoint = Annotated[int, msgspec.Meta(ge=0, le=2**31)]


class Decision(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One decision; `start` and `end` are code points of the previewed text, `label` is for ADD and LABEL.

    `whole` is for REMOVE: the decision holds for all mentions of the person or institution that is meant there, however
    worded, and not for others of the same wording. LABEL is always for all of them.
    """

    action: Action
    start: _CodePoint
    end: _CodePoint
    kind: Kind = Kind.PERSON
    label: str = ""
    whole: bool = False


class Decisions(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The decisions, bound to the file (`digest`: SHA-256, hex) and the detector (`detector`: its version) they saw."""

    digest: str
    detector: str
    decisions: tuple[Decision, ...] = ()
