"""A quiz opens to its learners, its window is moved, it is closed early; a draft is thrown away."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from academy import audit, deadlines, letters
from academy.conditions import Conditions, conditions
from academy.deadlines import Move
from academy.errors.quiz_building import (
    QuizOver,
    TitleMissing,
    WindowEmpty,
    WindowPast,
)
from academy.errors.quizzes import QuizNotFound
from academy.letters import Draft, Priority
from academy.moments import Window
from academy.quiz_building import Plan, draft, shown
from academy.quiz_draws import settle
from academy.quiz_kinds import DEFAULTS
from storage.database import Session
from storage.queries import overrides as ask_open
from storage.queries import quiz_building as ask
from storage.queries.overrides import Running
from storage.tables.attempts import CreditReason
from storage.tables.people import Person
from storage.tables.quizzes import Quiz

PUBLISHED = "quiz-published"
CLOSING = "quiz-closing"
REMINDED = timedelta(hours=1)  # before the closing, who has not begun
_AHEAD = timedelta(minutes=15)  # such letters are queued this long before their moment
_WORTH_IT = timedelta(hours=3)  # a shorter window needs no reminder: its beginning was announced


@dataclass(frozen=True)
class Moved:
    """The window as it was and is, and how many open attempts end at another moment by it."""

    quiz: Quiz
    before: Window
    attempts: int


async def publish(session: Session, lecturer: Person, quiz_id: int, *, now: datetime) -> Plan:
    """Open a draft to its learners and tell them. Pressing twice is refused the second time.

    Raises QuizNotFound, QuizPublished, TitleMissing, NothingDrawn, CategoryTooSmall,
    TooFewQuestions, WindowEmpty, WindowPast.
    """
    built = await draft(session, lecturer, quiz_id)
    quiz = built.quiz
    if not (quiz.title.kk or quiz.title.ru):
        raise TitleMissing
    _check_window(quiz.opens_at, quiz.closes_at, now)
    await settle(session, quiz)
    quiz.is_draft = False
    quiz.author_id = quiz.author_id or lecturer.id
    told = await letters.queue_for(session, _published(quiz), ask.learners(quiz), now=now)
    audit.note(
        session,
        lecturer.id,
        "quiz-published",
        now=now,
        quiz=quiz.id,
        discipline=quiz.discipline_id,
        questions=quiz.length,
        told=told,
    )
    return await shown(session, built, now)


async def reschedule(
    session: Session, lecturer: Person, quiz_id: int, to: Window, *, now: datetime
) -> Moved:
    """Give the quiz another window; open attempts end accordingly, and their learners are told.
    What `to` does not say stays, or follows from the kind. Raises QuizNotFound, WindowEmpty,
    WindowPast.
    """
    quiz, running = await _with_running(session, lecturer, quiz_id)
    before = Window(quiz.opens_at, quiz.closes_at)
    opens = to.opens_at or quiz.opens_at
    closes = to.closes_at or opens + _length(quiz)
    _check_window(opens, closes, now)
    moved = await _move(session, lecturer, quiz, running, Window(opens, closes), now=now)
    return Moved(quiz, before, moved)


async def extend(
    session: Session, lecturer: Person, quiz_id: int, longer: timedelta, *, now: datetime
) -> Moved:
    """Close the quiz so much later than it would; one that is closed, than now.

    Raises QuizNotFound.
    """
    quiz, running = await _with_running(session, lecturer, quiz_id)
    before = Window(quiz.opens_at, quiz.closes_at)
    to = Window(quiz.opens_at, max(quiz.closes_at, now) + longer)
    moved = await _move(session, lecturer, quiz, running, to, now=now)
    return Moved(quiz, before, moved)


async def close(session: Session, lecturer: Person, quiz_id: int, *, now: datetime) -> Moved:
    """Close the quiz this moment; open attempts end, but for those of who has other conditions.

    Raises QuizNotFound, QuizOver.
    """
    quiz, running = await _with_running(session, lecturer, quiz_id)
    if quiz.is_draft:
        raise QuizNotFound
    if now >= quiz.closes_at:
        raise QuizOver(title=quiz.title)
    before = Window(quiz.opens_at, quiz.closes_at)
    opens = min(quiz.opens_at, now)
    moved = await _move(session, lecturer, quiz, running, Window(opens, now), now=now)
    return Moved(quiz, before, moved)


async def discard(session: Session, lecturer: Person, quiz_id: int, *, now: datetime) -> None:
    """Throw a draft away. Raises QuizNotFound, QuizPublished."""
    built = await draft(session, lecturer, quiz_id)
    await ask.discard(session, built.quiz.id)
    audit.note(session, lecturer.id, "quiz-discarded", now=now, quiz=quiz_id)


async def queue_closing(session: Session, *, now: datetime) -> int:
    """Remind who has not begun that a quiz closes in an hour; how many letters are new. Safe to
    run twice: the key holds quiz, closing and person."""
    soon = await ask_open.closing(session, now, now + _AHEAD + REMINDED)
    count = 0
    for quiz in soon:
        if quiz.closes_at - quiz.opens_at >= _WORTH_IT:
            people = ask.not_begun(quiz)
            count += await letters.queue_for(session, _closing(quiz), people, now=now)
    return count


async def announced(
    session: Session, quiz_id: int, person_id: int, *, is_begun_told: bool, now: datetime
) -> tuple[Quiz, Conditions] | None:
    """The quiz this learner is told of, and what holds for them; none when it is over for them, is
    not for them any more, or they need no reminder: they have begun it, or have longer."""
    quiz = await session.get(Quiz, quiz_id)
    if quiz is None or quiz.is_draft:
        return None
    own = conditions(quiz, await ask_open.own_overrides(session, quiz_id, person_id))
    has_longer = not is_begun_told and own.closes_at > quiz.closes_at
    if has_longer or now >= own.closes_at:
        return None
    people = ask.learners(quiz) if is_begun_told else ask.not_begun(quiz)
    return (quiz, own) if await ask_open.is_among(session, people, person_id) else None


async def _with_running(
    session: Session, lecturer: Person, quiz_id: int
) -> tuple[Quiz, list[Running]]:
    at = await ask_open.running(session, lecturer.id, quiz_id)
    if at is None:
        raise QuizNotFound
    return at


async def _move(
    session: Session,
    lecturer: Person,
    quiz: Quiz,
    running: list[Running],
    to: Window,
    *,
    now: datetime,
) -> int:
    """Each open attempt keeps the time it was given beside the quiz's own (rows Q12, Q27)."""
    before = [_end(quiz, each) for each in running]
    quiz.opens_at, quiz.closes_at = to.opens_at or quiz.opens_at, to.closes_at or quiz.closes_at
    moves: list[Move] = []
    for each, end in zip(running, before, strict=True):
        later = each.attempt.deadline + (_end(quiz, each) - end)
        moves.append(Move(each.attempt, max(later, now)))
    if not quiz.is_draft:
        facts: dict[str, Any] = {"closes": f"{quiz.closes_at:%Y%m%dT%H%MZ}", "attempts": len(moves)}
        audit.note(session, lecturer.id, "quiz-rescheduled", now=now, quiz=quiz.id, **facts)
    return await deadlines.move_all(session, moves, CreditReason.OVERRIDE, lecturer, now=now)


