"""The coded lists of a catalogue record: outcome, harm, age, sex and method.

House rule: no analysis of the nations' has categories that we could confirm word by word, so every list here is a house
value. A field without a value is "not recorded", which says nothing about the case; only `Answer.NO` says no.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from policies.reading import rows
from policies.sources import HOUSE, Source, source_of


class Answer(StrEnum):
    """Whether something is so, as far as the review says; where it does not say, the answer is `None`.

    A default of `False` would have told readers for years that there was no neglect where nobody had asked.
    """

    YES = "yes"
    NO = "no"


NOT_RECORDED = "Not recorded"
NOT_RECORDED_WELSH = "Heb ei gofnodi"


@dataclass(frozen=True, slots=True)
class Term:
    """A value of a coded list.

    `aliases` are what people write for it in a form; `cues` are what a text says where it applies, a trailing `*`
    standing for any ending. `wording` is how a sentence of the abstract speaks of it, "" where the label serves.
    """

    code: str
    label: str
    welsh_label: str = ""
    aliases: tuple[str, ...] = ()
    cues: tuple[str, ...] = ()
    wording: str = ""
    sex_matters: bool = False
    source: Source = HOUSE


@dataclass(frozen=True, slots=True)
class AgeBand:
    """Whole years from `first` up to and with `last`; both `None` before birth."""

    term: Term
    first: int | None
    last: int | None

    def share(self, first: int, last: int) -> float:
        """How much of the years from `first` up to and with `last` lies in this band, in 0..1.

        >>> [AGE_BANDS[code].share(14, 17) for code in ("6-10", "11-15", "16-17")]
        [0.0, 0.5, 0.5]
        """
        if self.first is None or self.last is None:
            return 0.0
        return max(0, min(last, self.last) - max(first, self.first) + 1) / (last - first + 1)


def _term(code: str, row: Mapping[str, Any]) -> Term:
    return Term(
        code,
        row["label"],
        row.get("welsh_label", ""),
        tuple(row.get("aliases", ())),
        tuple(row.get("cues", ())),
        row.get("sentence", row.get("whom", "")),
        bool(row.get("sex_matters")),
        source_of(row.get("source")),
    )


def terms(name: str) -> dict[str, Term]:
    """The terms of the data file of that name, by code, in its order."""
    return {code: _term(code, row) for code, row in rows(name).items()}


HARM_TYPES = terms("harm_types")
OUTCOMES = terms("outcomes")
SEXES = terms("sexes")
METHODOLOGIES = terms("methodologies")
AGE_BANDS = {
    code: AgeBand(_term(code, row), row.get("first"), row.get("last")) for code, row in rows("age_bands").items()
}


def term_of(wording: str, among: Iterable[Term]) -> Term:
    """The term that a code, label (English or Welsh) or alias stands for, however it is cased, spaced or dashed.

    >>> term_of("county  lines", HARM_TYPES.values()).code
    'criminal-exploitation'

    Raises:
        LookupError: none of them; the message lists the codes.
    """
    among = tuple(among)
    wanted = _plain(wording)
    for term in among:
        if wanted and wanted in map(_plain, (term.code, term.label, term.welsh_label, *term.aliases)):
            return term
    raise LookupError(f"That is not in this list. Use one of: {', '.join(term.code for term in among)}.")


def _plain(wording: str) -> str:
    return " ".join(wording.lower().replace("-", " ").replace("_", " ").replace("’", "'").split())
