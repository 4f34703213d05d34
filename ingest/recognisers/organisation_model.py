"""Bodies that are called by a name of their own and have no word that says what they are."""

from ingest.recognisers.learned import SOURCE, body, learned
from ingest.recognisers.recogniser import Recogniser
from policies.identifiers import Kind

RECOGNISER = Recogniser(
    name="organisation-model",
    kind=Kind.ORGANISATION,
    source=SOURCE,
    sentence="He had worked for Sainsbury's since March.",
    detail="Sainsbury",
    find=learned("ORG", body),
)
