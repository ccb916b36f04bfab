"""Questions the database is asked when staff confirm who a learner is."""

from sqlalchemy import func, select

from storage.database import Session
from storage.queries.disciplines import studied_by
from storage.tables.identity import Check
from storage.tables.people import Person
from storage.tables.quizzes import Quiz


async def standing(
    session: Session, learner_id: int, quiz_id: int
) -> tuple[Person, Quiz, Check | None] | None:
    """A learner, a quiz of a discipline they study, and their last check before it or in it; in one
    query."""
    mine = (Check.person_id == learner_id) & (Check.quiz_id == quiz_id)
    last = select(func.max(Check.id)).where(mine).correlate(None).scalar_subquery()
    is_studied = Quiz.discipline_id.in_(studied_by(learner_id))
    statement = (
        select(Person, Quiz, Check)
        .select_from(Person)
        .join(Quiz, (Quiz.id == quiz_id) & ~Quiz.is_draft & is_studied)
        .outerjoin(Check, Check.id == last)
        .where(Person.id == learner_id)
    )
    row = (await session.execute(statement)).one_or_none()
    return (row[0], row[1], row[2]) if row else None
