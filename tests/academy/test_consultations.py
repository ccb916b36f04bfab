from datetime import timedelta

import pytest
from sqlalchemy import select

from academy import consultations
from academy.consultations import Written, pieces
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.consultations import EntryKind, Thread
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.letters import Letter
from storage.tables.people import Person, Role
from tests.conftest import NOW, add, person

HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("kind", "text", "messages"),
    [
        (EntryKind.TEXT, "ә" * 3596, 1),
        (EntryKind.TEXT, "ә" * 3597, 2),
        (EntryKind.TEXT, "😀" * 2048, 2),
        (EntryKind.PHOTO, "", 1),
        (EntryKind.PHOTO, "ә" * 1024, 2),
        (EntryKind.DOCUMENT, "ә" * 1025, 3),
    ],
)
def test_an_entry_takes_as_few_messages_as_it_fits_into(
    kind: EntryKind, text: str, messages: int
) -> None:
    found = pieces(kind, text)

    assert len(found) == messages
    assert [piece.is_last for piece in found] == [False] * (messages - 1) + [True]
    assert sum(piece.has_heading for piece in found) == sum(piece.has_text for piece in found) == 1
    assert sum(piece.has_file for piece in found) == (kind != EntryKind.TEXT)


async def roster(db: Database) -> tuple[Person, Person]:
    """A learner and the lecturer of their only discipline."""
    discipline = Discipline(id=1, code="X", title=Bilingual("П", "Д"))
    await add(db, discipline, Group(id=1, code="Т"))
    await add(db, Enrolment(group_id=1, discipline_id=1))
    learner, lecturer = await person(db, 7, Role.LEARNER), await person(db, 8, Role.LECTURER)
    await add(db, Membership(group_id=1, person_id=7), Teaching(person_id=8, discipline_id=1))
    return learner, lecturer


async def test_a_thread_is_kept_alike_by_both_databases(either_db: Database) -> None:
    learner, lecturer = await roster(either_db)
    question = Written(EntryKind.TEXT, "Сұрақ")

    async with either_db.begin() as session:
        await consultations.ask_question(session, learner, 1, question, now=NOW)
        await consultations.keep_copies(session, 1, 8, [100, 101])
        await consultations.keep_copies(session, 1, 8, [101])
    async with either_db.begin() as session:
        thread = await consultations.asked_at(session, lecturer, 8, 101)
        assert thread is not None
        await consultations.answer(session, lecturer, thread, question, now=NOW + HOUR)
        assert await consultations.asked_at(session, learner, 8, 101) is None
    async with either_db.read() as session:
        answered = await session.scalar(select(Thread.answered_at))
    async with either_db.begin() as session:
        await consultations.ask_question(session, learner, 1, question, now=NOW + 2 * HOUR)

    async with either_db.read() as session:
        [kept] = await session.scalars(select(Thread))
        keys = list(await session.scalars(select(Letter.key).order_by(Letter.id)))
    assert answered == NOW + HOUR
    assert (kept.opened_at, kept.answered_at) == (NOW, None)
    assert keys == [
        "consultation-question:1:8:0",
        "consultation-answer:2:7:0",
        "consultation-question:3:8:0",
    ]
