"""The part of the clearance page that is about the catalogue: what is suggested, what was said, and what is meant."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from ingest.candidate import Candidate
from ingest.catalogue import Suggestions
from ingest.catalogue.confirming import Correction
from ingest.catalogue.suggestions import Coded
from ingest.themes import suggest
from policies.catalogue import AGE_BANDS, HARM_TYPES, METHODOLOGIES, NOT_RECORDED, OUTCOMES, SEXES, Answer, Term
from policies.vocabulary import concept
from repository.errors import Invalid
from repository.forms import Form

# The form has this field where the record is in it: a form that knows nothing of it clears with the suggestions.
PRESENT = "catalogue"
_BETWEEN = ":"


class Choice(NamedTuple):
    """A box to tick or an entry of a list."""

    value: str
    label: str
    chosen: bool


class Themed(NamedTuple):
    """A lesson by its anchor, and what it seems to be about."""

    anchor: str
    choices: tuple[Choice, ...]


class CatalogueForm(NamedTuple):
    """What the form shows; the lists begin with "not recorded" where one value is chosen."""

    subject: str
    outcome: tuple[Choice, ...]
    harm_types: tuple[Choice, ...]
    age_bands: tuple[Choice, ...]
    sex: tuple[Choice, ...]
    methodology: tuple[Choice, ...]
    authors: tuple[Choice, ...]
    begins: str
    ends: str
    abstract: str
    with_abstract: bool
    themes: tuple[Themed, ...]


def catalogue_form(found: Suggestions, candidate: Candidate, said: Form) -> CatalogueForm:
    """The form as suggested, or as the clearer has filled it in already."""
    again = bool(said.text(PRESENT))
    period = found.period

    def text(name: str, suggested: str | None) -> str:
        return said.text(name) if again else suggested or ""

    def one(name: str, suggested: Coded | None, among: Mapping[str, Term]) -> tuple[Choice, ...]:
        chosen = said.text(name) if again else next(iter(_codes([suggested] if suggested else [])), "")
        return Choice("", NOT_RECORDED, not chosen), *_choices(among, {chosen})

    def several(name: str, suggested: Sequence[Coded] | None, among: Mapping[str, Term]) -> tuple[Choice, ...]:
        return _choices(among, set(said.every(name)) if again else _codes(suggested or ()))

    kept = set(said.every("authors")) if again else {str(place) for place in range(len(found.authors or ()))}
    return CatalogueForm(
        subject=text("subject", found.subject.text if found.subject else None),
        outcome=one("outcome", found.outcome, OUTCOMES),
        harm_types=several("harm_types", found.harm_types, HARM_TYPES),
        age_bands=several("age_bands", found.age_bands, {code: band.term for code, band in AGE_BANDS.items()}),
        sex=one("sex", found.sex, SEXES),
        methodology=one("methodology", found.methodology, METHODOLOGIES),
        authors=tuple(
            Choice(str(place), author.text, str(place) in kept) for place, author in enumerate(found.authors or ())
        ),
        begins=text("begins", period.begins if period else None),
        ends=text("ends", period.ends if period else None),
        abstract=found.abstract.text if found.abstract else "",
        with_abstract=said.ticked("with_abstract") if again else True,
        themes=tuple(
            _themed(lesson.anchor, lesson.text, lesson.headings, said if again else None)
            for lesson in candidate.lessons
        ),
    )


def correction_of(form: Form) -> Correction | None:
    """What the clearer says the record is; None where the form knew nothing of it.

    Raises:
        Invalid: `catalogue`; the form is not one of ours.
    """
    if not form.text(PRESENT):
        return None
    themes: dict[str, tuple[str, ...]] = {}
    for pair in form.every("theme"):
        anchor, _, code = pair.rpartition(_BETWEEN)
        themes[anchor] = (*themes.get(anchor, ()), code)
    try:
        authors = tuple(int(place) for place in form.every("authors"))
    except ValueError:
        raise Invalid("catalogue", "One of the authors is none of those that were suggested.") from None
    return Correction(
        subject=form.text("subject"),
        outcome=form.text("outcome"),
        harm_types=tuple(form.every("harm_types")),
        age_bands=tuple(form.every("age_bands")),
        sex=form.text("sex"),
        methodology=form.text("methodology"),
        authors=authors,
        begins=form.text("begins"),
        ends=form.text("ends"),
        with_abstract=form.ticked("with_abstract"),
        themes=themes,
    )


def _themed(anchor: str, text: str, headings: Sequence[str], said: Form | None) -> Themed:
    codes = [theme.code for theme in suggest(text, headings)]
    chosen = {f"{anchor}{_BETWEEN}{code}" for code in codes} if said is None else set(said.every("theme"))
    values = [(f"{anchor}{_BETWEEN}{code}", concept(code).label) for code in codes]
    return Themed(anchor, tuple(Choice(value, label, value in chosen) for value, label in values))


def _choices(among: Mapping[str, Term], chosen: set[str]) -> tuple[Choice, ...]:
    return tuple(Choice(code, term.label, code in chosen) for code, term in among.items())


def _codes(found: Sequence[Coded]) -> set[str]:
    return {one.value for one in found if one.answer is Answer.YES}
