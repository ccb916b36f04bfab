"""Quizzes: what stands on a learner's list, who may start when, and the end of the time (Q2)."""

from datetime import datetime, timedelta
from secrets import randbits
from typing import Any

from academy import answers, letters, papers, trace
from academy.errors.quizzes import (
    AttemptNotFound,
    QuizClosed,
    QuizNotFound,
    QuizNotOpen,
)
from academy.papers import Progress, Stage, Standing
from storage.database import Session
from storage.queries import attempts as kept
from storage.queries import quizzes as ask
from storage.queries.attempts import Sheet
from storage.queries.quizzes import Row
from storage.tables.attempts import Attempt
from storage.tables.letters import Delivery
from storage.tables.people import Person
from storage.tables.quizzes import Policy, Quiz
from storage.tables.trace import Thing, Verb

GRACE = timedelta(seconds=5)  # presses that reached us in time are still being worked off
WARNING = timedelta(minutes=5)  # before the deadline (row Q2)
_LISTED = 100
_FINISHED_AT_ONCE = 200


async def quizzes(
    session: Session, learner: Person, *, life: timedelta, now: datetime
) -> list[Standing]:
    """The learner's quizzes: running and open ones first, then by their closing."""
    rows = await ask.standings(session, learner.id, now - life, _LISTED)
    found = [_standing(row, now) for row in rows]
    order = list(Stage)
    return sorted(found, key=lambda each: order.index(each.stage))


async def standing(
    session: Session, learner: Person, quiz_id: int, *, life: timedelta, now: datetime
) -> Standing:
    """One of the learner's quizzes. Raises QuizNotFound."""
    return _standing(await row(session, learner, quiz_id, now - life), now)


async def start(
    session: Session, learner: Person, quiz_id: int, *, life: timedelta, now: datetime
) -> Progress | None:
    """Begin the attempt, or go on with it. None: the identity check comes first (art. 7.5, 14),
    or comes again, because the last one is older than the life of an admission.

    Raises QuizNotFound, QuizNotOpen, QuizClosed, TooFewQuestions, CategoryTooSmall.
    """
    found = await row(session, learner, quiz_id, now - life)
    if found.attempt is not None:
        return await answers.progress(session, learner, found.attempt.id, now=now)
    refuse_outside(found.quiz, now)
    if found.quiz.policy == Policy.FACE and found.admission is None:
        return None
    attempt = await _begun(session, learner, found, now)
    return await answers.shown(session, Sheet(attempt, {}, {}, None), now)


async def finish_overdue(session: Session, *, now: datetime) -> int:
    """End the attempts whose time is over and write to their learners; say how many."""
    ended = await kept.finish_overdue(session, now - GRACE, _FINISHED_AT_ONCE)
    rows = await kept.totals(session, ended) if ended else []
    await trace.record_all(session, [_completed(row) for row in rows], now=now)
    await letters.queue(session, [_over(row.id, row.learner_id) for row in rows], now=now)
    return len(rows)


def refuse_outside(quiz: Quiz, now: datetime) -> None:
    """Nobody begins before the opening or after the closing. Raises QuizNotOpen, QuizClosed."""
    if now < quiz.opens_at:
        raise QuizNotOpen(title=quiz.title, opens_at=quiz.opens_at)
    if now >= quiz.closes_at:
        raise QuizClosed(title=quiz.title, closed_at=quiz.closes_at)


async def row(session: Session, learner: Person, quiz_id: int, since: datetime) -> Row:
    """The learner's quiz; a check from before `since` admits nobody. Raises QuizNotFound."""
    found = await ask.standing(session, learner.id, quiz_id, since)
    if found is None:
        raise QuizNotFound
    return found


def _standing(row: Row, now: datetime) -> Standing:
    attempt = row.attempt
    return Standing(
        quiz=row.quiz,
        stage=papers.stage(row.quiz, attempt, now),
        attempt=attempt,
        tally=papers.tally_of(attempt, row.answered, row.points, row.awaiting) if attempt else None,
        confirmation=papers.confirmation(row.check),
        is_admitted=row.quiz.policy == Policy.NONE or row.admission is not None,
    )


async def _begun(session: Session, learner: Person, row: Row, now: datetime) -> Attempt:
    """A new attempt with its paper. A learner's presses are a lane: no second one is beside it."""
    quiz = row.quiz
    seed = randbits(31)
    paper = papers.drawn(seed, await ask.items(session, quiz.discipline_id, now), quiz)
    attempt = await kept.add_attempt(
        session,
        quiz,
        learner_id=learner.id,
        seed=seed,
        paper=paper.questions,
        worth=paper.worth,
        started_at=now,
        deadline=min(now + quiz.time_limit, quiz.closes_at) if quiz.time_limit else quiz.closes_at,
        check_id=row.admission,
    )
    if attempt is None:
        raise AttemptNotFound
    about = trace.About(Thing.QUIZ, quiz.id, quiz.discipline_id)
    trace.record(session, learner.id, Verb.ATTEMPTED, about, now=now, questions=quiz.length)
    if attempt.deadline - now > 2 * WARNING:
        await letters.queue(session, [_warning(attempt)], now=now)
    return attempt


def _completed(row: Any) -> trace.Act:
    about = trace.About(Thing.QUIZ, row.quiz_id, row.discipline_id)
    facts = {"points": round(row.points, 2), "max": sum(row.worth) or len(row.paper)}
    return trace.Act(row.learner_id, Verb.COMPLETED, about, facts)


def _over(attempt_id: int, learner_id: int) -> letters.Draft:
    """A graded thing never comes twice: in doubt a person decides (DESIGN.md 4)."""
    return letters.Draft(
        kind="quiz-over",
        key=f"quiz-over:{attempt_id}",
        person_id=learner_id,
        facts={"attempt_id": attempt_id},
        delivery=Delivery.DOUBT,
    )


def _warning(attempt: Attempt) -> letters.Draft:
    return letters.Draft(
        kind="quiz-warning",
        key=f"quiz-warning:{attempt.id}",
        person_id=attempt.learner_id,
        facts={"attempt_id": attempt.id},
        priority=letters.Priority.REMINDER,
        not_before=attempt.deadline - WARNING,
        too_late=attempt.deadline,
    )
