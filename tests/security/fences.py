"""Finds in Python source what the house keeps to few places, or out altogether. `test_fences.py` says where it may be.

Each finder yields the places in one module that its name speaks of. They read the syntax tree, so that a comment, a
docstring or a line break makes no difference.
"""

import ast
from collections.abc import Callable, Iterator

Finder = Callable[[ast.AST], Iterator[ast.AST]]

_WRITING_MODES = frozenset("wax+")


def lines(source: str, finder: Finder) -> list[int]:
    """The lines of the places that the finder finds in the source."""
    return sorted({getattr(node, "lineno", 0) for node in finder(ast.parse(source))})


def opens_raw(tree: ast.AST) -> Iterator[ast.AST]:
    """Whatever takes out what `Raw` holds: by its door, under another name, or past it."""
    for node in ast.walk(tree):
        match node:
            case ast.Attribute(attr="reveal"):
                yield node
            case ast.Attribute(value=held, attr="_held") if not _is_self(held):
                yield node
            case ast.Constant(value="reveal"):
                yield node


def makes_anonymised(tree: ast.AST) -> Iterator[ast.AST]:
    """Whatever declares a text anonymised: a call of the type, or the type handed on to something that may call it."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=called) if _named(called) == "AnonymisedText":
                yield node
            case ast.Call(func=called, args=given, keywords=named) if _named(called) not in {
                "isinstance",
                "issubclass",
            }:
                values = [*given, *(keyword.value for keyword in named)]
                if any(_named(value) == "AnonymisedText" for value in values):
                    yield node


def takes_uploads(tree: ast.AST) -> Iterator[ast.AST]:
    """The framework's ways of reading a request whole, which put what is large into a file."""
    for node in ast.walk(tree):
        match node:
            case ast.Name(id=name) | ast.Attribute(attr=name) | ast.alias(name=name) if name in {
                "UploadFile",
                "RequestEncodingType",
            }:
                yield node
            case ast.Call(func=ast.Attribute(attr="body")):
                yield node
            case ast.Call(func=ast.Attribute(value=owner, attr="form")) if _named(owner) in {"request", "connection"}:
                yield node
            case ast.Constant(value=str(annotation)) if "UploadFile" in annotation and " " not in annotation:
                yield node


def talks(tree: ast.AST) -> Iterator[ast.AST]:
    """Printing, logging, warning and formatting of stack traces."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=called) if _named(called) in {"print", "pprint", "breakpoint"}:
                yield node
            case ast.Attribute(value=ast.Name(id="sys"), attr="stdout" | "stderr" | "__stdout__" | "__stderr__"):
                yield node
        yield from _imports(node, {"logging", "warnings", "traceback", "structlog", "syslog", "pprint", "cgitb", "pdb"})


def writes_files(tree: ast.AST) -> Iterator[ast.AST]:
    """Temporary files, and files opened for writing."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=ast.Attribute(attr="write_text" | "write_bytes")):
                yield node
            case ast.Call(func=called, args=given, keywords=named) if _named(called) == "open":
                values = [*given, *(keyword.value for keyword in named if keyword.arg == "mode")]
                modes = [value.value for value in values if isinstance(value, ast.Constant)]
                if any(isinstance(mode, str) and len(mode) <= 3 and _WRITING_MODES & set(mode) for mode in modes):
                    yield node
        yield from _imports(node, {"tempfile", "shelve", "dbm", "pickle", "marshal"})


def echoes_values(tree: ast.AST) -> Iterator[ast.AST]:
    """Engines that log statements, or that put bound values into exceptions."""
    for node in ast.walk(tree):
        match node:
            case ast.Call(func=called, keywords=named):
                given = {keyword.arg: keyword.value for keyword in named}
                if "echo" in given and not _is(given["echo"], value=False):
                    yield node
                if _named(called) in {"create_engine", "create_async_engine"} and not _is(
                    given.get("hide_parameters"), value=True
                ):
                    yield node
            # These read the options from a configuration that nobody checks.
            case ast.Name(id="engine_from_config" | "async_engine_from_config"):
                yield node


def parses_for_whoosh(tree: ast.AST) -> Iterator[ast.AST]:
    """Whoosh's own query language: a few characters keep it busy for half a minute."""
    for node in ast.walk(tree):
        match node:
            case ast.ImportFrom(module=str(module)) if module.startswith("whoosh.qparser"):
                yield node
            case ast.alias(name=name) if name.startswith("whoosh.qparser") or name == "qparser":
                yield node


def says_nothing_in_its_name(tree: ast.AST) -> Iterator[ast.AST]:
    """Classes named for being a class."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and node.name.endswith(
            ("Manager", "Handler", "Helper", "Processor", "Service")
        ):
            yield node


def _named(node: ast.AST) -> str:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def _is_self(node: ast.AST) -> bool:
    return isinstance(node, ast.Name) and node.id == "self"


def _is(node: ast.AST | None, *, value: bool) -> bool:
    return isinstance(node, ast.Constant) and node.value is value


def _imports(node: ast.AST, modules: set[str]) -> Iterator[ast.AST]:
    match node:
        case ast.Import(names=names) if any(alias.name.partition(".")[0] in modules for alias in names):
            yield node
        case ast.ImportFrom(module=str(module)) if module.partition(".")[0] in modules:
            yield node
