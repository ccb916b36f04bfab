"""A learner books a consultation, moves it, cancels it."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import bookings, consultations, pages, slots
from academy.bookings import Booked
from academy.errors.consultations import TextAwaited
from academy.people import Right
from bot import states
from bot.callbacks.bookings import (
    CancelBooking,
    ChooseConsultation,
    ChooseSlot,
    ConfirmBooking,
    ConfirmCancelling,
    OpenBooking,
    OpenBookings,
    OpenFreeSlots,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import bookings as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting


def build_router() -> Router:
    router = Router(name="bookings")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.STUDY))
        observer.middleware(Visiting())
    router.message.register(open_bookings, Command("book"))
    router.message.register(take_purpose, Awaits(Awaited.BOOKING_PURPOSE))
    router.callback_query.register(open_bookings, OpenBookings.filter())
    router.callback_query.register(choose_consultation, ChooseConsultation.filter())
    router.callback_query.register(open_free_slots, OpenFreeSlots.filter())
    router.callback_query.register(choose_slot, ChooseSlot.filter())
    router.callback_query.register(confirm_booking, ConfirmBooking.filter())
    router.callback_query.register(open_booking, OpenBooking.filter())
    router.callback_query.register(cancel_booking, CancelBooking.filter())
    router.callback_query.register(confirm_cancelling, ConfirmCancelling.filter())
    return router


async def open_bookings(
    event: Event, visit: Visit, callback_data: OpenBookings | None = None
) -> Reply:
    states.await_nothing(visit.talk)
    number = callback_data.page if callback_data else 0
    page = await bookings.own(visit.session, visit.person, number, now=visit.now)
    return show(event, screens.bookings(visit.t, page))


async def choose_consultation(
    query: CallbackQuery, callback_data: ChooseConsultation, visit: Visit
) -> Reply:
    found = await consultations.disciplines(visit.session, visit.person)
    return show(query, screens.disciplines(visit.t, pages.cut(found, callback_data.page)))


async def open_free_slots(
    query: CallbackQuery, callback_data: OpenFreeSlots, visit: Visit
) -> Reply:
    """A page is a day, or a part of a long one."""
    if visit.talk.awaits_kind == Awaited.BOOKING_PURPOSE:
        states.await_nothing(visit.talk)
    at = callback_data
    day, page = await slots.free(
        visit.session, visit.person, at.discipline_id, at.page, now=visit.now
    )
    return show(query, screens.free(visit.t, at, day, page))


async def choose_slot(query: CallbackQuery, callback_data: ChooseSlot, visit: Visit) -> Reply:
    """A purpose is awaited of a new one; it may be left out."""
    at = callback_data
    chosen, has_lesson = await bookings.free_slot(
        visit.session, visit.person, at.discipline_id, at.slot_id, now=visit.now
    )
    if not at.booking_id:
        facts = {"discipline_id": at.discipline_id, "slot_id": at.slot_id}
        states.await_(visit.talk, Awaited.BOOKING_PURPOSE, **facts)
    return show(query, screens.choice(visit.t, at, chosen, has_lesson=has_lesson))


async def take_purpose(message: Message, visit: Visit) -> Reply:
    facts = states.facts(visit.talk)
    if not message.text:
        raise TextAwaited
    choice = (facts.get("discipline_id", 0), facts.get("slot_id", 0))
    at = await bookings.book(visit.session, visit.person, choice, message.text, now=visit.now)
    return _done(message, visit, at, "booked")


async def confirm_booking(
    query: CallbackQuery, callback_data: ConfirmBooking, visit: Visit
) -> Reply:
    number, choice = callback_data.booking_id, (callback_data.discipline_id, callback_data.slot_id)
    if number:
        at = await bookings.move(visit.session, visit.person, number, choice, now=visit.now)
        return _done(query, visit, at, "moved")
    at = await bookings.book(visit.session, visit.person, choice, now=visit.now)
    return _done(query, visit, at, "booked")


async def open_booking(query: CallbackQuery, callback_data: OpenBooking, visit: Visit) -> Reply:
    number = callback_data.booking_id
    at = await bookings.own_booking(visit.session, visit.person, number)
    return show(query, screens.booking(visit.t, at, is_ahead=at.slot.starts_at > visit.now))


async def cancel_booking(query: CallbackQuery, callback_data: CancelBooking, visit: Visit) -> Reply:
    number = callback_data.booking_id
    at = await bookings.own_booking(visit.session, visit.person, number)
    return show(query, screens.cancelling(visit.t, at))


async def confirm_cancelling(
    query: CallbackQuery, callback_data: ConfirmCancelling, visit: Visit
) -> Reply:
    number = callback_data.booking_id
    at = await bookings.cancel(visit.session, visit.person, number, now=visit.now)
    return _done(query, visit, at, "cancelled")


def _done(event: Event, visit: Visit, at: Booked, what: str) -> Reply:
    if visit.talk.awaits_kind == Awaited.BOOKING_PURPOSE:
        states.await_nothing(visit.talk)
    return show(event, screens.done(visit.t, at, what))
