"""The two types that keep raw text in and everything else out."""

import copy
import dataclasses
import json
import logging
import pickle
import pprint
import traceback
from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from ingest.anonymised import AnonymisedText
from ingest.mentions import Span
from ingest.raw import Raw

SECRET = "Zquxbrandt Kovelmyr"


@dataclasses.dataclass
class Holder:
    """Something that has a box among its fields."""

    box: Raw[str]


class Struct(msgspec.Struct):
    """The same for msgspec."""

    box: Raw[str]


@pytest.fixture
def box() -> Raw[str]:
    return Raw(SECRET)


REFUSED: dict[str, Callable[[Raw[str]], object]] = {
    "msgspec json": msgspec.json.encode,
    "msgspec msgpack": msgspec.msgpack.encode,
    "msgspec builtins": msgspec.to_builtins,
    "msgspec in a struct": lambda box: msgspec.json.encode(Struct(box)),
    "msgspec in a list": lambda box: msgspec.json.encode([box]),
    "msgspec as a key": lambda box: msgspec.json.encode({box: 1}),
    "json": json.dumps,
    "json in a dict": lambda box: json.dumps({"text": box}),
    "json with str as the way out": lambda box: json.dumps(box, default=str),
    "pickle": pickle.dumps,
    "pickle, oldest protocol": lambda box: pickle.dumps(box, 0),
    "pickle in a dataclass": lambda box: pickle.dumps(Holder(box)),
    "copy": copy.copy,
    "deepcopy": copy.deepcopy,
    "str": str,
    "f-string": lambda box: f"{box}",
    "f-string with !s": lambda box: f"{box!s}",
    "f-string with a width": lambda box: f"{box:>40}",
    "format": format,
    "str.format": "{}".format,
    "str.format of the inside": "{0:s}".format,
    "percent": lambda box: "%s" % box,  # noqa: UP031 - this is the way that is tested.
    "sum": lambda box: "a" + box,  # type: ignore[operator]
    "join": lambda box: "".join(iter([box])),  # type: ignore[arg-type]
    "dataclasses.asdict": dataclasses.asdict,  # type: ignore[dict-item]
    "dataclasses.asdict of a holder": lambda box: dataclasses.asdict(Holder(box)),
    "vars": vars,
    "dict": lambda box: box.__dict__,
    "iteration": lambda box: [*box],  # type: ignore[misc]
    "length": len,  # type: ignore[dict-item]
    "bytes": bytes,  # type: ignore[dict-item]
    "int": int,  # type: ignore[dict-item]
    "item": lambda box: box[0],  # type: ignore[index]
    "hash": hash,
    "set": lambda box: {box},
    "order": lambda box: box < box,  # type: ignore[operator]  # noqa: PLR0124 - the comparison is what is tested.
    "subclass": lambda _: type("Open", (Raw,), {}),
    "attribute": lambda box: setattr(box, "note", SECRET),
}


@pytest.mark.parametrize("way", REFUSED)
def test_raw_text_is_refused(box: Raw[str], way: str) -> None:
    with pytest.raises((TypeError, AttributeError)) as refused:
        REFUSED[way](box)
    assert SECRET not in "".join(traceback.format_exception(refused.value))


SILENT: dict[str, Callable[[Raw[str]], str]] = {
    "repr": repr,
    "f-string with !r": lambda box: f"{box!r}",
    "ascii": ascii,
    "percent r": lambda box: "%r" % box,  # noqa: UP031 - this is the way that is tested.
    "in a list": lambda box: str([box]),
    "in a dataclass": lambda box: repr(Holder(box)),
    "in a struct": lambda box: repr(Struct(box)),
    "pprint": pprint.pformat,
    "in the message of an exception": lambda box: repr(ValueError(box)),
}


@pytest.mark.parametrize("way", SILENT)
def test_raw_text_shows_nothing(box: Raw[str], way: str) -> None:
    shown = SILENT[way](box)
    assert "<raw>" in shown
    assert SECRET not in shown


def test_a_stack_trace_with_variables_shows_nothing(box: Raw[str]) -> None:
    def fail(text: Raw[str]) -> None:
        raise ValueError(repr(text))

    with pytest.raises(ValueError, match="raw") as failed:
        fail(box)
    shown = "".join(traceback.TracebackException.from_exception(failed.value, capture_locals=True).format())
    assert "text = <raw>" in shown
    assert SECRET not in shown


def test_a_logged_box_shows_nothing(box: Raw[str], capsys: pytest.CaptureFixture[str]) -> None:
    log = logging.getLogger("canary")
    log.propagate = False
    log.addHandler(logging.StreamHandler())
    log.warning("Read %s.", box)
    log.warning("Read %r.", box)
    shown = capsys.readouterr().err
    assert "Read <raw>." in shown
    assert SECRET not in shown


def test_two_boxes_are_never_equal() -> None:
    assert Raw(SECRET) != Raw(SECRET)
    assert Raw(SECRET) != SECRET


def test_the_door_opens(box: Raw[str]) -> None:
    assert box.reveal() == SECRET


TEXT = AnonymisedText("Child A was seen.")

PLAIN: dict[str, Callable[[AnonymisedText], Any]] = {
    "slice": lambda text: text[0:7],
    "whole slice": lambda text: text[:],
    "character": lambda text: text[0],
    "sum": lambda text: text + " Then",
    "sum with itself": lambda text: text + text,
    "sum from the right": lambda text: "Then " + text,
    "product": lambda text: text * 1,
    "str": str,
    "f-string": lambda text: f"{text}",
    "format": lambda _: AnonymisedText("{} was seen.").format("Jayden"),
    "percent": lambda _: AnonymisedText("%s was seen.") % "Jayden",
    "join": lambda text: text.join(["a", "b"]),
    "join of one": lambda text: "".join(iter([text])),
    "lower": str.lower,
    "casefold": str.casefold,
    "strip of nothing": str.strip,
    "replace": lambda text: text.replace("Child A", "Jayden"),
    "replace of nothing": lambda text: text.replace("zz", ""),
    "translate": lambda text: text.translate({}),
    "removeprefix of nothing": lambda text: text.removeprefix("zz"),
    "ljust of nothing": lambda text: text.ljust(0),
    "expandtabs": str.expandtabs,
    "split": lambda text: text.split("zz")[0],
    "splitlines": lambda text: text.splitlines()[0],
    "partition": lambda text: text.partition("was")[0],
}


@pytest.mark.parametrize("way", PLAIN)
def test_what_is_made_of_an_anonymised_text_is_plain(way: str) -> None:
    assert type(PLAIN[way](TEXT)) is str


@pytest.mark.parametrize("kept", [TEXT.excerpt(0, 7), TEXT.redact([Span(0, 7)], "[removed]"), TEXT.redact([], "")])
def test_parts_and_redactions_stay_anonymised(kept: object) -> None:
    assert type(kept) is AnonymisedText


def test_an_anonymised_text_cannot_be_widened() -> None:
    with pytest.raises(TypeError):
        type("Wider", (AnonymisedText,), {})
    with pytest.raises(AttributeError):
        TEXT.note = "x"  # type: ignore[attr-defined]
