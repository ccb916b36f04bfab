"""Questions the database is asked about references, and how they are confirmed and replaced."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from sqlalchemy import delete, select, update
from sqlalchemy.orm import selectinload

from storage.database import Session
from storage.queries.upserts import renew
from storage.tables.identity import (
    Check,
    CheckKind,
    CheckState,
    SeenPicture,
    Template,
)
from storage.tables.quizzes import Quiz


class Kept(NamedTuple):
    """A sealed reference, without its picture."""

    person_id: int
    model_id: str
    embedding: bytes
    pictures: int


class Seen(NamedTuple):
    """A picture that came before: whose it was, its file, the hashes of the whole and the face."""

    person_id: int
    file: str
    whole: bytes | None
    chip: bytes | None


async def all_kept(session: Session) -> Sequence[Kept]:
    """Everybody's sealed reference, without the pictures."""
    columns = (Template.person_id, Template.model_id, Template.embedding, Template.pictures)
    return [Kept(*row) for row in await session.execute(select(*columns))]


async def save(
    session: Session, person_id: int, fields: dict[str, Any], changes: dict[str, Any]
) -> None:
    """A reference with these fields; where there is a former one, it takes the changes."""
    await session.execute(renew(session, Template, {"person_id": person_id}, fields, changes))


async def confirmed_at(session: Session, person_id: int) -> datetime | None:
    """When a person confirmed whose face it is; none while nobody did, or without a reference."""
    found = select(Template.confirmed_at).where(Template.person_id == person_id)
    return await session.scalar(found)


async def confirmed(session: Session) -> Sequence[int]:
    """Whose references are confirmed."""
    found = select(Template.person_id).where(Template.confirmed_at.is_not(None))
    return (await session.scalars(found)).all()


async def confirm(
    session: Session,
    person_id: int,
    by: int | None,
    now: datetime,
    enrolled_at: datetime | None = None,
) -> bool:
    """Somebody saw whose face it is: of the reference enrolled then, or of the present one."""
    statement = update(Template).where(
        Template.person_id == person_id, Template.confirmed_at.is_(None)
    )
    if enrolled_at is not None:
        statement = statement.where(Template.enrolled_at == enrolled_at)
    statement = statement.values(confirmed_at=now, confirmed_by=by)
    return await session.scalar(statement.returning(Template.person_id)) is not None


async def forget(session: Session, person_id: int, enrolled_at: datetime) -> None:
    """Delete the reference that was enrolled then; a newer one stays."""
    own = Template.person_id == person_id
    await session.execute(delete(Template).where(own, Template.enrolled_at == enrolled_at))


async def end_waiting(session: Session, person_id: int, but: int) -> Sequence[int]:
    """The person's other enrolments that wait for a reviewer are over; which they were."""
    statement = (
        update(Check)
        .where(
            Check.person_id == person_id,
            Check.kind == CheckKind.ENROLMENT,
            Check.state == CheckState.DOUBTFUL,
            Check.id != but,
        )
        .values(state=CheckState.EXPIRED)
    )
    return (await session.scalars(statement.returning(Check.id))).all()


async def open_enrolment(session: Session, person_id: int) -> Check | None:
    """The person's enrolment whose pictures are awaited or looked at, with them."""
    unfinished = Check.state.in_((CheckState.AWAITED, CheckState.RECEIVED))
    statement = select(Check).where(
        Check.person_id == person_id, Check.kind == CheckKind.ENROLMENT, unfinished
    )
    newest = statement.order_by(Check.id.desc()).options(selectinload(Check.pictures))
    found = await session.scalars(newest.limit(1).execution_options(populate_existing=True))
    return found.one_or_none()


async def last(session: Session, person_id: int, limit: int) -> Sequence[tuple[Check, Quiz | None]]:
    """The person's newest checks that came to something, each with its quiz."""
    ended = Check.state.not_in((CheckState.AWAITED, CheckState.EXPIRED))
    found = select(Check, Quiz).outerjoin(Quiz, Quiz.id == Check.quiz_id)
    newest = found.where(Check.person_id == person_id, ended).order_by(Check.id.desc())
    return [(row[0], row[1]) for row in await session.execute(newest.limit(limit))]


async def seen(session: Session) -> Sequence[Seen]:
    """Every picture that was looked at before."""
    columns = (
        SeenPicture.person_id,
        SeenPicture.file_unique_id,
        SeenPicture.whole,
        SeenPicture.chip,
    )
    return [Seen(*row) for row in await session.execute(select(*columns))]
