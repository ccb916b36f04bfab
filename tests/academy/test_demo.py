"""The demonstration's bank: every kind of question, in both languages, and quizzes that open."""

from sqlalchemy import select

from academy import demo, papers
from storage.database import Database, Session
from storage.queries import quizzes
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.questions import Question, QuestionKind
from storage.tables.quizzes import Quiz
from tests.conftest import NOW


async def test_every_kind_is_there_in_both_languages_and_every_quiz_can_be_drawn(
    db: Database,
) -> None:
    async with db.begin() as session:
        await demo.found(session, now=NOW)

    async with db.read() as session:
        found = list(await session.scalars(select(Question).where(Question.retired_at.is_(None))))
        drawn = [
            papers.drawn(1, await quizzes.items(session, quiz.discipline_id, NOW), quiz)
            for quiz in await session.scalars(select(Quiz))
        ]
    assert {each.kind for each in found} == set(QuestionKind)
    assert all(each.text.kk and each.text.ru for each in found)
    assert sorted(len(paper.questions) for paper in drawn) == [4, 5, 6, 8]


async def test_two_departments_have_a_discipline_and_a_head_who_teaches_another_one(
    db: Database,
) -> None:
    async with db.begin() as session:
        await demo.found(session, now=NOW)

    async with db.read() as session:
        departments = list(await session.scalars(select(Department)))
        disciplines = list(await session.scalars(select(Discipline)))
        taught = {(each.person_id, each.discipline_id) for each in await teaching(session)}
    assert len(departments) == 2
    heads = {each.id: each.head_id for each in departments}
    assert {each.department_id for each in disciplines} == heads.keys()
    assert not {(heads[each.department_id or 0], each.id) for each in disciplines} & taught
    assert all(each.title.kk and each.title.ru for each in departments)


async def teaching(session: Session) -> list[Teaching]:
    return list(await session.scalars(select(Teaching)))
