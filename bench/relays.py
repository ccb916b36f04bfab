"""A message of a consultation, from its arrival to its copy; then very many at once, in both modes.

Idle: a learner writes, a moment later the next; the time from the phone's sending to the copy's
arrival at the emulator, the worst of 20 counts, beside a bare bot that sends the text on. At once:
40 teachers with five learners each, every learner writes 20 messages; the rate of all that left
between the first copy and the last stands against the pacer's. In the group: a forum of a
department and ten learners with ten messages each; Telegram takes 20 messages a minute there.
Whatever a side wrote must stand on the other once, and in its order.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Sequence
from functools import partial
from statistics import median
from typing import Any

from sqlalchemy import update

from bench.announcements import most_within
from bench.figures import Figure
from bench.scenes import Bot, Ground, bare, ours
from bot.pacer import LETTERS_BESIDE_ANSWERS
from bot.states import Awaited
from storage.database import Database
from storage.tables.people import Conversation
from tests.consulting import Chair, found
from tests.seats import Seat

IDLE_LIMIT = 300.0  # milliseconds
MOMENTS = 20
PAUSE = 1.5  # seconds: one chat takes a message a second
TEACHERS, LEARNERS_OF_EACH, MESSAGES = 40, 5, 20
LEARNERS_OF_GROUP, MESSAGES_TO_GROUP = 10, 10
LEAST_SHARE, MOST_IN_A_MINUTE = 95.0, 20.0
HANDS = 20  # messages the driver sends at a time
LEARNER, TEACHER = 101, 9001


async def measure(ground: Ground) -> list[Figure]:
    async with bare(ground) as bot:
        bot.stage.env["RELAY_TO"] = str(TEACHER)
        peer = await _idle(bot, Chair(1, (LEARNER,), (TEACHER,)))
    figures = []
    for kind in ("SQLite", "PostgreSQL"):
        db = await ground.database(kind)
        chair = Chair(1, (LEARNER,), (TEACHER,))
        await found(db, chair)
        await _ask_already(db, [chair])
        async with ours(ground, db) as bot:
            waits = await _idle(bot, chair)
        await db.close()
        figures.append(_moment(kind, waits, peer))
    # One after the other: alembic's context is the process's own.
    dbs = [await ground.database("SQLite") for _ in range(2)]
    private, group = await asyncio.gather(_many(ground, dbs[0]), _group(ground, dbs[1]))
    return [*figures, *private, *group]


def _moment(kind: str, waits: Sequence[float], peer: Sequence[float]) -> Figure:
    worst, usual, bare_usual = max(waits), median(waits), median(peer)
    return Figure(
        f"a question reaches its teacher, idle bot ({kind}): the slowest of {len(waits)}",
        f"median {usual * 1000:.0f} ms",
        f"bare aiogram: median {bare_usual * 1000:.0f} ms ({usual / bare_usual:.1f} ×)",
        worst * 1000,
        "ms",
        IDLE_LIMIT,
    )


async def _idle(bot: Bot, chair: Chair) -> list[float]:
    """Seconds from each message to its copy; the first ones only warm up."""
    await bot.meet([*chair.learners, *chair.teachers])
    await bot.start()
    learner, waits = Seat(bot.stage, chair.learners[0]), []
    for number in range(-2, MOMENTS):
        token, start = f"idle{number}x", time.time()
        await learner.say(token)
        call = await bot.stage.until(partial(_call, bot, token), f"{token} is relayed")
        waits.append(call["at"] - start)
        await asyncio.sleep(PAUSE)
    return waits[2:]


async def _call(bot: Bot, token: str) -> dict[str, Any] | None:
    calls = await bot.stage.record()
    return next((each for each in calls if each["ok"] and token in _text(each)), None)


def _text(call: dict[str, Any]) -> str:
    return str(call["params"].get("text", ""))


async def _ask_already(db: Database, chairs: Sequence[Chair]) -> None:
    """Every learner has chosen the discipline and only needs to write."""
    async with db.begin() as session:
        for chair in chairs:
            facts = {"discipline_id": chair.number}
            asking = {"awaits_kind": Awaited.QUESTION.value, "awaits_facts": facts}
            whose = Conversation.person_id.in_(chair.learners)
            await session.execute(update(Conversation).where(whose).values(asking))


async def _many(ground: Ground, db: Database) -> list[Figure]:
    chairs = [
        Chair(number, tuple(range(10 * number, 10 * number + LEARNERS_OF_EACH)), (9000 + number,))
        for number in range(101, 101 + TEACHERS)
    ]
    await found(db, *chairs)
    await _ask_already(db, chairs)
    threads = [(learner, chair) for chair in chairs for learner in chair.learners]
    async with ours(ground, db) as bot:
        await bot.meet([each for chair in chairs for each in (*chair.learners, *chair.teachers)])
        await bot.start()
        sent = await _relayed(bot, threads, MESSAGES)
    await db.close()
    times = [call["at"] for call in sent]
    rate = (len(times) - 1) / (times[-1] - times[0])
    what = f"{len(threads)} threads × {MESSAGES} messages at once, teachers' own chats (SQLite)"
    return [
        Figure(
            f"{what}: rate of all messages",
            f"{rate:.1f}/s",
            f"the pacer {LETTERS_BESIDE_ANSWERS}/s beside answers",
            100 * rate / LETTERS_BESIDE_ANSWERS,
            "%",
            LEAST_SHARE,
            is_floor=True,
        ),
        _wrong(what, sent, threads, MESSAGES),
    ]


async def _group(ground: Ground, db: Database) -> list[Figure]:
    learners = tuple(range(101, 101 + LEARNERS_OF_GROUP))
    async with ours(ground, db) as bot:
        await bot.meet([*learners, TEACHER])
        group = {"title": "K1", "members": [TEACHER], "topics": True}
        chat = (await bot.stage.post("groups", group))["id"]
        chair = Chair(1, learners, (TEACHER,), chat=chat)
        await found(db, chair)
        await _ask_already(db, [chair])
        await bot.start()
        threads = [(learner, chair) for learner in learners]
        sent = await _relayed(bot, threads, MESSAGES_TO_GROUP)
        calls = await bot.stage.record()
    await db.close()
    into = [call for call in calls if call["params"].get("chat_id") == chat]
    into = [call for call in into if call["method"].startswith(("send", "createForumTopic"))]
    refused = sum(not call["ok"] for call in into)
    what = f"{len(threads)} threads × {MESSAGES_TO_GROUP} messages into one forum (SQLite)"
    return [
        Figure(
            f"{what}: most in any minute",
            f"{refused} refused as too many; {sent[-1]['at'] - sent[0]['at']:.0f} s in all",
            "Telegram allows 20",
            float(most_within([call["at"] for call in into], 60)),
            "messages",
            MOST_IN_A_MINUTE,
        ),
        _wrong(what, sent, threads, MESSAGES_TO_GROUP),
    ]


async def _relayed(
    bot: Bot, threads: Sequence[tuple[int, Chair]], messages: int
) -> list[dict[str, Any]]:
    """Everybody writes at once; the calls that left from the first copy to the last."""
    await Seat(bot.stage, threads[0][0]).say("/help")
    await asyncio.sleep(1)
    seen, hands = await bot.last_call(), asyncio.Semaphore(HANDS)

    async def write(learner: int) -> None:
        for number in range(messages):
            async with hands:
                await Seat(bot.stage, learner).say(f"q{learner}n{number}x")

    await asyncio.gather(*(write(learner) for learner, _ in threads))
    wanted = len(threads) * messages

    async def all_came() -> list[dict[str, Any]] | None:
        await asyncio.sleep(1)
        calls = await bot.stage.record(seen)
        sent = [each for each in calls if each["ok"] and each["method"].startswith("send")]
        return sent if len({_token(call) for call in sent} - {""}) >= wanted else None

    return list(await bot.stage.until(all_came, f"{wanted} messages are relayed", seconds=900))


def _token(call: dict[str, Any]) -> str:
    """The learner's words in a message that was sent, if it carries some."""
    found = [word for word in _text(call).split() if word[0] == "q" and word[-1] == "x"]
    return found[-1] if found else ""


def _wrong(
    what: str, sent: Sequence[dict[str, Any]], threads: Sequence[tuple[int, Chair]], messages: int
) -> Figure:
    """Messages that came more than once, not at all, or before an older one of their thread."""
    came = [token for call in sent if (token := _token(call))]
    times = Counter(came)
    doubled = sum(number - 1 for number in times.values())
    lost = len(threads) * messages - len(times)
    out = 0
    for learner, _ in threads:
        own = [token for token in came if token.startswith(f"q{learner}n")]
        out += own != [f"q{learner}n{number}x" for number in range(messages)]
    told = f"{lost} lost, {doubled} doubled, {out} threads out of order"
    return Figure(f"{what}: lost, doubled, out of order", told, "–", lost + doubled + out, "", 0)
