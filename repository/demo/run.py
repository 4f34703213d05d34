"""`make demo`: a fresh repository with eight invented reviews, six of them cleared, served on this machine.

Everything goes the way that a board's report goes: workers read the files, candidates are sealed, a second person
clears them. The folder `var/demo` is made anew each time, so that a second run begins where the first did.
"""

import asyncio
import os
import shutil
import socket
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from rich.box import SIMPLE
from rich.console import Console
from rich.progress import Progress
from rich.table import Table

from ingest.errors import DocumentRefused
from ingest.submission import Submission
from policies.access import Role
from policies.lesson_kinds import LABELS
from policies.nations import NATIONS
from repository import accounts, house, publishing, searching
from repository.cli.program import run
from repository.demo.source import Review, reviews
from repository.errors import RepositoryError
from repository.guards import Viewer
from repository.house import House
from repository.migrating import migrate
from repository.pages.navigation import search_address
from repository.settings import Settings
from repository.tags import Tags

HOME = Path("var/demo")
HOST, PORT = "127.0.0.1", 8000
ADDRESS = f"http://{HOST}:{PORT}"
CLEARED = 6
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
    # The newest still wait for a second person, as they would.
    ours = sorted(reviews(), key=lambda review: (review.fact("year"), review.name))
    cleared, held = ours[:CLEARED], ours[CLEARED:]
    async with house.opened(settings) as opened:
        people = {role: await _account(opened, role) for role in Role}
        with Progress(console=console) as progress:
            done = partial(progress.advance, progress.add_task("Depositing", total=len(ours)))
            ids = await asyncio.gather(*(_deposit(opened, people[Role.DEPOSITOR], review, done) for review in ours))
            bar = progress.add_task("Clearing", total=len(cleared))
            for report_id in ids[: len(cleared)]:
                await publishing.clear(opened.stores, people[Role.CLEARER], report_id, opened.workers)
                progress.advance(bar)
            await house.catch_up(opened)
        _tell(console, cleared, held)
        await _search(opened, people[Role.PRACTITIONER], console)


async def _account(opened: House, role: Role) -> Viewer:
    await accounts.add(opened.stores, email=_email(role), name=role.title(), role=role, password=PASSWORD)
    return await accounts.viewer_of_account(opened.stores, _email(role))


def _email(role: Role) -> str:
    return f"{role}@example.org"


async def _deposit(opened: House, depositor: Viewer, review: Review, done: Callable[[], None]) -> str:
    tags = Tags.of(
        nation=review.fact("nation"),
        review_type=review.fact("type"),
        year=review.fact("year"),
        board=review.fact("board"),
    )
    file = await asyncio.to_thread(review.file.read_bytes)
    candidate = await opened.workers.prepare(Submission.of(file, title=review.fact("title"), nation=tags.nation))
    report_id = await publishing.submit(opened.stores, depositor, candidate, tags)
    done()
    return report_id


def _tell(console: Console, cleared: Sequence[Review], held: Sequence[Review]) -> None:
    table = Table("File", "Nation", "Year", "State", box=SIMPLE)
    for state, those in (("cleared", cleared), ("held", held)):
        for review in those:
            table.add_row(review.file.name, NATIONS[review.fact("nation")].label, review.fact("year"), state)
    console.print(table)
    console.print("Held until a second person clears them:")
    for review in held:
        console.print(f"  {review.fact('title')}")
    console.print(f"Accounts, all with the password {PASSWORD}:")
    for role in Role:
        console.print(f"  {_email(role)}")


async def _search(opened: House, reader: Viewer, console: Console) -> None:
    answer = await searching.search(opened.stores, opened.index, reader, EXAMPLE, {}, limit=1, offset=0)
    console.print(f"A search for {EXAMPLE} finds {answer.total}, first:")
    for lesson, snippet in ((found.lesson, found.snippet) for found in answer.items):
        text = " ".join("".join(fragment.text for fragment in snippet.fragments).split())
        console.print(f"  {LABELS[lesson.kind]} {lesson.number} of “{lesson.title}”, {lesson.year}", markup=False)
        console.print(f"  {text}", markup=False)
    console.print(f"  {ADDRESS}{search_address(EXAMPLE)}")


if __name__ == "__main__":
    sys.exit(main())
