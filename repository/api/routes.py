"""The routes of the API."""

from litestar import Router

from repository.api import clearing, depositing, documentation, reading, searching, vocabulary

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
        vocabulary.read_vocabulary,
        vocabulary.read_vocabulary_as_rdf,
        vocabulary.read_concept,
        vocabulary.read_me,
        documentation.read_document,
    ],
)
