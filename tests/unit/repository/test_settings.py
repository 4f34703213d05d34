"""What the environment says, and what it cannot mean."""

import base64
from pathlib import Path

import pytest

from repository.errors import Invalid
from repository.settings import Settings

KEY = bytes(range(32))
ENCODED = base64.b64encode(KEY).decode()


def test_everything_has_a_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    settings = Settings.from_environment({})
    assert settings == Settings(home=tmp_path / "var")
    assert settings.database_url == f"sqlite+aiosqlite:///{tmp_path}/var/repository.db"
    assert settings.index_folder == tmp_path / "var" / "index"


def test_every_variable_is_read(tmp_path: Path):
    settings = Settings.from_environment(
        {
            "NCRR_HOME": str(tmp_path),
            "NCRR_DATABASE_URL": "postgresql://localhost/reviews",
            "NCRR_MASTER_KEY": ENCODED,
            "NCRR_WORKERS": "4",
            "NCRR_WORKER_MEMORY_MIB": "512",
            "NCRR_WORKER_SECONDS": "60",
            "NCRR_SECURE_COOKIES": "false",
        }
    )
    assert settings == Settings(tmp_path, "postgresql://localhost/reviews", KEY, 4, 512, 60, secure_cookies=False)


def test_the_master_key_is_read_from_its_file(tmp_path: Path):
    file = tmp_path / "master.key"
    file.write_text(ENCODED + "\n")
    file.chmod(0o600)
    assert Settings.from_environment({"NCRR_HOME": str(tmp_path)}).master_key == KEY


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o644])
def test_a_master_key_that_others_may_read_is_refused(tmp_path: Path, mode: int):
    file = tmp_path / "master.key"
    file.write_text(ENCODED)
    file.chmod(mode)
    with pytest.raises(Invalid, match="chmod 600"):
        Settings.from_environment({"NCRR_HOME": str(tmp_path)})


@pytest.mark.parametrize(
    "environ",
    [
        {"NCRR_MASTER_KEY": "c2hvcnQ="},
        {"NCRR_MASTER_KEY": "not base64!"},
        {"NCRR_MASTER_KEY": "é"},
        {"NCRR_WORKERS": "0"},
        {"NCRR_WORKERS": "-1"},
        {"NCRR_WORKER_SECONDS": "a minute"},
        {"NCRR_WORKER_MEMORY_MIB": "1.5"},
        {"NCRR_SECURE_COOKIES": "perhaps"},
    ],
)
def test_what_a_variable_cannot_mean_is_refused(tmp_path: Path, environ: dict[str, str]):
    with pytest.raises(Invalid):
        Settings.from_environment({"NCRR_HOME": str(tmp_path), **environ})


def test_the_master_key_is_not_shown():
    assert "\\x00" not in repr(Settings(home=Path("var"), master_key=bytes(32)))
