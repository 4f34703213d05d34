"""When two labels are the same one."""

import re

_BETWEEN = re.compile(r"[^\w']+")


def normalised(label: str) -> str:
    """The label without case, hyphens and other signs, with the apostrophe of a keyboard.

    >>> normalised("Was-not Brought") == normalised("was not brought"), normalised("Child’s plan")
    (True, "child's plan")
    """
    return _BETWEEN.sub(" ", label.casefold().replace("’", "'")).strip()
