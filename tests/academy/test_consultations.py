from datetime import timedelta

import pytest
from sqlalchemy import select, update

from academy import arrivals, consultations, copies
from academy.arrivals import Why
from academy.consultations import Written
from academy.entries import Spot
from academy.errors.consultations import ThreadNotFound
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.consultations import EntryKind, Thread, ThreadState
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership, Teaching
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Person, Role
from tests.conftest import NOW, add, person
from tests.statements import counted

HOUR = timedelta(hours=1)


async def roster(db: Database) -> tuple[Person, Person]:
    """A learner and the lecturer of their only discipline."""
    discipline = Discipline(id=1, code="X", title=Bilingual("П", "Д"))
    await add(db, discipline, Group(id=1, code="Т"))
    await add(db, Enrolment(group_id=1, discipline_id=1))
    learner, lecturer = await person(db, 7, Role.LEARNER), await person(db, 8, Role.LECTURER)
    await add(db, Membership(group_id=1, person_id=7), Teaching(person_id=8, discipline_id=1))
    return learner, lecturer


def said(text: str, place: Spot, to: Spot | None = None) -> Written:
    return Written(EntryKind.TEXT, text, at=place, quote=to)


async def thread(db: Database) -> Thread:
    async with db.read() as session:
        return (await session.scalars(select(Thread))).one()


async def keys(db: Database) -> list[str]:
    async with db.read() as session:
        return list(await session.scalars(select(Letter.key).order_by(Letter.id)))


async def test_a_thread_is_kept_alike_by_both_databases(either_db: Database) -> None:
    learner, lecturer = await roster(either_db)

    async with either_db.begin() as session:
        await consultations.ask_question(session, learner, 1, said("?", Spot(7, 1)), now=NOW)
        arrived = {"entry_id": 1, "piece": {"text": True, "file": False, "last": True}}
        await copies.keep(session, arrived, [Spot(8, 8)], now=NOW)
    async with either_db.begin() as session:
        await consultations.answer(session, lecturer, 1, said("!", Spot(8, 9)), now=NOW + HOUR)
    answered = await thread(either_db)
    async with either_db.begin() as session:
        again = said("Тағы", Spot(7, 2))
        await consultations.ask_question(session, learner, 1, again, now=NOW + 2 * HOUR)

    assert (answered.state, answered.answered_at) == (ThreadState.ANSWERED, NOW + HOUR)
    assert (answered.teacher_id, answered.waiting_since) == (8, None)
    kept = await thread(either_db)
    assert (kept.opened_at, kept.answered_at, kept.state) == (NOW, None, ThreadState.OPEN)
    assert kept.waiting_since == kept.written_at == NOW + 2 * HOUR
    assert await keys(either_db) == [
        "consultation-question:1:0:p8",
        f"consultation-receipt:1:{NOW.isoformat()}",
        "consultation-answer:2:0:p7",
        "consultation-question:3:0:p8",
        f"consultation-receipt:1:{(NOW + 2 * HOUR).isoformat()}",
    ]


async def test_a_reply_finds_its_thread_and_is_shown_as_a_reply(either_db: Database) -> None:
    learner, lecturer = await roster(either_db)
    piece = {"heading": True, "text": True, "file": False, "last": True}
    facts, there = {"entry_id": 1, "piece": piece}, Spot(8, 101)
    async with either_db.begin() as session:
        await consultations.ask_question(session, learner, 1, said("?", Spot(7, 1)), now=NOW)
        await copies.keep(session, facts, [there], now=NOW)
        await copies.keep(session, facts, [there], now=NOW)

    async with either_db.begin() as session:
        found = await consultations.asked_at(session, lecturer, there, now=NOW)
        assert found is not None
        assert await consultations.asked_at(session, learner, there, now=NOW) is None
        reply = said("Жауап", Spot(8, 102), there)
        await consultations.answer(session, lecturer, found.id, reply, now=NOW + HOUR)
        carried = await copies.shown(session, 7, 2)

    assert carried
    assert (carried.quoted, carried.author) == (1, lecturer.name)


async def test_a_closed_thread_is_opened_again_by_a_question_and_not_by_thanks(
    either_db: Database,
) -> None:
    learner, _ = await roster(either_db)
    async with either_db.begin() as session:
        row = Thread(learner_id=7, discipline_id=1, opened_at=NOW, closed_at=NOW)
        row.state = ThreadState.CLOSED
        session.add(row)

    async with either_db.begin() as session:
        thanks = said("Рақмет!", Spot(7, 1))
        await consultations.ask_question(session, learner, 1, thanks, now=NOW + HOUR)
    still = await thread(either_db)
    assert (still.state, still.waiting_since) == (ThreadState.CLOSED, None)
    assert await keys(either_db) == ["consultation-question:1:0:p8"]

    async with either_db.begin() as session:
        more = said("Ал мерзімі ше?", Spot(7, 2))
        await consultations.ask_question(session, learner, 1, more, now=NOW + 2 * HOUR)
    opened = await thread(either_db)
    assert (opened.state, opened.closed_at) == (ThreadState.REOPENED, None)
    assert opened.waiting_since == NOW + 2 * HOUR


