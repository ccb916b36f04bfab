"""kill −9 at random moments: every update is handled once, every letter follows its class."""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select

from academy import letters
from academy.consents import VERSIONS
from academy.letters import Draft
from bot.courier import SLOTS
from storage.database import Database
from storage.migrating import upgrade
from storage.tables.columns import Bilingual
from storage.tables.consents import Purpose
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership
from storage.tables.inbox import StoredUpdate, UpdateState
from storage.tables.letters import Delivery, Letter, LetterState
from storage.tables.materials import Material, MaterialKind
from storage.tables.people import Conversation, Person, PersonRole, Role
from storage.tables.trace import TraceLine, Verb
from tests.conftest import new_postgres_database
from tests.stage import Phone, Stage, opened

LEARNERS = range(101, 131)
PRESSES = 9  # of each learner; with /materials that makes 300 updates
KILLS = 4
BODY = "Дәріс мәтіні"


@pytest.fixture(params=["sqlite", "postgresql"])
async def database(request: pytest.FixtureRequest, tmp_path: Path) -> AsyncIterator[Database]:
    url = f"sqlite+aiosqlite:///{tmp_path / 'crash.db'}"
    if request.param == "postgresql":
        url = await new_postgres_database(request.getfixturevalue("postgres"))
    db = Database(url)
    await upgrade(db)
    await found_academy(db)
    yield db
    await db.close()


async def found_academy(db: Database) -> None:
    async with db.begin() as session:
        title = Bilingual("Пән", "Дисциплина")
        session.add_all([Discipline(id=1, code="D", title=title), Group(id=1, code="G")])
        await session.flush()
        session.add(Enrolment(group_id=1, discipline_id=1))
        session.add(
            Material(
                id=1,
                discipline_id=1,
                kind=MaterialKind.TEXT,
                title=Bilingual("Дәріс", "Лекция"),
                body=Bilingual(BODY, BODY),
                added_at=datetime.now(UTC),
            )
        )
        for number in LEARNERS:
            roles = [PersonRole(role=Role.LEARNER)]
            name = {"family_name": "Әлі", "given_name": str(number)}
            person = Person(id=number, roster_code=str(number), roles=roles, **name)
            person.study_consent = VERSIONS[Purpose.STUDY]
            session.add(person)
        await session.flush()
        for number in LEARNERS:
            session.add(Membership(group_id=1, person_id=number))
            session.add(Conversation(telegram_id=number, person_id=number, locale="kk"))


async def press_material(phone: Phone) -> None:
    """Ask for the list once, then open the same material again and again, as a person would."""
    await phone.say("/materials")
    shown = await phone.sees("Пән")
    pauses = random.Random(phone.number)
    for _ in range(PRESSES):
        await asyncio.sleep(3 * pauses.random())  # spread over all the lives of the bot
        await phone.press_raw(shown["message_id"], "mat:1")


async def queue_doubtful(db: Database) -> None:
    """One letter that must never come twice, for everybody, spread over the lives of the bot."""
    now = datetime.now(UTC)
    drafts = [
        Draft(
            kind="unlinked",
            key=f"once:{number}",
            chat_id=number,
            lane=f"once:{number}",
            delivery=Delivery.DOUBT,
            not_before=now + timedelta(seconds=number % 20),
        )
        for number in LEARNERS
    ]
    async with db.begin() as session:
        await letters.queue(session, drafts, now=now)


async def unfinished(db: Database) -> int:
    async with db.read() as session:
        open_letters = Letter.state.in_([LetterState.WAITING, LetterState.SENDING])
        counts = [
            select(func.count()).select_from(StoredUpdate).where(~StoredUpdate.is_answered),
            select(func.count()).select_from(Letter).where(open_letters),
        ]
        return sum([await session.scalar(count) or 0 for count in counts])


async def is_finished(db: Database) -> bool:
    return await unfinished(db) == 0


async def killed_at_random(stage: Stage, seed: int) -> None:
    moments = random.Random(seed)
    for _ in range(KILLS):
        await asyncio.sleep(2 + 4 * moments.random())  # sometimes before it has even started
        await stage.kill_bot()
        await stage.start_bot()


@pytest.mark.parametrize("webhook", [False, True], ids=["polling", "webhook"])
async def test_nothing_is_lost_or_done_twice_when_the_bot_is_killed(
    database: Database, tmp_path: Path, webhook: bool
) -> None:
    url = database.url.render_as_string(hide_password=False)
    async with opened(tmp_path, url, webhook=webhook) as stage:
        phones = [await stage.phone(number) for number in LEARNERS]
        await stage.start_bot()
        await queue_doubtful(database)

        pressing = [asyncio.ensure_future(press_material(phone)) for phone in phones]
        await killed_at_random(stage, seed=webhook)
        await asyncio.gather(*pressing)
        await stage.until(lambda: is_finished(database), "everything is worked off")

        await check_database(database)
        await check_record(database, await stage.record())
        assert await stage.stop_bot() == 0


async def check_database(db: Database) -> None:
    """Handled exactly once: no update failed, every press left one line in the trace."""
    async with db.read() as session:
        states = Counter(await session.scalars(select(StoredUpdate.state)))
        opened_lines = Counter(
            await session.scalars(select(TraceLine.person_id).where(TraceLine.verb == Verb.OPENED))
        )
        kinds = Counter(map(tuple, await session.execute(select(Letter.kind, Letter.state))))
    assert states == {UpdateState.HANDLED: len(LEARNERS) * (PRESSES + 1)}
    assert opened_lines == dict.fromkeys(LEARNERS, PRESSES)
    assert kinds["material", LetterState.SENT] == len(LEARNERS) * PRESSES


async def check_record(db: Database, record: list[dict[str, Any]]) -> None:
    """What the emulator saw: answers at least once and at most twice, letters by their class."""
    answers = Counter(
        call["params"]["callback_query_id"]
        for call in record
        if call["method"] == "answerCallbackQuery"
    )
    assert len(answers) == len(LEARNERS) * PRESSES
    assert max(answers.values()) <= 2

    sent = [call["params"] for call in record if call["method"] == "sendMessage" and call["ok"]]
    copies = Counter(call["chat_id"] for call in sent if BODY in call["text"])
    async with db.read() as session:
        resent = await session.scalar(select(func.count()).where(Letter.was_resent)) or 0
        doubts = await session.scalar(
            select(func.count()).where(Letter.kind == "unlinked", Letter.state == LetterState.DOUBT)
        )
    assert all(copies[number] >= PRESSES for number in LEARNERS)
    extra = sum(copies.values()) - len(LEARNERS) * PRESSES
    assert extra <= KILLS * SLOTS  # what was in flight at each kill may come once more
    assert bool(extra) <= bool(resent)  # and the report knows of it
    once = Counter(call["chat_id"] for call in sent if "ажыратылды" in call["text"])
    assert max(once.values()) == 1
    assert len(once) + (doubts or 0) >= len(LEARNERS)
