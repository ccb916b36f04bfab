"""Questions the database is asked about frequent questions and their words."""

from collections.abc import Collection, Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import ColumnElement, Select, delete, exists, func, or_, select, update

from storage.database import Session
from storage.queries.disciplines import studied_by
from storage.queries.upserts import insert_new
from storage.tables.columns import Bilingual
from storage.tables.consultations import Entry, EntryCopy, Side, Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.faq import FaqEntry, FaqWord
from storage.tables.people import Person

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


async def keep_words(
    session: Session, faq_id: int, discipline_id: int, stems: Iterable[str]
) -> None:
    """The entry is found by these stems and no others."""
    await session.execute(delete(FaqWord).where(FaqWord.faq_id == faq_id))
    rows = [{"faq_id": faq_id, "stem": each, "discipline_id": discipline_id} for each in stems]
    if rows:
        await session.execute(insert_new(session, FaqWord), rows)


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


def _kept_by(person_id: int) -> Select[Discipline]:
    """The disciplines whose frequent questions the person keeps: who teaches them, and the head
    of their department."""
    taught = select(Teaching.discipline_id).where(Teaching.person_id == person_id)
    headed = select(Department.id).where(Department.head_id == person_id)
    mine = or_(Discipline.id.in_(taught), Discipline.department_id.in_(headed))
    return select(Discipline).where(mine, Discipline.archived_at.is_(None))


async def kept_disciplines(session: Session, person_id: int) -> Sequence[Discipline]:
    return (await session.scalars(_kept_by(person_id).order_by(Discipline.id))).all()


async def kept_discipline(
    session: Session, person_id: int, discipline_id: int
) -> Discipline | None:
    return await session.scalar(_kept_by(person_id).where(Discipline.id == discipline_id))


async def kept(
    session: Session, person_id: int, faq_id: int
) -> tuple[FaqEntry, Discipline, Person | None] | None:
    """An entry of a discipline the person keeps, and the learner whose answer it was made of."""
    kept_by = _kept_by(person_id).subquery()
    rows = await session.execute(
        select(FaqEntry, Discipline, Person)
        .join(Discipline, Discipline.id == FaqEntry.discipline_id)
        .outerjoin(Entry, Entry.id == FaqEntry.entry_id)
        .outerjoin(Thread, Thread.id == Entry.thread_id)
        .outerjoin(Person, Person.id == Thread.learner_id)
        .where(FaqEntry.id == faq_id, FaqEntry.discipline_id.in_(select(kept_by.c.id)))
    )
    found = rows.one_or_none()
    return (found[0], found[1], found[2]) if found else None


async def answer(
    session: Session, person_id: int, entry_id: int
) -> tuple[Entry, int, int | None] | None:
    """An answer of the staff in a discipline the person keeps, the discipline's number, and the
    number of the entry that was made of it before."""
    kept_by = _kept_by(person_id).subquery()
    made = select(func.min(FaqEntry.id)).where(FaqEntry.entry_id == Entry.id).scalar_subquery()
    rows = await session.execute(
        select(Entry, Thread.discipline_id, made)
        .join(Thread, Thread.id == Entry.thread_id)
        .where(Entry.id == entry_id, Entry.side == Side.STAFF, Entry.recalled_at.is_(None))
        .where(Thread.discipline_id.in_(select(kept_by.c.id)))
    )
    found = rows.one_or_none()
    return (found[0], found[1], found[2]) if found else None


async def entry_at(session: Session, chat_id: int, message_id: int) -> int | None:
    """The number of the entry that stands there."""
    return await session.scalar(
        select(EntryCopy.entry_id).where(
            EntryCopy.chat_id == chat_id, EntryCopy.message_id == message_id
        )
    )


async def asked_before(session: Session, answer: Entry) -> tuple[str, Person] | None:
    """What the learner asked: the text the answer quotes, else their newest one before it; and
    who asked."""
    rows = await session.execute(
        select(Entry.text, Person)
        .join(Person, Person.id == Entry.author_id)
        .where(Entry.thread_id == answer.thread_id, Entry.side == Side.LEARNER)
        .where(Entry.id < answer.id, Entry.text != "")
        .order_by((Entry.id == (answer.quote_id or 0)).desc(), Entry.id.desc())
        .limit(1)
    )
    found = rows.one_or_none()
    return (found[0], found[1]) if found else None


async def remove(session: Session, faq_id: int) -> bool:
    """Delete an entry that is not published. False when it is, or is gone."""
    gone = await session.scalar(
        delete(FaqEntry).where(FaqEntry.id == faq_id, ~_PUBLISHED).returning(FaqEntry.id)
    )
    return gone is not None
