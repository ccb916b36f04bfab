"""Questions the database is asked about what is stored of one person, for that person."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Table, exists, func, select

from storage.database import Session
from storage.queries.holdings import Holding, Subject
from storage.tables.attempts import Attempt
from storage.tables.consents import Answer, Consent
from storage.tables.consultations import Thread
from storage.tables.decisions import Decision, DecisionPerson, DecisionState
from storage.tables.disciplines import Membership
from storage.tables.identity import Check, CheckPicture, Template
from storage.tables.people import Conversation, Person
from storage.tables.trace import TraceLine
from storage.tables.work import Work, WorkState

_PORTION = 1000


@dataclass(frozen=True)
class Counts:
    """How much there is of what."""

    groups: int
    consents: int
    attempts: int
    consultations: int
    decisions: int
    trace: int
    pictures: int
    has_reference: bool


async def counts(session: Session, person_id: int) -> Counts:
    """How much is stored, in one query."""
    checks = select(Check.id).where(Check.person_id == person_id)
    decided = select(DecisionPerson.decision_id).where(DecisionPerson.person_id == person_id)
    rows = (
        _count(Membership.person_id == person_id),
        _count(
            Consent.person_id == person_id,
            Consent.answer == Answer.GIVEN,
            Consent.withdrawn_at.is_(None),
        ),
        _count(Attempt.learner_id == person_id),
        _count(Thread.learner_id == person_id),
        _count(Decision.id.in_(decided), Decision.state != DecisionState.DRAFT),
        _count(TraceLine.person_id == person_id),
        _count(CheckPicture.check_id.in_(checks)),
        exists().where(Template.person_id == person_id),
    )
    found = (await session.execute(select(*rows))).one()
    return Counts(*found)


def _count(*conditions: Any) -> Any:
    return select(func.count()).where(*conditions).scalar_subquery()


async def subject(session: Session, person_id: int) -> tuple[Person, Subject] | None:
    """The person, and by what their rows are found."""
    found = await session.execute(
        select(Person, Conversation.telegram_id)
        .outerjoin(Conversation, Conversation.person_id == Person.id)
        .where(Person.id == person_id)
    )
    row = found.first()
    return (row[0], Subject(person_id, row[1])) if row else None


async def rows(session: Session, holding: Holding, whose: Subject) -> AsyncIterator[dict[str, Any]]:
    """The rows of a part as the person is shown them, a thousand at a time."""
    table = cast(Table, holding.table.__table__)
    columns = [table.c[name].label(name) for name in holding.shown]
    found = select(*columns).where(holding.mine(whose)).order_by(*table.primary_key.columns)
    streamed = await session.stream(found.execution_options(yield_per=_PORTION))
    async for portion in streamed.mappings().partitions():
        for row in portion:
            yield dict(row)


async def is_awaited(session: Session, person_id: int, kind: str) -> bool:
    """Whether a job of this kind is under way for the person."""
    found = select(Work.id).where(
        Work.person_id == person_id, Work.kind == kind, Work.state == WorkState.WAITING
    )
    return await session.scalar(found.limit(1)) is not None
