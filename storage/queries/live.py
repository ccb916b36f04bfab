"""Questions the database is asked about live quizzes, and what it keeps of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, func, select, update

from storage.database import Session
from storage.queries.announcements import reachable
from storage.queries.directory import BY_NAME
from storage.queries.upserts import insert_new
from storage.tables.attempts import Answer, Attempt, AttemptState
from storage.tables.disciplines import Enrolment, Membership
from storage.tables.live import LivePoll, LiveQuiz, LiveState
from storage.tables.people import Conversation, Person, PersonState
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz


@dataclass(frozen=True)
class Ballot:
    """Where a vote belongs, and the voter's attempt when there is one."""

    poll: LivePoll
    live: LiveQuiz
    quiz: Quiz
    attempt_id: int | None


async def count(session: Session, host_id: int) -> int:
    """How many live quizzes the person made."""
    return await session.scalar(select(func.count()).where(LiveQuiz.host_id == host_id)) or 0


async def quizzes(
    session: Session, host_id: int, *, offset: int, limit: int
) -> Sequence[tuple[LiveQuiz, Quiz]]:
    """A part of them, newest first."""
    found = select(LiveQuiz, Quiz).join(Quiz, Quiz.id == LiveQuiz.quiz_id)
    found = found.where(LiveQuiz.host_id == host_id).order_by(LiveQuiz.quiz_id.desc())
    rows = await session.execute(found.offset(offset).limit(limit))
    return [(live, quiz) for live, quiz in rows]


async def count_learners(session: Session, discipline_id: int) -> int:
    """How many study the discipline and are reached."""
    people = learners(discipline_id).subquery()
    return await session.scalar(select(func.count()).select_from(people)) or 0


def learners(discipline_id: int) -> Select[int | None]:
    """The numbers of those who study the discipline now and are reached in a chat."""
    return reachable().where(Conversation.person_id.in_(_members(discipline_id)))


def _members(discipline_id: Any) -> Select[int]:
    return (
        select(Membership.person_id)
        .join(Enrolment, Enrolment.group_id == Membership.group_id)
        .where(Enrolment.discipline_id == discipline_id, Membership.ended_at.is_(None))
    )


async def standing(
    session: Session, host_id: int, quiz_id: int
) -> tuple[LiveQuiz, Quiz, int] | None:
    """The host's live quiz, and how many can take part."""
    there = (
        select(func.count(Conversation.telegram_id))
        .join(Person, Person.id == Conversation.person_id)
        .where(Conversation.is_reachable, Person.state == PersonState.ACTIVE)
        .where(Conversation.person_id.in_(_members(Quiz.discipline_id)))
        .correlate(Quiz)
        .scalar_subquery()
    )
    found = (
        select(LiveQuiz, Quiz, there)
        .join(Quiz, Quiz.id == LiveQuiz.quiz_id)
        .where(LiveQuiz.quiz_id == quiz_id, LiveQuiz.host_id == host_id)
        .execution_options(populate_existing=True)
    )
    row = (await session.execute(found)).first()
    return (row[0], row[1], row[2]) if row else None


async def answered(session: Session, quiz_id: int, question_id: int) -> tuple[int, int, Any]:
    """How many answered the question, how many of them earned all of it, and its text."""
    own = (Answer.question_id == Question.id) & Answer.answered_at.is_not(None)
    mine = own & Answer.attempt_id.in_(select(Attempt.id).where(Attempt.quiz_id == quiz_id))
    right = func.count().filter(Answer.points >= Question.points)
    found = (
        select(func.count(Answer.question_id), right, Question.text)
        .select_from(Question)
        .outerjoin(Answer, mine)
        .where(Question.id == question_id)
        .group_by(Question.id)
    )
    row = (await session.execute(found)).first()
    return (row[0], row[1], row[2]) if row else (0, 0, None)


async def change(
    session: Session, host_id: int, quiz_id: int, was: LiveState, **fields: Any
) -> bool:
    """Whether the host's quiz stood in this state, and has these fields now."""
    which = (LiveQuiz.quiz_id == quiz_id, LiveQuiz.host_id == host_id, LiveQuiz.state == was)
    changed = await session.scalar(
        update(LiveQuiz).where(*which).values(**fields).returning(LiveQuiz.quiz_id)
    )
    return changed is not None


async def bind(session: Session, host_id: int, chat_id: int) -> Quiz | None:
    """The host's newest quiz that has not begun, now asked in this chat."""
    newest = select(func.max(LiveQuiz.quiz_id)).where(
        LiveQuiz.host_id == host_id, LiveQuiz.state == LiveState.READY
    )
    number = await session.scalar(
        update(LiveQuiz)
        .where(LiveQuiz.quiz_id == newest.scalar_subquery(), LiveQuiz.state == LiveState.READY)
        .values(group_chat=chat_id)
        .returning(LiveQuiz.quiz_id)
    )
    return await session.get(Quiz, number) if number is not None else None


