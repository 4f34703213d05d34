"""Says which reviews and duties the facts of a case call for, condition by condition; it informs and does not decide.

A fact that is not known is neither yes nor no (the three values of Kleene): a criterion is decided only where no answer
to what is open could change it, and otherwise the advice says what to find out. The criteria themselves are data, each
condition with its source: see `policies.criteria`.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from itertools import groupby

from policies import criteria
from policies.criteria import CaseFact, Condition, Criterion, Kind
from policies.nations import nation as nation_of
from policies.sources import HOUSE, Source

INFORMS = (
    "This informs and does not decide. Whoever commissions reviews decides, on the whole case and on the law and "
    "guidance in force. Nothing that you enter here is kept."
)


class Answer(StrEnum):
    """What is known of a fact."""

    YES = "yes"
    NO = "no"
    NOT_KNOWN = "not-known"


class Met(StrEnum):
    """How a condition stands on the facts."""

    MET = "met"
    NOT_MET = "not-met"
    NOT_KNOWN = "not-known"


class Verdict(StrEnum):
    """How a criterion stands on the facts."""

    APPLIES = "applies"
    DOES_NOT_APPLY = "does-not-apply"
    UNDECIDED = "cannot-be-decided-yet"


@dataclass(frozen=True, slots=True)
class Facts:
    """A case: nation (a code), the day whose criteria are asked for, and answers by code of a fact.

    A fact without an answer is not known.
    """

    nation: str
    date: date
    answers: Mapping[str, Answer] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """A condition and how it stands; those of one finding with the same `one_of` (not "") are alternatives."""

    sentence: str
    met: Met
    source: Source
    one_of: str


@dataclass(frozen=True, slots=True)
class Finding:
    """One criterion of the nation: how it stands, why, and which facts (codes) are missing to decide it.

    `meaning` says the verdict in a sentence. `then` is what follows where it applies, `working_days` the time for it
    (0: none is known). `missing` is empty where it is decided.
    """

    code: str
    label: str
    kind: Kind
    review_type: str
    verdict: Verdict
    meaning: str
    conditions: tuple[Checked, ...]
    missing: tuple[CaseFact, ...]
    then: str
    then_source: Source
    working_days: int
    since: date | None
    until: date | None
    period: Source


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence beside the findings, with its source."""

    sentence: str
    source: Source


@dataclass(frozen=True, slots=True)
class Advice:
    """The findings in house order, empty where no criteria are known.

    `assumed` says what followed from other answers, `doubts` which answers cannot both be true or were not used.
    """

    nation: str
    date: date
    findings: tuple[Finding, ...]
    notes: tuple[Remark, ...]
    assumed: tuple[str, ...]
    doubts: tuple[str, ...]
    informs: str = INFORMS


_MEANING = {
    (Kind.DUTY, Verdict.APPLIES): "On these facts the duty applies.",
    (Kind.DUTY, Verdict.DOES_NOT_APPLY): "On these facts the duty does not apply.",
    (Kind.REVIEW, Verdict.APPLIES): "On these facts the criteria are met.",
    (Kind.REVIEW, Verdict.DOES_NOT_APPLY): "On these facts the criteria are not met.",
    (Kind.CONSIDERATION, Verdict.APPLIES): "On these facts there is something to weigh. They are no tick list.",
    (Kind.CONSIDERATION, Verdict.DOES_NOT_APPLY): "On these facts nothing calls for it to be considered.",
    (Kind.CIRCUMSTANCE, Verdict.APPLIES): "On these facts this is the circumstance.",
    (Kind.CIRCUMSTANCE, Verdict.DOES_NOT_APPLY): "On these facts this is not the circumstance.",
}
_UNDECIDED = "This cannot be decided yet."

_MET = {Answer.YES: Met.MET, Answer.NO: Met.NOT_MET, Answer.NOT_KNOWN: Met.NOT_KNOWN}
_VERDICT = {Answer.YES: Verdict.APPLIES, Answer.NO: Verdict.DOES_NOT_APPLY, Answer.NOT_KNOWN: Verdict.UNDECIDED}
_OPPOSITE = {Answer.YES: Answer.NO, Answer.NO: Answer.YES, Answer.NOT_KNOWN: Answer.NOT_KNOWN}


def advise(facts: Facts) -> Advice:
    """What the nation's criteria of that day say of the case.

    Raises:
        LookupError: the nation or a fact is not one that is known here; the message lists those that are.
    """
    nation = nation_of(facts.nation)
    known = criteria.case_facts()
    if facts.answers.keys() - known:
        # What was given is not repeated: it may be a sentence about a child.
        raise LookupError(f"A fact is not one that is known here. Use some of: {', '.join(known)}.")
    answers, assumed, doubts = _completed(facts.answers)
    asked = {fact.code for fact in criteria.asked_of(nation.code, facts.date)}
    case = _Case(answers)
    found = (case.finding(one) for one in criteria.of_nation(nation.code, facts.date))
    # A circumstance is part of the review that carries it, and is read after it.
    findings = tuple(sorted(found, key=lambda finding: finding.kind is Kind.CIRCUMSTANCE))
    used = {code for code in known if asked & {code, *_following(code)}}
    unused = [
        f"“{known[code].label}” is not asked of this nation at this date."
        for code, answer in facts.answers.items()
        if answer is not Answer.NOT_KNOWN and code not in used and findings
    ]
    return Advice(
        nation.code,
        facts.date,
        findings,
        tuple(_notes(nation.code, nation.label, facts.date, findings)),
        tuple(sentence for code, sentence in assumed if code in asked),
        (*doubts, *unused),
    )


