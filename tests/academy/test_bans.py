"""Who may not write to the staff, and who writes too much: on both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from academy import bans, floods
from academy.bans import Order, Term
from academy.errors.bans import Banned, BannedUntil, BanNotFound, NoDepartment, TooManyMessages
from academy.errors.consultations import TextTooLong, ThreadNotFound
from academy.errors.directory import PersonNotFound
from storage.database import Database, Session
from storage.tables.audit import AuditLine, AuditReason
from storage.tables.columns import Bilingual
from storage.tables.consultations import Ban, Entry, EntryKind, Side, Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.letters import Letter
from storage.tables.people import Person, Role
from tests.conftest import NOW, add, person

DAY = timedelta(days=1)
TITLE = Bilingual(kk="Кафедра", ru="Кафедра")


@pytest.fixture
async def civil(either_db: Database) -> None:
    """Two departments with a discipline each; learner 7 asks lecturer 8, lecturer 10 the other."""
    db = either_db
    await person(db, 7, Role.LEARNER)
    for number in (8, 10):
        await person(db, number, Role.LECTURER)
    await person(db, 9, Role.ADMINISTRATOR)
    await person(db, 11, Role.LECTURER)
    await add(db, *(Department(id=n, code=f"D{n}", title=TITLE) for n in (1, 2)))
    await add(db, *(Discipline(id=n, code=f"C{n}", title=TITLE, department_id=n) for n in (1, 2)))
    await add(db, Discipline(id=3, code="C3", title=TITLE))
    await add(db, *(Teaching(person_id=p, discipline_id=d) for p, d in ((8, 1), (10, 2), (8, 3))))
    await add(db, *(Thread(id=n, learner_id=7, discipline_id=n, opened_at=NOW) for n in (1, 2, 3)))


async def who(session: Session, number: int) -> Person:
    statement = select(Person).where(Person.id == number)
    found = (await session.scalars(statement)).one()
    await session.refresh(found, ["roles"])
    return found


async def ban(
    db: Database, author: int, thread_id: int | None, order: Order, **moved: timedelta
) -> Ban:
    async with db.begin() as session:
        by, now = await who(session, author), NOW + moved.get("later", timedelta())
        if thread_id is None:
            return await bans.ban_everywhere(session, by, 7, order, now=now)
        return await bans.ban_from_department(session, by, thread_id, order, now=now)


async def admitted(db: Database, department_id: int | None, later: timedelta = DAY / 2) -> bool:
    """Whether what learner 7 writes there now is withheld; raises the refusal."""
    async with db.read() as session:
        return await bans.admit(session, 7, department_id, now=NOW + later)


async def letters_of(db: Database) -> list[str]:
    async with db.read() as session:
        return [each.kind for each in await session.scalars(select(Letter).order_by(Letter.id))]


@pytest.mark.usefixtures("civil")
async def test_a_ban_with_notice_refuses_in_its_department_only_and_until_it_ends(
    either_db: Database,
) -> None:
    await ban(either_db, 8, 1, Order(Term.DAY, is_silent=False, reason="Ә <бранится>"))

    with pytest.raises(BannedUntil) as refusal:
        await admitted(either_db, 1)
    assert refusal.value.until == NOW + DAY
    assert not await admitted(either_db, 2)
    assert not await admitted(either_db, None)
    assert not await admitted(either_db, 1, later=DAY)
    assert await letters_of(either_db) == ["ban-given"]
    async with either_db.read() as session:
        line = (await session.scalars(select(AuditLine))).one()
        assert (line.act, line.facts["person"], line.facts["department"]) == (
            "learner-banned",
            7,
            1,
        )
        assert (await session.scalars(select(AuditReason))).one().text == "Ә <бранится>"


@pytest.mark.usefixtures("civil")
async def test_a_silent_ban_withholds_and_tells_nobody(either_db: Database) -> None:
    row = await ban(either_db, 8, 1, Order(Term.OPEN, is_silent=True))

    assert await admitted(either_db, 1, later=400 * DAY)
    assert not await admitted(either_db, 2)
    async with either_db.begin() as session:
        await bans.lift(session, await who(session, 8), row.id, now=NOW + DAY)
    assert not await admitted(either_db, 1, later=2 * DAY)
    assert await letters_of(either_db) == []


@pytest.mark.usefixtures("civil")
async def test_an_administrator_bans_everywhere_and_what_was_told_goes_before_what_was_not(
    either_db: Database,
) -> None:
    await ban(either_db, 8, 1, Order(Term.OPEN, is_silent=True))
    await ban(either_db, 9, None, Order(Term.OPEN, is_silent=False))

    for department_id in (1, 2, None):
        with pytest.raises(Banned):
            await admitted(either_db, department_id)


@pytest.mark.usefixtures("civil")
async def test_a_new_ban_takes_the_place_of_the_one_that_stands_and_lifting_leaves_none(
    either_db: Database,
) -> None:
    row = await ban(either_db, 8, 1, Order(Term.OPEN, is_silent=True))
    newer = await ban(either_db, 8, 1, Order(Term.WEEK, is_silent=False), later=DAY)

    async with either_db.read() as session:
        page, _ = await bans.bans(session, 0, now=NOW + DAY)
    assert [each.id for each, _ in page.items] == [newer.id]
    with pytest.raises(BanNotFound):  # the button of the older one
        async with either_db.begin() as session:
            await bans.lift(session, await who(session, 9), row.id, now=NOW + DAY)
    async with either_db.begin() as session:
        await bans.lift(session, await who(session, 9), newer.id, now=NOW + 2 * DAY)
    with pytest.raises(BanNotFound):
        async with either_db.begin() as session:
            await bans.lift(session, await who(session, 9), newer.id, now=NOW + 2 * DAY)
    assert not await admitted(either_db, 1, later=2 * DAY)
    assert await letters_of(either_db) == ["ban-given", "ban-lifted"]
    async with either_db.read() as session:
        lines = await session.scalars(select(AuditLine.act).order_by(AuditLine.id))
    acts = ["learner-banned", "learner-unbanned"]
    assert list(lines) == [acts[0], acts[1], acts[0], acts[1]]


@pytest.mark.usefixtures("civil")
async def test_only_the_staff_of_the_department_ban_and_lift_there(either_db: Database) -> None:
    order = Order(Term.DAY, is_silent=False)
    with pytest.raises(ThreadNotFound):
        await ban(either_db, 10, 1, order)
    with pytest.raises(NoDepartment):
        await ban(either_db, 8, 3, order)
    with pytest.raises(TextTooLong):
        await ban(either_db, 8, 1, Order(Term.DAY, is_silent=False, reason="ә" * 501))
    row = await ban(either_db, 8, 1, order)
    everywhere = await ban(either_db, 9, None, order)

    for author, number in ((10, row.id), (11, row.id), (8, everywhere.id), (9, 2**31)):
        async with either_db.begin() as session:
            by = await who(session, author)
            with pytest.raises(BanNotFound):
                await bans.lift(session, by, number, now=NOW)
    async with either_db.begin() as session:
        with pytest.raises(PersonNotFound):
            await bans.ban_everywhere(session, await who(session, 9), 8, order, now=NOW)


@pytest.mark.usefixtures("civil")
async def test_the_head_of_the_department_bans_and_the_stand_in_of_a_teacher_does(
    either_db: Database,
) -> None:
    async with either_db.begin() as session:
        (await session.get_one(Department, 1)).head_id = 11
        await session.execute(delete(Teaching).where(Teaching.person_id == 8))

    row = await ban(either_db, 11, 1, Order(Term.DAY, is_silent=False))

    async with either_db.begin() as session:
        await bans.lift(session, await who(session, 11), row.id, now=NOW)
    assert not await admitted(either_db, 1)


async def write(db: Database, count: int, every: timedelta, album: str | None = None) -> None:
    """The learner's messages, the newest one now."""
    entry = {"thread_id": 1, "author_id": 7, "side": Side.LEARNER, "kind": EntryKind.TEXT}
    at = [NOW - every * number for number in range(count)]
    await add(db, *(Entry(**entry, album=album, written_at=each) for each in at))


