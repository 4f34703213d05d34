"""Words that begin or end the names of institutions, organisations and places."""

from ingest.recognisers.lexicon import listed

INSTITUTION_TAILS = listed("institution tails")
INSTITUTION_KINDS = listed("institution kinds")
ORGANISATION_TAILS = listed("organisation tails")
ORGANISATION_HEADS = listed("organisation heads")
PLACE_TAILS = listed("place tails")
PLACE_HEADS = listed("place heads")

# After a capitalised word these make it the name of something other than a person.
TAILS = INSTITUTION_TAILS | ORGANISATION_TAILS | PLACE_TAILS
