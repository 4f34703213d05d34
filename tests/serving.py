"""`ncrr serve` as a process of its own, whose every file can be looked at, and those who send it requests."""

import asyncio
import json
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
from databases import CHEAP
from holdings import PASSWORD

from policies.access import KEY_SCOPES, PERMISSIONS, Role
from repository import accounts
from repository.keys import add
from repository.migrating import migrate
from repository.settings import Settings
from repository.stores import Stores

TAGS = {
    "nation": "wales",
    "review_type": "cpr-concise",
    "year": "2022",
    "board": "Mid Example Safeguarding Board",
    "published_before": "yes",
    "no_action-plan": "within-another",
}

# Far beyond what anything here takes on a busy machine: whoever waits so long waits for something that is broken.
_PATIENCE = 60

# Not all of the line that ends a form, so that a server has the whole file and cannot know it.
_HELD_BACK = 10

# As /proc/net/tcp has it. A connection that one end has closed counts that as something that waits.
_ESTABLISHED = "01"


@dataclass(frozen=True, slots=True)
class Installation:
    """A migrated repository in `folder`, with folders of its own for all else that a server might write to.

    `keys` are for the API, by role, with every scope that the role can use; the accounts are `email(role)` and have the
    password `holdings.PASSWORD`.
    """

    folder: Path
    database_url: str = ""
    workers: int = 1
    keys: dict[Role, str] = field(default_factory=dict)

    @property
    def home(self) -> Path:
        return self.folder / "home"

    @property
    def log(self) -> Path:
        """Where everything stands that the server printed."""
        return self.folder / "log"

    @property
    def roots(self) -> dict[str, Path]:
        """Everything that belongs to the server, by the name in which it meets it."""
        return {name: self.folder / name for name in ("home", "tmp", "working", "user", "log")}

    @property
    def environment(self) -> dict[str, str]:
        return {
            "NCRR_HOME": str(self.home),
            "NCRR_DATABASE_URL": self.database_url,
            "NCRR_WORKERS": str(self.workers),
            "NCRR_SECURE_COOKIES": "false",
            "TMPDIR": str(self.folder / "tmp"),
            "HOME": str(self.folder / "user"),
        }

    def furnish(self) -> "Installation":
        """Makes the folders, the tables and somebody of every role."""
        for name in ("tmp", "working", "user"):
            (self.folder / name).mkdir(parents=True)
        migrate(Settings.from_environment(self.environment))
        self.keys.update(asyncio.run(_people(Settings.from_environment(self.environment))))
        return self


def email(role: Role) -> str:
    return f"{role}@example.org"


async def _people(settings: Settings) -> dict[Role, str]:
    async with Stores(replace(settings, hashing=CHEAP)) as stores:
        made = {}
        for role in (Role.DEPOSITOR, Role.CLEARER, Role.PRACTITIONER):
            await accounts.add(stores, email=email(role), name=role.title(), role=role, password=PASSWORD)
            scopes = [scope for scope, permission in KEY_SCOPES.items() if permission in PERMISSIONS[role]]
            made[role] = await add(stores, email=email(role), scopes=scopes, label="tests")
        return made


class Server:
    """A server that runs; `pid` is its own, whatever started it."""

    def __init__(self, process: "subprocess.Popen[bytes]", pid: int, address: str, keys: Mapping[Role, str]) -> None:
        self._process = process
        self._keys = keys
        self._clients: list[httpx.Client] = []
        self.pid = pid
        self.address = address

    @property
    def workers(self) -> list[int]:
        return children(self.pid)

    def client(self, role: Role | None = None, **headers: str) -> httpx.Client:
        """Somebody who sends requests, by key where a role is given, until the server is left."""
        if role:
            headers["Authorization"] = f"Bearer {self._keys[role]}"
        client = httpx.Client(base_url=self.address, headers=headers, timeout=_PATIENCE, trust_env=False)
        self._clients.append(client)
        return client

    def leave(self) -> None:
        """Closes what its clients keep open."""
        for client in self._clients:
            client.close()

    def kill(self) -> None:
        os.kill(self.pid, signal.SIGKILL)
        self._process.wait(_PATIENCE)

    def stop(self) -> None:
        """Ends it as Ctrl-C does, if it still runs."""
        self.leave()
        if self._process.poll() is None:
            os.kill(self.pid, signal.SIGINT)
            self._process.wait(_PATIENCE)


