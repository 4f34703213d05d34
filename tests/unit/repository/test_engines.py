"""Which databases we connect to, and by which driver."""

import pytest

from repository.engines import address
from repository.errors import Invalid


@pytest.mark.parametrize(
    ("given", "used"),
    [
        ("sqlite:///var/a.db", "sqlite+aiosqlite:///var/a.db"),
        ("sqlite+aiosqlite:////srv/a.db", "sqlite+aiosqlite:////srv/a.db"),
        ("postgresql://u:p@db/reviews", "postgresql+asyncpg://u:p@db/reviews"),
        ("postgresql+psycopg://u@db/reviews", "postgresql+asyncpg://u@db/reviews"),
        ("postgres://u@db/reviews", "postgresql+asyncpg://u@db/reviews"),
        ("postgresql://db/reviews?sslmode=require", "postgresql+asyncpg://db/reviews?ssl=require"),
    ],
)
def test_an_address_gets_our_driver(given: str, used: str):
    assert address(given).render_as_string(hide_password=False) == used


@pytest.mark.parametrize(
    "given",
    ["mysql://u:secret@db/reviews", "sqlite://", "sqlite:///:memory:", "secret", "", "postgresql://u:secret@db:x/y"],
)
def test_another_database_is_refused_without_quoting_its_address(given: str):
    with pytest.raises(Invalid) as refused:
        address(given)
    assert "secret" not in refused.value.sentence
    assert refused.value.__cause__ is None
