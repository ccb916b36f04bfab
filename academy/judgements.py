"""Judgements: what people decide about an identity, and what the learner says to it (rows V12–V14).

A machine recommends, a person decides, the first one counts, nobody decides about themselves. Every
step stays in the history of the check and in the audit log.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from academy import audit, holidays, letters, references, reviews, trace, workdays
from academy.errors import AcademyError
from academy.errors.consultations import TextAwaited, TextTooLong
from academy.errors.identity import AlreadyDecided, AppealOver, CheckNotFound, WordGiven
from academy.errors.people import NotAllowed
from storage.database import Session
from storage.queries import identity as ask_checks
from storage.queries import judgements as ask
from storage.tables.identity import (
    Check,
    CheckState,
    CheckStep,
    RejectReason,
    StepKind,
    Way,
)
from storage.tables.people import Person
from storage.tables.trace import Thing, Verb

REASON_LENGTH = 500  # characters of a reason, and of what a learner says
BY_HAND = (Way.LIVE_CALL, Way.IN_PERSON, Way.KNOWN_PERSON)
_OUTCOMES = {StepKind.CONFIRMED: CheckState.CONFIRMED, StepKind.REJECTED: CheckState.REJECTED}


@dataclass(frozen=True)
class Judgement:
    """What a person decides; `text` are the words beside it."""

    kind: StepKind
    way: Way | None = None
    reason: RejectReason | None = None
    text: str = ""


async def decide(
    session: Session,
    reviewer: Person,
    check_id: int,
    judgement: Judgement,
    *,
    days: int,
    now: datetime,
) -> Check:
    """Confirm or reject. By its pictures a case that waits; confirmed by a call, a meeting, an old
    acquaintance also one that was refused; with a reason, what the rule or a person decided
    otherwise (row V14). A person's decision is changed only while it may be appealed against:
    `days` are working days. No result falls by a refusal (row V12): it is marked, and the learner
    is told what to do. The trace tells of the check's end, not of staff who correct it.

    Raises CheckNotFound, NotAllowed, AlreadyDecided, AppealOver, TextAwaited, TextTooLong.
    """
    if judgement.way == Way.OVERRIDE:
        judgement = replace(judgement, text=_checked(judgement.text))
    calendar = await holidays.calendar(session)
    check = await ask.rule(
        session,
        check_id,
        reviewer.id,
        _which(judgement, now),
        state=_OUTCOMES[judgement.kind],
        decided_at=now,
        way=judgement.way,
        reject_reason=judgement.reason,
        comment=judgement.text,
        appeal_until=workdays.after_days(now, days, calendar),
    )
    if check is None:
        raise await _refusal(session, reviewer, check_id, now)
    await references.settle(session, check, now=now)
    if check.quiz_id is not None and judgement.way != Way.OVERRIDE:
        about = trace.About(Thing.CHECK, check_id)
        outcome = {"outcome": str(check.state), "by": "person", "way": str(judgement.way)}
        trace.record(session, check.person_id, Verb.IDENTIFIED, about, now=now, **outcome)
    keep(session, reviewer, check, judgement, now=now)
    await _tell(session, check, now)
    return check


async def ask_again(session: Session, reviewer: Person, check_id: int, *, now: datetime) -> Check:
    """Another picture, please: the learner gets a letter with a button; the result stays
    provisional. Raises CheckNotFound, NotAllowed, AlreadyDecided."""
    fields = {"state": CheckState.ASKED_AGAIN, "decided_at": now}
    check = await ask.rule(session, check_id, reviewer.id, ask.waits(), **fields)
    if check is None:
        raise await _refusal(session, reviewer, check_id, now)
    keep(session, reviewer, check, Judgement(StepKind.ASKED_AGAIN), now=now)
    await _tell(session, check, now)
    return check


async def hear(
    session: Session, learner: Person, check_id: int, text: str, *, now: datetime
) -> Check:
    """The learner's own words, once while the case waits, and once against a refusal: then it waits
    again, and its result is provisional as before.

    Raises CheckNotFound, AppealOver, WordGiven, TextAwaited, TextTooLong.
    """
    words = _checked(text)
    check = await _speakable(session, learner, check_id, now)
    kind = StepKind.HEARD if check.state == CheckState.DOUBTFUL else StepKind.APPEALED
    if not await ask.add_word(session, check_id, learner.id, kind, words, now):
        raise WordGiven
    audit.note(session, learner.id, f"identity-{kind}", now=now, check=check_id)
    if kind == StepKind.HEARD:
        return check
    fields = {"state": CheckState.DOUBTFUL, "received_at": now, "appeal_until": None}
    opened = await ask.move_own(session, learner.id, check_id, check.state, **fields)
    if opened is None:
        raise CheckNotFound
    await reviews.ask_people(session, check_id, now=now)
    return opened


async def hearable(session: Session, learner: Person, check_id: int, *, now: datetime) -> Check:
    """A check of the learner's about which they may say a word. Raises CheckNotFound, AppealOver,
    WordGiven."""
    check = await _speakable(session, learner, check_id, now)
    if await ask.has_spoken(session, check):
        raise WordGiven
    return check


async def _speakable(session: Session, learner: Person, check_id: int, now: datetime) -> Check:
    check = await ask_checks.own_check(session, learner.id, check_id)
    if check is None or check.state not in (CheckState.DOUBTFUL, CheckState.REJECTED):
        raise CheckNotFound
    if check.state == CheckState.REJECTED and not is_open(check, now):
        raise AppealOver(until=check.appeal_until or now)
    return check


def keep(
    session: Session, reviewer: Person, check: Check, judgement: Judgement, *, now: datetime
) -> None:
    """The step in the history of the check, and the line of the audit log."""
    step = CheckStep(check_id=check.id, kind=judgement.kind, at=now, person_id=reviewer.id)
    step.way, step.reject_reason, step.text = judgement.way, judgement.reason, judgement.text
    session.add(step)
    facts = {"way": judgement.way, "why": judgement.reason}
    told: dict[str, object] = {name: str(each) for name, each in facts.items() if each is not None}
    told |= {"check": check.id, "person": check.person_id}
    audit.note(
        session, reviewer.id, f"identity-{judgement.kind}", now=now, reason=judgement.text, **told
    )


def is_open(check: Check, now: datetime) -> bool:
    """Whether a person's decision may still be changed."""
    return check.appeal_until is not None and now < check.appeal_until