async def test_who_does_not_answer_in_a_thread_cannot_write_there(either_db: Database) -> None:
    learner, _ = await roster(either_db)
    stranger = await person(either_db, 80, Role.LECTURER)
    async with either_db.begin() as session:
        await consultations.ask_question(session, learner, 1, said("?", Spot(7, 1)), now=NOW)

    async with either_db.begin() as session:
        with pytest.raises(ThreadNotFound):
            await consultations.answer(session, stranger, 1, said("!", Spot(80, 1)), now=NOW)
        with pytest.raises(ThreadNotFound):
            await consultations.answer(session, learner, 1, said("!", Spot(7, 2)), now=NOW)
    assert (await thread(either_db)).waiting_since == NOW


async def test_in_the_group_a_thread_went_to_everybody_answers(either_db: Database) -> None:
    learner, _ = await roster(either_db)
    colleague = await person(either_db, 80, Role.LECTURER)
    async with either_db.begin() as session:
        await consultations.ask_question(session, learner, 1, said("?", Spot(7, 1)), now=NOW)
        (await session.get_one(Thread, 1)).chat_id = -1001

    async with either_db.begin() as session:
        await consultations.answer(session, colleague, 1, said("!", Spot(-1001, 5)), now=NOW)

    assert (await thread(either_db)).teacher_id == 80


async def test_parts_of_an_album_share_a_letter_while_it_waits(either_db: Database) -> None:
    learner, _ = await roster(either_db)

    for number in (1, 2, 3):
        part = Written(EntryKind.PHOTO, file_id=f"f{number}", album="A", at=Spot(7, number))
        async with either_db.begin() as session:
            with counted(either_db) as statements:
                await consultations.ask_question(session, learner, 1, part, now=NOW)
                await session.flush()
        assert len(statements) <= 6, "\n".join(each[:60] for each in statements)

    async with either_db.read() as session:
        letters = list(await session.scalars(select(Letter).order_by(Letter.id)))
    assert [each.key for each in letters] == [
        "consultation-question:1:heading:p8",
        "consultation-question:1:album:p8",
        f"consultation-receipt:1:{NOW.isoformat()}",
    ]
    assert letters[1].facts["until"] == 3
    assert letters[1].not_before == NOW + timedelta(seconds=1)
    assert letters[1].in_order


async def test_a_question_on_its_way_is_not_answered_by_what_was_written_before_it_came(
    either_db: Database,
) -> None:
    learner, lecturer = await roster(either_db)
    piece = {"heading": True, "text": True, "file": False, "last": True}
    async with either_db.begin() as session:
        await consultations.ask_question(session, learner, 1, said("1", Spot(7, 1)), now=NOW)
        await copies.keep(session, {"entry_id": 1, "piece": piece}, [Spot(8, 101)], now=NOW)
    later = NOW + HOUR
    async with either_db.begin() as session:
        await consultations.ask_question(session, learner, 1, said("2", Spot(7, 2)), now=later)
        await consultations.answer(session, lecturer, 1, said("Жауап", Spot(8, 102)), now=later)
    coming = await thread(either_db)

    async with either_db.begin() as session:
        await copies.keep(session, {"entry_id": 2, "piece": piece}, [Spot(8, 103)], now=later)
        await consultations.answer(session, lecturer, 1, said("Тағы", Spot(8, 104)), now=later)
    answered = await thread(either_db)

    assert (coming.state, coming.waiting_since) == (ThreadState.OPEN, later)
    assert (answered.state, answered.waiting_since) == (ThreadState.ANSWERED, None)
    assert (coming.answered_at, answered.answered_at) == (None, later)


async def test_a_question_nobody_got_goes_on_though_something_was_answered_meanwhile(
    either_db: Database,
) -> None:
    learner, lecturer = await roster(either_db)
    async with either_db.begin() as session:
        await consultations.ask_question(session, learner, 1, said("1", Spot(7, 1)), now=NOW)
        await session.execute(update(Letter).values(state=LetterState.UNREACHED))
        await consultations.answer(session, lecturer, 1, said("Жауап", Spot(8, 102)), now=NOW)
    assert (await thread(either_db)).waiting_since is None
    colleague = await person(either_db, 9, Role.LECTURER)
    await add(either_db, Teaching(person_id=9, discipline_id=1))
    async with either_db.begin() as session:
        await session.execute(update(Thread).values(teacher_id=9))

    facts = {"entry_id": 1, "thread_id": 1, "piece": {"last": True}}
    async with either_db.begin() as session:
        await arrivals.lost(session, facts, Why.BLOCKED, now=NOW + HOUR)

    assert f"consultation-question:1:0:p{colleague.id}" in await keys(either_db)
