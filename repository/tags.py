"""What a depositor says about a report, as coded values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime

from policies.boards import find
from policies.nations import nation as nation_of
from policies.review_types import REVIEW_TYPES, as_stated, types_of
from policies.type_labels import Resolved, resolve_in_year
from repository.anonymity import hidden_names
from repository.errors import Invalid
from repository.reasons import missing as missing_reason

# House rule: no nation held reviews of this kind earlier (the first inquiry into a child's death that is still cited is
# of 1945), and none is dated ahead of its publication.
_FIRST_YEAR = 1945

_LONGEST_BOARD = 200


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a review: codes of `policies`, the year of publication, and the body by its own name.

    `type_as_stated` is what the document calls itself where that is not the label of the review type. With `anonymous`
    readers do not learn which body it is. `published_before` says that the body has published the review itself
    already, so that nobody has to be given notice of it; `publish_on` is the first day on which it may be published
    here. `missing` pairs the role of each document that the type asks for and is not there with the reason's code.
    Build one with `of`, which checks.
    """

    nation: str
    review_type: str
    year: int
    board: str
    type_as_stated: str = ""
    anonymous: bool = False
    published_before: bool = False
    publish_on: date | None = None
    missing: tuple[tuple[str, str], ...] = ()

    @classmethod
    def of(  # noqa: PLR0913  # One parameter for each thing that is said.
        cls,
        *,
        nation: str,
        review_type: str,
        year: int | str,
        board: str,
        type_as_stated: str = "",
        anonymous: bool = False,
        published_before: bool = False,
        publish_on: date | str | None = None,
        missing: Mapping[str, str] | None = None,
    ) -> "Tags":
        """The tags, checked; in `missing` a role leads to the code of the reason.

        For `review_type` a name will do where nation and year leave one type that it means. A name is kept as what the
        document calls itself where that is not given, unless it holds words that are not kept (see `as_stated`).

        Raises:
            Invalid: one of them cannot be taken; the sentence says which, and what can be.
        """
        try:
            code = nation_of(nation).code
        except LookupError as error:
            raise Invalid("tags", str(error)) from None
        published = _year(year)
        kind = _kind(review_type, code, published)
        try:
            stated = as_stated(type_as_stated)
        except LookupError as error:
            raise Invalid("type-as-stated", str(error)) from None
        return cls(
            code,
            kind,
            published,
            _board(board),
            stated or _stated(review_type, kind),
            anonymous=anonymous,
            published_before=published_before,
            publish_on=day_of_text(publish_on, "publish-on") if isinstance(publish_on, str) else publish_on,
            missing=tuple((role, missing_reason(reason)) for role, reason in (missing or {}).items() if reason),
        )

    @property
    def hidden(self) -> tuple[str, ...]:
        """The names that no document of the review may hold: none where its board is named."""
        return hidden_names(self.board, self.nation) if self.anonymous else ()

    @property
    def board_code(self) -> str:
        """The board's row in the register; "" where it has none under that name."""
        found = find(self.board, self.nation)
        return found.code if found else ""


def day_of_text(given: str, code: str) -> date | None:
    """The day written as 2026-03-31; None where nothing is.

    Raises:
        Invalid: with that code; it is no day.
    """
    if not given.strip():
        return None
    try:
        return date.fromisoformat(given.strip())
    except ValueError:
        raise Invalid(code, "Write the day as year-month-day, such as 2026-03-31.") from None


def _kind(given: str, nation: str, year: int) -> str:
    """The code: that which was given, or that of the type which the name means."""
    if given in {kind.code for kind in types_of(nation)}:
        return given
    resolved = resolve_in_year(given, nation, year)
    if not resolved.code:
        raise Invalid("tags", _question(resolved, nation))
    return resolved.code


def _question(resolved: Resolved, nation: str) -> str:
    theirs = {kind.code: kind.label for kind in types_of(nation)}
    usable = [code for code in resolved.candidates if code in theirs] or list(theirs)
    choices = ", ".join(f"{code} ({theirs[code]})" for code in usable)
    return f"{resolved.reason} Choose the type of review: {choices}."


def _stated(given: str, kind: str) -> str:
    """The name that was given for the type, where it is worth keeping and may be kept."""
    try:
        stated = as_stated(given)
    except LookupError:
        # A name may be that of a child: what cannot be kept is not kept, and the code says enough.
        return ""
    return "" if stated in {kind, REVIEW_TYPES[kind].label} else stated


def _year(given: int | str) -> int:
    latest = datetime.now(UTC).year + 1
    if str(given).isdecimal() and _FIRST_YEAR <= int(given) <= latest:
        return int(given)
    raise Invalid("year", f"The year is a number from {_FIRST_YEAR} to {latest}.")


def _board(given: str) -> str:
    board = " ".join(given.split())
    if not board or len(board) > _LONGEST_BOARD or not board.isprintable():
        raise Invalid("board", f"Say which body deposits the report, in up to {_LONGEST_BOARD} characters.")
    return board
