"""Questions the database is asked when staff confirm who a learner is."""

from sqlalchemy import select

from storage.database import Session
from storage.queries.disciplines import studied_by
from storage.tables.identity import Check
from storage.tables.quizzes import Quiz


async def studied_quiz(session: Session, learner_id: int, quiz_id: int) -> Quiz | None:
    """A quiz of a discipline the learner studies."""
    return await session.scalar(
        select(Quiz).where(
            Quiz.id == quiz_id, ~Quiz.is_draft, Quiz.discipline_id.in_(studied_by(learner_id))
        )
    )


async def newest_check(session: Session, learner_id: int, quiz_id: int) -> Check | None:
    """The learner's last check before this quiz or in it."""
    return await session.scalar(
        select(Check)
        .where(Check.person_id == learner_id, Check.quiz_id == quiz_id)
        .order_by(Check.id.desc())
        .limit(1)
    )
