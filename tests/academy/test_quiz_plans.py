"""A quiz is built, published, moved and closed, asked of both databases."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from academy import quiz_building, quiz_changes, quiz_draws, quiz_windows, quizzes
from academy.errors.quiz_building import QuizOver, QuizPublished
from academy.errors.quizzes import QuizNotFound
from academy.moments import Window
from academy.quiz_kinds import DEFAULTS, MOMENTS, SHOWN
from storage.database import Database
from storage.tables.attempts import Attempt
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.letters import Letter
from storage.tables.people import Person, Role
from storage.tables.quizzes import Navigation, Quiz, QuizGroup, QuizKind
from tests.banks import HOUR, both, choice, quiz
from tests.conftest import NOW, add, person


async def academy(db: Database) -> tuple[Person, Person]:
    """A lecturer, and a learner of group 1, of discipline 1 with a bank of three questions."""
    await add(db, Discipline(id=1, code="CIVIL", title=both("Процесс")))
    await add(db, Group(id=1, code="М-26-1"), Group(id=2, code="М-26-2"))
    await add(db, Enrolment(group_id=1, discipline_id=1), Enrolment(group_id=2, discipline_id=1))
    learner, lecturer = await person(db, 7, Role.LEARNER), await person(db, 8, Role.LECTURER)
    await add(db, Membership(group_id=1, person_id=7), Teaching(person_id=8, discipline_id=1))
    await add(db, choice(1), choice(2), choice(3))
    return lecturer, learner


async def test_a_draft_grows_step_by_step_and_is_published_to_its_groups(
    either_db: Database,
) -> None:
    lecturer, _ = await academy(either_db)
    async with either_db.begin() as session:
        kind = QuizKind.CURRENT
        begun = await quiz_building.begin(session, lecturer, 1, kind, has_faces=True, now=NOW)
        number = begun.id
    async with either_db.begin() as session:
        await quiz_changes.rename(session, lecturer, number, "Іс\nДело", now=NOW)
        await quiz_draws.draw(session, lecturer, number, quiz_draws.WHOLE, 2, now=NOW)
        await quiz_draws.weigh(session, lecturer, number, quiz_draws.WHOLE, 2.5, now=NOW)
        await quiz_changes.choose_group(session, lecturer, number, 1, is_chosen=True, now=NOW)
        to = Window(NOW, NOW + HOUR)
        await quiz_windows.reschedule(session, lecturer, number, to, now=NOW)
    async with either_db.begin() as session:
        at = await quiz_windows.publish(session, lecturer, number, now=NOW)
        page = await quiz_building.quizzes(session, lecturer, 0)
        told = list(await session.scalars(select(Letter.person_id)))

    assert [group.code for group in at.chosen] == ["М-26-1"]
    assert at.quiz.draws == [{"category": None, "count": 2, "points": 2.5}]
    assert [each.quiz.id for each in page.items] == [number]
    assert told == [7]


async def test_only_who_teaches_it_finds_a_quiz(either_db: Database) -> None:
    _, learner = await academy(either_db)
    await add(either_db, quiz())

    async with either_db.begin() as session:
        with pytest.raises(QuizNotFound):
            await quiz_building.plan(session, learner, 1, now=NOW)
        assert (await quiz_building.quizzes(session, learner, 0)).items == []


async def test_a_moved_closing_and_an_early_end_reach_the_open_attempt(
    either_db: Database,
) -> None:
    lecturer, learner = await academy(either_db)
    await add(either_db, quiz())
    async with either_db.begin() as session:
        await quizzes.start(session, learner, 1, life=HOUR, now=NOW)

    async with either_db.begin() as session:
        moved = await quiz_windows.extend(session, lecturer, 1, HOUR, now=NOW)
    async with either_db.begin() as session:
        later = (await session.scalars(select(Attempt))).one().deadline
        ended = await quiz_windows.close(session, lecturer, 1, now=NOW + HOUR)
    async with either_db.begin() as session:
        early = (await session.scalars(select(Attempt))).one().deadline
        with pytest.raises(QuizOver):
            await quiz_windows.close(session, lecturer, 1, now=NOW + HOUR)

    assert (moved.attempts, ended.attempts) == (1, 1)
    assert (later, early) == (NOW + 3 * HOUR, NOW + HOUR)


async def test_who_has_begun_or_is_of_another_group_is_not_reminded(either_db: Database) -> None:
    _, learner = await academy(either_db)
    window = {"opens_at": NOW - 5 * HOUR, "closes_at": NOW + HOUR}
    await add(either_db, quiz(1, **window), quiz(2, **window), quiz(3, **window))
    await add(either_db, QuizGroup(quiz_id=2, group_id=2))
    async with either_db.begin() as session:
        await quizzes.start(session, learner, 3, life=HOUR, now=NOW)

    async with either_db.begin() as session:
        counts = [await quiz_windows.queue_closing(session, now=NOW) for _ in range(2)]
        found = [
            await quiz_windows.announced(session, each, 7, is_begun_told=False, now=NOW)
            for each in (1, 2, 3)
        ]

    assert counts == [1, 0]
    assert [each is not None for each in found] == [True, False, False]


async def test_a_draft_goes_with_its_groups_and_a_published_quiz_does_not_go(
    either_db: Database,
) -> None:
    lecturer, _ = await academy(either_db)
    await add(either_db, quiz(1, is_draft=True), quiz(2))
    await add(either_db, QuizGroup(quiz_id=1, group_id=1))

    async with either_db.begin() as session:
        await quiz_windows.discard(session, lecturer, 1, now=NOW)
        with pytest.raises(QuizPublished):
            await quiz_windows.discard(session, lecturer, 2, now=NOW)

    async with either_db.read() as session:
        assert list(await session.scalars(select(Quiz.id))) == [2]
        assert list(await session.scalars(select(QuizGroup))) == []


@pytest.mark.parametrize("kind", QuizKind)
def test_the_defaults_of_every_kind_fit_together(kind: QuizKind) -> None:
    usual = DEFAULTS[kind]

    assert set(usual.review) == set(MOMENTS)
    assert all(set(shown) <= set(SHOWN) for shown in usual.review.values())
    assert usual.length >= (usual.time_limit or timedelta())
    assert usual.navigation in Navigation
