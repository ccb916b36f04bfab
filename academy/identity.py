"""Identity before a quiz: consent, reference, challenge, and a person where a machine is no help.

Order No 25, para 7(5) and 14. There is always a way without biometrics, equal in the record; a
machine only recommends, people decide (DESIGN.md 3.9, 6).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import (
    admissions,
    challenges,
    collecting,
    consents,
    enrolments,
    letters,
    quizzes,
    reviews,
    work,
)
from academy.abilities import COMPARING, lacking
from academy.consents import Standing, State
from academy.doubts import Doubt
from academy.errors.identity import CheckNotFound
from academy.steps import Need, Step, Terms
from storage.database import Session
from storage.queries import identity as ask
from storage.queries import references as ask_references
from storage.queries.quizzes import Row
from storage.tables.consents import Purpose
from storage.tables.identity import Check, CheckKind, CheckState, Template
from storage.tables.people import Person
from storage.tables.quizzes import Policy, Quiz

_ASKED = (Purpose.FACE, Purpose.CARD)
_LATEST = timedelta(seconds=5)  # messages that reached us in time are still being worked off


@dataclass(frozen=True)
class Card:
    """What the learner sees of their own identity data: the reference, the consent, the pictures
    of an enrolment that was left, and the last checks, newest first, each with its quiz."""

    template: Template | None
    consent: State
    is_enrolling: bool = False
    checks: Sequence[tuple[Check, Quiz | None]] = ()


async def card(session: Session, learner: Person) -> Card:
    """Whether there is a reference and a consent, and what became of the last checks (V14)."""
    answers, _, is_enrolling = await ask.preparation(session, learner.id, _ASKED)
    consent = consents.strongest(Purpose.FACE, answers).state
    template = await ask.template(session, learner.id)
    return Card(template, consent, is_enrolling, await ask_references.last(session, learner.id, 5))


async def step(
    session: Session, learner: Person, quiz_id: int, terms: Terms, *, now: datetime
) -> Step:
    """The next thing to do before this quiz; where it is a picture, its challenge begins now, or
    goes on if it was begun. Without a quiz it is the reference.

    Raises QuizNotFound, QuizNotOpen, QuizClosed.
    """
    row = await quizzes.row(session, learner, quiz_id, now - terms.life) if quiz_id else None
    if row is not None and (done := _settled(row, now)):
        return done
    policy = row.quiz.policy if row is not None else Policy.FACE
    if lacking(policy, terms.abilities):
        return Step(Need.PERSON, quiz_id)
    answers, has_reference, is_enrolling = await ask.preparation(session, learner.id, _ASKED)
    enrols = row is None or (policy in COMPARING and not has_reference)
    asked = collecting.purposes(terms.enrolment if enrols else policy)
    if lack := consents.lacking(asked, answers):
        return _unagreed(quiz_id, lack)
    if row is None or enrols:
        begun = await _begun(session, learner, quiz_id, is_enrolling, now)
        check = begun or await enrolments.begin(session, learner, quiz_id, terms.enrolment, now=now)
        is_looked_at = check.state == CheckState.RECEIVED
        return Step(Need.WAIT if is_looked_at else Need.REFERENCE, quiz_id, check)
    return await _challenged(session, learner, row, terms, now)


async def withdraw(session: Session, learner: Person, *, now: datetime) -> None:
    """End the consent: the reference is deleted, and what is being looked at is kept no more. The
    pictures and their hashes follow at once as long work, and leave the reviewers' chats."""
    await consents.withdraw(session, learner, Purpose.FACE, now=now)
    await ask.forget_reference(session, learner.id)
    await work.add(session, "forget-pictures", {}, person_id=learner.id, now=now)


async def withdraw_card(session: Session, learner: Person, *, now: datetime) -> None:
    """End the consent to pictures of the card: those there are leave us and the chat, what is
    awaited or looked at ends; people still decide what waits for them."""
    await consents.withdraw(session, learner, Purpose.CARD, now=now)
    gone = await ask.forget_cards(session, learner.id)
    await letters.queue(session, collecting.removals(gone), now=now)


async def forget_pictures(
    session: Session, learner_id: int, withdrawn_at: datetime, *, now: datetime
) -> None:
    """Delete the pictures and hashes from before the withdrawal, and the cards of this learner in
    the reviewers' chats. What came with a consent given anew meanwhile stays."""
    gone = await ask.forget_pictures(session, learner_id, withdrawn_at)
    await letters.queue(session, collecting.removals(gone), now=now)
    await reviews.take_cards_back(session, learner_id, now=now)


