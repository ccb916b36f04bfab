"""Where the journeys of consultations play: an academy, a bot and phones, in one language."""

import re
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from locales import Translator
from storage.database import Database
from storage.migrating import upgrade
from storage.tables.columns import Bilingual
from tests.consulting import Chair, Names, found
from tests.seats import Seat
from tests.stage import Stage, opened

TAG = re.compile(r"</?\w+>")
LEARNER, TEACHER, HEAD, OFFICE = 101, 201, 301, 401


@dataclass
class Scene:
    """A running academy and the words of its language."""

    stage: Stage
    db: Database
    t: Translator
    chair: Chair

    @property
    def learner(self) -> Seat:
        return Seat(self.stage, self.chair.learners[0])

    @property
    def teacher(self) -> Seat:
        return Seat(self.stage, self.chair.teachers[0], self.chair.chat)

    @property
    def discipline(self) -> str:
        title: Bilingual = self.chair.title
        return title.text(self.t.locale)

    def words(self, key: str, line: int = 0, **facts: object) -> str:
        """A line of a message as a phone shows it, without marks; -1 is the last one."""
        lines = [each for each in TAG.sub("", self.t.plain(key, **facts)).split("\n") if each]
        return lines[line]

    async def begin(self, seat: Seat | None = None) -> None:
        """The learner chooses what to ask about; from then on what they write goes there."""
        seat = seat or self.learner
        await seat.say("/ask")
        await seat.press(self.discipline)
        await seat.sees(self.discipline)


@asynccontextmanager
async def closing(db: Database) -> AsyncIterator[None]:
    """A database with its tables, which is closed whatever happens."""
    try:
        await upgrade(db)
        yield
    finally:
        await db.close()


@asynccontextmanager
async def scene(
    folder: Path, locale: str, chair: Chair | None = None, others: Sequence[Chair] = ()
) -> AsyncIterator[Scene]:
    """Everybody has opened the bot, which runs."""
    chair = chair or Chair(1, (LEARNER,), (TEACHER,), head=HEAD)
    db = Database(f"sqlite+aiosqlite:///{folder / 'journey.db'}")
    url = db.url.render_as_string(hide_password=False)
    async with closing(db), opened(folder, url) as stage:
        await found(db, chair, *others, names=Names(locale), office=OFFICE)
        stage.env |= {"QUIET_FROM": "00:00", "QUIET_UNTIL": "00:00"}  # whatever the hour of the run
        for person in sorted({OFFICE, *(who for each in (chair, *others) for who in each.people)}):
            await (await stage.phone(person, locale=locale)).say("/start")
        await stage.start_bot()
        yield Scene(stage, db, Translator(locale), chair)
        assert await stage.stop_bot() == 0
        log = stage.log.read_text()
        assert "Traceback" not in log, log[-5000:]
