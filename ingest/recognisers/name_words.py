"""Words that stand beside names, and capitalised words that are none."""

from ingest.recognisers.lexicon import COUNTRIES, PEOPLES, listed
from ingest.recognisers.paragraph import Word

CIVIL_TITLES = listed("civil titles")
_PROFESSIONAL_TITLES = listed("professional titles")
_SHORT_TITLES = listed("short titles")
_INNER_TITLES = CIVIL_TITLES | listed("inner titles")
POST_NOMINALS = listed("post-nominals")

KIN = listed("kin")
ROLES = listed("roles")

# Words for kin that are a part of how the person is called: "Auntie Bev", "Mummy Kay".
KIN_TITLES = frozenset(
    "aunt auntie aunty uncle nan nana nanna nanny gran granny grandma grandmama grandad granddad grandpa mummy daddy "
    "mam papa nain taid mamgu tadcu".split()
)

GROUPS = listed("groups")
ACRONYMS = listed("acronyms")
MAKES = listed("makes")
CALENDAR = listed("calendar")
NATIONS = listed("nations")
WELSH_WORDS = listed("welsh words")
NEVER_NAMES = WELSH_WORDS | ACRONYMS | GROUPS | MAKES | CALENDAR | PEOPLES | COUNTRIES | NATIONS | CIVIL_TITLES


def is_title(word: Word) -> bool:
    """Whether the word is a title that a name follows."""
    return word.lower in CIVIL_TITLES or word.lower in _PROFESSIONAL_TITLES or word.text in _SHORT_TITLES


def is_inner_title(word: Word) -> bool:
    """Whether the title is a part of how the person is called ("Mrs", "DS"), and not what they are ("Nurse")."""
    return word.lower in _INNER_TITLES or word.text in _SHORT_TITLES
