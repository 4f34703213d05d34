"""What can go wrong, in words for the person who asked.

RepositoryError
├── NotFound            it is not there, or not for this viewer
├── Forbidden           the viewer sees it and may not do this to it
├── Conflict            it is no longer in the state that this needs
├── Invalid             what was given cannot be taken
├── NotSignedIn         nobody is signed in, or the credentials are wrong
├── IndexUnavailable    the search index cannot answer
└── Damaged             what is stored does not agree with its fixity value or its seal

No error quotes a text of a report. The edge (page, API, terminal) decides what each means there. Their names say
what happened and go without the suffix (N818).
"""


class RepositoryError(Exception):
    """Something could not be done; `code` is stable, `sentence` is for a person."""

    def __init__(self, code: str, sentence: str) -> None:
        super().__init__(sentence)
        self.code = code
        self.sentence = sentence


class NotFound(RepositoryError):  # noqa: N818
    """There is no such thing for this viewer; says the same whether it is absent or hidden."""

    def __init__(
        self, code: str = "not-found", sentence: str = "There is nothing here for you under that name."
    ) -> None:
        super().__init__(code, sentence)


class Forbidden(RepositoryError):  # noqa: N818
    """The viewer may see it, and may not do this."""


class Conflict(RepositoryError):  # noqa: N818
    """The thing is not, or no longer, in the state that this needs."""


class Invalid(RepositoryError):  # noqa: N818
    """What was given cannot be taken as it is."""


class NotSignedIn(RepositoryError):  # noqa: N818
    """Nobody is signed in, or the credentials are not right."""


class IndexUnavailable(RepositoryError):  # noqa: N818
    """The search index cannot answer; the database is not touched by that."""


class Damaged(RepositoryError):  # noqa: N818
    """A stored text does not agree with its fixity value, or a sealed one does not open."""
