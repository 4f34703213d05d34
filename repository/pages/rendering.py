"""The templates and what they may call."""

import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from litestar.plugins.jinja import JinjaTemplateEngine
from litestar.template import TemplateConfig

from repository import certificates, citations
from repository.headers import STATIC
from repository.pages import navigation, words

FOLDER = Path(__file__).parent
STATIC_FOLDER = FOLDER / "static"


@cache
def static(path: str) -> str:
    """The address of a static file; it changes with the file, so browsers may keep what they have."""
    return f"{STATIC}{path}?v={hashlib.sha256((STATIC_FOLDER / path).read_bytes()).hexdigest()[:12]}"


def templates() -> TemplateConfig[JinjaTemplateEngine]:
    """How pages are made: everything is escaped, and a name that was not given is an error."""
    environment = Environment(
        loader=FileSystemLoader(FOLDER / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(
        static=static,
        places=navigation.places,
        held_name=navigation.held_name,
        search_address=navigation.search_address,
        label=words.label,
        kind_label=words.kind_label,
        treatment_label=words.treatment_label,
        reason_label=words.reason_label,
        theme_label=words.theme_label,
        risk_label=words.risk_label,
        lesson_name=words.lesson_name,
        told=words.told,
        lesson_citation=citations.of_lesson,
        lesson_title=citations.title_of,
        certificate_facts=certificates.facts,
        certificate_counts=certificates.counts,
    )
    environment.filters.update(
        number=words.number,
        day=words.day,
        moment=words.moment,
        opening=words.opening,
        capitalise=words.capitalise,
        lower_first=words.lower_first,
    )
    return TemplateConfig(instance=JinjaTemplateEngine.from_environment(environment))
