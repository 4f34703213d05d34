"""What a person sees of a search in a browser: without a script, with the keyboard, and in a form to be quoted."""

import csv
import html
import io
import re
from urllib.parse import parse_qsl, urlsplit

import pytest
from personas import Persona, Web

from policies.access import Role
from policies.disclosure import TOO_MANY_COMBINED
from repository.exports import Format


@pytest.fixture
def reader(web: Web) -> Persona:
    return web.browser[Role.PRACTITIONER]


@pytest.fixture(scope="module")
def cleared(web: Web) -> str:
    """A report of England beside one of Wales, that no test of this module withdraws."""
    of_england = {"nation": "england", "review_type": "lcspr", "year": "2019", "board": "Exampleshire Partnership"}
    ids = [web.deposit(WELSH.encode()), web.deposit(REPORT.encode(), **of_england)]
    for report_id in ids:
        answer = web.clearer.post(f"/api/v1/reports/{report_id}/clear")
        assert answer.status_code == 204, answer.text
    return ids[-1]


# A word that no other report of these tests has, so that what they deposit and what these do stay apart.
WELSH = """\
Child practice review: Child X

1. Introduction

Child X was late for school on most days.

2. Recommendations

Recommendation 1: The partnership should assure itself that children who miss appointments are followed up.

Recommendation 2: Schools and health visitors should share what they know about lateness within five working days.
"""

REPORT = "\n\n".join(
    (
        "Local child safeguarding practice review: Child Y",
        "1. Findings",
        "Finding 1: Lateness from nursery were not told to anybody.",
        "2. Recommendations",
        *(
            f"Recommendation {number}: The partnership should ask about lateness, point {number}."
            for number in range(1, 25)
        ),
    )
)


def links(page: str, words: str) -> list[str]:
    """The addresses of the links that say so."""
    found = re.findall(r'<a [^>]*href="([^"]+)"[^>]*>(.*?)</a>', page, re.DOTALL)
    return [html.unescape(address) for address, said in found if words in html.unescape(re.sub(r"<[^>]+>", "", said))]


def boxes(page: str, facet: str) -> dict[str, str]:
    """The choices of a filter, with what is said of their counts."""
    found = re.findall(rf'id="{facet}-([^"]+)".*?<span class="app-count">([^<]*)</span>', page, re.DOTALL)
    return dict(found)


@pytest.mark.usefixtures("cleared")
def test_the_recommendation_itself_is_there_with_its_context(reader: Persona):
    page = html.unescape(re.sub(r"<[^>]+>", "", reader.get("/search?q=schools+lateness+working+days").text))
    said = (
        "Schools and health visitors should share what they know about lateness within five working days.",
        "Recommendation 2",
        "Child practice review",
        "2. Recommendations",
        "Wales · Concise Child Practice Review · 2022 · Mid Example Safeguarding Board",
        "Mid Example Safeguarding Board (2022).",
        "Case Review Repository, CR",
    )
    assert [words for words in said if words not in page] == []


def test_each_nation_shows_its_best(reader: Persona, cleared: str):
    page = reader.get("/search?q=lateness").text
    best = page[page.index('id="nations"') : page.index("</section>")]
    assert cleared
    assert [words for words in ("England: ", "Wales: ") if words not in best] == []


@pytest.mark.usefixtures("cleared")
def test_pages_lead_on_and_back(reader: Persona):
    first = reader.get("/search?q=lateness+partnership").text
    [following] = links(first, "Next")
    second = reader.get(following).text
    [before] = links(second, "Previous")
    anchors = [re.findall(r'class="app-result__title"><a [^>]*href="([^"]+)"', page) for page in (first, second)]
    assert (len(anchors[0]), set(anchors[0]) & set(anchors[1]), bool(anchors[1])) == (20, set(), True)
    assert re.findall(r'class="app-result__title"><a [^>]*href="([^"]+)"', reader.get(before).text) == anchors[0]
    assert ('start="21"' in second, "21 to " in second) == (True, True)


def test_a_cursor_of_another_search_is_refused(reader: Persona, cleared: str):
    [following] = links(reader.get("/search?q=lateness+partnership").text, "Next")
    cursor = dict(parse_qsl(urlsplit(following).query))["cursor"]
    answer = reader.get("/search", params={"q": "lateness", "cursor": cursor})
    assert (bool(cleared), answer.status_code, "Begin again at its first page" in answer.text) == (True, 422, True)


@pytest.mark.usefixtures("cleared")
def test_what_is_chosen_can_be_taken_away_one_by_one(reader: Persona):
    page = reader.get("/search?q=lateness&nation=wales&nation=england&kind=finding").text
    [without] = links(page, "Remove filter Nation: Wales")
    assert (parse_qsl(urlsplit(without).query), links(page, "Remove all filters")) == (
        [("q", "lateness"), ("nation", "england"), ("kind", "finding")],
        ["/search?q=lateness"],
    )


@pytest.mark.usefixtures("cleared")
def test_a_report_that_has_more_is_looked_into(reader: Persona):
    [address, *_] = links(reader.get("/search?q=lateness&nation=england").text, "lessons of this report match")
    page = reader.get(address).text
    assert ("Only: in one report" in html.unescape(page), links(page, "lessons of this report match")) == (True, [])


