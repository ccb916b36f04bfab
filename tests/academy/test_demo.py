"""The demonstration's bank: every kind of question, in both languages, and quizzes that open."""

from sqlalchemy import select

from academy import demo, papers
from storage.database import Database
from storage.queries import quizzes
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
