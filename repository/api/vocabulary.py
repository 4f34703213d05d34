"""What the service speaks of: nations, review types, concepts, and the caller."""

from litestar import get
from litestar.params import FromPath, FromQuery

from policies.access import Permission
from policies.nations import NATIONS
from policies.review_types import REVIEW_TYPES, types_of
from policies.vocabulary import concept
from repository.api.nation_schemas import Me, Nation, ReviewType
from repository.api.refusals import refusals
from repository.api.schemas import given
from repository.api.vocabulary_schemas import Vocabulary, VocabularyConcept, concept_out, vocabulary
from repository.dependencies import SignedIn
from repository.errors import NotFound
from repository.skos import MEDIA_TYPE, as_rdf
from repository.web_guards import OPEN


@get("/nations", opt=OPEN, sync_to_thread=False, tags=["vocabulary"])
def list_nations() -> list[Nation]:
    """The nations whose reviews are kept."""
    return [given(Nation, nation) for nation in NATIONS.values()]


@get("/review-types", opt=OPEN, sync_to_thread=False, tags=["vocabulary"])
def list_review_types(nation: FromQuery[str] = "") -> list[ReviewType]:
    """The review types, or those that one nation uses."""
    return [given(ReviewType, kind) for kind in (types_of(nation) if nation else REVIEW_TYPES.values())]


@get("/vocabulary", opt=OPEN, sync_to_thread=False, tags=["vocabulary"])
def read_vocabulary() -> Vocabulary:
    """The concepts by which lessons are found: labels, notes, what is contested, other lists of themes."""
    return vocabulary()


@get("/vocabulary/{code:str}", opt=OPEN, sync_to_thread=False, tags=["vocabulary"], responses=refusals(404))
def read_concept(code: FromPath[str]) -> VocabularyConcept:
    """One concept, by its code."""
    try:
        return concept_out(concept(code))
    except LookupError:
        raise NotFound from None


@get("/vocabulary.rdf", opt=OPEN, media_type=MEDIA_TYPE, sync_to_thread=False, tags=["vocabulary"])
def read_vocabulary_as_rdf() -> bytes:
    """The same as SKOS in RDF/XML."""
    return as_rdf()


@get("/me", opt=OPEN, sync_to_thread=False, tags=["vocabulary"], responses=refusals(401))
def read_me(viewer: SignedIn) -> Me:
    """Who you are to this service, and what you may do."""
    return Me(viewer.name, viewer.role, viewer.board, sorted(viewer.permissions - {Permission.OPEN}))
