"""`python -m storage.migrations.revise "why"` writes the next migration from the models.

It compares them with a fresh SQLite database brought to the newest version.
"""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command

from storage.database import Database
from storage.migrating import configuration, upgrade


async def revise(reason: str) -> None:
    """Write a migration to storage/migrations/versions."""
    with TemporaryDirectory() as folder:
        db = Database(f"sqlite+aiosqlite:///{Path(folder) / 'empty.db'}")
        await upgrade(db)
        async with db.engine.begin() as connection:
            await connection.run_sync(
                lambda sync: command.revision(
                    configuration(connection=sync), message=reason, autogenerate=True
                )
            )
        await db.close()


if __name__ == "__main__":
    asyncio.run(revise(sys.argv[1]))
