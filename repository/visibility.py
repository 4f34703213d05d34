"""Who sees which report: the one rule, as SQL, for list and item, page and API, search and statistic alike."""

from sqlalchemy import ColumnElement, and_, false, or_

from policies.access import Permission
from policies.publication import State
from repository.guards import Viewer
from repository.models import Report

# What its depositor may still see of a report that was decided on.
_DEPOSITORS = (State.HELD, State.SCHEDULED, State.RETURNED, State.REJECTED, State.EXPIRED)


def visible(viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which a row of `report` is there for that viewer.

    A held or scheduled report is there for its depositor and for those who clear; a returned, rejected or expired one
    for its depositor; a cleared one, the entry of a lapsed one and the tombstone of a withdrawn one for whoever may
    read reports.
    """
    rules: list[ColumnElement[bool]] = []
    if viewer.may(Permission.DEPOSIT):
        rules.append(and_(Report.depositor_id == viewer.account_id, Report.state.in_(_DEPOSITORS)))
    if viewer.may(Permission.CLEAR):
        rules.append(Report.state.in_((State.HELD, State.SCHEDULED)))
    if viewer.may(Permission.READ_REPORTS):
        rules.append(Report.state.in_((State.CLEARED, State.LAPSED, State.WITHDRAWN)))
    return or_(false(), *rules)


def searchable(viewer: Viewer) -> ColumnElement[bool]:
    """The condition under which the lessons of a row of `report` are there for that viewer: it is cleared."""
    if viewer.may(Permission.SEARCH) or viewer.may(Permission.READ_REPORTS):
        return Report.state == State.CLEARED
    return false()
