"""Places that are in no list of ours."""

from ingest.recognisers.learned import SOURCE, learned, place
from ingest.recognisers.recogniser import Recogniser
from policies.identifiers import Kind

RECOGNISER = Recogniser(
    name="place-model",
    kind=Kind.PLACE,
    source=SOURCE,
    sentence="they went to stay in penderwick over the summer",
    detail="penderwick",
    find=learned("LOC", place),
)
