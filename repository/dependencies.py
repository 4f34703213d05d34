"""What handlers may ask for by name."""

from typing import Any, TypeAlias

from litestar import Request
from litestar.datastructures import State
from litestar.di import NamedDependency, Provide
from litestar.params import SkipValidation

from repository.guards import Viewer
from repository.house import House
from repository.identity import Proof, signed_in

Asked: TypeAlias = Request[Viewer | None, Proof, State]

# `house: OpenHouse` and `viewer: SignedIn` are filled in by the names of the parameters.
OpenHouse: TypeAlias = NamedDependency[SkipValidation[House]]
SignedIn: TypeAlias = NamedDependency[SkipValidation[Viewer]]


def _open_house(request: Request[Any, Any, Any]) -> House:
    house: House = request.app.state.house
    return house


DEPENDENCIES = {
    "house": Provide(_open_house, sync_to_thread=False),
    "viewer": Provide(signed_in, sync_to_thread=False),
}
