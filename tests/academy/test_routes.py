from datetime import timedelta

import pytest

from academy import consultations, routes
from academy.errors.consultations import NoTeacher
from academy.routes import Route
from academy.timetable import academy_day
from storage.database import Database
from storage.tables.chats import BoundChat, ChatUse
from storage.tables.columns import Bilingual
from storage.tables.consultations import Thread
from storage.tables.departments import Department, StaffSide
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.hours import DayOff
from storage.tables.people import Conversation, Person, PersonState, Role
from tests.conftest import NOW, add, person

TODAY = academy_day(NOW)
GROUP = -1001


@pytest.fixture
async def people(either_db: Database) -> Person:
    """Learner 7 asks lecturers 8 and 9 of a department whose head is 10."""
    for number in (8, 9, 10, 11):
        await person(either_db, number, Role.LECTURER)
    learner = await person(either_db, 7, Role.LEARNER)
    title = Bilingual("П", "Д")
    await add(either_db, Department(id=1, code="D", title=title, head_id=10))
    await add(either_db, Discipline(id=1, code="X", title=title, department_id=1))
    await add(either_db, Group(id=1, code="Т"))
    await add(either_db, Enrolment(group_id=1, discipline_id=1))
    await add(either_db, Membership(group_id=1, person_id=7))
    await add(either_db, *(Teaching(person_id=each, discipline_id=1) for each in (8, 9)))
    await add(either_db, Thread(id=1, learner_id=7, discipline_id=1, opened_at=NOW))
    return learner


async def found(db: Database) -> Route:
    async with db.read() as session:
        return await routes.route(session, await session.get_one(Thread, 1), now=NOW)


async def change(
    db: Database, table: type[Person] | type[Thread], number: int, **to: object
) -> None:
    async with db.begin() as session:
        row = await session.get_one(table, number)
        for name, value in to.items():
            setattr(row, name, value)


async def away(db: Database, number: int, stand_in: int | None = None, days: int = 0) -> None:
    last = TODAY + timedelta(days=days)
    await add(db, DayOff(person_id=number, first_day=TODAY, last_day=last, stand_in_id=stand_in))


async def silence(db: Database, number: int) -> None:
    async with db.begin() as session:
        (await session.get_one(Conversation, number)).is_reachable = False


async def test_all_who_teach_are_asked_until_one_has_taken_the_thread(
    either_db: Database, people: Person
) -> None:
    assert (await found(either_db)).person_ids == (8, 9)

    await change(either_db, Thread, 1, teacher_id=11)
    assert (await found(either_db)).person_ids == (11,)


async def test_who_is_on_leave_is_replaced_by_their_stand_in(
    either_db: Database, people: Person
) -> None:
    await away(either_db, 8, stand_in=11)
    assert (await found(either_db)).person_ids == (11, 9)

    await away(either_db, 11)
    assert (await found(either_db)).person_ids == (9,)


async def test_nobody_left_means_the_head_and_without_a_head_who_is_away(
    either_db: Database, people: Person
) -> None:
    await away(either_db, 8)
    await away(either_db, 9)
    assert (await found(either_db)).person_ids == (10,)

    await change(either_db, Person, 10, state=PersonState.LEFT)
    assert (await found(either_db)).person_ids == (8, 9)


async def test_who_blocked_the_bot_or_left_is_passed_over(
    either_db: Database, people: Person
) -> None:
    await silence(either_db, 8)
    assert (await found(either_db)).person_ids == (9,)

    await change(either_db, Person, 9, state=PersonState.LEFT)
    assert (await found(either_db)).person_ids == (10,)
    await silence(either_db, 10)
    nowhere = await found(either_db)
    assert (nowhere.person_ids, nowhere.is_open, nowhere.is_taught) == ((), False, True)


async def test_a_department_may_answer_in_its_group(either_db: Database, people: Person) -> None:
    chat = BoundChat(chat_id=GROUP, title="Кафедра", use=ChatUse.STAFF, department_id=1)
    chat.added_at, chat.is_forum, chat.can_manage_topics = NOW, True, True
    await add(either_db, chat)
    assert (await found(either_db)).person_ids == (8, 9)

    async with either_db.begin() as session:
        (await session.get_one(Department, 1)).side = StaffSide.GROUP
    assert await found(either_db) == Route(GROUP, has_topics=True, is_taught=True)
    await change(either_db, Thread, 1, chat_id=GROUP, topic_id=5)
    assert (await found(either_db)).topic_id == 5

    async with either_db.begin() as session:
        bound = await session.get_one(BoundChat, GROUP)
        bound.no_topics_until = NOW + timedelta(hours=1)
        (await session.get_one(Thread, 1)).topic_id = None
    assert not (await found(either_db)).has_topics
    async with either_db.begin() as session:
        (await session.get_one(BoundChat, GROUP)).left_at = NOW
    assert (await found(either_db)).person_ids == (8, 9)


async def test_nobody_is_asked_where_nobody_teaches_and_nobody_heads(
    either_db: Database, people: Person
) -> None:
    for number in (8, 9, 10):
        await change(either_db, Person, number, state=PersonState.LEFT)

    async with either_db.begin() as session:
        with pytest.raises(NoTeacher):
            await consultations.asked_about(session, people, 1, now=NOW)
