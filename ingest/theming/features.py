"""What the linear model sees of a text: stems, and two of them side by side, without the commonest words."""

from itertools import pairwise

from ingest.theming.stems import stems

# Words that stand in every lesson whatever it is about.
_COMMON = frozenset(
    "the a an of to in and is was were be been by for with that this it as on at are or from not no he she they his her"
    " their them him who which what had have has did do does but".split()
)


def features(text: str) -> list[str]:
    """The features in reading order, single stems first; one that stands twice is there twice.

    >>> features("The delay in sharing of records")
    ['delay', 'shar', 'record', 'delay shar', 'shar record']
    """
    words = [stem for stem in stems(text) if stem not in _COMMON]
    return words + [f"{one} {other}" for one, other in pairwise(words)]
