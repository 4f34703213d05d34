"""What the search knows of meaning: the vocabulary's names as the search takes them, read once in a process."""

from functools import cache

from policies.vocabulary import synonyms
from search.spelling import Speller
from search.thesaurus import Labels, Thesaurus


@cache
def thesaurus() -> Thesaurus:
    """The names of the vocabulary's concepts."""
    return Thesaurus(Labels(*each) for each in synonyms())


@cache
def speller() -> Speller:
    """Suggests words of the index; those of the vocabulary even where few reports have them."""
    return Speller(thesaurus().words)
