"""Which reviews and duties a case calls for."""

from litestar import post
from litestar.params import JSONBody

from repository.advising import advice_on
from repository.api.advice import Advice
from repository.api.refusals import refusals
from repository.api.requests import AdviceRequest
from repository.api.schemas import given
from repository.web_guards import READ


@post("/advice", opt=READ, status_code=200, sync_to_thread=False, tags=["advice"], responses=refusals(401, 403, 422))
def advise_on_case(data: JSONBody[AdviceRequest]) -> Advice:
    """Which reviews and duties the facts call for, condition by condition with sources. It informs, it does not decide.

    Nothing of the case is kept. A fact is yes, no or not-known; what is missing to decide is said by its code.
    """
    return given(Advice, advice_on(data.nation, data.date, data.facts))
