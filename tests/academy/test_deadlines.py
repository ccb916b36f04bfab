"""A deadline is moved with a credit, a letter and another warning, or not at all."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from academy import deadlines, quizzes
from bot.app import App
from storage.database import Database
from storage.tables.attempts import Attempt, AttemptState, Credit, CreditReason
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Person, Role
from tests.banks import HOUR, both, choice, quiz
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.handlers.test_quizzes import START

MINUTE = timedelta(minutes=1)


async def an_attempt(db: Database) -> tuple[Person, Attempt]:
    """Learner 7 has begun quiz 1 and ends in twenty minutes."""
    await add(db, Discipline(id=1, code="CIVIL", title=both("Процесс")), Group(id=1, code="М"))
    await add(db, Enrolment(group_id=1, discipline_id=1))
    learner = await person(db, 7, Role.LEARNER)
    await add(db, Membership(group_id=1, person_id=7))
    await add(db, choice(1), choice(2), quiz(time_limit=20 * MINUTE))
    async with db.begin() as session:
        begun = await quizzes.start(session, learner, 1, life=HOUR, now=NOW)
    assert begun is not None
    return learner, begun.attempt


async def test_a_moved_deadline_is_kept_with_a_credit_and_told(either_db: Database) -> None:
    author, attempt = await an_attempt(either_db)

    async with either_db.begin() as session:
        end, reason = NOW + 30 * MINUTE, CreditReason.PROBLEM
        moved = await deadlines.move(session, attempt, end, reason, author, now=NOW)

    assert moved
    async with either_db.read() as session:
        kept = await session.get_one(Attempt, attempt.id)
        credit = (await session.scalars(select(Credit))).one()
        kinds = list(await session.scalars(select(Letter.kind).order_by(Letter.id)))
    assert kept.deadline == end
    assert (credit.span, credit.reason, credit.author_id) == (10 * MINUTE, reason, 7)
    assert kinds == ["quiz-deadline", "quiz-warning"]


async def test_an_end_moved_away_and_back_is_told_each_time(db: Database) -> None:
    _, attempt = await an_attempt(db)
    first = attempt.deadline

    for minute, end in enumerate((first + 10 * MINUTE, first, first + 10 * MINUTE)):
        async with db.begin() as session:
            own = await session.get_one(Attempt, attempt.id)
            at = NOW + minute * MINUTE
            await deadlines.move(session, own, end, CreditReason.OVERRIDE, None, now=at)

    async with db.read() as session:
        told = await session.scalars(select(Letter.id).where(Letter.kind == "quiz-deadline"))
        assert len(told.all()) == 3


async def test_an_attempt_that_is_over_is_not_moved(either_db: Database) -> None:
    _, attempt = await an_attempt(either_db)
    async with either_db.begin() as session:
        (await session.get_one(Attempt, attempt.id)).state = AttemptState.FINISHED

    async with either_db.begin() as session:
        end = NOW + 30 * MINUTE
        moved = await deadlines.move(session, attempt, end, CreditReason.OVERRIDE, None, now=NOW)

    assert not moved
    async with either_db.read() as session:
        assert (await session.get_one(Attempt, attempt.id)).deadline == NOW + 20 * MINUTE
        assert (await session.scalars(select(Credit))).all() == []


@pytest.mark.parametrize("minutes", [30, 10])
async def test_the_learner_is_told_and_warned_once_five_minutes_before_the_new_end(
    app: App, db: Database, chat: Chat, clock: Clock, minutes: int
) -> None:
    await add(db, choice(1), choice(2), quiz(time_limit=20 * MINUTE))
    await chat.press(START)
    async with db.begin() as session:
        attempt = (await session.scalars(select(Attempt))).one()
        end = NOW + minutes * MINUTE
        await deadlines.move(session, attempt, end, CreditReason.OVERRIDE, None, now=NOW)
    await app.courier.deliver()
    assert "Изменилось время" in chat.text

    for minute in range(40):
        clock.now = NOW + minute * MINUTE
        await app.courier.deliver()

    warned = [each for each in chat.shown if "скоро закончится" in each.text]
    assert len(warned) == 1
    assert "Осталось минут: 5" in warned[0].text
    async with db.read() as session:
        waiting = select(Letter).where(Letter.state == LetterState.WAITING)
        assert (await session.scalars(waiting)).all() == []
