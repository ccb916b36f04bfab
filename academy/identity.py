"""Identity before a quiz: consent, reference, challenge, and a person where a machine is no help.

Order No 25, para 7(5) and 14. There is always a way without biometrics, equal in the record; a
machine only recommends, people decide (DESIGN.md 3.9, 6).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from academy import collecting, consents, enrolments, letters, quizzes, reviews, work
from academy.consents import State
from academy.doubts import Doubt
from storage.database import Session
from storage.queries import identity as ask
from storage.tables.consents import Purpose
from storage.tables.identity import Check, CheckKind, CheckState, Template
from storage.tables.people import Person
from storage.tables.quizzes import Policy

MOST_TRIES = 3
_LATEST = timedelta(seconds=5)  # messages that reached us in time are still being worked off


class Need(StrEnum):
    """What comes next on the way to a confirmed identity."""

    PERSON = "person"  # faces are not compared here: a person confirms
    CONSENT = "consent"
    PAPER = "paper"  # the consent was declared in the chat; on paper it comes into force
    REFERENCE = "reference"  # a first picture, to compare with
    PICTURE = "picture"
    WAIT = "wait"  # a picture is being looked at
    NOTHING = "nothing"  # the learner may start


@dataclass(frozen=True)
class Step:
    """What comes next, the check a picture is awaited for, and the quiz it is all about."""

    need: Need
    quiz_id: int  # 0: no quiz, from the menu
    check: Check | None = None
    is_renewed: bool = False  # a former version of the consent's text was agreed to


@dataclass(frozen=True)
class Card:
    """What the learner sees of their own identity data."""

    template: Template | None
    consent: State


async def card(session: Session, learner: Person) -> Card:
    """Whether there is a reference and a consent."""
    consent, _, _ = await _preparation(session, learner)
    return Card(await ask.template(session, learner.id), consent)


async def step(
    session: Session,
    learner: Person,
    quiz_id: int,
    *,
    biometrics: bool,
    life: timedelta,
    now: datetime,
) -> Step:
    """The next thing to do before this quiz; where it is a picture, its challenge begins now.

    Raises QuizNotFound, QuizNotOpen, QuizClosed.
    """
    if quiz_id and (done := await _settled(session, learner, quiz_id, life, now)):
        return done
    if not biometrics:
        return Step(Need.PERSON, quiz_id)
    consent, has_reference, is_enrolling = await _preparation(session, learner)
    if consent == State.DECLARED:
        return Step(Need.PAPER, quiz_id)
    if consent != State.IN_FORCE:
        return Step(Need.CONSENT, quiz_id, is_renewed=consent == State.OLDER)
    if not quiz_id or not has_reference:
        return await _enrolment(session, learner, quiz_id, is_enrolling, now)
    fresh = Check(person_id=learner.id, quiz_id=quiz_id, kind=CheckKind.ADMISSION)
    fresh.policy = Policy.FACE
    check = await _asked(session, fresh, now)
    return Step(Need.PICTURE, quiz_id, check)


async def withdraw(session: Session, learner: Person, *, now: datetime) -> None:
    """End the consent: the reference is deleted, and what is being looked at is kept no more. The
    pictures and their hashes follow at once as long work, and leave the reviewers' chats."""
    await consents.withdraw(session, learner, Purpose.FACE, now=now)
    await ask.forget_reference(session, learner.id)
    await work.add(session, "forget-pictures", {}, person_id=learner.id, now=now)


async def forget_pictures(
    session: Session, learner_id: int, withdrawn_at: datetime, *, now: datetime
) -> None:
    """Delete the pictures and hashes from before the withdrawal, and the cards of this learner in
    the reviewers' chats. What came with a consent given anew meanwhile stays."""
    gone = await ask.forget_pictures(session, learner_id, withdrawn_at)
    await letters.queue(session, collecting.removals(gone), now=now)
    await reviews.take_cards_back(session, learner_id, now=now)


async def by_person(
    session: Session, learner: Person, quiz_id: int, *, life: timedelta, now: datetime
) -> Step:
    """The way without biometrics: reviewers are asked, the learner may start meanwhile (V9).

    Raises QuizNotFound, QuizNotOpen, QuizClosed.
    """
    if done := await _settled(session, learner, quiz_id, life, now):
        return done
    await ask.expire(session, now, learner.id)
    check = Check(
        person_id=learner.id,
        quiz_id=quiz_id,
        state=CheckState.DOUBTFUL,
        asked_at=now,
        expires_at=now,
        received_at=now,
        facts={"finding": Doubt.WITHOUT_PHOTO},
    )
    session.add(check)
    await session.flush()
    await reviews.ask_people(session, check.id, now=now)
    return Step(Need.NOTHING, quiz_id, check)


async def expire(session: Session, *, now: datetime) -> int:
    """End the checks whose pictures did not come in time, and keep nothing of them; say how
    many."""
    ended = await ask.expire(session, now - _LATEST)
    await collecting.sweep(session, now=now)
    return ended


async def _settled(
    session: Session, learner: Person, quiz_id: int, life: timedelta, now: datetime
) -> Step | None:
    """Nothing is to be done, or only to be waited for; none where this quiz needs a check now."""
    row = await quizzes.row(session, learner, quiz_id, now - life)
    if not quizzes.may_begin(row, now):
        return Step(Need.NOTHING, quiz_id)
    quizzes.refuse_outside(row, now)
    if row.is_admitted:
        return Step(Need.NOTHING, quiz_id)
    return Step(Need.WAIT, quiz_id) if row.pending is not None else None


async def _preparation(session: Session, learner: Person) -> tuple[State, bool, bool]:
    """How the learner stands to pictures of the face, whether there is a reference, and whether
    one is being made."""
    answers, has_reference, is_enrolling = await ask.preparation(session, learner.id, Purpose.FACE)
    return consents.strongest(Purpose.FACE, answers).state, has_reference, is_enrolling


async def _enrolment(
    session: Session, learner: Person, quiz_id: int, is_begun: bool, now: datetime
) -> Step:
    """Ask for the pictures that later ones are compared with, or go on where it was left."""
    check = await enrolments.open_one(session, learner, quiz_id, now=now) if is_begun else None
    if check is None:
        check = await enrolments.begin(session, learner, quiz_id, now=now)
    is_looked_at = check.state == CheckState.RECEIVED
    return Step(Need.WAIT if is_looked_at else Need.REFERENCE, quiz_id, check)


async def _asked(session: Session, check: Check, now: datetime) -> Check:
    """A new challenge for the quiz of this check. One at a time: it ends the former, whose pictures
    the clock takes out of the chat."""
    await ask.expire(session, now, check.person_id)
    check.pictures = []
    check.asked_at = now
    check.expires_at = now + collecting.span(len(collecting.wanted(check)))
    session.add(check)
    await session.flush()
    return check