@contextmanager
def serving(installation: Installation, *, under: Sequence[str] = ()) -> Iterator[Server]:
    """`ncrr serve` on a free port, started by the command `under` where one is given; stopped at the end."""
    installation.log.touch()
    before = installation.log.stat().st_size
    with installation.log.open("ab") as log:
        process = subprocess.Popen(
            [*under, sys.executable, "-m", "repository.cli", "serve", "--port", "0", "--json"],
            cwd=installation.folder / "working",
            env=os.environ | installation.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
        )
    try:
        wait_for(lambda: installation.log.read_bytes()[before:].endswith(b"}\n") or process.poll() is not None)
        address = json.loads(installation.log.read_bytes()[before:])["address"]
        pid = children(process.pid)[0] if under else process.pid
        server = Server(process, pid, address, installation.keys)
        try:
            yield server
            server.stop()
        finally:
            server.leave()
    finally:
        if process.poll() is None:
            for pid in (*children(process.pid), process.pid):
                with suppress(ProcessLookupError):
                    os.kill(pid, signal.SIGKILL)
        process.wait(_PATIENCE)


class Upload:
    """A form with a file, sent by a thread of its own: all but its end at once, and that when it is told to."""

    def __init__(
        self, client: httpx.Client, address: str, file: tuple[Any, ...], fields: Mapping[str, str] = TAGS
    ) -> None:
        request = client.build_request("POST", address, data=dict(fields), files={"file": file})
        self.body = request.read()
        self.sent = self.body[:-_HELD_BACK]
        self._client = client
        self._request = client.build_request(
            "POST",
            address,
            content=self._parts(),
            headers={name: request.headers[name] for name in ("Content-Type", "Content-Length")},
        )
        self._most, self._end = threading.Event(), threading.Event()
        self._told: httpx.Response | httpx.TransportError | None = None
        self._thread = threading.Thread(target=self._send, daemon=True)

    def begin(self) -> None:
        """Sends all but the end, and waits until the server has taken it in."""
        self._thread.start()
        assert self._most.wait(_PATIENCE)
        port = self._client.base_url.port
        assert port
        wait_for(lambda: not _on_the_way(port))

    def finish(self) -> None:
        """Sends the end; `answer` waits for what comes of it."""
        self._end.set()

    @property
    def under_way(self) -> bool:
        return self._thread.is_alive()

    @property
    def answer(self) -> httpx.Response | None:
        """What the server answered; None where it went away instead."""
        self._end.set()
        self._thread.join(_PATIENCE)
        assert self._told is not None
        return self._told if isinstance(self._told, httpx.Response) else None

    def _parts(self) -> Iterator[bytes]:
        yield self.sent
        self._most.set()
        self._end.wait(_PATIENCE)
        yield self.body[len(self.sent) :]

    def _send(self) -> None:
        try:
            self._told = self._client.send(self._request)
        except httpx.TransportError as error:
            self._told = error


def wait_for(condition: Callable[[], bool], *, pause: float = 0.01) -> None:
    """Waits until it holds.

    Raises:
        TimeoutError: it never does.
    """
    until = time.monotonic() + _PATIENCE
    while not condition():
        if time.monotonic() > until:
            raise TimeoutError
        time.sleep(pause)


def processes() -> Iterator[tuple[int, int]]:
    """Number and parent's number of all that run; one that has ended and was not asked for its status does not run."""
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            state, parent = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[:2]
            if state != "Z":
                yield int(status.parent.name), int(parent)


def children(of: int) -> list[int]:
    return [pid for pid, parent in processes() if parent == of]


def worked(pid: int) -> int:
    """The processor time that a process has used, in ticks of a hundredth of a second."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    return int(fields[11]) + int(fields[12])


def _on_the_way(port: int) -> bool:
    """Whether bytes are between the two ends of a connection to that port: sent, but not taken in by the other end."""
    for line in Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]:
        _, here, there, state, waiting, *_ = line.split()
        ports = {here.rpartition(":")[2], there.rpartition(":")[2]}
        if state == _ESTABLISHED and f"{port:04X}" in ports and waiting.strip("0:"):
            return True
    return False
