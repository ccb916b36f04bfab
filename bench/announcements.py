"""An announcement to many: the rate the courier reaches, and the most in any one second.

An administrator confirms it with the button; the emulator, with Telegram's own limit of 30 a
second, notes when each message came. The rate is that between the first and the last message,
against the 29.5 a second of the pacer; one second is any second, not one of the clock, and what the
emulator refused as too many counts in it, too.
"""

import asyncio
from collections import deque
from datetime import UTC, datetime
from typing import Any

from bench.figures import Figure
from bench.scenes import Bot, Ground, found, ours
from bot.callbacks.announcements import SendAnnouncement
from bot.pacer import LETTERS_PER_SECOND
from storage.database import Database
from storage.tables.announcements import Announcement, AnnouncementState
from storage.tables.columns import Bilingual
from storage.tables.people import Role

PEOPLE, PEOPLE_IN_FULL = 600, 10_000
ADMINISTRATOR = 100
WORDS = "XABAR"
LEAST_SHARE, MOST_IN_A_SECOND = 95.0, 30.0
_QUIET = 3.0  # seconds until the pacer has forgotten the last direct answer


async def measure(ground: Ground) -> list[Figure]:
    people = PEOPLE_IN_FULL if ground.full else PEOPLE
    db = await ground.database("SQLite")
    await _write(db, people)
    async with ours(ground, db) as bot:
        calls = await _sent(bot, people)
    await db.close()
    times = [call["at"] for call in calls if call["ok"]]
    refusals = len(calls) - len(times)
    rate = (len(times) - 1) / (times[-1] - times[0])
    most = most_within([call["at"] for call in calls])
    what = f"an announcement to {people:,} people (SQLite)"
    refused = f"{refusals} refused as too many"
    pacer = f"the pacer {LETTERS_PER_SECOND}/s"
    share = 100 * rate / LETTERS_PER_SECOND
    return [
        Figure(f"{what}: rate", f"{rate:.2f}/s", pacer, share, "%", LEAST_SHARE, is_floor=True),
        Figure(
            f"{what}: most in any one second",
            refused,
            "Telegram allows 30",
            float(most),
            "messages",
            MOST_IN_A_SECOND,
        ),
    ]


async def _write(db: Database, people: int) -> None:
    await found(db, range(1001, 1001 + people - 1))
    await found(db, [ADMINISTRATOR], role=Role.ADMINISTRATOR)
    text = f"{WORDS} " + "· " * 80
    async with db.begin() as session:
        session.add(
            Announcement(
                id=1,
                author_id=ADMINISTRATOR,
                state=AnnouncementState.DRAFT,
                text=Bilingual(text, text),
                written_at=datetime.now(UTC),
            )
        )


async def _sent(bot: Bot, people: int) -> list[dict[str, Any]]:
    """The calls that brought the announcement, also those that were refused."""
    await bot.meet([ADMINISTRATOR, *range(1001, 1001 + people - 1)])
    await bot.show_question([ADMINISTRATOR])
    await bot.start()
    phone = await bot.stage.phone(ADMINISTRATOR)
    await phone.say("/help")
    await asyncio.sleep(_QUIET)
    seen = await bot.last_call()
    data = SendAnnouncement(announcement_id=1).pack()
    await phone.press_raw(bot.shown[ADMINISTRATOR], data)
    await asyncio.sleep(people / LETTERS_PER_SECOND * 0.95)

    async def all_came() -> list[dict[str, Any]] | None:
        calls = [call for call in await bot.stage.record(seen) if _is_ours(call)]
        return calls if sum(call["ok"] for call in calls) >= people else None

    return list(await bot.stage.until(all_came, f"{people} people have the announcement"))


def _is_ours(call: dict[str, Any]) -> bool:
    return call["method"] == "sendMessage" and WORDS in str(call["params"])


def most_within(times: list[float], seconds: float = 1) -> int:
    """The most of these moments that fall into any span of so many seconds."""
    most, window = 0, deque[float]()
    for time in times:
        window.append(time)
        while window[0] <= time - seconds:
            window.popleft()
        most = max(most, len(window))
    return most