def _which(judgement: Judgement, now: datetime) -> ask.Which:
    """Which checks may be decided so."""
    if judgement.way == Way.OVERRIDE:
        return ask.may_be_overruled(_OUTCOMES[judgement.kind]) & ask.may_be_changed(now)
    if judgement.way in BY_HAND:
        return ask.is_unconfirmed() & ask.may_be_changed(now)
    return ask.waits()


async def _tell(session: Session, check: Check, now: datetime) -> None:
    """The learner is told; the cards leave the reviewers' chats."""
    moment = int(now.timestamp())
    letter = letters.Draft(
        kind="identity-decided",
        key=f"identity-decided:{check.id}:{check.state}:{moment}:",
        facts={"check_id": check.id, "state": str(check.state)},
    )
    await letters.queue_for(session, letter, reviews.concerned(check), now=now)


async def _refusal(
    session: Session, reviewer: Person, check_id: int, now: datetime
) -> AcademyError:
    """Why this reviewer cannot decide this check."""
    check = await ask_checks.check(session, check_id)
    if check is None:
        return CheckNotFound()
    if check.person_id == reviewer.id:
        return NotAllowed()
    if check.appeal_until is not None and not is_open(check, now):
        return AppealOver(until=check.appeal_until)
    return AlreadyDecided()


def _checked(text: str) -> str:
    """Raises TextAwaited, TextTooLong."""
    words = text.strip()
    if not words:
        raise TextAwaited
    if len(words) > REASON_LENGTH:
        raise TextTooLong(limit=REASON_LENGTH, length=len(words))
    return words
