import re
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest

from repository.cli.failures import Exit
from repository.cli.program import program

DOCS = Path(__file__).parents[2] / "docs" / "cli.md"


def tree(command: click.Command, path: tuple[str, ...]) -> Iterator[tuple[str, click.Command]]:
    """Every command below the program with its whole name, groups before what is in them."""
    if len(path) > 1:
        yield " ".join(path), command
    if isinstance(command, click.Group):
        context = click.Context(command)
        for name in command.list_commands(context):
            found = command.get_command(context, name)
            assert found is not None
            yield from tree(found, (*path, name))


COMMANDS = dict(tree(program, ("ncrr",)))
LEAVES = {name: command for name, command in COMMANDS.items() if not isinstance(command, click.Group)}


def sections() -> dict[str, str]:
    """The text under each heading that names a command, up to the next such heading."""
    parts = re.split(r"^#{2,3} (ncrr .+)$", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def flags(command: click.Command) -> set[str]:
    return {flag for option in command.params if isinstance(option, click.Option) for flag in option.opts}


def test_the_reference_has_exactly_the_commands_that_there_are():
    assert sorted(sections()) == sorted(COMMANDS)


@pytest.mark.parametrize("name", LEAVES)
def test_the_reference_names_every_option(name: str):
    assert {flag for flag in flags(LEAVES[name]) if f"`{flag}`" not in sections()[name]} <= {"--json"}


@pytest.mark.parametrize("name", LEAVES)
def test_the_reference_names_no_option_that_is_not_there(name: str):
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", sections()[name])) <= flags(LEAVES[name])


@pytest.mark.parametrize("name", LEAVES)
def test_the_synopsis_has_every_argument(name: str):
    arguments = [p for p in LEAVES[name].params if isinstance(p, click.Argument)]
    synopsis = "".join(re.findall(r"^    .*$", sections()[name], flags=re.MULTILINE))
    assert [a.name for a in arguments if (a.metavar or str(a.name).upper()) not in synopsis] == []


@pytest.mark.parametrize("name", LEAVES)
def test_every_choice_is_told(name: str):
    choices = {
        choice
        for option in LEAVES[name].params
        if isinstance(option.type, click.Choice) and option.name not in {"nation", "review_type"}
        for choice in option.type.choices
    }
    assert {choice for choice in choices if f"`{choice}`" not in sections()[name]} <= {"house"}


@pytest.mark.parametrize("name", LEAVES)
def test_every_command_can_speak_json(name: str):
    assert "--json" in flags(LEAVES[name])


@pytest.mark.parametrize("name", LEAVES)
def test_every_option_is_explained(name: str):
    options = [p for p in LEAVES[name].params if isinstance(p, click.Option)]
    assert [option.name for option in options if not option.help] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_the_list_of_commands_shows_a_whole_sentence(name: str):
    shown = COMMANDS[name].get_short_help_str(limit=65)
    assert re.fullmatch(r"[^.]+\.", shown)


def test_the_reference_has_every_exit_status():
    told = re.findall(r"^\| (\d+) \|", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [int(status) for status in told] == list(Exit)


def test_the_help_has_every_exit_status():
    epilog = program.epilog or ""
    assert [status for status in Exit if not re.search(rf"^  {int(status)}\s", epilog, flags=re.MULTILINE)] == []


def test_help_is_quick():
    # Processor time: how busy the machine is with other tests does not count.
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run([sys.executable, "-m", "repository.cli", "--help"], check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    assert after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime < 0.5


def test_help_imports_nothing_heavy():
    script = (
        "import sys\n"
        "from repository.cli.program import run\n"
        "run(['--help'])\n"
        "heavy = {'sqlalchemy', 'litestar', 'presidio_analyzer', 'spacy', 'whoosh', 'rich', 'alembic', 'msgspec'}\n"
        "sys.exit(', '.join(heavy & set(sys.modules)) or None)\n"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
