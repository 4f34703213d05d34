"""What the search knows of meaning: the vocabulary's names and the model of meaning, each read once in a process."""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from policies.vocabulary import synonyms
from repository.errors import Invalid
from repository.settings import Settings
from search.expansion import widened
from search.grammar import parse
from search.hints import MOST_CHARACTERS
from search.model_files import ModelUnusable, mark_of
from search.query import Query
from search.spelling import Speller
from search.thesaurus import Labels, Thesaurus
from search.tokens import wanted

if TYPE_CHECKING:
    # Its libraries take a second and memory, which no installation without a model should spend.
    from search.encoder import Encoder


@cache
def thesaurus() -> Thesaurus:
    """The names of the vocabulary's concepts."""
    return Thesaurus(Labels(*each) for each in synonyms())


@cache
def speller() -> Speller:
    """Suggests words of the index; those of the vocabulary even where few reports have them."""
    return Speller(thesaurus().words)


def mark(settings: Settings) -> bytes:
    """What names the installation's model of meaning, or b"" where it has none.

    Raises:
        Invalid: the model is missing.
    """
    return _mark(settings.meaning_model) if settings.meaning_model else b""


def encoder(settings: Settings) -> "Encoder | None":
    """The installation's model of meaning, or None where it has none; the first call takes a second or two.

    Raises:
        Invalid: the model is missing or damaged.
    """
    return _encoder(settings.meaning_model) if settings.meaning_model else None


def query_of(text: str, vocabulary: Mapping[str, int], encoder: "Encoder | None" = None) -> Query:
    """What a text asks for, with the words that mean the same, and with what it means where a model is given.

    Words that no lesson has are read as the word of the index that is spelt nearly so; `vocabulary` are the words of
    the index (`Index.vocabulary`). Nothing is remembered of the text: queries name people.

    Raises:
        ModelUnusable: the model fails.
    """
    instead = speller().corrected(text, vocabulary)
    read = instead or text
    query = replace(widened(parse(read), read, thesaurus()), instead=instead)
    if encoder is None or not query.worded:
        return query
    [vector] = encoder.vectors([wanted(read[:MOST_CHARACTERS])])
    return replace(query, vector=vector)


@cache
def _mark(folder: Path) -> bytes:
    try:
        return mark_of(folder)
    except ModelUnusable as error:
        raise Invalid("meaning-model", str(error)) from None


@cache
def _encoder(folder: Path) -> "Encoder":
    from search.encoder import Encoder

    try:
        return Encoder(folder)
    except ModelUnusable as error:
        raise Invalid("meaning-model", str(error)) from None
