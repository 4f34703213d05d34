"""What may stand where in the source. A fence lists the modules that it lets through, each with the reason."""

import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest
from security.fences import (
    Finder,
    echoes_values,
    lines,
    makes_anonymised,
    opens_raw,
    parses_for_whoosh,
    says_nothing_in_its_name,
    takes_uploads,
    talks,
    writes_files,
)

ROOT = Path(__file__).parents[2]
OURS = ("repository", "ingest", "search", "policies")


class Fence(NamedTuple):
    finder: Finder
    folders: tuple[str, ...]
    open_to: dict[str, str]


FENCES = {
    "raw text is taken out of its box in few places": Fence(
        opens_raw,
        OURS,
        {
            "ingest/extract/__init__.py": "reads the file",
            "ingest/pipeline.py": "works on the text that was read",
            "ingest/evaluation.py": "compares a gold text with what was changed in it; only counts come out",
            "ingest/frames.py": "writes to the worker's pipe",
            "ingest/worker.py": "answers with a preview over the pipe",
            "ingest/pool.py": "decodes the worker's answers, anonymised but for the preview, which stays in its box",
            "repository/api/depositing.py": "sends the preview to the depositor who sent the document",
            "repository/cli/previewing.py": "prints the preview for the depositor, who holds the document",
        },
    ),
    "a text is declared anonymised in few places": Fence(
        makes_anonymised,
        OURS,
        {
            "ingest/anonymised.py": "parts of an anonymised text are anonymised",
            "ingest/anonymise.py": "anonymises",
            "ingest/candidate.py": "reads what it wrote, from the worker or from under seal",
            "repository/columns.py": "reads what storage holds, which takes nothing else",
        },
    ),
    "requests are read as streams": Fence(takes_uploads, ("repository",), {}),
    "what reads documents is silent": Fence(
        talks,
        ("ingest",),
        {"ingest/presidio.py": "keeps presidio from logging words of the document"},
    ),
    "files are written in few places": Fence(
        writes_files,
        OURS,
        {
            "repository/cli/anonymising.py": "puts the anonymised result where its user asks for it",
            "repository/migrating.py": "makes the master key",
            "repository/demo/build.py": "makes the invented reports of the demonstration",
            "search/whoosh_segment.py": "puts into the index's own files what Whoosh reads as pickles",
            "search/whoosh_table.py": "makes the table that leads to it",
        },
    ),
    "statements and their values are not echoed": Fence(echoes_values, (*OURS, "alembic"), {}),
    "queries are read by our own grammar": Fence(parses_for_whoosh, OURS, {}),
    "classes are named for what they are": Fence(says_nothing_in_its_name, (*OURS, "alembic"), {}),
}


def modules(*folders: str) -> Iterator[Path]:
    for folder in folders:
        yield from sorted((ROOT / folder).rglob("*.py"))


def found(fence: Fence) -> dict[str, list[int]]:
    """The modules in which the fence's finder finds something, with the lines."""
    places = {
        path.relative_to(ROOT).as_posix(): lines(path.read_text(encoding="utf-8"), fence.finder)
        for path in modules(*fence.folders)
    }
    return {name: numbers for name, numbers in places.items() if numbers}


@pytest.mark.parametrize("name", FENCES)
def test_the_fence_holds(name: str) -> None:
    fence = FENCES[name]
    assert {module: at for module, at in found(fence).items() if module not in fence.open_to} == {}


@pytest.mark.parametrize("name", FENCES)
def test_no_gap_stands_open_for_nobody(name: str) -> None:
    assert FENCES[name].open_to.keys() - found(FENCES[name]).keys() == set()


@pytest.mark.parametrize(
    ("finder", "planted"),
    [
        (opens_raw, "text = submission.file.reveal()"),
        (opens_raw, "texts = map(Raw.reveal, boxes)"),
        (opens_raw, "text = operator.methodcaller('reveal')(box)"),
        (opens_raw, "text = getattr(box, 'reveal')()"),
        (opens_raw, "text = box._held"),
        (makes_anonymised, "text = AnonymisedText(words)"),
        (makes_anonymised, "text = anonymised.AnonymisedText('a')"),
        (makes_anonymised, "texts = list(map(AnonymisedText, words))"),
        (makes_anonymised, "text = str.__new__(AnonymisedText, words)"),
        (makes_anonymised, "text = msgspec.convert(words, type=AnonymisedText)"),
        (takes_uploads, "from litestar.datastructures import UploadFile"),
        (takes_uploads, "async def f(data: UploadFile) -> None: ..."),
        (takes_uploads, "async def f(data: 'list[UploadFile]') -> None: ..."),
        (takes_uploads, "async def f(data: Annotated[Form, Body(media_type=RequestEncodingType.MULTI_PART)]): ..."),
        (takes_uploads, "form = await request.form()"),
        (takes_uploads, "form = await self.request.form()"),
        (takes_uploads, "whole = await request.body()"),
        (talks, "print(text)"),
        (talks, "import logging"),
        (talks, "def f():\n    from logging import getLogger"),
        (talks, "import logging.config"),
        (talks, "import os, warnings"),
        (talks, "sys.stderr.write(text)"),
        (talks, "traceback: str = sys.__stdout__"),
        (writes_files, "import tempfile"),
        (writes_files, "from tempfile import NamedTemporaryFile"),
        (writes_files, "open(name, 'w')"),
        (writes_files, "path.open('ab')"),
        (writes_files, "path.open(mode='r+b')"),
        (writes_files, "Path(name).write_text(text)"),
        (writes_files, "import pickle"),
        (echoes_values, "engine = create_async_engine(url, hide_parameters=True, echo=True)"),
        (echoes_values, "engine = create_async_engine(url, hide_parameters=True, echo='debug')"),
        (echoes_values, "engine = create_async_engine(url, hide_parameters=True, echo=debug)"),
        (echoes_values, "engine = create_async_engine(url)"),
        (echoes_values, "engine = sa.create_engine(url, hide_parameters=False)"),
        (echoes_values, "engine = create_engine(url, hide_parameters=hide)"),
        (echoes_values, "engine = async_engine_from_config(section)"),
        (parses_for_whoosh, "from whoosh.qparser import QueryParser"),
        (parses_for_whoosh, "from whoosh import qparser"),
        (parses_for_whoosh, "import whoosh.qparser.plugins"),
        (says_nothing_in_its_name, "class ReportManager: ..."),
    ],
)
def test_a_finder_finds_what_is_planted(finder: Finder, planted: str) -> None:
    assert lines(planted, finder)


