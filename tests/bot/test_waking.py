"""After an outage: the gap is given back before anything can expire."""

from datetime import timedelta

from sqlalchemy import select

from academy import clock
from storage.database import Database
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.clock import Outage
from storage.tables.columns import Bilingual
from storage.tables.people import Person
from storage.tables.quizzes import Quiz, QuizKind
from tests.conftest import NOW, add

HOUR = timedelta(hours=1)


async def attempt(db: Database, number: int, started: timedelta, limit: timedelta) -> None:
    """An open attempt of learner 7 that began so long before NOW."""
    quiz = Quiz(
        id=number,
        discipline_id=1,
        kind=QuizKind.CURRENT,
        title=Bilingual("Тест", "Тест"),
        length=1,
        opens_at=NOW - HOUR,
        closes_at=NOW + HOUR,
    )
    await add(db, quiz)
    begun = Attempt(
        id=number,
        quiz_id=number,
        learner_id=7,
        state=AttemptState.OPEN,
        seed=1,
        paper=[],
        started_at=NOW - started,
        deadline=NOW - started + limit,
    )
    await add(db, begun)


async def deadline(db: Database, number: int) -> timedelta:
    async with db.read() as session:
        return (await session.get_one(Attempt, number)).deadline - NOW


async def wake_up(db: Database, after: timedelta) -> clock.Gap | None:
    async with db.begin() as session:
        return await clock.wake_up(session, now=NOW + after)


async def test_the_gap_is_given_back_also_to_who_ran_out_of_time_in_it(
    db: Database, learner: Person
) -> None:
    await attempt(db, 1, started=timedelta(minutes=5), limit=timedelta(minutes=30))
    await attempt(db, 2, started=timedelta(minutes=20), limit=timedelta(minutes=21))
    await attempt(db, 3, started=timedelta(minutes=30), limit=timedelta(minutes=10))
    async with db.begin() as session:
        await clock.beat(session, now=NOW)

    gap = await wake_up(db, after=timedelta(minutes=7))

    assert gap == clock.Gap(NOW, NOW + timedelta(minutes=7))
    assert await deadline(db, 1) == timedelta(minutes=25 + 7)
    assert await deadline(db, 2) == timedelta(minutes=1 + 7)
    assert await deadline(db, 3) == timedelta(minutes=-20)
    async with db.read() as session:
        assert (await session.scalars(select(Outage))).one().attempts == 2


async def test_a_second_start_gives_nothing_back_twice(db: Database, learner: Person) -> None:
    await attempt(db, 1, started=timedelta(0), limit=timedelta(minutes=30))
    async with db.begin() as session:
        await clock.beat(session, now=NOW)

    await wake_up(db, after=timedelta(minutes=5))
    assert await wake_up(db, after=timedelta(minutes=5, seconds=3)) is None

    assert await deadline(db, 1) == timedelta(minutes=35)


async def test_a_slow_beat_is_no_outage(either_db: Database) -> None:
    async with either_db.begin() as session:
        await clock.beat(session, now=NOW)
        await clock.beat(session, now=NOW + timedelta(seconds=5))

    assert await wake_up(either_db, after=timedelta(seconds=12)) is None