@pytest.mark.usefixtures("cleared")
def test_small_counts_are_not_told_while_a_year_is_chosen(reader: Persona):
    plain, narrowed = (reader.get(f"/search?q=lateness{chosen}").text for chosen in ("", "&year=2022"))
    assert boxes(plain, "kind")["finding"].isdigit()
    assert (boxes(narrowed, "kind")["finding"], "that no single case can be counted out" in narrowed) == (
        "fewer than 8",
        True,
    )


@pytest.mark.usefixtures("cleared")
def test_three_facets_of_a_case_are_refused_and_can_be_taken_away(reader: Persona):
    answer = reader.get("/search?q=lateness&year=2022&age_band=under-1&board=x")
    page = html.unescape(answer.text)
    assert (answer.status_code, TOO_MANY_COMBINED in page, len(links(page, "Remove filter"))) == (422, True, 3)
    assert re.findall(r'<input type="hidden" name="(\w+)" value="([^"]+)"', page) == [
        ("year", "2022"),
        ("age_band", "under-1"),
        ("board", "x"),
    ]


def test_an_order_is_kept(reader: Persona, cleared: str):
    page = reader.get("/search?q=lateness&sort=oldest").text
    first = re.findall(r'class="app-result__title"><a [^>]*href="/reports/([^#]+)', page)[0]
    assert (first, '<option value="oldest" selected>' in page) == (cleared, True)


@pytest.mark.usefixtures("cleared")
def test_what_is_not_understood_in_an_address_counts_as_not_said(reader: Persona):
    assert reader.get("/search?q=lateness&sort=sideways&page=7&exact=maybe").status_code == 200


@pytest.mark.usefixtures("cleared")
@pytest.mark.parametrize("form", Format)
def test_results_are_taken_away(reader: Persona, form: Format):
    title = {"csv": "Spreadsheet", "ris": "RIS", "bibtex": "BibTeX", "json": "JSON"}[form]
    [address] = links(reader.get("/search?q=lateness&nation=england").text, title)
    answer = reader.get(address)
    ending = "bib" if form is Format.BIBTEX else form.value
    assert (answer.status_code, answer.headers["content-disposition"]) == (
        200,
        f'attachment; filename="lessons.{ending}"',
    )
    assert b"Lateness from nursery were not told to anybody." in answer.content


@pytest.mark.usefixtures("cleared")
def test_a_file_has_all_results_and_not_the_page_alone(reader: Persona):
    content = reader.get("/search/export?q=lateness&nation=england&form=csv").content.decode("utf-8-sig")
    assert len(list(csv.DictReader(io.StringIO(content)))) == 25


@pytest.mark.usefixtures("cleared")
def test_no_id_stands_twice_and_every_field_has_a_label(reader: Persona):
    page = reader.get("/search?q=lateness").text
    ids = re.findall(r'\sid="([^"]+)"', page)
    fields = re.findall(r'<(?:input|select)[^>]*\sid="([^"]+)"', page)
    assert (len(ids), [field for field in fields if f'for="{field}"' not in page]) == (len(set(ids)), [])


@pytest.mark.usefixtures("cleared")
def test_links_that_say_the_same_say_where_to_for_those_who_hear_them(reader: Persona):
    page = reader.get("/search?q=lateness").text
    assert all(
        re.search(r"Open in the report<span class=\"govuk-visually-hidden\">: \w+", one)
        for one in page.split("<li>")
        if "Open in the report" in one
    )


def test_what_is_like_a_lesson_is_shown(web: Web, reader: Persona, cleared: str):
    found = web.practitioner.post("/api/v1/search", json={"q": "lateness nursery", "nation": ["england"]}).json()
    lesson = found["items"][0]["lesson"]
    page = reader.get(f"/lessons/{lesson['id']}/like").text
    alike = web.practitioner.get(f"/api/v1/lessons/{lesson['id']}/like").json()
    assert (lesson["report_id"], lesson["text"] in html.unescape(page)) == (cleared, True)
    assert {one["lesson"]["report_id"] for one in alike["items"]}.isdisjoint({cleared})


@pytest.mark.usefixtures("cleared")
def test_a_held_report_changes_nothing_that_readers_get(web: Web, reader: Persona):
    def answers() -> dict[str, bytes]:
        filters = (
            "",
            "&year=2022",
            "&board=not-recorded",
            "&year=2019&age_band=not-recorded",
            "&sort=newest",
            "&exact=1",
        )
        addresses = [f"/search?q={words}{chosen}" for words in ("lateness", "partnership", "") for chosen in filters]
        return {
            **{address: reader.get(address).content for address in ["/", *addresses]},
            **{address: web.practitioner.get(f"/api/v1{address}").content for address in addresses},
            **{form: reader.get(f"/search/export?q=lateness&form={form}").content for form in Format},
        }

    before = answers()
    web.deposit(REPORT.replace("nursery", "school").encode(), year="2022")
    assert answers() == before
