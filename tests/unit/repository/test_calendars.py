from datetime import date
from pathlib import Path

import pytest

from repository.calendars import holidays_of

FOUR = ("england", "wales", "scotland", "northern-ireland")
ISLANDS = ("jersey", "guernsey", "isle-of-man")


@pytest.mark.parametrize(
    ("day", "nations"),
    [
        ("2026-04-03", set(FOUR)),  # Good Friday
        ("2026-04-06", {"england", "wales", "northern-ireland"}),  # Easter Monday
        ("2026-01-02", {"scotland"}),
        ("2027-01-04", {"scotland"}),  # for 2 January, a Saturday
        ("2022-01-03", set(FOUR)),  # for New Year's Day, a Saturday
        ("2022-01-04", {"scotland"}),  # for 2 January, a Sunday
        ("2026-03-17", {"northern-ireland"}),  # St Patrick's Day
        ("2024-03-18", {"northern-ireland"}),  # for St Patrick's Day, a Sunday
        ("2023-07-12", {"northern-ireland"}),
        ("2026-07-13", {"northern-ireland"}),  # for 12 July, a Sunday
        ("2026-08-03", {"scotland"}),
        ("2026-08-31", {"england", "wales", "northern-ireland"}),
        ("2026-11-30", {"scotland"}),  # St Andrew's Day
        ("2024-12-02", {"scotland"}),  # for St Andrew's Day, a Saturday
        ("2023-05-08", set(FOUR)),  # the Coronation
        ("2022-09-19", set(FOUR)),  # the late Queen's funeral
        ("2022-06-03", set(FOUR)),  # the Jubilee
        ("2022-05-30", set()),  # the spring holiday that was moved to June
        ("2020-05-08", set(FOUR)),  # VE Day in the place of 4 May
        ("2020-05-04", set()),
        ("2026-12-28", set(FOUR)),  # for 26 December, a Saturday
        ("2021-12-27", set(FOUR)),
        ("2021-12-28", set(FOUR)),
        ("2025-05-09", set()),  # Liberation Day of the islands
        ("2026-03-02", set()),
    ],
)
def test_a_day_is_a_holiday_where_it_is(day: str, nations: set[str]):
    assert {nation for nation in FOUR if holidays_of(nation)(date.fromisoformat(day))} == nations


@pytest.mark.parametrize(
    ("nation", "day", "off"),
    [
        *(("jersey", "2025-05-09", True), ("guernsey", "2025-05-09", True), ("isle-of-man", "2025-05-09", False)),
        *(("isle-of-man", "2026-07-06", True), ("jersey", "2026-07-06", False), ("jersey", "2026-04-06", True)),
    ],
)
def test_the_islands_have_holidays_of_their_own(nation: str, day: str, off: bool):  # noqa: FBT001
    assert holidays_of(nation)(date.fromisoformat(day)) is off


@pytest.mark.parametrize("nation", ["multi-nation", "another"])
@pytest.mark.parametrize("day", ["2026-01-02", "2026-03-17", "2026-04-06"])
def test_where_several_nations_work_together_a_holiday_of_any_is_one(nation: str, day: str):
    assert holidays_of(nation)(date.fromisoformat(day))


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The house's own file, to be written."""
    monkeypatch.setenv("NCRR_POLICIES", str(tmp_path))
    return tmp_path / "holidays.toml"


def test_a_day_that_was_proclaimed_is_added_where_it_is_one(house: Path):
    house.write_text('[2030-06-04]\nname = "A day"\nnations = ["wales"]\n')
    proclaimed = date(2030, 6, 4)
    assert [nation for nation in (*FOUR, "multi-nation") if holidays_of(nation)(proclaimed)] == [
        "wales",
        "multi-nation",
    ]


def test_a_day_without_nations_is_one_everywhere(house: Path):
    house.write_text('[2030-06-04]\nname = "A day"\n')
    assert all(holidays_of(nation)(date(2030, 6, 4)) for nation in (*FOUR, *ISLANDS, "multi-nation"))


@pytest.mark.parametrize("row", ['[2030-06-04]\nnations = ["walse"]', '["4 June 2030"]\nname = "A day"'])
def test_a_day_or_nation_that_there_is_not_is_refused(house: Path, row: str):
    house.write_text(row)
    with pytest.raises(ValueError, match=r"walse|4 June 2030"):
        holidays_of("wales")
