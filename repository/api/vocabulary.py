"""What the service speaks of: nations, review types, and the caller."""

from litestar import get
from litestar.params import FromQuery

from policies.access import Permission
from policies.nations import NATIONS
from policies.review_types import REVIEW_TYPES, types_of
from repository.api.nation_schemas import Me, Nation, ReviewType
from repository.api.refusals import refusals
from repository.api.schemas import given
from repository.dependencies import SignedIn
from repository.web_guards import OPEN


@get("/nations", opt=OPEN, sync_to_thread=False, tags=["vocabulary"])
def list_nations() -> list[Nation]:
    """The nations whose reviews are kept."""
    return [given(Nation, nation) for nation in NATIONS.values()]


@get("/review-types", opt=OPEN, sync_to_thread=False, tags=["vocabulary"])
def list_review_types(nation: FromQuery[str] = "") -> list[ReviewType]:
    """The review types, or those that one nation uses."""
    return [given(ReviewType, kind) for kind in (types_of(nation) if nation else REVIEW_TYPES.values())]


@get("/me", opt=OPEN, sync_to_thread=False, tags=["vocabulary"], responses=refusals(401))
def read_me(viewer: SignedIn) -> Me:
    """Who you are to this service, and what you may do."""
    return Me(viewer.name, viewer.role, viewer.board, sorted(viewer.permissions - {Permission.OPEN}))
