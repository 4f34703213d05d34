"""Small words by which sentences and names are told apart."""

from ingest.recognisers.lexicon import listed

SHORTENED = listed("shortened")
TITLES_OF_LETTERS = listed("titles of letters")
LETTERED = listed("lettered")
PARTICLES = listed("particles")
OPENERS = listed("openers")
