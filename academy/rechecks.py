"""Rechecks: identity once more in the middle of an attempt, at an unforeseen place (row V11).

The attempt stands still meanwhile, and the time is given back: as a credit, seen as others are. A
recheck ends with its last picture, not with the verdict; one that nobody answers is a case for a
person, and the attempt goes on.
"""

from datetime import datetime, timedelta
from random import Random

from academy import challenges, collecting, consents, letters, reviews
from academy.abilities import COMPARING, lacking
from academy.doubts import Doubt
from academy.errors.quizzes import AttemptNotFound
from academy.steps import Need, Step, Terms
from storage.database import Session
from storage.queries import identity as ask_checks
from storage.queries import rechecks as ask
from storage.queries.rechecks import Standing
from storage.tables.attempts import Attempt, Credit, CreditReason, Recheck
from storage.tables.identity import Check, CheckKind, CheckState
from storage.tables.people import Person
from storage.tables.quizzes import Policy, Quiz

OVER = "recheck-over"
_LAST = timedelta(minutes=1)  # before the deadline nobody is interrupted
_SLACK = timedelta(seconds=15)  # of the clock that ends what nobody answered
_SALT = 0x5EC4  # another draw than the paper's
_UNANSWERED = (CheckState.AWAITED, CheckState.EXPIRED)


def places(seed: int, questions: int, count: int) -> list[int]:
    """Before which questions, by their places from 0, identity is checked again: never before the
    first. The same seed gives the same places."""
    dice = Random(seed ^ _SALT)  # noqa: S311 - the seed is the secret
    return sorted(dice.sample(range(1, questions), min(count, max(questions - 1, 0))))


async def draw(session: Session, attempt: Attempt, quiz: Quiz) -> None:
    """Settle where this attempt will be interrupted."""
    found = places(attempt.seed, len(attempt.paper), quiz.rechecks)
    if quiz.policy != Policy.NONE and found:
        await ask.add(session, attempt.id, found)


async def hold(session: Session, attempt: Attempt, recheck: Recheck, now: datetime) -> bool:
    """From now on the attempt stands still; in its last minute it is left alone instead: false."""
    if attempt.deadline - now < _LAST:
        await ask.skip(session, recheck, now)
        return False
    await ask.stand(session, recheck, now)
    return True


def until(recheck: Recheck, quiz: Quiz, check: Check | None) -> datetime:
    """When the time to answer is over."""
    if check is not None:
        return check.expires_at
    assert recheck.asked_at is not None  # noqa: S101 - who asks for this stands still
    return recheck.asked_at + collecting.span(len(collecting.parts(quiz.policy)))


async def settle(
    session: Session, attempt: Attempt, recheck: Recheck, check: Check | None, now: datetime
) -> bool:
    """Whether the attempt goes on: everything that was asked for has come, or a person is to look.
    What nobody answered is ended by the clock."""
    if check is None or check.state in _UNANSWERED:
        return False
    await _end(session, Standing(recheck, attempt, check), check.received_at or now, now)
    return True


async def begin(
    session: Session, learner: Person, attempt_id: int, terms: Terms, *, now: datetime
) -> Step | None:
    """The challenge of the recheck this attempt stands still for, begun now or before; a person,
    where no picture can be asked for. None: it does not stand still any more."""
    at = await ask.own(session, learner.id, attempt_id)
    if at is None or now >= until(at.recheck, at.attempt.quiz, at.check):
        return None
    quiz = at.attempt.quiz
    if at.check is not None:
        check = await ask_checks.own_check(session, learner.id, at.check.id)
        is_asked = check is not None and check.state == CheckState.AWAITED
        return Step(Need.PICTURE, quiz.id, check) if is_asked else None
    if not await _is_pictured(session, learner, quiz, terms):
        return Step(Need.PERSON, quiz.id)
    check = Check(person_id=learner.id, quiz_id=quiz.id, kind=CheckKind.RECHECK, facts={})
    check.policy, check.pictures = quiz.policy, []
    check.challenge = challenges.drawn(quiz.policy, terms.turns, wants_code=quiz.wants_code)
    check.asked_at, check.expires_at = now, until(at.recheck, quiz, None)
    session.add(check)
    await session.flush()
    await ask.keep_check(session, at.recheck, check.id)
    return Step(Need.PICTURE, quiz.id, check)


