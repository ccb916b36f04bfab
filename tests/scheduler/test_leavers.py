"""Whoever leaves keeps no consultation ahead: on both databases, and on the phones of who stays."""

import pytest
from sqlalchemy import func, select

from academy import roles, standing
from bot.app import App
from bot.callbacks.bookings import ConfirmBooking
from bot.scheduler import jobs
from bot.scheduler.bookings import call_off_bookings_of_leavers
from storage.database import Database
from storage.tables.bookings import Booking, BookingState, Slot
from storage.tables.letters import Letter
from storage.tables.people import Person, PersonState, Role
from tests.chat import Chat
from tests.conftest import NOW, Clock, add
from tests.handlers.test_bookings import DAY, files, offered, studied


async def run(db: Database, app: App) -> int:
    return await jobs.run(call_off_bookings_of_leavers, db, app.tools.settings, app.tools.clock)


@pytest.mark.parametrize("is_role", [True, False])
async def test_a_teacher_who_leaves_or_teaches_no_more_has_no_times_and_who_booked_is_told(
    db: Database, app: App, chat: Chat, lecturer: Person, *, is_role: bool
) -> None:
    await offered(db, NOW - DAY, NOW + DAY, NOW + 2 * DAY)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=2))
    async with db.begin() as session:
        if is_role:
            await roles.take(session, None, 8, Role.LECTURER, reason="", now=NOW)
        else:
            await standing.change(session, None, [8], PersonState.LEFT, reason="", now=NOW)

    counts = [await run(db, app) for _ in range(2)]
    await app.courier.deliver()

    assert counts == [1, 0]
    assert "преподаватель сейчас не консультирует" in (files(app, 7)[-1].caption or "")
    async with db.read() as session:
        assert (await session.get_one(Booking, 1)).state == BookingState.CANCELLED
        gone = select(Slot.id).where(Slot.withdrawn_at.is_not(None)).order_by(Slot.id)
        assert list(await session.scalars(gone)) == [2, 3]


async def test_what_a_learner_who_leaves_has_booked_is_free_again_and_its_teacher_is_told(
    db: Database, app: App, chat: Chat, lecturer: Person
) -> None:
    await offered(db, NOW + DAY)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))
    async with db.begin() as session:
        await standing.change(session, None, [7], PersonState.FINISHED, reason="", now=NOW)

    assert await run(db, app) == 1
    await app.courier.deliver()

    assert "білім алушы келмейді" in (files(app, 8)[-1].caption or "")
    async with db.read() as session:
        assert (await session.get_one(Booking, 1)).state == BookingState.CANCELLED
        assert (await session.get_one(Slot, 1)).withdrawn_at is None


async def test_who_is_here_keeps_what_is_booked(
    db: Database, app: App, chat: Chat, lecturer: Person
) -> None:
    await offered(db, NOW + DAY)
    await chat.press(ConfirmBooking(discipline_id=1, slot_id=1))

    assert await run(db, app) == 0


async def test_however_many_were_booked_all_are_told_in_one_turn(
    either_db: Database, app: App, clock: Clock
) -> None:
    await studied(either_db, [7])
    begins = [NOW + DAY + number * DAY / 400 for number in range(401)]
    await offered(either_db, *begins)
    rows = [
        Booking(id=number, slot_id=number, learner_id=7, discipline_id=1, booked_at=NOW)
        for number in range(1, 402)
    ]
    await add(either_db, *rows)
    async with either_db.begin() as session:
        (await session.get_one(Person, 8)).state = PersonState.SUSPENDED

    assert await jobs.run(call_off_bookings_of_leavers, either_db, app.tools.settings, clock) == 401

    async with either_db.read() as session:
        assert await session.scalar(select(func.count()).select_from(Letter)) == 401
