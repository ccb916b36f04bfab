"""Questions the database is asked about frequent questions and their words."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import NamedTuple

from sqlalchemy import ColumnElement, exists, func, select, update

from storage.database import Session
from storage.queries.disciplines import studied_by
from storage.tables.columns import Bilingual
from storage.tables.consultations import Entry, Side, Thread
from storage.tables.disciplines import Discipline
from storage.tables.faq import FaqEntry, FaqWord

_CLOSEST = 20  # entries that are compared in full
_PUBLISHED = FaqEntry.archived_at.is_(None)


class Match(NamedTuple):
    """A stem of an entry: how many entries of the discipline have it, and how many there are."""

    stem: str
    spread: int
    faq_id: int
    question: Bilingual
    total: int


async def matches(session: Session, discipline_id: int, stems: Collection[str]) -> Sequence[Match]:
    """Of the entries of the discipline that have most and the rarest of these stems each stem they
    have; an entry that is not published has none."""
    mine = (FaqWord.discipline_id == discipline_id) & FaqWord.stem.in_(stems)
    spread = select(FaqWord.stem, func.count().label("count")).where(mine)
    spread_of = spread.group_by(FaqWord.stem).cte("spread")
    closest = (
        select(FaqWord.faq_id)
        .join(spread_of, spread_of.c.stem == FaqWord.stem)
        .where(mine)
        .group_by(FaqWord.faq_id)
        .order_by(func.sum(1.0 / spread_of.c.count).desc(), FaqWord.faq_id)
        .limit(_CLOSEST)
        .cte("closest")
    )
    total = (
        select(func.count())
        .where(FaqEntry.discipline_id == discipline_id, _PUBLISHED)
        .scalar_subquery()
    )
    rows = await session.execute(
        select(FaqWord.stem, spread_of.c.count, FaqEntry.id, FaqEntry.question, total)
        .join(closest, closest.c.faq_id == FaqWord.faq_id)
        .join(spread_of, spread_of.c.stem == FaqWord.stem)
        .join(FaqEntry, FaqEntry.id == FaqWord.faq_id)
        .order_by(FaqEntry.id)
    )
    return [Match(*row) for row in rows]


async def is_any(session: Session, discipline_id: int) -> bool:
    """Whether the discipline has published entries."""
    found = exists().where(FaqEntry.discipline_id == discipline_id, _PUBLISHED)
    return bool(await session.scalar(select(found)))


async def studied(session: Session, learner_id: int, discipline_id: int) -> Discipline | None:
    """The discipline, if the learner's groups study it."""
    return await session.scalar(
        select(Discipline).where(
            Discipline.id == discipline_id, Discipline.id.in_(studied_by(learner_id))
        )
    )


async def count(session: Session, discipline_id: int, *, is_published: bool) -> int:
    statement = select(func.count()).select_from(FaqEntry)
    found = await session.scalar(statement.where(_of(discipline_id, is_published)))
    return found or 0


async def page(
    session: Session, discipline_id: int, *, is_published: bool, offset: int, limit: int
) -> Sequence[FaqEntry]:
    """A part of the entries, those that help most first."""
    return (
        await session.scalars(
            select(FaqEntry)
            .where(_of(discipline_id, is_published))
            .order_by(FaqEntry.times_shown.desc(), FaqEntry.id)
            .offset(offset)
            .limit(limit)
        )
    ).all()


def _of(discipline_id: int, is_published: bool) -> ColumnElement[bool]:
    state = _PUBLISHED if is_published else ~_PUBLISHED
    return (FaqEntry.discipline_id == discipline_id) & state


async def read(
    session: Session, learner_id: int, faq_id: int
) -> tuple[FaqEntry, Discipline] | None:
    """A published entry of a discipline the learner's groups study; it is counted as shown."""
    found = await session.scalar(
        update(FaqEntry)
        .where(FaqEntry.id == faq_id, _PUBLISHED)
        .where(FaqEntry.discipline_id.in_(studied_by(learner_id)))
        .values(times_shown=FaqEntry.times_shown + 1)
        .returning(FaqEntry)
        .execution_options(synchronize_session=False)
    )
    if found is None:
        return None
    return found, await session.get_one(Discipline, found.discipline_id)


async def count_enough(session: Session, learner_id: int, faq_id: int) -> bool:
    """A learner of the discipline needs no more than this entry says."""
    changed = await session.scalar(
        update(FaqEntry)
        .where(FaqEntry.id == faq_id, FaqEntry.discipline_id.in_(studied_by(learner_id)))
        .values(times_enough=FaqEntry.times_enough + 1)
        .returning(FaqEntry.id)
        .execution_options(synchronize_session=False)
    )
    return changed is not None


async def asked_since(
    session: Session, thread_id: int, since: datetime, *, is_withheld: bool
) -> tuple[str, int] | None:
    """The first words of the learner's since then – that are withheld, or that are not – and the
    number of the discipline."""
    rows = await session.execute(
        select(Entry.text, Thread.discipline_id)
        .join(Thread, Thread.id == Entry.thread_id)
        .where(Thread.id == thread_id, Entry.side == Side.LEARNER, Entry.text != "")
        .where(Entry.written_at >= since, Entry.is_withheld.is_(is_withheld))
        .order_by(Entry.id)
        .limit(1)
    )
    found = rows.one_or_none()
    return (found[0], found[1]) if found else None