async def begun(session: Session, person: Person, *, now: datetime) -> Check | None:
    """The challenge this person has begun and may still answer."""
    return await ask.begun(session, person.id, now)


async def by_person(
    session: Session, learner: Person, quiz_id: int, *, life: timedelta, now: datetime
) -> Step:
    """The way without biometrics: reviewers are asked; where the quiz is conditional, the learner
    may start meanwhile (row V9).

    Raises QuizNotFound, QuizNotOpen, QuizClosed.
    """
    row = await quizzes.row(session, learner, quiz_id, now - life)
    if done := _settled(row, now):
        return done
    await ask.expire(session, now, learner.id)
    check = Check(
        person_id=learner.id,
        quiz_id=quiz_id,
        policy=row.quiz.policy,
        state=CheckState.DOUBTFUL,
        asked_at=now,
        expires_at=now,
        received_at=now,
        facts={"finding": Doubt.WITHOUT_PHOTO},
    )
    session.add(check)
    await session.flush()
    await reviews.ask_people(session, check.id, now=now)
    return Step(Need.NOTHING if row.quiz.is_conditional else Need.HELD, quiz_id, check)


async def ask_once_more(
    session: Session, learner: Person, check: Check, turns: Sequence[int], *, now: datetime
) -> Check:
    """A new challenge for a check of which a person wants another picture; the former pictures
    leave us and the chat. Raises CheckNotFound."""
    await ask.expire(session, now, learner.id)
    fields = {
        "tries": 0,
        "asked_at": now,
        "challenge": challenges.drawn(check.policy, turns, wants_code="code" in check.challenge),
        "expires_at": now + collecting.lifetime(check, len(collecting.wanted(check))),
    }
    before, after = CheckState.ASKED_AGAIN, CheckState.AWAITED
    fresh = await ask.move(session, check.id, before, after, **fields)
    if fresh is None:  # decided meanwhile: the row decides
        raise CheckNotFound
    gone = await ask.give_way(session, fresh)
    kept_in_chat = [each for each in gone if each.sealed is None]
    removals = [reviews.removal(each.chat_id, each.message_id) for each in kept_in_chat]
    await letters.queue(session, removals, now=now)
    return fresh


async def expire(session: Session, *, now: datetime) -> int:
    """End the checks whose pictures did not come in time, and keep nothing of them; say how
    many."""
    ended = await ask.expire(session, now - _LATEST)
    await collecting.sweep(session, now=now)
    return ended


def _settled(row: Row, now: datetime) -> Step | None:
    """Nothing is to be done, or only to be waited for; none where this quiz needs a check now."""
    quiz_id = row.quiz.id
    if not quizzes.may_begin(row, now):
        return Step(Need.NOTHING, quiz_id)
    quizzes.refuse_outside(row, now)
    if admissions.admission(row, now) is not None:
        return Step(Need.NOTHING, quiz_id)
    check = admissions.waits(row)
    if check is None:
        return None
    return Step(Need.WAIT if check.state == CheckState.RECEIVED else Need.HELD, quiz_id, check)


async def _challenged(
    session: Session, learner: Person, row: Row, terms: Terms, now: datetime
) -> Step:
    """The pictures this quiz asks for: a challenge that goes on, a pause, or a new one."""
    quiz, newest = row.quiz, row.newest
    if newest is not None and admissions.is_resumed(newest, now):
        begun = await ask.own_check(session, learner.id, newest.id)
        return Step(Need.PICTURE, quiz.id, begun)
    if again_at := admissions.again_at(newest, terms.cool_down, now):
        return Step(Need.PAUSE, quiz.id, again_at=again_at)
    fresh = Check(person_id=learner.id, quiz_id=quiz.id, kind=CheckKind.ADMISSION)
    fresh.policy, fresh.facts = quiz.policy, {}
    fresh.challenge = challenges.drawn(quiz.policy, terms.turns, wants_code=quiz.wants_code)
    fresh.tries = admissions.spent(newest, terms.cool_down, now)
    return Step(Need.PICTURE, quiz.id, await _asked(session, fresh, now))


def _unagreed(quiz_id: int, lack: Standing) -> Step:
    """A consent comes first; one declared in the chat may have to be brought on paper."""
    need = Need.PAPER if lack.state == State.DECLARED else Need.CONSENT
    is_renewed = lack.state == State.OLDER
    return Step(need, quiz_id, is_renewed=is_renewed, purpose=lack.purpose)


async def _begun(
    session: Session, learner: Person, quiz_id: int, is_enrolling: bool, now: datetime
) -> Check | None:
    """The enrolment that was left and goes on."""
    if not is_enrolling:
        return None
    return await enrolments.open_one(session, learner, quiz_id, now=now)


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
