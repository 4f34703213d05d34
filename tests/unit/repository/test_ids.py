"""The names of things that are kept."""

from repository.tables import new_id


def test_no_id_is_taken_for_an_option():
    # One in sixty-four would begin with a hyphen.
    assert [name for name in (new_id() for _ in range(2_000)) if name.startswith("-")] == []
