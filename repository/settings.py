"""What an installation decides, read once from its environment."""

import base64
import binascii
import os
import stat
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from ingest.confinement import Limits
from repository.errors import Invalid

MASTER_KEY_FILE = "master.key"
_MASTER_KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Hashing:
    """What a password's hash costs; the defaults are the second choice of RFC 9106 (2021), section 4."""

    time_cost: int = 3
    memory_kib: int = 65_536
    parallelism: int = 4


@dataclass(frozen=True, slots=True)
class Settings:
    """An installation.

    `home` holds all that the embedded engines keep. `master_key` (32 bytes) wraps the keys of sealed reports; without
    one nothing can be sealed or opened. `worker_seconds` bounds both the processor and the wall-clock time of one
    document. `meaning_model` is the folder of a model by which search finds lessons of like meaning; without one it
    finds them by words alone. `hashing` is not read from the environment: only a test has a reason to make passwords
    cheap.
    """

    home: Path
    database_url: str = ""
    master_key: bytes | None = field(default=None, repr=False)
    workers: int = 2
    worker_memory_mib: int = 2048
    worker_seconds: int = 300
    secure_cookies: bool = True
    meaning_model: Path | None = None
    hashing: Hashing = field(default_factory=Hashing)

    def __post_init__(self) -> None:
        if not self.database_url:
            object.__setattr__(self, "database_url", f"sqlite+aiosqlite:///{self.home / 'repository.db'}")

    @property
    def worker_limits(self) -> Limits:
        """What each worker process may take."""
        return Limits(
            memory_mib=self.worker_memory_mib, cpu_seconds=self.worker_seconds, wall_seconds=self.worker_seconds
        )

    @property
    def index_folder(self) -> Path:
        """Where the embedded search engine keeps its index."""
        return self.home / "index"

    @property
    def master_key_file(self) -> Path:
        """Where the master key lies when the environment does not hold it."""
        return self.home / MASTER_KEY_FILE

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """The settings that the `NCRR_*` variables give.

        Raises:
            Invalid: a variable holds what it cannot mean, others may read the file of the master key, or there is no
                model in the folder of the model of meaning.
        """
        home = Path(environ.get("NCRR_HOME", "var")).absolute()
        return cls(
            home=home,
            database_url=environ.get("NCRR_DATABASE_URL", ""),
            master_key=_master_key(environ.get("NCRR_MASTER_KEY", ""), home / MASTER_KEY_FILE),
            workers=_number(environ, "NCRR_WORKERS", 2),
            worker_memory_mib=_number(environ, "NCRR_WORKER_MEMORY_MIB", 2048),
            worker_seconds=_number(environ, "NCRR_WORKER_SECONDS", 300),
            secure_cookies=_switch(environ, "NCRR_SECURE_COOKIES", default=True),
            meaning_model=_meaning_model(environ.get("NCRR_MEANING_MODEL", "")),
        )


def _master_key(given: str, file: Path) -> bytes | None:
    if given:
        return _decoded(given, "NCRR_MASTER_KEY")
    try:
        mode = file.stat().st_mode
        encoded = file.read_text("ascii")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError):
        raise Invalid("master-key", f"The master key in {file} cannot be read.") from None
    if mode & (stat.S_IRWXG | stat.S_IRWXO):
        raise Invalid("master-key", f"Others may read {file}. Run chmod 600 on it.")
    return _decoded(encoded.strip(), str(file))


def _decoded(encoded: str, where: str) -> bytes:
    try:
        key = base64.b64decode(encoded, validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) != _MASTER_KEY_BYTES:
        raise Invalid("master-key", f"{where} does not hold {_MASTER_KEY_BYTES} bytes in base64.")
    return key


def _meaning_model(given: str) -> Path | None:
    if not given:
        return None
    # What --help prints must not wait for the libraries behind this.
    from search.model_files import ModelUnusable, mark_of

    folder = Path(given).absolute()
    try:
        mark_of(folder)
    except ModelUnusable as error:
        raise Invalid("meaning-model", f"NCRR_MEANING_MODEL: {error}") from None
    return folder


def _number(environ: Mapping[str, str], name: str, default: int) -> int:
    given = environ.get(name, "")
    if not given:
        return default
    if not given.isdecimal() or int(given) < 1:
        raise Invalid("settings", f"{name} is a whole number from 1 on.")
    return int(given)


def _switch(environ: Mapping[str, str], name: str, *, default: bool) -> bool:
    given = environ.get(name, "").lower()
    if given in {"true", "1", "yes", "on"}:
        return True
    if given in {"false", "0", "no", "off"}:
        return False
    if given:
        raise Invalid("settings", f"{name} is true or false.")
    return default
