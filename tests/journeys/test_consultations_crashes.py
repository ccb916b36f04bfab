"""kill −9 at random moments during 500 relayed messages: both sides of the record are compared."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bot.courier import SLOTS
from storage.database import Database
from storage.migrating import upgrade
from tests.conftest import new_postgres_database
from tests.consulting import Chair, found
from tests.seats import Seat, is_bots, picture, words
from tests.stage import Message, Stage, opened

SEED = 6
KILLS = 5
PATIENCE = 900.0  # seconds: a busy machine takes long for all of it
LOOKS = 1.0  # seconds between two looks of a person; all together must not keep the emulator busy
PRIVATE, GROUPS = range(1, 7), range(7, 15)  # disciplines: teachers' own chats, forum groups
QUESTIONS, ANSWERS = 14, 12  # of each thread in private
QUESTIONS_IN_GROUP, ANSWERS_IN_GROUP = 7, 5  # Telegram takes 20 a minute into one group
TOTAL = 2 * len(PRIVATE) * (QUESTIONS + ANSWERS) + 2 * len(GROUPS) * (
    QUESTIONS_IN_GROUP + ANSWERS_IN_GROUP
)


@dataclass
class Line:
    """One thread: its learner and its teacher, and what each of them sent, message by message."""

    chair: Chair
    learner: Seat
    teacher: Seat
    asked: list[Message] = field(default_factory=list)
    answered: list[Message] = field(default_factory=list)

    @property
    def name(self) -> str:
        return f"{self.chair.number}-{self.learner.number}"


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'crash.db'}"
    if request.param == "postgresql":
        url = await new_postgres_database(request.getfixturevalue("postgres"))
    db = Database(url)
    await upgrade(db)
    yield db
    await db.close()


async def chairs(stage: Stage) -> list[Chair]:
    """Departments; those of GROUPS have a forum each, in which their teacher is."""
    made = []
    for number in (*PRIVATE, *GROUPS):
        learners, teacher = (100 + 2 * number, 101 + 2 * number), 200 + number
        for person in (*learners, teacher):
            await (await stage.phone(person)).say("/start")
        chat = None
        if number in GROUPS:
            group = {"title": f"K{number}", "members": [teacher], "topics": True}
            chat = (await stage.post("groups", group))["id"]
        made.append(Chair(number, learners, (teacher,), chat=chat))
    return made


def lines(stage: Stage, made: list[Chair]) -> list[Line]:
    return [
        Line(
            chair,
            Seat(stage, learner, every=LOOKS, patience=PATIENCE),
            Seat(stage, chair.teachers[0], chair.chat, every=LOOKS, patience=PATIENCE),
        )
        for chair in made
        for learner in chair.learners
    ]


async def send(seat: Seat, token: str, to: Message | None, dice: random.Random) -> list[Message]:
    """A text, a photo or an album; every picture is one of its own."""
    kind = dice.choice(["text", "text", "text", "photo", "album"])
    if kind == "text":
        return [await seat.say(token, to)]
    colors = [f"#{dice.randrange(2**24):06x}" for _ in range(2 if kind == "album" else 1)]
    return await seat.show("photo", *map(picture, colors), to=to, caption=token)


async def ask(line: Line, dice: random.Random) -> None:
    """Choose the discipline once, then write and write."""
    await line.learner.say("/ask")
    await line.learner.press(line.chair.title.kk)
    await line.learner.sees(line.chair.title.kk)
    for number in range(QUESTIONS_IN_GROUP if line.chair.chat else QUESTIONS):
        token = f"L{line.name}-{number}"
        line.asked += await send(line.learner, token, None, dice)
        await asyncio.sleep(4.5 * dice.random())


async def answer(line: Line, dice: random.Random) -> None:
    """Answer as soon as the first question is there: by a reply, or in its topic."""
    first = await line.teacher.sees(f"L{line.name}-")
    is_topic = bool(first.get("is_topic_message"))
    thread = first["message_thread_id"] if is_topic else None
    seat, to = replace(line.teacher, thread=thread), None if is_topic else first
    for number in range(ANSWERS_IN_GROUP if line.chair.chat else ANSWERS):
        line.answered += await send(seat, f"T{line.name}-{number}", to, dice)
        await asyncio.sleep(3 * dice.random())


async def killed_at_random(stage: Stage, moments: random.Random) -> None:
    """Each life lasts some seconds from the moment the bot is ready."""
    for life in range(1, KILLS + 1):

        async def is_ready(life: int = life) -> bool:
            return stage.log.read_text().count("is ready") >= life

        await stage.until(is_ready, f"the bot lives for the {life}th time")
        await asyncio.sleep(1 + 6 * moments.random())
        await stage.kill_bot()
        await stage.start_bot()


def mark(message: Message) -> str:
    """What a message and its copy have in common: the picture, or the words."""
    photo = message.get("photo")
    return str(photo[-1]["file_unique_id"]) if photo else words(message).split()[-1]


def marks_of(messages: list[Message]) -> list[str]:
    return [mark(each) for each in messages if each.get("photo") or words(each)]


async def copies(seat: Seat, sent: list[Message]) -> list[str]:
    """Which of these messages the bot brought to the other side, in the order they came."""
    wanted = set(marks_of(sent))
    theirs = [each for each in await seat.messages() if is_bots(each)]
    return [each for each in marks_of(theirs) if each in wanted]


async def is_whole(lines: list[Line]) -> bool:
    for line in lines:
        for seat, sent in ((line.teacher, line.asked), (line.learner, line.answered)):
            if set(await copies(seat, sent)) != set(marks_of(sent)):
                return False
    return True


async def test_five_hundred_messages_survive_a_bot_that_is_killed(
    database: Database, tmp_path: Path
) -> None:
    url = database.url.render_as_string(hide_password=False)
    async with opened(tmp_path, url) as stage:
        made = await chairs(stage)
        await found(database, *made)
        threads = lines(stage, made)
        await stage.start_bot()

        people = [act(line, random.Random(f"{SEED}:{act.__name__}:{line.name}"))
                  for line in threads for act in (ask, answer)]  # fmt: skip
        acting = [asyncio.ensure_future(each) for each in people]
        await killed_at_random(stage, random.Random(SEED))
        await asyncio.gather(*acting)

        await stage.until(
            lambda: is_whole(threads), "every message stands on the other side", PATIENCE, 1
        )
        await check_order(threads)
        await check_marks(threads)
        assert await stage.stop_bot() == 0


async def check_order(threads: list[Line]) -> None:
    """Nothing lost, nothing out of order within a thread, only what was in flight doubled."""
    doubled = total = 0
    for line in threads:
        for seat, sent in ((line.teacher, line.asked), (line.learner, line.answered)):
            came, wanted = Counter[str](), marks_of(sent)
            order = []
            for each in await copies(seat, sent):
                came[each] += 1
                order += [each] if came[each] == 1 else []
            assert order == wanted, (line.name, seat.number)
            doubled += sum(came.values()) - len(wanted)
            total += len(wanted)
    assert total >= TOTAL
    assert doubled <= KILLS * SLOTS * 2  # an album in flight is two messages


async def check_marks(threads: list[Line]) -> None:
    """Who wrote sees that it arrived."""
    for line in threads:
        teacher = line.teacher
        for seat, sent in ((line.learner, line.asked), (teacher, line.answered)):
            for message in sent:
                if words(message):  # of an album, its first part
                    await seat.marked(message)
