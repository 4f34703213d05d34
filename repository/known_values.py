"""The values that the facets of a search can have, whatever was searched for."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from policies.catalogue import AGE_BANDS
from policies.lesson_kinds import LessonKind
from policies.nations import NATIONS
from policies.review_types import REVIEW_TYPES
from repository.guards import Viewer
from repository.indexed import NOT_RECORDED, board_of
from repository.models import Report
from repository.review_models import Review
from repository.visibility import searchable


async def known_values(session: AsyncSession, viewer: Viewer) -> dict[str, list[str]]:
    """By facet, the values of all reports that the viewer may search, and of coded lists all codes.

    Theme and agency are left out: a lesson has several of them, and the lists are long. Bodies are by name or code,
    years latest first.
    """
    theirs = select(Review).where(Review.number.in_(select(Report.review_number).where(searchable(viewer))))
    reviews = (await session.scalars(theirs)).all()
    nations, types = {review.nation for review in reviews}, {review.review_type for review in reviews}
    return {
        "nation": [code for code in NATIONS if code in nations],
        "kind": [kind.value for kind in LessonKind],
        "review_type": [code for code in REVIEW_TYPES if code in types],
        "year": [str(year) for year in sorted({review.year for review in reviews}, reverse=True)],
        "age_band": [*AGE_BANDS, NOT_RECORDED],
        "board": sorted({board_of(review) for review in reviews}),
    }
