"""What a depositor says about a report, as coded values."""

from dataclasses import dataclass
from datetime import UTC, datetime

from policies.nations import nation as nation_of
from policies.review_types import as_stated
from policies.review_types import review_type as review_type_of
from repository.errors import Invalid

# House rule: no nation held reviews of this kind earlier (the first inquiry into a child's death that is still cited is
# of 1945), and none is dated ahead of its publication.
_FIRST_YEAR = 1945

_LONGEST_BOARD = 200


@dataclass(frozen=True, slots=True)
class Tags:
    """The tags of a report: codes of `policies`, the year of publication, and the body by its own name.

    `type_as_stated` is what the document calls itself where that is not the label of the review type. Build one with
    `of`, which checks.
    """

    nation: str
    review_type: str
    year: int
    board: str
    type_as_stated: str = ""

    @classmethod
    def of(cls, *, nation: str, review_type: str, year: int | str, board: str, type_as_stated: str = "") -> "Tags":
        """The tags, checked.

        Raises:
            Invalid: one of them cannot be taken; the sentence says which, and what can be.
        """
        try:
            code = nation_of(nation).code
            kind = review_type_of(review_type, code).code
        except LookupError as error:
            raise Invalid("tags", str(error)) from None
        try:
            stated = as_stated(type_as_stated)
        except LookupError as error:
            raise Invalid("type-as-stated", str(error)) from None
        return cls(code, kind, _year(year), _board(board), stated)


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
