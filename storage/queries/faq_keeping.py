"""Questions the database is asked by those who keep frequent questions."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Select, delete, func, or_, select

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.consultations import Entry, EntryCopy, Side, Thread
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.faq import FaqEntry, FaqWord
from storage.tables.people import Person


async def keep_words(
    session: Session, faq_id: int, discipline_id: int, stems: Iterable[str]
) -> None:
    """The entry is found by these stems and no others."""
    await session.execute(delete(FaqWord).where(FaqWord.faq_id == faq_id))
    rows = [{"faq_id": faq_id, "stem": each, "discipline_id": discipline_id} for each in stems]
    if rows:
        await session.execute(insert_new(session, FaqWord), rows)


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
    """What the learner asked, and the staff can read: the text the answer quotes, else their newest
    one before it; and who asked."""
    rows = await session.execute(
        select(Entry.text, Person)
        .join(Person, Person.id == Entry.author_id)
        .where(Entry.thread_id == answer.thread_id, Entry.side == Side.LEARNER)
        .where(Entry.id < answer.id, Entry.text != "")
        .where(Entry.is_withheld.is_(False), Entry.recalled_at.is_(None))
        .order_by((Entry.id == (answer.quote_id or 0)).desc(), Entry.id.desc())
        .limit(1)
    )
    found = rows.one_or_none()
    return (found[0], found[1]) if found else None


async def remove(session: Session, faq_id: int) -> bool:
    """Delete an entry that is not published. False when it is, or is gone."""
    gone = await session.scalar(
        delete(FaqEntry)
        .where(FaqEntry.id == faq_id, FaqEntry.archived_at.is_not(None))
        .returning(FaqEntry.id)
    )
    return gone is not None
