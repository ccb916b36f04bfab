"""Rehearsals: before an attestation a learner tries three mock questions and the identity check.

Kept is that it was done, never how well: no bank, no attempt, no answers, no trace (row Q26).
"""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from academy import audit, consents, findings, letters, work
from academy.collecting import Picture
from academy.conditions import conditions
from academy.errors.quizzes import NothingChosen, QuizClosed, QuizNotFound
from academy.errors.rehearsals import NobodyToNudge, RehearsalNumberUnclear
from academy.findings import Outcome
from academy.letters import Draft
from academy.pages import SIZE, Page, place
from academy.steps import Need
from storage.database import Session
from storage.queries import identity as faces
from storage.queries import rehearsals as ask
from storage.queries.overrides import own_overrides
from storage.tables.consents import Purpose
from storage.tables.people import Person
from storage.tables.quizzes import Policy, Quiz, QuizKind

WORK = "rehearsal-identity"
NUDGE = "rehearsal-nudge"
_KINDS = (QuizKind.MIDTERM, QuizKind.ATTESTATION)


@dataclass(frozen=True)
class Turnout:
    """Who has not rehearsed a quiz: a page of them (and whether each was reminded), how many there
    are, how many take it, and how many can still be reminded."""

    quiz: Quiz
    page: Page[tuple[Person, bool]]
    missing: int
    learners: int
    to_nudge: int


def is_offered(quiz: Quiz) -> bool:
    """Whether there is something to rehearse: an attestation, or an identity check before it."""
    return quiz.kind in _KINDS or quiz.policy != Policy.NONE


async def begin(session: Session, learner: Person, quiz_id: int, *, now: datetime) -> Quiz:
    """The learner begins; trying again changes nothing. Raises QuizNotFound, QuizClosed."""
    quiz = await _offered(session, learner, quiz_id, now)
    await ask.stamp(session, quiz_id, learner.id, "began_at", now)
    return quiz


async def go_on(session: Session, learner: Person, quiz_id: int, *, now: datetime) -> Quiz:
    """The next mock question. Raises QuizNotFound, QuizClosed."""
    return await _offered(session, learner, quiz_id, now)


def check_marks(marks: int) -> None:
    """Raises NothingChosen where Done was pressed with nothing marked."""
    if not marks:
        raise NothingChosen


async def finish_questions(
    session: Session, learner: Person, quiz_id: int, typed: str, *, now: datetime
) -> Quiz:
    """The last question takes a number, with a comma or a point; which one is all the same.

    Raises RehearsalNumberUnclear, QuizNotFound, QuizClosed.
    """
    try:
        Decimal(typed.strip().replace(",", "."))
    except InvalidOperation:
        raise RehearsalNumberUnclear from None
    quiz = await _offered(session, learner, quiz_id, now)
    await ask.stamp(session, quiz_id, learner.id, "questions_done_at", now)
    return quiz


async def need(
    session: Session, learner: Person, quiz_id: int, *, biometrics: bool, now: datetime
) -> tuple[Quiz, Need]:
    """What the identity check asks for now. Where a person confirms there is nothing to try.

    Raises QuizNotFound, QuizClosed.
    """
    quiz = await _offered(session, learner, quiz_id, now)
    if quiz.policy == Policy.NONE:
        return quiz, Need.NOTHING
    if not biometrics:
        await ask.stamp(session, quiz_id, learner.id, "identity_done_at", now)
        return quiz, Need.PERSON
    answers, has_reference = await faces.readiness(session, learner.id, (Purpose.FACE,))
    state = consents.strongest(Purpose.FACE, answers).state
    if state == consents.State.DECLARED:
        return quiz, Need.PAPER
    if state != consents.State.IN_FORCE:
        return quiz, Need.CONSENT
    return quiz, Need.PICTURE if has_reference else Need.REFERENCE


async def receive(
    session: Session, learner: Person, quiz_id: int, picture: Picture, *, now: datetime
) -> int:
    """Have the picture looked at; say how many are before it. Raises QuizNotFound, QuizClosed."""
    await _offered(session, learner, quiz_id, now)
    facts: dict[str, Any] = {"quiz_id": quiz_id, **vars(picture)}
    return await work.queue(session, WORK, facts, person_id=learner.id, now=now)


async def record(
    session: Session, learner_id: int, picture: Picture, told: dict[str, Any], *, now: datetime
) -> None:
    """That the check was tried; the learner is told how it would have ended (`outcome`, `fault`)
    before this quiz (`quiz_id`). The chat loses the picture; it admits to nothing."""
    await findings.remove_picture(session, picture, now=now)
    if told["outcome"] != Outcome.RETAKE:
        await ask.stamp(session, told["quiz_id"], learner_id, "identity_done_at", now)
    key = f"{WORK}:{learner_id}:{picture.chat_id}:{picture.message_id}"
    await letters.queue(session, [Draft(WORK, key, learner_id, facts=told)], now=now)


async def turnout(
    session: Session, lecturer: Person, quiz_id: int, page: int, *, now: datetime
) -> Turnout:
    """Who has not rehearsed a quiz of the lecturer's discipline. Raises QuizNotFound."""
    quiz = await _taught(session, lecturer, quiz_id)
    counts = await ask.counts(session, quiz)
    empty: Page[tuple[Person, bool]] = place(page, counts.missing)
    rows = await ask.missing(session, quiz, offset=empty.offset, limit=SIZE)
    shown = Page(rows, empty.number, empty.count)
    to_nudge = counts.to_nudge if now < quiz.closes_at else 0
    return Turnout(quiz, shown, counts.missing, counts.learners, to_nudge)


async def nudge(session: Session, lecturer: Person, quiz_id: int, *, now: datetime) -> int:
    """Remind everybody who has not rehearsed, each of them once; say how many letters go.

    Raises QuizNotFound, QuizClosed, NobodyToNudge.
    """
    quiz = await _taught(session, lecturer, quiz_id)
    if now >= quiz.closes_at:
        raise QuizClosed(title=quiz.title, closed_at=quiz.closes_at)
    facts, about = {"quiz_id": quiz_id}, f"{NUDGE}:{quiz_id}"
    draft = Draft(NUDGE, f"{about}:", facts=facts, about=about, too_late=quiz.closes_at)
    count = await letters.queue_for(session, draft, ask.to_nudge(quiz), now=now)
    if not count:
        raise NobodyToNudge
    await ask.mark_nudged(session, quiz, now)
    audit.note(session, lecturer.id, "rehearsal-nudged", now=now, quiz=quiz_id, people=count)
    return count


async def nudged(session: Session, learner_id: int | None, quiz_id: int) -> Quiz | None:
    """The quiz a reminder is about; none when the learner has rehearsed it since."""
    if learner_id is None or await ask.is_done(session, quiz_id, learner_id):
        return None
    return await ask.quiz_of_learner(session, learner_id, quiz_id)


async def _offered(session: Session, learner: Person, quiz_id: int, now: datetime) -> Quiz:
    quiz = await ask.quiz_of_learner(session, learner.id, quiz_id)
    if quiz is None or not is_offered(quiz):
        raise QuizNotFound
    if now >= quiz.closes_at:  # of most, nothing more is asked
        own = conditions(quiz, await own_overrides(session, quiz_id, learner.id))
        if now >= own.closes_at:
            raise QuizClosed(title=quiz.title, closed_at=own.closes_at)
    return quiz


async def _taught(session: Session, lecturer: Person, quiz_id: int) -> Quiz:
    quiz = await ask.quiz_of_lecturer(session, lecturer.id, quiz_id)
    if quiz is None:
        raise QuizNotFound
    return quiz