async def by_person(session: Session, learner: Person, attempt_id: int, *, now: datetime) -> int:
    """Without a picture: the attempt goes on, a person confirms; say at which quiz.

    Raises AttemptNotFound where it does not stand still.
    """
    at = await ask.own(session, learner.id, attempt_id)
    if at is None:
        raise AttemptNotFound
    if at.check is None or at.check.state in _UNANSWERED:
        await _ask_person(session, at, Doubt.WITHOUT_PHOTO, now)
    return at.attempt.quiz_id


async def reopen(session: Session, check: Check, now: datetime) -> bool:
    """The picture was of no use and another one is wanted: the attempt stands still once more.
    False when it is over, or nearly: then a person looks."""
    at = await ask.of_check(session, check.id)
    if at is None or at.attempt.deadline - now < _LAST:
        return False
    if at.recheck.ended_at is None:
        await _end(session, at, check.received_at or now, now)
    await ask.stand_again(session, at.recheck, now)
    return True


async def end_overdue(session: Session, *, now: datetime) -> int:
    """Let go on whoever has answered, and who has not in time: that is a case for a person. Say how
    many. Safe to run twice: the row knows its end."""
    ended = 0
    for at in await ask.all_standing(session):
        check = at.check
        if check is not None and check.state not in _UNANSWERED:
            ended += await _end(session, at, check.received_at or now, now)
        elif _is_over(at, now):
            await _ask_person(session, at, Doubt.NOT_ANSWERED, now)
            if await _end(session, at, now, now):
                ended += 1
                await letters.queue(session, [_over(at)], now=now)
    return ended


async def shift(session: Session, span: timedelta) -> None:
    """The bot was down so long: who was to answer meanwhile has the time still."""
    for at in await ask.all_standing(session):
        if at.recheck.asked_at is not None:
            at.recheck.asked_at += span
        if at.check is not None:
            at.check.expires_at += span


def _is_over(at: Standing, now: datetime) -> bool:
    is_gone = at.check is not None and at.check.state == CheckState.EXPIRED
    return is_gone or now >= until(at.recheck, at.attempt.quiz, at.check) + _SLACK / 3


async def _is_pictured(session: Session, learner: Person, quiz: Quiz, terms: Terms) -> bool:
    """Whether this learner can be asked for a picture."""
    if lacking(quiz.policy, terms.abilities):
        return False
    asked = collecting.purposes(quiz.policy)
    answers, has_reference = await ask_checks.readiness(session, learner.id, asked)
    is_agreed = consents.lacking(asked, answers) is None
    return is_agreed and (has_reference or quiz.policy not in COMPARING)


async def _ask_person(session: Session, at: Standing, why: Doubt, now: datetime) -> None:
    if at.check is not None:
        facts = {**at.check.facts, "finding": why}
        doubt = {"received_at": now, "facts": facts}
        moved = await ask_checks.move(
            session, at.check.id, at.check.state, CheckState.DOUBTFUL, **doubt
        )
        if moved is None:
            return
        number = at.check.id
    else:
        check = Check(person_id=at.attempt.learner_id, quiz_id=at.attempt.quiz_id)
        check.kind, check.policy = CheckKind.RECHECK, at.attempt.quiz.policy
        check.state, check.facts = CheckState.DOUBTFUL, {"finding": why}
        check.asked_at = check.expires_at = check.received_at = now
        session.add(check)
        await session.flush()
        await ask.keep_check(session, at.recheck, check.id)
        number = check.id
    await reviews.ask_people(session, number, now=now)


async def _end(session: Session, at: Standing, ended_at: datetime, now: datetime) -> bool:
    """The attempt goes on, and gets back what it stood still: the deadline is later, the question
    counts as shown later."""
    recheck, attempt = at.recheck, at.attempt
    asked_at = recheck.asked_at
    if asked_at is None or not await ask.end(session, recheck, ended_at):
        return False
    longest = until(recheck, attempt.quiz, None) - asked_at + _SLACK
    span = min(max(ended_at - asked_at, timedelta()), longest)
    spent = max(asked_at - (attempt.shown_at or asked_at), timedelta())
    moved = await ask.go_on(session, attempt, attempt.deadline + span, now - spent)
    if moved:
        credit = Credit(attempt_id=attempt.id, reason=CreditReason.RECHECK, span=span, given_at=now)
        session.add(credit)
    return moved


def _over(at: Standing) -> letters.Draft:
    return letters.Draft(
        kind=OVER,
        key=f"{OVER}:{at.attempt.id}:{at.recheck.place}",
        person_id=at.attempt.learner_id,
        facts={"attempt_id": at.attempt.id},
    )
