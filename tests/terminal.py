"""`ncrr` as a person or a program meets it, in this process unless a test needs one of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from repository.cli.program import run

PASSWORD = "correct horse battery staple"
DEPOSITOR, CLEARER, AUDITOR = "dee@example.org", "cleo@example.org", "audrey@example.org"

# What a deposit has to say, but for the files.
TAGS = (
    "--published-before",
    *("--board", "Exampleshire Partnership", "--nation", "england", "--review-type", "lcspr", "--year", "2024"),
)


@dataclass(frozen=True, slots=True)
class Result:
    """How a command ended and what it printed."""

    status: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        return json.loads(self.out)


@dataclass(frozen=True, slots=True)
class Terminal:
    """A terminal with an installation of its own, and one worker unless told otherwise: each costs a start."""

    home: Path
    settings: dict[str, str] = field(default_factory=lambda: {"NCRR_WORKERS": "1"})

    def __call__(self, *arguments: str, given: str = "") -> Result:
        """The command, run in this process."""
        with CliRunner().isolation(input=given, env=self.environment) as (out, err, _):
            status = run(arguments)
        return Result(int(status), out.getvalue().decode(), err.getvalue().decode())

    def apart(self, *arguments: str, given: str = "") -> Result:
        """The command, run as a process."""
        done = subprocess.run(
            self.line(*arguments),
            env=os.environ | self.environment,
            input=given.encode(),
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Result(done.returncode, done.stdout.decode(), done.stderr.decode())

    def line(self, *arguments: str) -> list[str]:
        """The command line that starts the process."""
        return [sys.executable, "-m", "repository.cli", *arguments]

    @property
    def environment(self) -> dict[str, str]:
        return {"NCRR_HOME": str(self.home), "NCRR_PASSWORD": PASSWORD, **self.settings}

    def furnish(self) -> None:
        """Migrates and adds a depositor and a clearer."""
        for command in (
            ("migrate",),
            ("accounts", "add", DEPOSITOR, "--name", "Dee Example", "--role", "depositor"),
            ("accounts", "add", CLEARER, "--name", "Cleo Example", "--role", "clearer"),
        ):
            done = self(*command)
            assert done.status == 0, done.err
