"""Quizzes: what stands on a learner's list, who may start when, and how often (rows Q2, Q5, Q6)."""

from datetime import datetime, timedelta
from secrets import randbits

from academy import admissions, answers, desks, papers, rechecks, stages, trace
from academy.admissions import Admission
from academy.conditions import Conditions, conditions
from academy.desks import Desk
from academy.errors.quizzes import (
    AttemptNotFound,
    AttemptTooSoon,
    NoAttemptLeft,
    QuizClosed,
    QuizNotFound,
    QuizNotOpen,
)
from academy.papers import Paper, Progress, Standing
from academy.stages import Stage
from storage.database import Session
from storage.queries import attempts as kept
from storage.queries import quizzes as ask
from storage.queries.attempts import Sheet
from storage.queries.quizzes import Row
from storage.tables.attempts import Attempt
from storage.tables.people import Person
from storage.tables.trace import Thing, Verb

_LISTED = 100


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
    session: Session,
    learner: Person,
    quiz_id: int,
    number: int = 1,
    *,
    life: timedelta,
    now: datetime,
) -> Progress | None:
    """Begin the attempt with this number, or go on with the one there is. None: the identity check
    comes first (art. 7.5, 14), or comes again: each attempt has a recent one of its own.

    After a check that was made for it, any button begins the next attempt. Raises QuizNotFound,
    QuizNotOpen, QuizClosed, AttemptTooSoon, NoAttemptLeft, TooFewQuestions, CategoryTooSmall.
    """
    found = await row(session, learner, quiz_id, now - life)
    last = found.attempt
    if last is not None:
        is_checked = admissions.is_own(found)
        is_next = number == last.number + 1 or (is_checked and may_begin(found, now))
        if not is_next or last.finished_at is None:
            return await answers.progress(session, learner, last.id, now=now)
        _refuse_again(found, now)
    refuse_outside(found, now)
    admission = admissions.admission(found, now)
    if admission is None:
        return None
    attempt = await _begun(session, learner, found, admission, now)
    await rechecks.draw(session, attempt, found.quiz)
    return await desks.shown(session, Desk(Sheet(attempt, {}, {}, None), now))


async def rebuilt(session: Session, attempt: Attempt) -> Paper:
    """The paper of this attempt, drawn once more from its seed and the bank as it was then (Q8)."""
    quiz = attempt.quiz
    return papers.drawn(
        attempt.seed, await ask.items(session, quiz.discipline_id, attempt.started_at), quiz
    )


def may_begin(row: Row, now: datetime) -> bool:
    """Whether no attempt stands in the way of a new one."""
    if row.attempt is None:
        return True
    again = stages.again_at(row.quiz, row.attempt, within(row))
    return again is not None and now >= again


def within(row: Row) -> Conditions:
    """What holds for this learner, overrides counted in."""
    return conditions(row.quiz, row.overrides)


def refuse_outside(row: Row, now: datetime) -> None:
    """Nobody begins before the opening or after the closing. Raises QuizNotOpen, QuizClosed."""
    own = within(row)
    if now < own.opens_at:
        raise QuizNotOpen(title=row.quiz.title, opens_at=own.opens_at)
    if now >= own.closes_at:
        raise QuizClosed(title=row.quiz.title, closed_at=own.closes_at)


def _refuse_again(row: Row, now: datetime) -> None:
    """Who has an attempt left is told of the closing, not that there is none."""
    again = stages.again_at(row.quiz, row.attempt, within(row))
    if again is None:
        if row.attempt is not None and stages.has_more(row.attempt, within(row)):
            refuse_outside(row, now)
        raise NoAttemptLeft(title=row.quiz.title)
    if now < again:
        raise AttemptTooSoon(title=row.quiz.title, again_at=again)


async def row(session: Session, learner: Person, quiz_id: int, since: datetime) -> Row:
    """The learner's quiz; a check from before `since` admits nobody. Raises QuizNotFound."""
    found = await ask.standing(session, learner.id, quiz_id, since)
    if found is None:
        raise QuizNotFound
    return found


def _standing(row: Row, now: datetime) -> Standing:
    quiz, attempt, own = row.quiz, row.attempt, within(row)
    counts = (row.answered, row.points, row.awaiting)
    submitted_at = attempt.finished_at or now if attempt else now
    return Standing(
        quiz=quiz,
        conditions=own,
        stage=stages.stage(quiz, attempt, own, now),
        attempt=attempt,
        tally=papers.tally_of(attempt, *counts) if attempt else None,
        confirmation=papers.confirmation(row.check),
        admission=admissions.admission(row, now),
        again_at=stages.again_at(quiz, attempt, own),
        shows_marks=stages.shows_marks(quiz, submitted_at, own.closes_at, now),
    )


async def _begun(
    session: Session, learner: Person, row: Row, admission: Admission, now: datetime
) -> Attempt:
    """A new attempt with its paper. A learner's presses are a lane: no second one is beside it; the
    clock queues its warning."""
    quiz, seed = row.quiz, randbits(31)
    paper = papers.drawn(seed, await ask.items(session, quiz.discipline_id, now), quiz)
    attempt = await kept.add_attempt(
        session,
        quiz,
        learner_id=learner.id,
        number=row.attempt.number + 1 if row.attempt else 1,
        seed=seed,
        paper=paper.questions,
        worth=paper.worth,
        started_at=now,
        shown_at=now,
        deadline=within(row).deadline(now),
        check_id=admission.check_id,
    )
    if attempt is None:
        raise AttemptNotFound
    about = trace.About(Thing.QUIZ, quiz.id, quiz.discipline_id)
    trace.record(session, learner.id, Verb.ATTEMPTED, about, now=now, questions=quiz.length)
    return attempt
