"""`make demo`: a fresh repository with invented reviews of every nation and type, most cleared, served on this machine.

Everything goes the way that a board's report goes: workers read the files, candidates are sealed, a second person
clears them, and some wait for their day. The folder `var/demo` is made anew each time, so that a second run begins
where the first did.
"""

import asyncio
import os
import shutil
import socket
import sys
import time
from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from ingest.errors import DocumentRefused
from policies.access import Role
from policies.lesson_kinds import LABELS
from policies.nations import NATIONS
from policies.publication import State
from repository import accounts, house, searching
from repository.cli.program import run
from repository.demo.documents import Document, documents, in_house_order
from repository.demo.filling import clear, deposit, keep_back
from repository.errors import RepositoryError
from repository.guards import Viewer
from repository.house import House
from repository.migrating import migrate
from repository.pages.navigation import search_address
from repository.settings import Settings

HOME = Path("var/demo")
HOST, PORT = "127.0.0.1", 8000
ADDRESS = f"http://{HOST}:{PORT}"
EXAMPLE = '"professional interpreter"'

# Known to whoever reads this: it opens accounts on a machine's own address, where all reports are inventions.
PASSWORD = "invented-reviews-only"  # noqa: S105


def main() -> int:
    """Makes the repository, says what is in it and serves it until Ctrl-C; returns the exit status."""
    console = Console(highlight=False)
    serving = os.environ.get("DEMO_SERVE", "1") != "0"
    if serving and not _free():
        console.print(f"Port {PORT} of {HOST} is in use. Stop what uses it, or set DEMO_SERVE=0 to do all but serve.")
        return 1
    try:
        asyncio.run(_fill(_fresh(HOME.absolute()), console))
    except (DocumentRefused, RepositoryError) as error:
        console.print(f"The demonstration could not be made: {error.sentence}")
        return 1
    except KeyboardInterrupt:
        return 0
    return run(["serve", "--host", HOST, "--port", str(PORT)]) if serving else 0


def _free() -> bool:
    with socket.socket() as probe:
        # As servers do: an address that was in use a moment ago may be used again.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, PORT))
        except OSError:
            return False
    return True


def _fresh(home: Path) -> Settings:
    """An empty, migrated installation in `home`, which is from here on the only one that this process works on."""
    if home.exists():
        shutil.rmtree(home)
    for name in [name for name in os.environ if name.startswith("NCRR_")]:
        del os.environ[name]
    os.environ.update(NCRR_HOME=str(home), NCRR_SECURE_COOKIES="false")
    migrate(Settings.from_environment())
    return Settings.from_environment()


async def _fill(settings: Settings, console: Console) -> None:
    begun = time.monotonic()
    ours = documents()
    async with house.opened(settings) as opened:
        people = {role: await _account(opened, role) for role in Role}
        with Progress(console=console) as progress:
            done = partial(progress.advance, progress.add_task("Depositing", total=len(ours)))
            there = await deposit(opened, people[Role.DEPOSITOR], ours, done)
            await keep_back(opened, people[Role.DEPOSITOR], there)
            decided = sum(not document.waits for document in ours)
            done = partial(progress.advance, progress.add_task("Clearing", total=decided))
            states = await clear(opened, people[Role.CLEARER], there, done)
            await house.catch_up(opened)
        _tell(console, sorted(ours, key=in_house_order), states)
        await _search(opened, people[Role.PRACTITIONER], console)
    console.print(f"Made in {time.monotonic() - begun:.0f} seconds.")


async def _account(opened: House, role: Role) -> Viewer:
    await accounts.add(opened.stores, email=_email(role), name=role.title(), role=role, password=PASSWORD)
    return await accounts.viewer_of_account(opened.stores, _email(role))


def _email(role: Role) -> str:
    return f"{role}@example.org"


def _tell(console: Console, shown: Sequence[Document], states: Mapping[str, State]) -> None:
    table = Table(box=SIMPLE, padding=(0, 1, 0, 0))
    for head in ("Nation", "Type", "Document", "Language", "State"):
        # A code that is cut off cannot be used.
        table.add_column(head, overflow="fold")
    for document in shown:
        tags = document.tags
        nation = NATIONS[tags.nation].label
        table.add_row(nation, tags.review_type, document.role, document.language, states[document.name])
    console.print(table)
    for what, titles in (
        ("Held until a second person clears them", [one for one in shown if states[one.name] is State.HELD]),
        ("Cleared, and waiting for their day", [one for one in shown if states[one.name] is State.SCHEDULED]),
        ("Published without saying whose they are", [one for one in shown if one.tags.anonymous]),
    ):
        console.print(f"{what}:")
        for one in titles:
            console.print(f"  {one.written.fact('title')}", markup=False)
    console.print(f"Accounts, all with the password {PASSWORD}:")
    for role in Role:
        console.print(f"  {_email(role)}")


async def _search(opened: House, reader: Viewer, console: Console) -> None:
    answer = await searching.search(opened.stores, opened.index, reader, searching.Wanted(EXAMPLE, limit=1))
    console.print(f"A search for {EXAMPLE} finds {answer.total}, first:")
    for lesson, snippet in ((found.lesson, found.snippet) for found in answer.items):
        text = " ".join("".join(fragment.text for fragment in snippet.fragments).split())
        console.print(f"  {LABELS[lesson.kind]} {lesson.number} of “{lesson.title}”, {lesson.year}", markup=False)
        console.print(f"  {text}", markup=False)
    console.print(f"  {ADDRESS}{search_address(EXAMPLE)}")


if __name__ == "__main__":
    sys.exit(main())
