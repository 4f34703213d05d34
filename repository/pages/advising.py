"""Which review applies: the nation's questions, and what its criteria say of the answers."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from http import HTTPStatus
from itertools import groupby

from litestar import get, post
from litestar.response import Template

from policies import criteria
from policies.advisor import INFORMS, Advice, Answer, Finding, Met, Verdict
from policies.nations import NATIONS
from repository.advising import advice_on
from repository.dependencies import Asked, SignedIn
from repository.forms import Form, read_form
from repository.guards import Viewer
from repository.pages.trouble import Trouble
from repository.web_guards import READ

_ANSWERS = {Answer.YES: "Yes", Answer.NO: "No", Answer.NOT_KNOWN: "Not known"}
_MET = {Met.MET: "Met", Met.NOT_MET: "Not met", Met.NOT_KNOWN: "Not known"}
# What a verdict is called, and the colour of its tag, in the order of the summary: colour is never the only sign.
_VERDICTS = {
    Verdict.APPLIES: ("Applies", "green"),
    Verdict.UNDECIDED: ("Cannot be decided yet", "yellow"),
    Verdict.DOES_NOT_APPLY: ("Does not apply", "grey"),
}


@get("/advice", opt=READ, sync_to_thread=False)
def show_form(viewer: SignedIn) -> Template:
    """Whose criteria, and of which day."""
    today = datetime.now(UTC)
    said = {"nation": "", "day": str(today.day), "month": str(today.month), "year": str(today.year)}
    return _choosing(viewer, said, ())


# The facts of a case are sent in a body: addresses end up in histories.
@post("/advice", opt=READ, status_code=HTTPStatus.OK)
async def advise_on_case(request: Asked, viewer: SignedIn) -> Template:
    """The questions of that nation and day and, once they were answered, the advice above them."""
    form = await read_form(request)
    said = {name: form.text(name) for name in ("nation", "day", "month", "year")}
    on = _date(said["year"], said["month"], said["day"])
    faults = [] if said["nation"] in NATIONS else [Trouble("nation", "Choose a nation.")]
    faults += [] if on else [Trouble("day", "Give a day that there is, such as 27 3 2025.")]
    if faults or on is None:
        return _choosing(viewer, said, faults)
    asked = criteria.asked_of(said["nation"], on)
    answers = _answers(form, asked)
    told = bool(form.text("answered")) or not asked
    context = {
        "viewer": viewer,
        "said": said,
        "nation": NATIONS[said["nation"]].label,
        "on": on,
        "parts": [(part, list(facts)) for part, facts in groupby(asked, key=lambda fact: fact.part)],
        "answers": answers,
        "choices": list(_ANSWERS.items()),
        "advice": advice_on(said["nation"], on, answers) if told else None,
        "informs": INFORMS,
        "mets": _MET,
        "verdicts": _VERDICTS,
        "conditions_of": conditions_of,
        "summary_of": summary_of,
    }
    return Template("advice.html", context=context)


def conditions_of(finding: Finding) -> list[tuple[str, list[object]]]:
    """The conditions in their order, those that are alternatives together under what they share."""
    return [(one_of, list(group)) for one_of, group in groupby(finding.conditions, key=lambda part: part.one_of)]


def summary_of(advice: Advice) -> list[tuple[str, list[Finding]]]:
    """The findings by verdict, what applies first; verdicts that none has are left out."""
    by_verdict = [
        (label, [finding for finding in advice.findings if finding.verdict is verdict])
        for verdict, (label, _) in _VERDICTS.items()
    ]
    return [(label, findings) for label, findings in by_verdict if findings]


def _answers(form: Form, asked: Sequence[criteria.CaseFact]) -> dict[str, Answer]:
    sent = {fact.code: form.text(fact.code) for fact in asked}
    return {code: Answer(said) if said in set(Answer) else Answer.NOT_KNOWN for code, said in sent.items()}


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except (ValueError, OverflowError):
        return None


def _choosing(viewer: Viewer, said: dict[str, str], faults: Sequence[Trouble]) -> Template:
    context = {
        "viewer": viewer,
        "said": said,
        "faults": faults,
        "nations": list(NATIONS.values()),
        "informs": INFORMS,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return Template("advice_start.html", context=context, status_code=status)
