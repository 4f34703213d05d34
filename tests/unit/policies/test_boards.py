"""The bodies that commission reviews: the seed, and finding one by what a report calls it."""

import csv
import os
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from policies.authorities import AUTHORITIES
from policies.boards import BOARDS, Board, Kind, board, boards_of, candidates, find, lineage, names_of
from policies.reading import records

LOOKUP = Path(os.environ.get("NCRR_SHARED", Path(__file__).parents[4] / "shared")) / "data" / "la_lookup.csv"


def present(nation: str) -> list[Board]:
    return [one for one in boards_of(nation) if one.until is None and one.kind is not Kind.PANEL]


@pytest.mark.parametrize(
    ("nation", "count"),
    [
        ("england", 141),
        ("wales", 6),
        ("scotland", 30),
        ("northern-ireland", 1),
        ("jersey", 1),
        ("guernsey", 1),
        ("isle-of-man", 1),
    ],
)
def test_each_nation_has_its_number_of_bodies(nation: str, count: int):
    assert len(present(nation)) == count


def test_scotland_has_two_joint_committees_over_32_councils():
    councils = [code for code, one in AUTHORITIES.items() if one.nation == "scotland"]
    covered = Counter(code for one in present("scotland") for code in one.authorities)
    joint = [one.code for one in present("scotland") if len(one.authorities) == 2]
    assert (len(councils), covered, joint) == (
        32,
        Counter(councils),
        ["clackmannanshire-and-stirling", "east-lothian-and-midlothian"],
    )


def test_each_welsh_council_has_one_board():
    councils = [code for code, one in AUTHORITIES.items() if one.nation == "wales"]
    assert (len(councils), Counter(code for one in present("wales") for code in one.authorities)) == (
        22,
        Counter(councils),
    )


def test_northern_ireland_has_five_panels_of_one_board():
    panels = [one for one in BOARDS.values() if one.kind is Kind.PANEL]
    assert [(one.part_of, one.confirmed) for one in panels] == [("sbni", False)] * 5


def test_every_english_authority_belongs_to_a_body():
    belonging = {code for one in BOARDS.values() for code in one.authorities}
    assert [one.name for one in AUTHORITIES.values() if one.nation == "england" and one.code not in belonging] == []


def test_every_present_english_authority_belongs_to_one_present_body():
    there = [code for code, one in AUTHORITIES.items() if one.nation == "england" and one.until is None]
    covered = Counter(code for one in present("england") for code in one.authorities)
    assert {code: covered[code] for code in there} == dict.fromkeys(there, 1)


@pytest.mark.skipif(not LOOKUP.exists(), reason="the lookup of authorities is not here")
def test_the_seed_has_every_authority_of_the_lookup():
    with LOOKUP.open(encoding="utf-8-sig", newline="") as file:
        codes = {row["la_code_new"] for row in csv.DictReader(file) if row["la_code_new"]}
    assert (len(codes), codes - AUTHORITIES.keys()) == (153, set())


@pytest.mark.parametrize("name", ["boards", "authorities"])
def test_codes_are_used_once(name: str):
    text = (Path(__file__).parents[3] / "policies" / "data" / f"{name}.csv").read_text(encoding="utf-8")
    codes = [row["code"] for row in csv.DictReader(text.splitlines())]
    assert [code for code, times in Counter(codes).items() if times > 1] == []


def test_every_step_is_seen_from_both_ends():
    forward = {(one.code, step.code, step.change) for one in BOARDS.values() for step in one.successors}
    backward = {(step.code, one.code, step.change) for one in BOARDS.values() for step in one.predecessors}
    assert forward == backward != set()


def test_a_body_has_ended_exactly_where_something_came_after():
    assert [one.code for one in BOARDS.values() if bool(one.successors) != (one.until is not None)] == []


def test_no_body_comes_after_itself():
    assert [code for code in BOARDS if code in {one.code for one in lineage(code)}] == []


@pytest.mark.parametrize("code", BOARDS)
def test_a_body_is_found_by_each_of_its_names(code: str):
    one = BOARDS[code]
    found = {name: find(name, one.nation, one.until) for name in one.own_names}
    assert found == dict.fromkeys(one.own_names, one)