def both(answers: Iterable[Answer]) -> Answer:
    """Yes if all are, no if any is no, and otherwise not known.

    >>> both([Answer.YES, Answer.NOT_KNOWN]), both([Answer.NO, Answer.NOT_KNOWN])
    (<Answer.NOT_KNOWN: 'not-known'>, <Answer.NO: 'no'>)
    """
    found = set(answers)
    if Answer.NO in found:
        return Answer.NO
    return Answer.NOT_KNOWN if Answer.NOT_KNOWN in found else Answer.YES


def either(answers: Iterable[Answer]) -> Answer:
    """Yes if any is, no if all are no, and otherwise not known.

    >>> either([Answer.YES, Answer.NOT_KNOWN]), either([Answer.NO, Answer.NOT_KNOWN])
    (<Answer.YES: 'yes'>, <Answer.NOT_KNOWN: 'not-known'>)
    """
    return _OPPOSITE[both(_OPPOSITE[answer] for answer in answers)]


class _Case:
    def __init__(self, answers: Mapping[str, Answer]) -> None:
        self._answers = answers

    def finding(self, one: Criterion) -> Finding:
        verdict = _VERDICT[self._applies(one)]
        undecided = verdict is Verdict.UNDECIDED
        missing = set(self._missing(one)) if undecided else set()
        return Finding(
            one.code,
            one.label,
            one.kind,
            one.review_type,
            verdict,
            _UNDECIDED if undecided else _MEANING[one.kind, verdict],
            tuple(Checked(part.sentence, _MET[self._holds(part)], part.source, part.one_of) for part in one.conditions),
            tuple(fact for code, fact in criteria.case_facts().items() if code in missing),
            one.then,
            one.then_source,
            one.working_days,
            one.since,
            one.until,
            one.period,
        )

    def _applies(self, one: Criterion) -> Answer:
        return both(either(map(self._holds, group)) for group in _requirements(one))

    def _holds(self, part: Condition) -> Answer:
        def said(codes: Sequence[str]) -> list[Answer]:
            return [self._answers[code] for code in codes]

        needed = [*said(part.all_of), *(_OPPOSITE[answer] for answer in said(part.none_of))]
        needed += [either(said(part.any_of))] if part.any_of else []
        needed += [either(self._applies(criteria.criteria()[code]) for code in part.criteria)] if part.criteria else []
        return both(needed)

    def _missing(self, one: Criterion) -> Iterator[str]:
        """What an open criterion still turns on; what a requirement that is met left open does not matter."""
        for group in _requirements(one):
            if either(map(self._holds, group)) is not Answer.NOT_KNOWN:
                continue
            for part in group:
                if self._holds(part) is Answer.NOT_KNOWN:
                    yield from (code for code in part.facts if self._answers[code] is Answer.NOT_KNOWN)
                    for code in part.criteria:
                        yield from self._missing(criteria.criteria()[code])


def _requirements(one: Criterion) -> Iterator[list[Condition]]:
    """The conditions in groups, of each of which one must hold."""
    alone = [[part] for part in one.conditions if not part.one_of]
    alternatives = sorted((part for part in one.conditions if part.one_of), key=lambda part: part.one_of)
    yield from alone
    for _, group in groupby(alternatives, key=lambda part: part.one_of):
        yield list(group)


def _completed(given: Mapping[str, Answer]) -> tuple[dict[str, Answer], list[tuple[str, str]], list[str]]:
    """The answers with those that follow from them, the codes of these with the reason, and what cannot be."""
    known = criteria.case_facts()
    answers = {code: given.get(code, Answer.NOT_KNOWN) for code in known}
    assumed: list[tuple[str, str]] = []
    pairs = [(fact, known[code]) for fact in known.values() for code in fact.implies]
    # What follows may have something follow from it, along no more steps than there are pairs.
    for stronger, weaker in pairs * len(pairs):
        match answers[stronger.code], answers[weaker.code]:
            case Answer.YES, Answer.NOT_KNOWN:
                answers[weaker.code] = Answer.YES
                assumed.append((weaker.code, f"“{weaker.label}” is taken as yes, because “{stronger.label}” is."))
            case Answer.NOT_KNOWN, Answer.NO:
                answers[stronger.code] = Answer.NO
                assumed.append((stronger.code, f"“{stronger.label}” is taken as no, because “{weaker.label}” is."))
    doubts = [
        f"“{stronger.label}” cannot be yes while “{weaker.label}” is no. Check these answers."
        for stronger, weaker in pairs
        if (answers[stronger.code], answers[weaker.code]) == (Answer.YES, Answer.NO)
    ]
    return answers, assumed, doubts


def _following(code: str) -> set[str]:
    """The facts that follow from a yes, at any remove."""
    nearest = criteria.case_facts()[code].implies
    return set(nearest).union(*map(_following, nearest))


def _notes(nation: str, label: str, on: date, findings: Sequence[Finding]) -> Iterator[Remark]:
    if not findings:
        yield Remark(
            f"No criteria are known here for this nation at this date ({label}). Ask who commissions reviews there.",
            HOUSE,
        )
    for note in criteria.notes():
        if note.nation == nation and note.in_force(on):
            yield Remark(note.sentence, note.source)
