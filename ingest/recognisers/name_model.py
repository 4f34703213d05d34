"""People whom no cue announces: lone first names, nicknames, chat in lower case, names that are words."""

from ingest.recognisers.learned import SOURCE, learned, person
from ingest.recognisers.recogniser import Recogniser
from policies.identifiers import Kind

RECOGNISER = Recogniser(
    name="name-model",
    kind=Kind.PERSON,
    source=SOURCE,
    sentence="and then zofika told them that her little brother had not eaten",
    detail="zofika",
    find=learned("PER", person),
)
