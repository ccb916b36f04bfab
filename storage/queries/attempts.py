"""Questions the database is asked about attempts, and what it keeps at each tap."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, ScalarSelect, func, select, update
from sqlalchemy.orm import aliased, joinedload
from sqlalchemy.orm.attributes import set_committed_value

from storage.database import Session
from storage.queries.confirmations import of_attempt
from storage.queries.upserts import insert_new, renew, renew_all
from storage.tables.attempts import Answer, AnswerChange, Attempt, AttemptState, Credit, Recheck
from storage.tables.identity import Check, CheckState
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz


@dataclass(frozen=True)
class Sheet:
    """An attempt with its quiz, what was answered so far (`begun`: tapped, and not answered yet),
    and its check; the next recheck that is not over, and the check that was `asked` for it."""

    attempt: Attempt
    answers: dict[int, Answer]
    begun: dict[int, Answer]
    check: CheckState | None
    recheck: Recheck | None = None
    asked: Check | None = None


async def sheet(session: Session, learner_id: int, attempt_id: int) -> Sheet | None:
    """The learner's own attempt, in one query: this is the hot path of every tap."""
    mine = (Attempt.id == attempt_id, Attempt.learner_id == learner_id)
    found = await sheets(session, *mine, ~Quiz.is_live)
    return found[0] if found else None


async def any_sheet(session: Session, attempt_id: int) -> Sheet | None:
    """An attempt for a letter to its own learner."""
    found = await sheets(session, Attempt.id == attempt_id)
    return found[0] if found else None


async def sheets(session: Session, *which: ColumnElement[bool]) -> list[Sheet]:
    """These attempts, by their numbers, in one query."""
    asked = aliased(Check)
    statement = (
        select(Attempt, Answer, of_attempt(), Recheck, asked)
        .join(Quiz, Quiz.id == Attempt.quiz_id)
        .outerjoin(Answer, Answer.attempt_id == Attempt.id)
        .outerjoin(Check, Check.id == Attempt.check_id)
        .outerjoin(Recheck, (Recheck.attempt_id == Attempt.id) & (Recheck.place == _next_recheck()))
        .outerjoin(asked, asked.id == Recheck.check_id)
        .where(*which)
        .order_by(Attempt.id)
        .options(joinedload(Attempt.quiz))
    )
    found: dict[int, Sheet] = {}
    for attempt, answer, check, recheck, its in await session.execute(statement):
        each = found.setdefault(attempt.id, Sheet(attempt, {}, {}, check, recheck, its))
        if answer is not None:
            there = each.begun if answer.answered_at is None else each.answers
            there[answer.question_id] = answer
    return list(found.values())


def _next_recheck() -> ScalarSelect[int | None]:
    """The place of the attempt's first recheck that is not over."""
    other = Recheck.__table__.alias()
    mine = select(func.min(other.c.place)).where(other.c.attempt_id == Attempt.id)
    return mine.where(other.c.ended_at.is_(None)).correlate(Attempt).scalar_subquery()


async def questions(session: Session, question_ids: Collection[int]) -> dict[int, Question]:
    """These questions with their options and the names of their pictures, in one query."""
    statement = (
        select(Question)
        .where(Question.id.in_(question_ids))
        .options(joinedload(Question.options), joinedload(Question.pictures))
    )
    found = (await session.scalars(statement)).unique()
    return {question.id: question for question in found}


async def credits(session: Session, attempt_id: int) -> Sequence[Credit]:
    """The time an attempt was given, oldest first."""
    statement = select(Credit).where(Credit.attempt_id == attempt_id).order_by(Credit.id)
    return (await session.scalars(statement)).all()


async def add_attempt(session: Session, quiz: Quiz, **fields: Any) -> Attempt | None:
    """A new attempt at the quiz; none when there is one with this number already."""
    statement = insert_new(session, Attempt).values(quiz_id=quiz.id, **fields)
    added: Attempt | None = await session.scalar(statement.returning(Attempt))
    if added is not None:
        set_committed_value(added, "quiz", quiz)  # it is at hand: no second query
    return added


async def show(session: Session, attempt_id: int, position: int, at: datetime) -> bool:
    """This question of the paper stands on the screen from now on; false when the attempt has
    ended meanwhile: the row says it."""
    shown = await session.scalar(
        update(Attempt)
        .where(Attempt.id == attempt_id, Attempt.state == AttemptState.OPEN)
        .values(position=position, shown_at=at)
        .returning(Attempt.id)
    )
    return shown is not None


async def keep(session: Session, answers: Collection[Answer], *, is_first: bool = False) -> None:
    """What is answered or begun by now, in one statement; `is_first`: an answer that stands already
    is left as it is."""
    keys = ("attempt_id", "question_id")
    fields = ("response", "points", "answered_at", "seconds")
    rows = [{name: getattr(each, name) for name in (*keys, *fields)} for each in answers]
    where = Answer.answered_at.is_(None) if is_first else None
    if rows:
        await session.execute(renew_all(session, Answer, keys, rows, where))


async def keep_answer(
    session: Session, attempt_id: int, question_id: int, **fields: Any
) -> Answer | None:
    """The answer that stands from now on; none when one stands already: the first stays."""
    keys = {"attempt_id": attempt_id, "question_id": question_id}
    statement = renew(session, Answer, keys, fields, where=Answer.answered_at.is_(None))
    kept: Answer | None = await session.scalar(
        statement.returning(Answer).execution_options(populate_existing=True)
    )
    return kept


async def totals(session: Session, attempt_ids: Collection[int]) -> Sequence[Any]:
    """Of each attempt: its learner and the points earned."""
    statement = (
        select(Attempt.learner_id, func.coalesce(func.sum(Answer.points), 0.0).label("points"))
        .outerjoin(Answer, Answer.attempt_id == Attempt.id)
        .where(Attempt.id.in_(attempt_ids))
        .group_by(Attempt.id)
    )
    return (await session.execute(statement)).all()


async def add_change(session: Session, answer: Answer, at: datetime) -> None:
    """One step of the history of an answer that may be changed."""
    row = {"attempt_id": answer.attempt_id, "question_id": answer.question_id}
    await session.execute(
        insert_new(session, AnswerChange).values(**row, response=answer.response, changed_at=at)
    )
