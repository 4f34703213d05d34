"""The certificate of what is stored, on both databases: as visible as its report, and of the very text."""

import hashlib

import pytest
from holdings import People, Readers, candidate

from ingest.mentions import Span
from policies.access import Role
from policies.identifiers import Policy
from repository import exporting, indexing, publishing, withdrawing
from repository.certificates import Certificate
from repository.errors import NotFound
from repository.guards import Viewer
from repository.reports import Reports
from repository.stores import Stores


async def certificate(stores: Stores, viewer: Viewer, report_id: str) -> Certificate:
    async with stores.reading() as session:
        return await Reports(session, viewer).certificate(report_id, stores.keyring)


@pytest.mark.parametrize("role", [Role.DEPOSITOR, Role.CLEARER])
async def test_who_sees_a_held_report_sees_its_certificate(stores: Stores, people: People, role: Role):
    report_id = await people.held()

    found = await certificate(stores, people.viewers[role], report_id)

    assert (found.report_id, found.cleared_at, found.cleared_by) == (report_id, None, None)


@pytest.mark.parametrize("role", [Role.PRACTITIONER, Role.PARTNER, Role.ADMINISTRATOR, Role.AUDITOR])
async def test_who_does_not_see_a_held_report_does_not_find_its_certificate(stores: Stores, people: People, role: Role):
    report_id = await people.held()

    with pytest.raises(NotFound):
        await certificate(stores, people.viewers[role], report_id)


async def test_a_cleared_report_says_in_which_role_and_when_it_was_cleared(stores: Stores, people: People):
    report_id = await people.cleared()

    found = await certificate(stores, people.practitioner, report_id)

    async with stores.reading() as session:
        view = await Reports(session, people.practitioner).get(report_id)
    assert (found.made_at, found.cleared_at, found.cleared_by) == (view.deposited_at, view.cleared_at, Role.CLEARER)


async def test_the_evidence_is_that_of_the_last_look(stores: Stores, people: People):
    # The readers of these tests see a third person when they look again.
    assert (await certificate(stores, people.practitioner, await people.cleared())).evidence.people == 3


async def test_the_digest_is_that_of_the_text(stores: Stores, people: People):
    report_id = await people.cleared("Share, and say so: “ÿ” counts.")
    async with stores.reading() as session:
        report = await Reports(session, people.practitioner).text(report_id)

    found = await certificate(stores, people.practitioner, report_id)

    exported = exporting.plain(report.title, report.text, report.blocks).encode()
    assert found.digest == hashlib.sha256(exported).hexdigest()


async def test_a_redaction_shows_in_the_digest(stores: Stores, people: People):
    report_id = await people.held()
    before = await certificate(stores, people.clearer, report_id)
    await publishing.redact(stores, people.clearer, report_id, [Span(0, 5)], Readers())

    assert (await certificate(stores, people.clearer, report_id)).digest != before.digest


@pytest.mark.parametrize("decision", ["return", "reject", "withdraw"])
async def test_what_has_no_text_any_more_has_no_certificate(stores: Stores, people: People, decision: str):
    report_id = await (people.cleared() if decision == "withdraw" else people.held())
    match decision:
        case "return":
            await publishing.return_to_depositor(stores, people.clearer, report_id, "Too much.")
        case "reject":
            await publishing.reject(stores, people.clearer, report_id, "duplicate")
        case _:
            index = indexing.open_index(stores.settings)
            await withdrawing.withdraw(stores, people.clearer, report_id, "at-request", index)
            index.close()

    with pytest.raises(NotFound):
        await certificate(stores, people.depositor, report_id)


async def test_evidence_from_before_its_newer_fields_is_read(stores: Stores, people: People):
    assert candidate().evidence.policy_version == ""
    found = await certificate(stores, people.practitioner, await people.cleared())

    assert (found.evidence.policy, found.evidence.policy_version, found.evidence.checked_with) == (Policy.HOUSE, "", "")
