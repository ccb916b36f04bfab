"""Administrators hear once when a part turns wrong, and once when it is well again."""

from datetime import timedelta

import pytest
from pydantic import SecretStr

from academy import alarms, health, signs
from academy import clock as beats
from academy.settings import Settings
from academy.signs import Disk, Faces
from bot.app import App
from bot.scheduler import jobs
from bot.scheduler.health import sound_alarms
from storage.database import Database, Session
from storage.tables.people import Person, Role
from tests.chat import Chat
from tests.conftest import NOW, Clock, person

MINUTE = timedelta(minutes=1)
GIB = 1 << 30
ROOM, TIGHT, FULL = (Disk(free, 20 * GIB) for free in (9 * GIB, GIB, GIB // 4))


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    """The administrator's phone, in an academy that is no demonstration."""
    real = app.tools.settings.model_copy(update={"bot_token": SecretStr("1:A")})
    object.__setattr__(app.tools, "settings", real)
    return Chat(app, 9)


async def minutes(app: App, clock: Clock, disk: Disk, count: int = 1) -> None:
    """So many minutes pass: the bot notes how it is, the job looks, letters leave."""
    for _ in range(count):
        clock.now += MINUTE
        async with app.tools.db.begin() as session:
            await note(session, clock, disk)
        await jobs.run(sound_alarms, app.tools.db, app.tools.settings, clock)
        await app.courier.deliver()


async def note(session: Session, clock: Clock, disk: Disk) -> None:
    await beats.beat(session, now=clock.now)
    await signs.telegram(session, clock.now, 0, now=clock.now)
    await signs.faces(session, Faces.ON, now=clock.now)
    await signs.disk(session, disk, now=clock.now)


async def test_what_turns_wrong_is_told_once_and_what_is_well_again_once(
    app: App, clock: Clock, office: Chat
) -> None:
    await minutes(app, clock, ROOM, 3)
    assert office.shown == []

    await minutes(app, clock, FULL, 60)
    assert len(office.shown) == 1
    assert office.text.startswith("<b>Нужна Ваша помощь</b>\n\n❌ Диск: свободно 256 МБ")
    assert "→ Освободите место" in office.text
    assert office.labels == ["🩺 Состояние"]

    await minutes(app, clock, ROOM, 60)
    assert len(office.shown) == 2
    assert office.text.startswith("<b>Снова в порядке</b>\n\n✅ Диск: свободно 9")


async def test_a_bad_minute_is_no_alarm(app: App, clock: Clock, office: Chat) -> None:
    for _ in range(5):
        await minutes(app, clock, FULL, 2)
        await minutes(app, clock, ROOM, 1)

    assert office.shown == []


async def test_what_was_seen_before_the_bot_was_down_counts_anew(
    app: App, clock: Clock, office: Chat
) -> None:
    await minutes(app, clock, FULL, 1)
    clock.now += timedelta(days=2)

    await minutes(app, clock, FULL, 1)
    assert office.shown == []

    await minutes(app, clock, FULL, 2)
    assert len(office.shown) == 1


async def test_what_hovers_at_the_limit_is_not_told_again_and_again(
    app: App, clock: Clock, office: Chat
) -> None:
    for _ in range(10):
        await minutes(app, clock, FULL, 5)
        await minutes(app, clock, TIGHT, 5)
    assert len(office.shown) == 1

    await minutes(app, clock, TIGHT, 30)
    assert len(office.shown) == 2
    assert "⚠️ Диск" in office.text


async def test_every_administrator_is_told_in_their_language_and_nobody_else(
    app: App, db: Database, clock: Clock, office: Chat, learner: Person
) -> None:
    await person(db, 30, Role.ADMINISTRATOR, locale="kk")
    await person(db, 31, Role.AUDITOR)

    await minutes(app, clock, FULL, 4)

    assert "Нужна Ваша помощь" in office.text
    assert "Көмегіңіз қажет" in Chat(app, 30).text
    assert Chat(app, 31).shown == Chat(app, 7).shown == []


async def test_the_demonstration_alarms_nobody(app: App, clock: Clock, office: Chat) -> None:
    object.__setattr__(app.tools, "settings", Settings())
    await minutes(app, clock, FULL, 10)

    assert office.shown == []


async def test_both_databases_tell_how_they_are(either_db: Database, clock: Clock) -> None:
    async with either_db.begin() as session:
        await note(session, clock, FULL)
    for _ in range(2):
        async with either_db.begin() as session:
            found = await health.health(session, Settings(), now=clock.now)
            told = await alarms.sound(session, found, now=clock.now)
        clock.now += 2 * MINUTE

    facts = found.facts()
    assert (facts["well"], told) == (False, 1)
    assert facts["at"] == (NOW + 2 * MINUTE).isoformat()
    assert facts["parts"]["database"]["size"] > 0
    assert facts["parts"]["disk"] == {
        "grade": "wrong",
        "advice": "disk-low",
        "free": GIB // 4,
        "total": 20 * GIB,
    }
