r"""Sentence templates: read from templates/*.txt, and filled with a cast, places, bodies and fillers.

One template a line, slots in braces (`{mum}`, `{sw_title}`, `{school}`); `#` begins a comment, `!` a sentence that
only suits people who are named, `\\t` is a tab.
"""

import functools
import random
import re
from pathlib import Path
from typing import NamedTuple

from training.cast import FORMS, ROLES, Cast, Piece
from training.fillers import FILLERS, fill
from training.noise import Labelled
from training.places import BODIES, LOCATIONS, body, location

FOLDER = Path(__file__).parent / "templates"
_SLOT = re.compile(r"\{([a-z0-9]+)(?:_([A-Za-z]+))?\}")
_FAMILY = {"family", "families"}
_GLIDES = {"the", "a", "an", "this", "he", "she", "it", "they", "there", "in", "on", "at", "when", "no", "one", "both"}
_OPENINGS = (
    "At this time ", "By then ", "However, ", "In {month} ", "On {date} ", "That {day} ", "In the view of the panel ",
    "As the chronology shows, ", "It is recorded that ", "According to {agency}, ", "During this period ", "Later, ",
    "Sadly, ", "The panel heard that ", "{time}: ", "Within days ", "Nevertheless ", "In {month} {year} ", "Around {date} ",
    "The review was told that ", "Two weeks later ", "Despite this, ", "Importantly, ", "Again, ", "From then on ",
)  # fmt: skip


class Template(NamedTuple):
    """One template: its text, its slots as (name, form), and whether it needs people who are named."""

    text: str
    slots: tuple[tuple[str, str], ...]
    named_only: bool

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles whose holders the sentence refers to; "child" for the family's name."""
        return tuple("child" if name in _FAMILY else name for name, form in self.slots
                     if (name in ROLES and form.lower() not in {"he", "him", "his"}) or name in _FAMILY)  # fmt: skip


def parse(line: str) -> Template:
    """The template on a line.

    Raises:
        ValueError: a slot or form that is not known, or a brace that belongs to no slot.
    """
    named_only = line.startswith("!")
    text = line.removeprefix("!").strip().replace("\\t", "\t")
    slots = tuple((name, form or "") for name, form in _SLOT.findall(text))
    for name, form in slots:
        if name not in {*ROLES, *_FAMILY, *BODIES, *LOCATIONS, *FILLERS} or (form and form not in FORMS):
            raise ValueError(f"The slot {name!r} with the form {form!r} is not known: {text}")
        if form and name not in ROLES:
            raise ValueError(f"Only people have forms: {text}")
    if set("{}") & set(_SLOT.sub("", text)):
        raise ValueError(f"A brace belongs to no slot: {text}")
    return Template(text, slots, named_only)


@functools.cache
def groups() -> dict[str, tuple[Template, ...]]:
    """The templates of every file, by the file's name."""
    return {
        path.stem: tuple(
            parse(line)
            for line in path.read_text(encoding="utf-8").splitlines()
            if line.strip() and not line.startswith("#")
        )
        for path in sorted(FOLDER.glob("*.txt"))
    }


def suits(template: Template, cast: Cast) -> bool:
    """Whether the people of `cast` may stand in `template`."""
    return not template.named_only or all(cast.names(role) for role in template.roles)


def _slot(rng: random.Random, cast: Cast, name: str, form: str) -> list[Piece]:
    if name in ROLES:
        return cast.refer(name, form)
    if name in _FAMILY:
        return cast.family(plural=name == "families")
    if name in LOCATIONS:
        return [(location(rng, name), "LOC")]
    if name in BODIES:
        return [(body(rng, name), "ORG")]
    return [(fill(rng, name), "")]


def opened(rng: random.Random, template: Template) -> Template:
    """The template with an opening such as "By then" before it, where its first word allows."""
    first, _, rest = template.text.partition(" ")
    starts_with_name = first.startswith("{")
    if not (starts_with_name or first.lower() in _GLIDES):
        return template
    return parse(
        ("!" if template.named_only else "")
        + rng.choice(_OPENINGS)
        + (first if starts_with_name else first.lower())
        + " "
        + rest
    )


def _capitalised(pieces: list[Piece]) -> list[Piece]:
    for at, (text, label) in enumerate(pieces):
        if text.strip():
            if not label and text[0].islower():
                pieces[at] = (text[0].upper() + text[1:], label)
            break
    return pieces


def compose(rng: random.Random, cast: Cast, template: Template) -> list[Piece]:
    """The pieces of the filled template, the first letter a capital."""
    pieces: list[Piece] = []
    last = 0
    for match in _SLOT.finditer(template.text):
        pieces.append((template.text[last : match.start()], ""))
        pieces += _slot(rng, cast, match[1], match[2] or "")
        last = match.end()
    pieces.append((template.text[last:], ""))
    return _capitalised([piece for piece in pieces if piece[0]])


def join(pieces: list[Piece]) -> Labelled:
    """One passage of `pieces`; a full stop after an initial's own is left out."""
    text, spans = "", []
    for shown, label in pieces:
        run = shown[1:] if shown.startswith(".") and text.endswith(".") else shown
        if label:
            spans.append((len(text), len(text) + len(run), label))
        text += run
    return Labelled(text, tuple(spans))