@pytest.mark.parametrize(
    ("finder", "innocent"),
    [
        (opens_raw, '"""Call `reveal` to take it out."""\nself._held = held\nrevealed = 1'),
        (
            makes_anonymised,
            "def f(text: AnonymisedText) -> AnonymisedText:\n    return isinstance(text, AnonymisedText)",
        ),
        (takes_uploads, '"""Never an UploadFile, nor request.form()."""\nparts.form()\nrequest.stream()\nanswer.body'),
        (talks, '"""Does not print."""\nfingerprint(text)\nsys.stdin'),
        (writes_files, "path.open()\nopen(name, 'rb')\npath.open(encoding='utf-8')\npath.read_text()"),
        (
            echoes_values,
            "create_async_engine(url, hide_parameters=True)\ncreate_engine(u, hide_parameters=True, echo=False)",
        ),
        (parses_for_whoosh, "from whoosh import query"),
        (says_nothing_in_its_name, "class Reports: ...\nclass Serviced: ..."),
    ],
)
def test_a_finder_leaves_alone_what_is_innocent(finder: Finder, innocent: str) -> None:
    assert lines(innocent, finder) == []


def test_no_package_shadows_an_installed_one() -> None:
    # With an __init__.py, `alembic` here would hide the real one, and `tests/unit/search` the package under test.
    assert list(modules("alembic", "tests")) != []
    assert [path for path in modules("alembic", "tests") if path.name == "__init__.py"] == []


def test_modules_are_short() -> None:
    long = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in modules(*OURS)}
    assert {name: length for name, length in long.items() if length > 300} == {}


def test_modules_are_named_for_what_they_hold() -> None:
    empty_words = {"utils", "util", "helpers", "helper", "common", "base", "core", "lib", "misc"}
    named = {
        path
        for path in modules(*OURS, "tests")
        for part in path.relative_to(ROOT).parts
        if Path(part).stem in empty_words
    }
    assert named == set()


REGISTRIES = re.compile(
    r"(pypi|pythonhosted|npmjs|registry\.yarnpkg|crates|golang|maven)\.(org|com|io)\b|index[-_]url", re.IGNORECASE
)


def machine_paths(checkout: Path) -> re.Pattern[str]:
    """Paths of this machine, and of anybody's home."""
    here = [re.escape(path.as_posix()) for path in (checkout, checkout.parent) if len(path.parts) > 1]
    return re.compile(rf"(?<![\w.~-])(?:{'|'.join([*here, '/home/[a-z]+', '/Users/[a-z]+', '/root'])})/", re.IGNORECASE)


def committed() -> list[Path]:
    """Every text file that is, or is about to be, committed."""
    git = shutil.which("git")
    if git is None or not (ROOT / ".git").exists():
        pytest.skip("only a git checkout knows what is committed")
    listed = subprocess.run(
        [git, "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=ROOT, capture_output=True, check=True
    ).stdout.decode()
    paths = [ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file()]
    return [path for path in paths if b"\0" not in path.read_bytes()[:8_000]]


@pytest.mark.parametrize("forbidden", [REGISTRIES, machine_paths(ROOT)], ids=["registries", "machine"])
def test_nothing_committed_tells_of_the_machine_it_was_made_on(forbidden: re.Pattern[str]) -> None:
    texts = {path: path.read_text(encoding="utf-8", errors="replace") for path in committed()}
    assert texts
    assert {
        path.relative_to(ROOT).as_posix(): found[0] for path, text in texts.items() if (found := forbidden.search(text))
    } == {}


@pytest.mark.parametrize(
    ("forbidden", "text", "caught"),
    [
        (REGISTRIES, "--find-links https://files.pythonhosted" + ".org/x", True),
        (REGISTRIES, "registry = registry.npmjs" + ".org", True),
        (REGISTRIES, "--extra-index" + "-url https://packages.example.org", True),
        (REGISTRIES, "pip install -r requirements.lock", False),
        (machine_paths(Path("/srv/build/main")), 'open("/srv/build/shared/data")', True),
        (machine_paths(Path("/srv/build/main")), "see /srv/build/main/docs", True),
        (machine_paths(Path("/srv/build/main")), "/" + "home/somebody/x", True),
        (machine_paths(Path("/srv/build/main")), "../srv/build/x and /srv/other and /homes/x", False),
        (machine_paths(Path("/main")), "https://example.org/main-page", False),
    ],
)
def test_the_patterns_catch_what_they_should(forbidden: re.Pattern[str], text: str, *, caught: bool) -> None:
    assert bool(forbidden.search(text)) is caught
