"""A query as the engines get it: read from what a person typed, and maybe widened by what means the same."""

from dataclasses import dataclass

from search.clauses import Clause, in_words


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: documents that meet all of `clauses` and none of `without`.

    With neither, everything is; with `without` alone, everything else. A `strict` query says by AND, OR, NOT or
    brackets what is to be met, so that nothing else may be found in its place.

    `hints` say what was left out or read otherwise than it may have been meant. A hint is one of `search.hints`'
    sentences, so that it can be translated; none quotes the query. `also` are the words that were added because they
    mean the same, and `instead` what was read in place of the text that a person typed, or ""; both are to be shown.
    `vector` is what a model made of the query's meaning, as `search.nearness` has it, or
    b"".
    """

    clauses: tuple[Clause, ...]
    without: tuple[Clause, ...] = ()
    strict: bool = False
    hints: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    instead: str = ""
    vector: bytes = b""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to look for or to leave out."""
        return not self.clauses and not self.without

    @property
    def worded(self) -> bool:
        """Whether its meaning can be asked for: it is not strict, and not all of it are phrases and prefixes.

        Who puts words between quotation marks wants those.
        """
        return not self.strict and any(map(in_words, self.clauses))

    @property
    def by_meaning(self) -> bool:
        """Whether documents are found that are near in meaning as well."""
        return bool(self.vector) and self.worded

    @property
    def hint(self) -> str:
        """The hints as one text, or ""."""
        return " ".join(self.hints)