_MESSY = [
    ("norfolk safeguarding childrens board", "england", "norfolk"),
    ("NORFOLK L.S.C.B.", "england", "norfolk"),
    ("Norfolk Safeguarding Children Partnership (NSCP)", "england", "norfolk"),
    ("The Safeguarding Children’s Partnership for Norfolk", "england", "norfolk"),
    ("Brighton & Hove LSCP", "england", "brighton-and-hove"),
    ("Richmond and Kingston Safeguarding Children Partnership", "england", "kingston-and-richmond"),
    ("London Borough of Barnet", "england", "barnet"),
    ("City of London", "england", "city-and-hackney"),
    ("Hull Safeguarding Children Board", "england", "kingston-upon-hull"),
    ("Bexley SHIELD", "england", "bexley"),
    ("St. Helens Safeguarding Children Partnership", "england", "st-helens"),
    ("Stockton on Tees LSCB", "england", "hartlepool-and-stockton-on-tees"),
    ("Nottingham City Safeguarding Children Partnership", "england", "nottingham"),
    ("NE Lincs SCP", "england", "north-east-lincolnshire"),
    ("Cumbria LSCB", "england", "cumbria"),
    ("cysur", "wales", "mid-and-west-wales"),
    ("Bwrdd Diogelu Plant Gogledd Cymru", "wales", "north-wales"),
    ("Cardiff & Vale RSB", "wales", "cardiff-and-vale"),
    ("Ynys Mon Local Safeguarding Children Board", "wales", "north-wales"),
    ("Glasgow City CPC", "scotland", "glasgow"),
    ("Child Protection Committee: East Lothian & Midlothian", "scotland", "east-lothian-and-midlothian"),
    ("Comhairle nan Eilean Siar", "scotland", "eilean-siar"),
    ("SBNI", "northern-ireland", "sbni"),
    ("Safeguarding Board for N. Ireland (SBNI)", "northern-ireland", "sbni"),
    ("Safeguarding Board", "isle-of-man", "isle-of-man"),
    ("Norfolk LSCB", "multi-nation", "norfolk"),
    ("NSCP", "england", None),
    ("London", "england", None),
    ("Norfolk Safeguarding Adults Board", "england", None),
    ("Derby and Derbyshire Safeguarding Children Partnership", "england", None),
    ("Norfolk LSCB, Suffolk LSCB", "england", None),
    ("Norfolk LSCB", "scotland", None),
    ("Safeguarding Children Partnership", "england", None),
    ("Middleham Safeguarding Children Partnership", "england", None),
    ("", "jersey", None),
]


@pytest.mark.parametrize(("name", "nation", "code"), _MESSY)
def test_a_messy_name_finds_the_right_body_or_none(name: str, nation: str, code: str | None):
    found = find(name, nation)
    assert (found.code if found else None) == code


@pytest.mark.parametrize(
    ("name", "nation", "on", "code"),
    [
        ("Dorset LSCB", "england", date(2017, 1, 1), "dorset-lscb"),
        ("Dorset Council", "england", date(2021, 1, 1), "pan-dorset"),
        ("Bridgend", "wales", date(2019, 3, 31), "western-bay"),
        ("Bridgend", "wales", date(2019, 4, 1), "cwm-taf-morgannwg"),
        ("Westminster LSCB", "england", date(2016, 1, 1), "tri-borough"),
        ("Westminster LSCP", "england", None, "kensington-chelsea-westminster"),
    ],
)
def test_the_date_chooses_between_bodies_of_one_area(name: str, nation: str, on: date | None, code: str):
    found = find(name, nation, on)
    assert found is BOARDS[code]


def test_suggestions_begin_with_the_bodies_whose_name_does():
    assert [one.code for one in candidates("west", "england")][:2] == ["west-sussex", "westmorland-and-furness"]


def test_suggestions_come_by_area_too():
    assert [one.code for one in candidates("Caerff", "wales")] == ["gwent"]


def test_the_lineage_goes_over_every_step_and_leaves_siblings_out():
    assert [one.code for one in lineage("cumberland")] == ["cumbria"]


def test_an_unknown_code_is_not_a_body():
    with pytest.raises(LookupError, match="not a body"):
        board("absent")


@pytest.mark.parametrize(
    ("code", "named"),
    [
        ("kingston-and-richmond", {"Kingston upon Thames", "Kingston", "KRSCP", "London", "Richmond"}),
        ("gwent", {"Gwent", "Bwrdd Diogelu Gwent", "Torfaen", "Casnewydd", "SEWSCB", "South East Wales"}),
        ("west-glamorgan", {"Western Bay", "Bridgend", "Abertawe", "West Glamorgan"}),
        ("norfolk", {"Norfolk Local Safeguarding Children Board", "NLSCB", "NSCP", "East of England"}),
        ("glasgow", {"Glasgow City", "Glasgow", "Glasgow Child Protection Committee", "GCPC"}),
        ("sbni", {"SBNI", "Belfast Safeguarding Panel", "Regional Child Protection Committee"}),
    ],
)
def test_the_names_of_a_body_are_all_those_it_could_be_known_by(code: str, named: set[str]):
    assert named - set(names_of(BOARDS[code])) == set()


def test_no_name_of_a_body_is_its_nation_or_only_what_all_are_called():
    general = {"England", "Wales", "Scotland", "Northern Ireland", "Northern", "Safeguarding Board", ""}
    assert {name for one in BOARDS.values() if one.nation != "jersey" for name in names_of(one)} & general == set()


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NCRR_POLICIES", str(tmp_path))
    return tmp_path / "boards.csv"


def test_a_row_of_the_house_replaces_one_and_another_is_added(own: Path):
    own.write_text("code,name\nnorfolk,Norfolk Partnership\ntarnshire,Tarnshire Partnership\n", encoding="utf-8-sig")
    found = records("boards")
    assert (len(found), found["norfolk"]["name"], found["norfolk"]["authorities"], list(found)[-1]) == (
        len(BOARDS) + 1,
        "Norfolk Partnership",
        "",
        "tarnshire",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("code,nam\nnorfolk,Norfolk\n", "unknown columns: nam"),
        ("name\nNorfolk\n", "row 2 has no code"),
        ("code,name\nnorfolk,One\nnorfolk,Two\n", "row 3"),
        ("code,name\nnorfolk,One,Two\n", "row 2"),
    ],
)
def test_a_file_of_the_house_that_cannot_be_read_is_refused(own: Path, text: str, said: str):
    own.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        records("boards")
