"""The routes of the pages."""

from litestar import Router
from litestar.static_files import create_static_files_router

from repository.headers import STATIC
from repository.identity import ANONYMOUS
from repository.pages import (
    advising,
    auditing,
    boards,
    clearing,
    depositing,
    holding,
    listing,
    reading,
    reviewing,
    searching,
    signing_in,
    themes,
)
from repository.pages.rendering import STATIC_FOLDER
from repository.web_guards import OPEN

PAGES = Router(
    "/",
    include_in_schema=False,
    route_handlers=[
        signing_in.show_sign_in,
        signing_in.sign_in,
        signing_in.sign_out,
        searching.start,
        searching.results,
        searching.export_results,
        searching.read_alike,
        listing.list_reports,
        reading.read_report,
        reading.download_certificate,
        reading.download_text,
        reading.find_lesson,
        reading.read_recurrence,
        reading.withdraw,
        depositing.show_form,
        depositing.deposit,
        holding.list_held,
        clearing.read_held,
        clearing.redact,
        clearing.clear,
        clearing.return_to_depositor,
        clearing.reject,
        reviewing.read_review,
        reviewing.list_due,
        reviewing.set_embargo,
        reviewing.lift_embargo,
        reviewing.hold,
        reviewing.give_notice,
        reviewing.set_days,
        reviewing.excuse,
        auditing.read_audit,
        boards.list_boards,
        advising.show_form,
        advising.advise_on_case,
        themes.list_themes,
        themes.read_theme,
    ],
)

# Who asks for a static file does not matter, so nobody is looked up for it.
FILES = create_static_files_router(
    STATIC, [STATIC_FOLDER], opt={**OPEN, ANONYMOUS: True}, include_in_schema=False, resolve_symlinks=False
)
