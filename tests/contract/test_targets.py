"""What the project offers at its top: make, bootstrap.py and .ci/run say the same."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
TARGETS = re.search(r"^\.PHONY: (.*)$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
assert TARGETS is not None
NAMES = TARGETS[1].split()


def test_there_are_at_most_eleven_targets() -> None:
    assert len(NAMES) <= 11


@pytest.mark.parametrize("name", NAMES)
def test_bootstrap_explains_the_target(name: str) -> None:
    said = subprocess.run([sys.executable, ROOT / "bootstrap.py"], capture_output=True, text=True, check=False)

    assert re.search(rf"^{name} ", said.stdout, re.MULTILINE)


def test_an_unknown_target_is_a_usage_error() -> None:
    assert (
        subprocess.run([sys.executable, ROOT / "bootstrap.py", "deploy"], capture_output=True, check=False).returncode
        == 2
    )


def test_what_must_pass_includes_the_tests() -> None:
    assert re.search(r"^check: lint test$", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


def test_continuous_integration_runs_what_must_pass() -> None:
    assert "\nmake check\n" in (ROOT / ".ci" / "run").read_text(encoding="utf-8")


def test_continuous_integration_can_be_started() -> None:
    assert os.access(ROOT / ".ci" / "run", os.X_OK)
