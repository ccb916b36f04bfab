"""Questions the database is asked about cases for reviewers, and the decision it keeps."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Select, String, cast, literal, select, update

from storage.database import Session
from storage.tables.identity import Check, CheckState
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Conversation, Person, PersonRole, PersonState, Role
from storage.tables.quizzes import Quiz


async def decide(
    session: Session, check_id: int, reviewer_id: int, after: CheckState, now: datetime
) -> Check | None:
    """The doubtful check as this reviewer decided it; none when it is decided, or their own."""
    decided: Check | None = await session.scalar(
        update(Check)
        .where(
            Check.id == check_id,
            Check.state == CheckState.DOUBTFUL,
            Check.person_id != reviewer_id,
        )
        .values(state=after, decided_by=reviewer_id, decided_at=now)
        .returning(Check)
        .execution_options(populate_existing=True)
    )
    return decided


async def reviewers(session: Session, check_id: int, roles: Collection[Role]) -> Sequence[int]:
    """The people who may decide this check and are reached in a chat: never whose check it is."""
    subject = select(Check.person_id).where(Check.id == check_id).scalar_subquery()
    statement = (
        select(PersonRole.person_id)
        .join(Conversation, Conversation.person_id == PersonRole.person_id)
        .join(Person, Person.id == PersonRole.person_id)
        .where(
            PersonRole.role.in_(roles),
            Person.state == PersonState.ACTIVE,
            Conversation.is_reachable,
            PersonRole.person_id != subject,
        )
        .distinct()
        .order_by(PersonRole.person_id)
    )
    return (await session.scalars(statement)).all()


async def waiting(session: Session, since: datetime) -> Sequence[int]:
    """Doubtful checks that nobody has decided since then."""
    statement = select(Check.id).where(
        Check.state == CheckState.DOUBTFUL, Check.received_at <= since
    )
    return (await session.scalars(statement)).all()


async def subject(session: Session, check_id: int) -> tuple[Person, Quiz | None] | None:
    """Whose check it is, and before which quiz."""
    statement = (
        select(Person, Quiz)
        .join(Check, Check.person_id == Person.id)
        .outerjoin(Quiz, Quiz.id == Check.quiz_id)
        .where(Check.id == check_id)
    )
    row = (await session.execute(statement)).one_or_none()
    return (row[0], row[1]) if row else None


async def cards(session: Session, about: str) -> Sequence[Letter]:
    """The reviewers' cards of a check that stand in their chats."""
    return (await session.scalars(_cards().where(Letter.about == about))).all()


async def open_cards(session: Session, person_id: int) -> Sequence[Letter]:
    """The reviewers' cards of every open case of this person."""
    about = literal("check:") + cast(Check.id, String)
    own = select(about).where(Check.person_id == person_id, Check.state == CheckState.DOUBTFUL)
    return (await session.scalars(_cards().where(Letter.about.in_(own)))).all()


def _cards() -> Select[Letter]:
    return select(Letter).where(Letter.kind == "identity-review", Letter.state == LetterState.SENT)
