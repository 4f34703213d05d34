import json
import os
import signal
import subprocess
import urllib.request
from pathlib import Path

import pytest
from terminal import CLEARER, DEPOSITOR, PASSWORD, Terminal


@pytest.fixture
def bare(tmp_path: Path) -> Terminal:
    return Terminal(tmp_path / "home")


@pytest.fixture(scope="module")
def terminal(tmp_path_factory: pytest.TempPathFactory) -> Terminal:
    made = Terminal(tmp_path_factory.mktemp("installation") / "home")
    made.furnish()
    return made


@pytest.mark.parametrize(
    "command", [("held",), ("accounts", "list"), ("search", "x"), ("check",), ("index", "rebuild"), ("serve",)]
)
def test_before_migrating_nothing_works(bare: Terminal, command: tuple[str, ...]):
    assert (bare(*command).status, bare(*command).err) == (
        5,
        f"There is no repository in {bare.home}. Run ncrr migrate first.\n",
    )


def test_nothing_but_migrate_makes_a_repository(bare: Terminal):
    bare("held")
    assert not bare.home.exists()


def test_migrate_keeps_others_out(bare: Terminal):
    bare("migrate")
    modes = {path.name: path.stat().st_mode & 0o777 for path in (bare.home, *bare.home.iterdir())}
    assert modes == {"home": 0o700, "master.key": 0o600, "repository.db": 0o600}


def test_migrate_twice_keeps_the_master_key(bare: Terminal):
    bare("migrate")
    before = (bare.home / "master.key").read_bytes()
    bare("migrate")
    assert (bare.home / "master.key").read_bytes() == before


def test_migrate_in_json(bare: Terminal):
    assert bare("migrate", "--json").value == {"home": str(bare.home), "database": "sqlite"}


def test_an_error_in_json(bare: Terminal):
    assert bare("held", "--json").value["error"]["code"] == "not-migrated"


def test_a_wrong_use_in_json(bare: Terminal):
    assert bare("clear", "--json").value["error"]["code"] == "usage"


@pytest.mark.parametrize("command", [("nonsense",), ("clear",), ("deposit", "x.pdf"), ("anonymise",), ("keys", "add")])
def test_wrong_use_has_its_status(bare: Terminal, command: tuple[str, ...]):
    assert bare(*command).status == 2


def test_accounts_are_listed(terminal: Terminal):
    listed = terminal("accounts", "list", "--json").value["accounts"]
    assert {(account["email"], account["role"]) for account in listed} >= {
        (DEPOSITOR, "depositor"),
        (CLEARER, "clearer"),
    }


def test_in_a_pipe_a_list_is_tab_separated(terminal: Terminal):
    assert f"{CLEARER}\tCleo Example\tclearer\t" in terminal("accounts", "list").out


def test_an_account_is_there_once(terminal: Terminal):
    assert terminal("accounts", "add", CLEARER, "--name", "Cleo", "--role", "clearer").status == 4


def test_a_password_comes_from_standard_input(terminal: Terminal):
    command = ("accounts", "add", "ada@example.org", "--name", "Ada", "--role", "auditor", "--password-stdin")
    assert terminal(*command, given="long enough a password\n").status == 0


def test_a_short_password_is_refused(terminal: Terminal):
    command = ("accounts", "add", "bob@example.org", "--name", "Bob", "--role", "auditor", "--password-stdin")
    assert terminal(*command, given="short\n").status == 2


def test_a_disabled_account_acts_no_more(bare: Terminal):
    bare.furnish()
    bare("accounts", "disable", CLEARER)
    assert bare("held", "--as", CLEARER).status == 2


def test_no_account_is_printed_with_its_password(terminal: Terminal):
    assert PASSWORD not in terminal("accounts", "list", "--json").out


def test_a_key_is_shown_once(terminal: Terminal):
    key = terminal("keys", "add", DEPOSITOR, "--scope", "deposit", "--label", "upload", "--json").value["key"]
    assert key.split("_", 2)[2] not in terminal("keys", "list", "--json").out


def test_a_revoked_key_says_so(terminal: Terminal):
    key = terminal("keys", "add", DEPOSITOR, "--scope", "deposit", "--label", "old").out.strip()
    prefix = key.split("_")[1]
    terminal("keys", "revoke", prefix)
    listed = terminal("keys", "list", "--json").value["keys"]
    assert [bool(entry["revoked_at"]) for entry in listed if entry["prefix"] == prefix] == [True]


def test_the_audit_trail_names_what_was_done(terminal: Terminal):
    assert terminal("audit", "--json").value["entries"][0]["action"] == "account.add"


def test_a_new_installation_is_well(terminal: Terminal):
    assert terminal("check", "--json").value == {"problems": []}


def test_the_server_answers_and_ends_on_ctrl_c(terminal: Terminal):
    with subprocess.Popen(
        terminal.line("serve", "--port", "0", "--json"),
        env=os.environ | terminal.environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as server:
        assert server.stdout is not None
        address = json.loads(server.stdout.readline())["address"]
        with urllib.request.urlopen(address, timeout=20) as answer:  # noqa: S310  # Our own address.
            answered = answer.status
        server.send_signal(signal.SIGINT)
        _, err = server.communicate(timeout=30)
    assert (answered, server.returncode, err) == (200, 0, b"")
