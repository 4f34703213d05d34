"""What all tables share: their base, names that cannot be guessed, and the present moment."""

import secrets
from datetime import UTC, datetime

from sqlalchemy import MetaData
from sqlalchemy.orm import DeclarativeBase


def new_id() -> str:
    """A name that cannot be guessed and says nothing about order or number (ASVS 5.0, 11.5.1).

    None begins with a hyphen: the command line would take it for an option.
    """
    while (name := secrets.token_urlsafe(16)).startswith("-"):
        pass
    return name


def now() -> datetime:
    """The present moment, in UTC."""
    return datetime.now(UTC)


class Table(DeclarativeBase):
    """What the tables share: names for constraints that are the same on every engine, so that migrations find them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
