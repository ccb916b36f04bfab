"""The learner's side of a check that a person looks at: how it stands, by when, and another picture
where one is asked for (rows V8, V12)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import collecting, consents, holidays, identity, judgements, promises, reviews
from academy.doubts import Doubt
from academy.errors.identity import CheckNotFound
from academy.papers import Confirmation, confirmation
from academy.promises import Promise
from academy.steps import Need
from storage.database import Session
from storage.queries import confirmations as ask_confirmations
from storage.queries import identity as ask
from storage.queries import judgements as ask_judgements
from storage.tables.identity import Check, CheckKind, CheckState, StepKind
from storage.tables.people import Person
from storage.tables.quizzes import Quiz


@dataclass(frozen=True)
class OwnCase:
    """A learner's check: by when a person will have looked where it waits for one, what it makes of
    the result (none: no attempt has begun with it), and whether they may say a word now."""

    check: Check
    quiz: Quiz | None
    promise: Promise | None
    result: Confirmation | None
    may_speak: bool


async def own(session: Session, learner: Person, check_id: int) -> Check:
    """One of the learner's checks. Raises CheckNotFound."""
    check = await ask.own_check(session, learner.id, check_id)
    if check is None:
        raise CheckNotFound
    return check


async def seen(session: Session, check: Check, *, within: timedelta, now: datetime) -> OwnCase:
    """A check as its learner sees it."""
    quiz = await session.get(Quiz, check.quiz_id) if check.quiz_id is not None else None
    kind = StepKind.HEARD if check.state == CheckState.DOUBTFUL else StepKind.APPEALED
    standing = await ask_confirmations.of_check(session, check.id, kind)
    is_hearable = check.state == CheckState.DOUBTFUL or (
        check.state == CheckState.REJECTED and judgements.is_open(check, now)
    )
    may_speak = is_hearable and not standing.has_spoken
    result = confirmation(standing.state) if standing.has_attempt else None
    calendar = await holidays.calendar(session)
    at = promises.promise(check, quiz, within, calendar, now=now)
    return OwnCase(check, quiz, at, result, may_speak)


async def begin_again(
    session: Session, learner: Person, check_id: int, turns: Sequence[int], *, now: datetime
) -> tuple[Need, Check]:
    """Another picture for the same check, with a challenge of its own; the former pictures give
    way. Without a consent to pictures a person confirms otherwise. Raises CheckNotFound."""
    own_check = await ask.own_check(session, learner.id, check_id)
    if own_check is None:
        raise CheckNotFound
    asked = collecting.purposes(own_check.policy)
    answers, _ = await ask.readiness(session, learner.id, asked)
    if consents.lacking(asked, answers) is not None:
        check = await take_by_person(session, learner, check_id, now=now)
        return Need.PERSON, check
    check = await identity.ask_once_more(session, learner, own_check, turns, now=now)
    return Need.REFERENCE if check.kind == CheckKind.ENROLMENT else Need.PICTURE, check


async def take_by_person(
    session: Session, learner: Person, check_id: int, *, now: datetime
) -> Check:
    """No other picture: a person is to confirm without one. Raises CheckNotFound."""
    own_check = await ask.own_check(session, learner.id, check_id)
    facts = {**(own_check.facts if own_check else {}), "finding": Doubt.WITHOUT_PHOTO}
    fields = {"state": CheckState.DOUBTFUL, "received_at": now, "facts": facts}
    before = CheckState.ASKED_AGAIN
    check = await ask_judgements.move_own(session, learner.id, check_id, before, **fields)
    if check is None:
        raise CheckNotFound
    await reviews.ask_people(session, check_id, now=now)
    return check
