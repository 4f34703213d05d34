"""One running web application with somebody of every role before it, by browser and by key."""

import asyncio
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from databases import settings
from holdings import PASSWORD, person
from litestar.testing import TestClient

from policies.access import KEY_SCOPES, Role
from repository import accounts, keys
from repository.app import create_app
from repository.migrating import migrate
from repository.settings import Settings
from repository.stores import Stores

ORIGIN = "https://repository.example.org"
COOKIE = "__Host-ncrr"

# What a browser adds to a request that a page of ours starts.
SAME_ORIGIN = {"Sec-Fetch-Site": "same-origin"}

# A report as a board might send it; everybody and every number in it is invented.
REPORT = """\
Child practice review: Marigold Thistlewood

1. Introduction

Marigold Thistlewood was born on 12 March 2019. She lived with her mother, Petronella Thistlewood, at 14 Larch Close. \
Petronella Thistlewood could be reached on 01632 960123 and at petronella@example.org.

Mrs Thistlewood told the nurse that Marigold was always poorly.

2. Recommendations

Recommendation 1: The partnership should assure itself that children who miss appointments are followed up.

Recommendation 2: Schools and health visitors should share what they know about absences within five working days.
"""

# Words of it that must not be found in anything that is kept or shown.
CANARIES = ("Marigold", "Thistlewood", "Petronella", "960123", "petronella@")

TAGS = {
    "nation": "wales",
    "review_type": "cpr-concise",
    "year": "2022",
    "board": "Mid Example Safeguarding Board",
    "published_before": "yes",
    "no_action-plan": "within-another",
}


class Persona:
    """Somebody who sends requests, with what identifies them in the headers."""

    def __init__(self, client: TestClient[Any], headers: Mapping[str, str]) -> None:
        self._client = client
        self._headers = dict(headers)

    def send(
        self, method: str, address: str, *, headers: Mapping[str, str] | None = None, **what: Any
    ) -> httpx.Response:
        """The answer, without following it anywhere."""
        # The client is shared: a cookie that an answer sets is not to be sent by the next person.
        self._client.cookies.clear()
        merged = {**self._headers, **(headers or {})}
        return self._client.request(method, ORIGIN + address, headers=merged, follow_redirects=False, **what)

    def get(self, address: str, **what: Any) -> httpx.Response:
        return self.send("GET", address, **what)

    def post(self, address: str, **what: Any) -> httpx.Response:
        return self.send("POST", address, **what)


class Web:
    """The application; `browser` and `program` are by role."""

    def __init__(self, client: TestClient[Any], installation: Settings, api_keys: Mapping[Role, str]) -> None:
        self.client = client
        self.installation = installation
        self.stranger = Persona(client, SAME_ORIGIN)
        self.program = {role: Persona(client, {"Authorization": f"Bearer {key}"}) for role, key in api_keys.items()}
        self.browser = {
            role: Persona(client, {**SAME_ORIGIN, "Cookie": f"{COOKIE}={self.sign_in(f'{role}@example.org')}"})
            for role in Role
        }
        self.depositor, self.clearer = self.program[Role.DEPOSITOR], self.program[Role.CLEARER]
        self.practitioner = self.program[Role.PRACTITIONER]

    def sign_in(self, email: str) -> str:
        """The token of a new session."""
        with self.client.portal() as portal:
            return portal.call(accounts.sign_in, self.client.app.state.stores, email, PASSWORD)

    def deposit(self, report: bytes = REPORT.encode(), **fields: str) -> str:
        """The id of a report that the depositor deposited."""
        answer = self.depositor.post("/api/v1/reports", data=TAGS | fields, files={"file": ("a name.txt", report)})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])

    def cleared(self) -> str:
        """The id of a report that the clearer cleared."""
        report_id = self.deposit()
        answer = self.clearer.post(f"/api/v1/reports/{report_id}/clear")
        assert answer.status_code == 204, answer.text
        return report_id


async def _people(installation: Settings) -> dict[Role, str]:
    """Somebody of every role, and a key for each with every scope that keys have."""
    async with Stores(installation) as stores:
        made = {}
        for role in Role:
            await person(stores, role)
            made[role] = await keys.add(stores, email=f"{role}@example.org", scopes=list(KEY_SCOPES), label="tests")
        return made


@contextmanager
def opened(installation: Settings) -> Iterator[Web]:
    """The application on that installation, which is made."""
    migrate(installation)
    api_keys = asyncio.run(_people(installation))
    with TestClient(create_app(installation), base_url=ORIGIN, raise_server_exceptions=False) as client:
        yield Web(client, installation, api_keys)


@pytest.fixture(scope="session")
def web(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Web]:
    """The application on a fresh installation with one worker process, for all tests of the session."""
    home: Path = tmp_path_factory.mktemp("web") / "home"
    with opened(replace(settings(home), workers=1)) as made:
        yield made