def _end(quiz: Quiz, at: Running) -> datetime:
    """When the attempt would end without the time given to it by hand."""
    return conditions(quiz, at.overrides).deadline(at.attempt.started_at)


def _length(quiz: Quiz) -> timedelta:
    """How long the window was; where there was none, as the kind has it."""
    return max(quiz.closes_at - quiz.opens_at, timedelta()) or DEFAULTS[quiz.kind].length


def _check_window(opens: datetime, closes: datetime, now: datetime) -> None:
    if closes <= opens:
        raise WindowEmpty
    if closes <= now:
        raise WindowPast(closes_at=closes)


def _published(quiz: Quiz) -> Draft:
    return Draft(
        kind=PUBLISHED,
        key=f"{PUBLISHED}:{quiz.id}:",
        facts={"quiz_id": quiz.id},
        about=f"{PUBLISHED}:{quiz.id}",
        priority=Priority.REMINDER,
        too_late=quiz.closes_at,
    )


def _closing(quiz: Quiz) -> Draft:
    return Draft(
        kind=CLOSING,
        key=f"{CLOSING}:{quiz.id}:{quiz.closes_at:%Y%m%d%H%M}:",
        facts={"quiz_id": quiz.id},
        priority=Priority.REMINDER,
        not_before=quiz.closes_at - REMINDED,
        too_late=quiz.closes_at,
    )