async def advance(
    session: Session,
    quiz_id: int,
    was: LiveState,
    position: int,
    now: datetime,
    ends_at: datetime,
) -> LiveQuiz | None:
    """The quiz at this question, if it stood at the one before: the row picks one press."""
    moved: LiveQuiz | None = await session.scalar(
        update(LiveQuiz)
        .where(
            LiveQuiz.quiz_id == quiz_id, LiveQuiz.state == was, LiveQuiz.position == position - 1
        )
        .values(state=LiveState.RUNNING, position=position, asked_at=now, ends_at=ends_at)
        .returning(LiveQuiz)
        .execution_options(populate_existing=True)
    )
    return moved


async def asked(session: Session, quiz_id: int) -> tuple[LiveQuiz, Quiz] | None:
    """A live quiz for a letter with its poll."""
    found = select(LiveQuiz, Quiz).join(Quiz, Quiz.id == LiveQuiz.quiz_id)
    row = (await session.execute(found.where(LiveQuiz.quiz_id == quiz_id))).first()
    return (row[0], row[1]) if row else None


async def keep_poll(session: Session, fields: Mapping[str, Any]) -> None:
    await session.execute(insert_new(session, LivePoll).values(**fields))


async def polls(session: Session, quiz_id: int, question_id: int) -> Sequence[LivePoll]:
    """The polls that ask this question."""
    which = (LivePoll.quiz_id == quiz_id, LivePoll.question_id == question_id)
    return (await session.scalars(select(LivePoll).where(*which))).all()


async def ballot(session: Session, poll_id: str, person_id: int) -> Ballot | None:
    """Where this vote belongs; none for a poll that is not ours, or who does not study there."""
    own = (Attempt.quiz_id == LiveQuiz.quiz_id) & (Attempt.learner_id == person_id)
    is_learner = _members(Quiz.discipline_id).where(Membership.person_id == person_id)
    found = (
        select(LivePoll, LiveQuiz, Quiz, Attempt.id)
        .join(LiveQuiz, LiveQuiz.quiz_id == LivePoll.quiz_id)
        .join(Quiz, Quiz.id == LiveQuiz.quiz_id)
        .outerjoin(Attempt, own)
        .where(LivePoll.poll_id == poll_id, is_learner.correlate(Quiz).exists())
    )
    row = (await session.execute(found)).first()
    return Ballot(*row) if row else None


async def begin(
    session: Session, ballot: Ballot, learner_id: int, worth: list[float], now: datetime
) -> int:
    """The number of a new attempt; one that follows the end is finished at once."""
    is_over = ballot.live.state == LiveState.ENDED
    new = insert_new(session, Attempt).values(
        quiz_id=ballot.quiz.id,
        learner_id=learner_id,
        seed=0,
        paper=ballot.live.paper,
        worth=worth,
        started_at=ballot.poll.asked_at,
        deadline=ballot.quiz.closes_at,
        state=AttemptState.FINISHED if is_over else AttemptState.OPEN,
        finished_at=now if is_over else None,
    )
    number: int = (await session.execute(new.returning(Attempt.id))).scalar_one()
    return number


async def take_back(session: Session, attempt_id: int, question_id: int) -> None:
    """The answer stands no more."""
    which = (Answer.attempt_id == attempt_id, Answer.question_id == question_id)
    nothing: dict[str, Any] = {"response": {}, "points": None, "answered_at": None}
    await session.execute(update(Answer).where(*which).values(**nothing))


async def finish(session: Session, quiz_id: int, now: datetime) -> list[int]:
    """End the attempts of who took part; the quiz stands on their lists from now on."""
    await session.execute(
        update(Quiz).where(Quiz.id == quiz_id).values(is_draft=False, closes_at=now)
    )
    ended = await session.scalars(
        update(Attempt)
        .where(Attempt.quiz_id == quiz_id, Attempt.state == AttemptState.OPEN)
        .values(state=AttemptState.FINISHED, finished_at=now)
        .returning(Attempt.id)
    )
    return sorted(ended)


async def count_results(session: Session, quiz_id: int) -> int:
    """How many took part."""
    return await session.scalar(select(func.count()).where(Attempt.quiz_id == quiz_id)) or 0


async def results(
    session: Session, quiz_id: int, *, offset: int, limit: int
) -> Sequence[tuple[Person, float, list[float]]]:
    """A part of who took part, the best first: points, and what the paper is worth."""
    points = func.coalesce(func.sum(Answer.points), 0.0)
    found = (
        select(Attempt.id, points.label("points"))
        .outerjoin(Answer, Answer.attempt_id == Attempt.id)
        .where(Attempt.quiz_id == quiz_id)
        .group_by(Attempt.id)
        .subquery()
    )
    rows = await session.execute(
        select(Person, found.c.points, Attempt.worth)
        .select_from(Attempt)
        .join(found, found.c.id == Attempt.id)
        .join(Person, Person.id == Attempt.learner_id)
        .order_by(found.c.points.desc(), *BY_NAME)
        .offset(offset)
        .limit(limit)
    )
    return [(who, earned, worth) for who, earned, worth in rows]
