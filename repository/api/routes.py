"""The routes of the API."""

from litestar import Router

from repository.api import (
    advising,
    boards,
    clearing,
    depositing,
    documentation,
    reading,
    reviews,
    searching,
    vocabulary,
)

API = Router(
    "/api/v1",
    route_handlers=[
        depositing.preview,
        depositing.deposit,
        reading.list_reports,
        reading.read_report,
        reading.read_certificate,
        reading.read_text,
        reading.list_lessons,
        reading.read_lesson,
        searching.search_by_address,
        searching.search_by_body,
        clearing.read_candidate,
        clearing.clear,
        clearing.redact,
        clearing.return_to_depositor,
        clearing.reject,
        clearing.withdraw,
        vocabulary.list_nations,
        vocabulary.list_review_types,
        boards.list_boards,
        boards.read_board,
        reviews.list_document_roles,
        reviews.read_review,
        reviews.list_due,
        reviews.set_embargo,
        reviews.lift_embargo,
        reviews.hold,
        reviews.give_notice,
        reviews.set_days,
        reviews.excuse,
        vocabulary.read_me,
        advising.advise_on_case,
        documentation.read_document,
    ],
)
