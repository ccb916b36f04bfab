"""Whose database this is."""

import asyncio

from academy import clock
from storage.database import Database

API = "https://api.telegram.org"


async def started(db: Database, bot_id: int, username: str) -> tuple[int, str]:
    """A process of this bot starts; whose database it finds."""
    async with db.begin() as session:
        owner = await clock.owned_by(session, bot_id, API, username)
        return owner.bot_id, owner.username


async def test_processes_that_start_at_once_agree_whose_database_it_is(
    either_db: Database,
) -> None:
    found = await asyncio.gather(*(started(either_db, 42, "sabaq_bot") for _ in range(5)))

    assert found == [(42, "sabaq_bot")] * 5


async def test_a_database_stays_with_its_first_bot_whose_name_is_kept_up_to_date(
    either_db: Database,
) -> None:
    await started(either_db, 42, "sabaq_bot")

    assert await started(either_db, 43, "other_bot") == (42, "sabaq_bot")
    assert await started(either_db, 42, "sabaq_kz_bot") == (42, "sabaq_kz_bot")
