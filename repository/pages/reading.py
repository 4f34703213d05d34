"""The page of a cleared report."""

from collections.abc import Mapping, Sequence

from litestar import MediaType, Response, get, post
from litestar.params import FromPath
from litestar.response import Redirect, Template

from ingest.record import CatalogueRecord
from policies.access import Permission
from policies.catalogue import AGE_BANDS, HARM_TYPES, METHODOLOGIES, NOT_RECORDED, OUTCOMES, SEXES, Term
from policies.publication import State
from repository import certificates, citations, exporting, withdrawing
from repository.dependencies import Asked, OpenHouse, SignedIn
from repository.errors import NotFound
from repository.forms import read_form
from repository.pages.navigation import SEE_OTHER
from repository.pages.text import pieces
from repository.pages.words import day, label, number
from repository.reasons import Withdrawal
from repository.reports import Reports, ReportText, ReportView
from repository.views import catalogue_heading
from repository.web_guards import READ, allow

_GONE = 410


@get("/reports/{report_id:str}", opt=READ)
async def read_report(house: OpenHouse, viewer: SignedIn, report_id: FromPath[str]) -> Template | Redirect:
    """A report to be read; what became of it, where it is not there to be read."""
    async with house.stores.reading() as session:
        reports = Reports(session, viewer)
        view = await reports.get(report_id)
        if view.state is State.WITHDRAWN:
            return Template("withdrawn.html", context={"viewer": viewer, "view": view}, status_code=_GONE)
        if view.state is State.LAPSED:
            context = {"viewer": viewer, "view": view, **catalogue_of(view, await reports.record(report_id))}
            return Template("lapsed.html", context=context)
        if view.state is not State.CLEARED:
            return Redirect(f"/held/{view.id}", status_code=SEE_OTHER)
        report = await reports.text(report_id)
        certificate = await reports.certificate(report_id, house.keyring)
    return Template("report.html", context={"viewer": viewer, "certificate": certificate, **_shown(report)})


@get("/reports/{report_id:str}/certificate", opt=READ)
async def download_certificate(house: OpenHouse, viewer: SignedIn, report_id: FromPath[str]) -> Response[str]:
    """How the report was anonymised, as a file for the board's own records."""
    async with house.stores.reading() as session:
        certificate = await Reports(session, viewer).certificate(report_id, house.keyring)
    return _file(certificates.as_text(certificate), "certificate", report_id)


@get("/reports/{report_id:str}/text", opt=READ)
async def download_text(house: OpenHouse, viewer: SignedIn, report_id: FromPath[str]) -> Response[str]:
    """The text of a cleared report, as the file that its certificate has the digest of."""
    async with house.stores.reading() as session:
        report = await Reports(session, viewer).text(report_id)
    return _file(exporting.plain(report.title, report.text, report.blocks), "report", report_id)


@get("/lessons/{lesson_id:str}", opt=READ)
async def find_lesson(house: OpenHouse, viewer: SignedIn, lesson_id: FromPath[str]) -> Redirect:
    """Leads to the place of a lesson in its report."""
    async with house.stores.reading() as session:
        found = (await Reports(session, viewer).lessons([lesson_id])).get(lesson_id)
    if found is None:
        raise NotFound
    return Redirect(f"/reports/{found.report_id}#{found.anchor}", status_code=SEE_OTHER)


@get("/lessons/{lesson_id:str}/recurrence", opt=READ)
async def read_recurrence(house: OpenHouse, viewer: SignedIn, lesson_id: FromPath[str]) -> Template:
    """Whether what a lesson says has been said before, and since."""
    found = await house.recurring.of(house.stores, viewer, lesson_id)
    return Template("recurrence.html", context={"viewer": viewer, "found": found})


@post("/reports/{report_id:str}/withdraw", opt=allow(Permission.WITHDRAW))
async def withdraw(request: Asked, house: OpenHouse, viewer: SignedIn, report_id: FromPath[str]) -> Redirect:
    """Take the report down."""
    form = await read_form(request)
    await withdrawing.withdraw(house.stores, viewer, report_id, form.text("reason"), house.index)
    return Redirect("/held?done=withdrawn", status_code=SEE_OTHER)


def facts(view: ReportView) -> list[tuple[str, str]]:
    """What is known of a report, by name, as far as it has happened."""
    moments = (
        ("Deposited", view.deposited_at),
        ("Cleared", view.cleared_at),
        ("Published", view.published_at),
        ("Given to the search", view.indexed_at),
    )
    return [
        ("Nation", label("nation", view.nation)),
        ("Type of review", view.type_label),
        ("Year", str(view.year)),
        ("Body", view.board or "Published anonymously"),
        ("Document", label("role", view.role)),
        ("Language", label("language", view.language)),
        ("Record", view.review),
        *((name, day(moment)) for name, moment in moments if moment),
    ]


def catalogue_of(view: ReportView, record: CatalogueRecord | None) -> dict[str, object]:
    """What the catalogue says of the report: its heading and its fields by name, empty ones as not recorded."""
    if record is None:
        return {"record": None, "record_heading": "", "record_fields": []}
    coded = record.coded
    bands = {code: band.term for code, band in AGE_BANDS.items()}
    period = " to ".join(month for month in (coded.begins, coded.ends) if month)
    fields = (
        ("About", record.subject or ""),
        ("Outcome", _labels((coded.outcome,), OUTCOMES)),
        ("Harm", _labels(coded.harm_types, HARM_TYPES)),
        ("Age", _labels(coded.age_bands, bands)),
        ("Sex", _labels((coded.sex,), SEXES)),
        ("Period reviewed", period),
        ("Model", _labels((coded.methodology,), METHODOLOGIES)),
        ("Authors", "; ".join(record.authors or ())),
        ("Keywords", "; ".join(coded.keywords or ())),
    )
    return {
        "record": record,
        "record_heading": catalogue_heading(view, record.subject or ""),
        "record_fields": [(name, value or NOT_RECORDED) for name, value in fields],
    }


def _labels(codes: Sequence[str | None] | None, among: Mapping[str, Term]) -> str:
    return "; ".join(among[code].label if code in among else code for code in codes or () if code)


def _file(content: str, name: str, report_id: str) -> Response[str]:
    # An id of ours has no character that a header or a file's name could mind.
    headers = {"Content-Disposition": f'attachment; filename="{name}-{report_id}.txt"'}
    return Response(content, media_type=MediaType.TEXT, headers=headers)


def _shown(report: ReportText) -> dict[str, object]:
    view = report.view
    heading = report.title or f"{view.type_label}, {view.year}"
    return {
        "heading": heading,
        "report": report,
        "faults": [],
        "facts": [*facts(view), ("Length", f"{number(report.evidence.words)} words")],
        "citation": citations.of_report(view, heading),
        **catalogue_of(view, report.record),
        "pieces": pieces(report.text, report.blocks, report.lessons, heading=heading),
        "withdrawals": list(Withdrawal),
    }
