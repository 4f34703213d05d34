"""How migrations run: on the connection that is handed in, or on that of the installation in the environment."""

import asyncio
from typing import Any, Literal

from alembic.autogenerate.api import AutogenContext
from sqlalchemy import Connection
from sqlalchemy.types import TypeDecorator

from alembic import context
from repository.engines import BEGIN, MIGRATING, connect
from repository.models import Account
from repository.settings import Settings


def rendered(kind: str, item: Any, _context: AutogenContext) -> str | Literal[False]:
    """A column type of ours as the type that it is in the database: an old migration must not change with our code."""
    if kind == "type" and isinstance(item, TypeDecorator):
        return f"sa.{item.impl_instance!r}"
    return False


def migrate(connection: Connection) -> None:
    """Run the migrations asked for on that connection."""
    context.configure(
        connection=connection, target_metadata=Account.metadata, render_as_batch=True, render_item=rendered
    )
    with context.begin_transaction():
        context.run_migrations()


async def connect_and_migrate() -> None:
    """Run the migrations asked for on the database of the installation in the environment."""
    engine = connect(Settings.from_environment().database_url).execution_options(**{BEGIN: MIGRATING})
    try:
        async with engine.begin() as connection:
            await connection.run_sync(migrate)
    finally:
        await engine.dispose()


if context.is_offline_mode():
    raise SystemExit("Migrations run on a database; there is no offline mode.")
if (given := context.config.attributes.get("connection")) is not None:
    migrate(given)
else:
    asyncio.run(connect_and_migrate())