async def refused_until(db: Database, album: str | None = None) -> timedelta | None:
    """How long from now the learner may not write; none: not at all."""
    async with db.read() as session:
        try:
            await floods.check(session, 7, album=album, now=NOW)
        except TooManyMessages as refusal:
            return refusal.again_at - NOW
    return None


@pytest.mark.usefixtures("civil")
@pytest.mark.parametrize(
    ("count", "every", "pause"),
    [
        (29, 1, None),
        (30, 1, timedelta(seconds=60 - 29)),
        (30, 3, None),
        (199, 10, None),
        (200, 10, timedelta(seconds=3600 - 1990)),
        (200, 0, timedelta(hours=1)),
    ],
)
async def test_thirty_messages_a_minute_and_two_hundred_an_hour_are_the_most(
    either_db: Database, count: int, every: int, pause: timedelta | None
) -> None:
    await write(either_db, count, timedelta(seconds=every))

    assert await refused_until(either_db) == pause


@pytest.mark.usefixtures("civil")
async def test_an_album_that_was_begun_is_taken_whole(either_db: Database) -> None:
    await write(either_db, 29, timedelta())
    await write(either_db, 1, timedelta(), album="77")

    assert await refused_until(either_db, album="77") is None
    assert await refused_until(either_db, album="78") == timedelta(minutes=1)
    assert await refused_until(either_db) == timedelta(minutes=1)


@pytest.mark.usefixtures("civil")
async def test_what_the_staff_or_another_learner_write_is_not_the_learners_flood(
    either_db: Database,
) -> None:
    await write(either_db, 30, timedelta())
    async with either_db.read() as session:
        await floods.check(session, 8, now=NOW)
