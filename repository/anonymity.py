"""By which names the board of a review could be known, where nobody may learn which board it is."""

from ingest.anonymity import Anonymity
from policies.boards import find, names_of
from repository.review_models import Review


def hidden_names(board: str, nation: str) -> tuple[str, ...]:
    """The name as given, and where the register has that body every name by which it could be known.

    >>> "Jersey" in hidden_names("Jersey Safeguarding Partnership Board", "jersey")
    False
    """
    found = find(board, nation)
    return (board, *names_of(found)) if found else (board,)


def anonymity_of(review: Review) -> Anonymity | None:
    """What a worker has to keep out of the review's documents; None where its board is named."""
    if not review.anonymous:
        return None
    return Anonymity.of(*hidden_names(review.board, review.nation), nation=review.nation)
