"""Questions the database is asked about consents."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import select, update

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.consents import Consent, ConsentText, Purpose


async def keep_texts(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Texts under their hashes; one that is there stays as it is."""
    await session.execute(insert_new(session, ConsentText), rows)


async def text(session: Session, text_hash: str) -> str | None:
    """The text of this hash."""
    found = select(ConsentText.text).where(ConsentText.hash == text_hash)
    return await session.scalar(found)


async def add(session: Session, **fields: Any) -> int | None:
    """A new answer's number of the row; none where the same is open already."""
    new = insert_new(session, Consent).values(**fields).returning(Consent.id)
    return (await session.execute(new)).scalar_one_or_none()


async def close(session: Session, person_id: int, purpose: Purpose, now: datetime) -> int:
    """Withdraw every open answer; say how many there were."""
    ended = await session.execute(
        update(Consent)
        .where(
            Consent.person_id == person_id,
            Consent.purpose == purpose,
            Consent.withdrawn_at.is_(None),
        )
        .values(withdrawn_at=now)
        .returning(Consent.id)
    )
    return len(ended.all())


async def answers(session: Session, person_id: int) -> Sequence[Consent]:
    """Everything the person ever answered."""
    found = select(Consent).where(Consent.person_id == person_id).order_by(Consent.id)
    return (await session.scalars(found)).all()
