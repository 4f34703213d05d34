"""The pages of the vocabulary: what lessons can be about."""

from litestar import get
from litestar.params import FromPath
from litestar.response import Template

from policies.access import Permission
from policies.theme_schemes import schemes
from policies.vocabulary import GROUPS, concept, concepts
from repository.dependencies import Asked
from repository.errors import NotFound
from repository.web_guards import OPEN


# Open to all: nothing here comes from a report, and whoever writes one should find the words without an account.
@get("/themes", opt=OPEN, sync_to_thread=False)
def list_themes(request: Asked) -> Template:
    """The concepts by group."""
    groups = {label: [each for each in concepts().values() if each.group == group] for group, label in GROUPS.items()}
    return Template("themes.html", context={**_reader(request), "groups": groups, "many": len(concepts())})


@get("/themes/{code:str}", opt=OPEN, sync_to_thread=False)
def read_theme(request: Asked, code: FromPath[str]) -> Template:
    """One concept with its labels, its neighbours, and the lists of others that have it."""
    try:
        found = concept(code)
    except LookupError:
        raise NotFound from None
    neighbours = {
        "Broader": found.broader,
        "Narrower": found.narrower,
        "Related": found.related,
    }
    context = {
        "concept": found,
        "group": GROUPS[found.group],
        "neighbours": {name: [concept(other) for other in codes] for name, codes in neighbours.items() if codes},
        "mapped": [(schemes()[scheme].label, schemes()[scheme].themes[theme]) for scheme, theme in found.mapped],
    }
    return Template("theme.html", context={**_reader(request), **context})


def _reader(request: Asked) -> dict[str, object]:
    viewer = request.user
    return {"viewer": viewer, "searches": viewer is not None and viewer.may(Permission.SEARCH)}
