"""Questions the database is asked about watching a quiz."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ScalarSelect, case, delete, func, select

from storage.database import Session
from storage.queries.upserts import renew
from storage.tables.attempts import Answer, Attempt, AttemptState
from storage.tables.problems import Problem, ProblemState
from storage.tables.quizzes import Quiz
from storage.tables.watches import QuizWatch


async def keep(session: Session, quiz_id: int, person_id: int, panel: str, now: datetime) -> None:
    """This panel is kept up to date from now on, in place of an earlier one."""
    keys = {"quiz_id": quiz_id, "person_id": person_id}
    fields = {"panel": panel, "shown": [], "began_at": now}
    await session.execute(renew(session, QuizWatch, keys, fields))


async def end(session: Session, quiz_id: int, person_id: int) -> str | None:
    """Forget the watch; the key of its panel, none where there was no watch."""
    mine = (QuizWatch.quiz_id == quiz_id) & (QuizWatch.person_id == person_id)
    return await session.scalar(delete(QuizWatch).where(mine).returning(QuizWatch.panel))


async def is_kept(session: Session, panel: str) -> bool:
    """Whether this very panel is kept up to date."""
    found = select(QuizWatch.quiz_id).where(QuizWatch.panel == panel)
    return await session.scalar(found) is not None


@dataclass(frozen=True)
class Watched:
    """A watch with its quiz and the counts of this moment: attempts, those that go on, answers,
    problems without an answer."""

    watch: QuizWatch
    quiz: Quiz
    counts: list[int]


async def watches(session: Session) -> Sequence[Watched]:
    """Every watch, in one query."""
    attempts = select(func.count()).where(Attempt.quiz_id == Quiz.id)
    is_open = case((Attempt.state == AttemptState.OPEN, 1), else_=0)
    running = select(func.coalesce(func.sum(is_open), 0)).where(Attempt.quiz_id == Quiz.id)
    answers = (
        select(func.count(Answer.question_id))
        .join(Attempt, Attempt.id == Answer.attempt_id)
        .where(Attempt.quiz_id == Quiz.id, Answer.answered_at.is_not(None))
    )
    problems = (
        select(func.count(Problem.id))
        .join(Attempt, Attempt.id == Problem.attempt_id)
        .where(Attempt.quiz_id == Quiz.id, Problem.state == ProblemState.OPEN)
    )
    counts: list[ScalarSelect[int]] = [
        each.correlate(Quiz).scalar_subquery() for each in (attempts, running, answers, problems)
    ]
    statement = select(QuizWatch, Quiz, *counts).join(Quiz, Quiz.id == QuizWatch.quiz_id)
    rows: Sequence[Sequence[object]] = (await session.execute(statement)).all()
    return [Watched(watch, quiz, list(found)) for watch, quiz, *found in rows]  # type: ignore[arg-type]
