"""Leaving, pausing, finishing, coming back: in rows, on both databases."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event, func, select

from academy import announcements, standing, timetable
from academy.audit import fingerprint
from academy.errors.consultations import TextTooLong
from academy.errors.people import LastAdministrator, OwnStanding
from academy.people import rights
from academy.timetable import Span
from bot.states import Awaited, await_
from storage.database import Database
from storage.queries import people as ask
from storage.tables.audit import AuditLine, AuditReason
from storage.tables.disciplines import Group, Membership
from storage.tables.letters import Letter
from storage.tables.people import Conversation, Person, PersonRole, PersonState, Role
from storage.tables.timetable import Lesson, LessonMode
from tests.conftest import NOW, add, person

LATER = NOW + timedelta(days=1)


async def change(db: Database, state: PersonState, *numbers: int, **how: Any) -> list[int]:
    """The change as administrator 9 makes it, or another one."""
    async with db.begin() as session:
        admin = await ask.person(session, how.get("admin", 9))
        reason, now = how.get("reason", "бұйрық № 5"), how.get("now", LATER)
        return list(await standing.change(session, admin, numbers, state, reason=reason, now=now))


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


@pytest.fixture
async def academy(either_db: Database) -> Database:
    """Administrator 9, learner 7 of group 1, which has a lesson tomorrow."""
    await person(either_db, 9, Role.ADMINISTRATOR)
    await person(either_db, 7, Role.LEARNER)
    await add(either_db, Group(id=1, code="М-26-1"))
    await add(either_db, Membership(group_id=1, person_id=7))
    begins = LATER + timedelta(minutes=20)
    lesson = Lesson(id=1, group_id=1, uid="a", recurrence="", title="Құқық", starts_at=begins)
    lesson.mode, lesson.ends_at = LessonMode.ONLINE, begins + timedelta(hours=1)
    await add(either_db, lesson)
    return either_db


@pytest.mark.parametrize("state", [PersonState.LEFT, PersonState.FINISHED])
async def test_who_leaves_or_finishes_has_no_right_and_no_group_and_the_record_stays(
    academy: Database, state: PersonState
) -> None:
    assert await change(academy, state, 7) == [7]

    async with academy.read() as session:
        learner = await ask.person(session, 7)
        assert learner is not None
        member = await session.get(Membership, (1, 7))
        assert (learner.state, learner.state_at) == (state, LATER)
        assert rights(learner) == frozenset()
        assert [held.role for held in learner.roles] == [Role.LEARNER]
        assert member is not None
        assert member.ended_at == LATER


async def test_who_is_suspended_keeps_the_group(academy: Database) -> None:
    await change(academy, PersonState.SUSPENDED, 7)

    assert await one(academy, select(Membership.ended_at)) is None


async def test_who_comes_back_from_a_mistake_is_in_the_group_again(academy: Database) -> None:
    ended_before = Membership(group_id=2, person_id=7, ended_at=NOW - timedelta(days=300))
    archived = Membership(group_id=3, person_id=7)
    await add(academy, Group(id=2, code="М-25-1"), Group(id=3, code="М-24", archived_at=NOW))
    await add(academy, ended_before, archived)
    await change(academy, PersonState.FINISHED, 7)

    assert await change(academy, PersonState.ACTIVE, 7, now=LATER + timedelta(hours=1)) == [7]

    studying = select(Membership.group_id).where(Membership.ended_at.is_(None))
    async with academy.read() as session:
        assert list(await session.scalars(studying)) == [1]


async def test_a_second_press_changes_nothing_and_tells_nobody_twice(academy: Database) -> None:
    first = await change(academy, PersonState.LEFT, 7)
    again = await change(academy, PersonState.LEFT, 7, now=LATER + timedelta(seconds=5))

    assert (first, again) == ([7], [])
    assert await one(academy, select(func.count()).where(Letter.kind == "standing")) == 1
    assert await one(academy, select(func.count()).where(AuditLine.act == "person-left")) == 1


async def test_who_was_erased_never_comes_back(academy: Database) -> None:
    async with academy.begin() as session:
        (await session.get_one(Person, 7)).state = PersonState.ERASED

    for state in standing.STATES:
        assert await change(academy, state, 7) == []
    assert standing.states_from(PersonState.ERASED) == []


async def test_who_is_not_active_is_in_no_audience(academy: Database) -> None:
    await change(academy, PersonState.SUSPENDED, 7)

    async with academy.begin() as session:
        assert await announcements.recipients(session) == 1  # the administrator
        due = await timetable.queue_reminders(session, before=timedelta(minutes=15), now=LATER)
        assert due == 0


async def test_who_left_a_group_is_not_reminded_of_its_lessons(academy: Database) -> None:
    async with academy.begin() as session:
        (await session.get_one(Membership, (1, 7))).ended_at = NOW

    async with academy.begin() as session:
        learner = await session.get_one(Person, 7)
        due = await timetable.queue_reminders(session, before=timedelta(minutes=15), now=LATER)
        days = await timetable.days(session, learner, Span.TODAY, now=LATER)
        assert due == 0
        assert [day.meetings for day in days] == [()]


async def test_the_bot_awaits_nothing_more_from_who_left(academy: Database) -> None:
    async with academy.begin() as session:
        await_(await session.get_one(Conversation, 7), Awaited.QUESTION, discipline_id=1)

    await change(academy, PersonState.LEFT, 7)

    assert (
        await one(academy, select(Conversation.awaits_kind).where(Conversation.person_id == 7))
        is None
    )


async def test_the_reason_is_kept_beside_the_log_and_can_be_erased(academy: Database) -> None:
    await change(academy, PersonState.SUSPENDED, 7, reason="Әлиева Д. ауырып қалды")

    async with academy.read() as session:
        line = await session.scalar(select(AuditLine).where(AuditLine.act == "person-suspended"))
        kept = await session.scalar(select(AuditReason))
        assert line is not None
        assert kept is not None
        assert (line.actor_id, line.facts["person"]) == (9, 7)
        assert line.facts["reason"] == fingerprint(kept.salt, "Әлиева Д. ауырып қалды")
        assert kept.person_id == 7


async def test_a_reason_longer_than_500_characters_is_refused(academy: Database) -> None:
    with pytest.raises(TextTooLong):
        await change(academy, PersonState.LEFT, 7, reason="ә" * 501)


async def test_nobody_changes_their_own_state(academy: Database) -> None:
    with pytest.raises(OwnStanding):
        await change(academy, PersonState.LEFT, 7, 9)

    assert await one(academy, select(Person.state).where(Person.id == 7)) == PersonState.ACTIVE


async def test_the_last_administrator_stays(academy: Database) -> None:
    await person(academy, 10, Role.ADMINISTRATOR)
    await change(academy, PersonState.SUSPENDED, 9, admin=10)

    for state in (PersonState.LEFT, PersonState.SUSPENDED, PersonState.FINISHED):
        with pytest.raises(LastAdministrator):  # from the console
            await change(academy, state, 10, 7, admin=0)


async def test_of_two_administrators_who_remove_each_other_one_stays(academy: Database) -> None:
    await person(academy, 10, Role.ADMINISTRATOR)

    outcomes = await asyncio.gather(
        change(academy, PersonState.LEFT, 10, admin=9),
        change(academy, PersonState.LEFT, 9, admin=10),
        return_exceptions=True,
    )

    active = select(func.count()).select_from(Person).join(PersonRole)
    active = active.where(PersonRole.role == Role.ADMINISTRATOR)
    assert await one(academy, active.where(Person.state == PersonState.ACTIVE)) == 1
    assert sorted(type(each).__name__ for each in outcomes) == ["LastAdministrator", "list"]


async def test_five_hundred_people_finish_in_a_dozen_statements(academy: Database) -> None:
    numbers = range(1000, 1500)
    rows: list[Any] = [
        Person(id=n, roster_code=f"R{n}", family_name="Әлиева", given_name="Д") for n in numbers
    ]
    await add(academy, *rows)
    await add(academy, *(Conversation(telegram_id=n, person_id=n) for n in numbers))
    await add(academy, *(Membership(group_id=1, person_id=n) for n in numbers))
    counted = Statements(academy)

    changed = await change(academy, PersonState.FINISHED, *numbers)

    told = select(func.count()).where(Letter.kind == "standing")
    assert (len(changed), await one(academy, told)) == (500, 500)
    assert counted.number <= 12


class Statements:
    """Counts what the database is asked from now on."""

    def __init__(self, db: Database) -> None:
        self.number = 0
        event.listen(db.engine.sync_engine, "before_execute", self._count)

    def _count(self, *_: object) -> None:
        self.number += 1
