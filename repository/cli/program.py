"""The tree of commands, and how the program ends."""

import sys
from collections.abc import Sequence
from importlib import import_module

import click

from repository.cli.failures import CommandError, Exit, failure_of, tell

# Name and place of each command, in the order in which a new installation meets them. A module is imported when its
# command is asked for, so that no command waits for what another needs.
_COMMANDS = {
    "migrate": "repository.cli.running:migrate",
    "serve": "repository.cli.running:serve",
    "accounts": "repository.cli.accounts:accounts",
    "keys": "repository.cli.keys:keys",
    "anonymise": "repository.cli.anonymising:anonymise",
    "evaluate": "repository.cli.evaluating:evaluate",
    "preview": "repository.cli.previewing:preview",
    "deposit": "repository.cli.depositing:deposit",
    "held": "repository.cli.clearance:held",
    "redact": "repository.cli.clearance:redact",
    "clear": "repository.cli.clearance:clear",
    "return": "repository.cli.clearance:return_to_depositor",
    "reject": "repository.cli.clearance:reject",
    "withdraw": "repository.cli.clearance:withdraw",
    "search": "repository.cli.searching:search",
    "show": "repository.cli.reading:show",
    "boards": "repository.cli.bodies:boards",
    "advise": "repository.cli.advising:advise",
    "vocabulary": "repository.cli.vocabulary:vocabulary",
    "export": "repository.cli.certifying:export",
    "certificate": "repository.cli.certifying:certificate",
    "index": "repository.cli.indexing:index",
    "audit": "repository.cli.oversight:audit",
    "check": "repository.cli.oversight:check",
    "timetable": "repository.cli.planning:timetable",
    "review": "repository.cli.reviewing:review",
    "due": "repository.cli.reviewing:due",
    "clock": "repository.cli.clockwork:clock",
}

_EPILOG = """\b
Exit status:
  0    done
  1    done in part: something was refused, or a problem was found
  2    used wrongly
  3    not there, or not for this account
  4    in a state that does not allow it
  5    not possible now: not migrated, no index, no worker, damage
  130  interrupted

Settings come from the environment; NCRR_HOME (default ./var) is the folder of the installation."""


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports the one that is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # The signature is click's.
        """The names, in the order of the table."""
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name."""
        if cmd_name not in _COMMANDS:
            return None
        module, _, name = _COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(cls=LazyGroup, epilog=_EPILOG, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="case-review-repository", prog_name="ncrr")
def program() -> None:
    """The Case Review Repository: reviews are anonymised, cleared by a second person, and searched by lesson."""


def run(arguments: Sequence[str]) -> int:
    """Runs one command and returns the exit status."""
    as_json = "--json" in arguments
    try:
        status = program.main(list(arguments), prog_name="ncrr", standalone_mode=False)
    except click.UsageError as error:
        error.show()
        return tell(CommandError("usage", error.format_message(), Exit.USAGE), as_json=as_json, on_terminal=False)
    except (click.Abort, KeyboardInterrupt):
        return tell(CommandError("interrupted", "Interrupted.", Exit.INTERRUPTED), as_json=as_json)
    except BrokenPipeError:
        # Whoever read our output has seen enough; the interpreter must not try to write the rest at its end.
        sys.stdout = None
        return Exit.DONE
    except Exception as error:  # noqa: BLE001  # A traceback may quote a document; the place of the error does not.
        return tell(failure_of(error), as_json=as_json)
    return status if isinstance(status, int) else Exit.DONE


def main() -> None:
    """The entry point."""
    sys.exit(run(sys.argv[1:]))
