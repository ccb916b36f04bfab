"""Vouching: a member of staff confirms who a learner is before a quiz, without a picture: in a live
call, in person, or knowing them. It counts like any other check (rows V13, V14)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from academy import holidays, judgements, letters, trace, workdays
from academy.errors.identity import CheckNotFound
from academy.errors.people import NotAllowed
from academy.errors.quizzes import QuizNotFound
from academy.judgements import Judgement
from academy.pages import Page, cut
from storage.database import Session
from storage.queries import people
from storage.queries import quizzes as ask_quizzes
from storage.queries import vouching as ask
from storage.queries.quizzes import Row as Row
from storage.tables.identity import Check, CheckKind, CheckState, StepKind, Way
from storage.tables.people import Person
from storage.tables.quizzes import Policy, Quiz
from storage.tables.trace import Thing, Verb

_LISTED = 100
_SETTLED = (CheckState.ACCEPTED, CheckState.CONFIRMED)


@dataclass(frozen=True)
class Vouched:
    """A learner before a quiz that asks who they are, and their newest check for it."""

    learner: Person
    quiz: Quiz
    check: Check | None

    @property
    def is_settled(self) -> bool:
        """Nothing waits: what is confirmed now is for the next attempt."""
        return self.check is None or self.check.state in _SETTLED


async def quizzes(
    session: Session, staff: Person, person_id: int, page: int, *, life: timedelta, now: datetime
) -> tuple[Person, Page[Row]]:
    """The learner's quizzes that ask who they are. Raises NotAllowed for one's own."""
    if staff.id == person_id:
        raise NotAllowed
    learner = await people.person(session, person_id)
    if learner is None:
        raise QuizNotFound
    rows = await ask_quizzes.standings(session, person_id, now - life, _LISTED)
    return learner, cut([row for row in rows if row.quiz.policy != Policy.NONE], page)


async def standing(session: Session, staff: Person, person_id: int, quiz_id: int) -> Vouched:
    """How the learner stands before this quiz. Raises NotAllowed, QuizNotFound."""
    if staff.id == person_id:
        raise NotAllowed
    found = await ask.standing(session, person_id, quiz_id)
    if found is None or found[1].policy == Policy.NONE:
        raise QuizNotFound
    return Vouched(*found)


async def vouch(
    session: Session, staff: Person, at: Vouched, way: Way, *, days: int, now: datetime
) -> Check:
    """It is this learner: the check that waits is confirmed; where none does, a new one is, and the
    next attempt may begin. `days`: working days to appeal.

    Raises CheckNotFound for a way that is none of a person's, AlreadyDecided, AppealOver.
    """
    if way not in judgements.BY_HAND:
        raise CheckNotFound
    judgement = Judgement(StepKind.CONFIRMED, way)
    if not at.is_settled and at.check is not None:
        return await judgements.decide(session, staff, at.check.id, judgement, days=days, now=now)
    check = _confirmed(at, staff, way, now)
    calendar = await holidays.calendar(session)
    check.appeal_until = workdays.after_days(now, days, calendar)
    session.add(check)
    await session.flush()
    judgements.keep(session, staff, check, judgement, now=now)
    about = trace.About(Thing.CHECK, check.id)
    outcome = {"outcome": str(check.state), "by": "person", "way": str(way)}
    trace.record(session, check.person_id, Verb.IDENTIFIED, about, now=now, **outcome)
    facts = {"check_id": check.id, "state": str(check.state)}
    key = f"identity-decided:{check.id}:"
    letter = letters.Draft("identity-decided", key, check.person_id, facts=facts)
    await letters.queue(session, [letter], now=now)
    return check


def _confirmed(at: Vouched, staff: Person, way: Way, now: datetime) -> Check:
    return Check(
        person_id=at.learner.id,
        quiz_id=at.quiz.id,
        kind=CheckKind.ADMISSION,
        policy=at.quiz.policy,
        state=CheckState.CONFIRMED,
        asked_at=now,
        expires_at=now,
        received_at=now,
        decided_by=staff.id,
        decided_at=now,
        way=way,
    )
