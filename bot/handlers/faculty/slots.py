"""A teacher offers consultations by appointment, sees who comes, says what came of it."""

from datetime import date, time, timedelta

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from academy import absences, bookings, day_numbers, holidays, offers, office_hours, slots
from academy.errors.bookings import OfferUnclear
from academy.errors.consultations import TextAwaited, TextTooLong
from academy.offers import Offer
from academy.people import Right
from academy.slots import Where
from academy.timetable import academy_day
from academy.workdays import Schedule
from bot import states
from bot.callbacks.bookings import (
    ConfirmWithdrawingRest,
    MarkHeld,
    MarkMissed,
    OfferDay,
    OfferFor,
    OfferLength,
    OfferOnline,
    OfferSlots,
    OfferTime,
    OpenSlot,
    OpenSlots,
    WithdrawRest,
    WithdrawSlot,
)
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import slots as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting
from storage.tables.timetable import LessonMode

DAYS = 8  # on buttons
_AHEAD = 40  # days in which they are looked for
_DAY = timedelta(days=1)


def build_router() -> Router:
    router = Router(name="slots")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(open_slots, Command("slots"))
    router.message.register(take_offer, Awaits(Awaited.SLOT_OFFER))
    router.message.register(take_place, Awaits(Awaited.SLOT_PLACE))
    router.callback_query.register(open_slots, OpenSlots.filter())
    router.callback_query.register(open_slot, OpenSlot.filter())
    router.callback_query.register(offer_slots, OfferSlots.filter())
    router.callback_query.register(offer_day, OfferDay.filter())
    router.callback_query.register(offer_time, OfferTime.filter())
    router.callback_query.register(offer_length, OfferLength.filter())
    router.callback_query.register(offer_for, OfferFor.filter())
    router.callback_query.register(offer_online, OfferOnline.filter())
    router.callback_query.register(withdraw_slot, WithdrawSlot.filter())
    router.callback_query.register(withdraw_rest, WithdrawRest.filter())
    router.callback_query.register(confirm_withdrawing_rest, ConfirmWithdrawingRest.filter())
    router.callback_query.register(mark_held, MarkHeld.filter())
    router.callback_query.register(mark_missed, MarkMissed.filter())
    return router


async def open_slots(event: Event, visit: Visit, callback_data: OpenSlots | None = None) -> Reply:
    states.await_nothing(visit.talk)
    number = callback_data.page if callback_data else 0
    page = await slots.own(visit.session, visit.person, number, now=visit.now)
    return show(event, screens.slots(visit.t, page))


async def open_slot(query: CallbackQuery, callback_data: OpenSlot, visit: Visit) -> Reply:
    own = await slots.slot(visit.session, visit.person, callback_data.slot_id)
    has_begun = own.slot.starts_at <= visit.now
    return show(query, screens.slot(visit.t, own, has_begun=has_begun))


async def offer_slots(query: CallbackQuery, visit: Visit) -> Reply:
    """The next days on which the teacher answers stand on buttons; a text says everything."""
    schedule = await _schedule(visit)
    today = academy_day(visit.now)
    ahead = [today + number * _DAY for number in range(1, _AHEAD)]
    days = [each for each in ahead if schedule.hours(each)][:DAYS]
    states.await_(visit.talk, Awaited.SLOT_OFFER)
    return show(query, screens.prompt(visit.t, days))


async def offer_day(query: CallbackQuery, callback_data: OfferDay, visit: Visit) -> Reply:
    day, schedule = _date(callback_data.day), await _schedule(visit)
    spans = schedule.hours(day)
    hours = {hour for begin, end in spans for hour in range(begin.hour, max(end.hour, 1))}
    return show(query, screens.times(visit.t, day, sorted(hours)))


async def offer_time(query: CallbackQuery, callback_data: OfferTime, visit: Visit) -> Reply:
    day, hour = _date(callback_data.day), min(callback_data.hour, 23)
    return show(query, screens.lengths(visit.t, day, hour))


async def offer_length(query: CallbackQuery, callback_data: OfferLength, visit: Visit) -> Reply:
    """One consultation of this length."""
    day, minutes = _date(callback_data.day), callback_data.minutes
    begins = time(min(callback_data.hour, 22))
    ends = (begins.hour * 60 + min(minutes, 60)) // 60, min(minutes, 60) % 60
    plan = Offer(day, begins, time(*ends), minutes, day)
    return await _where(query, visit, offers.checked(plan, visit.now))


async def take_offer(message: Message, visit: Visit) -> Reply:
    return await _where(message, visit, offers.read(_text(message), now=visit.now))


async def offer_for(query: CallbackQuery, callback_data: OfferFor, visit: Visit) -> Reply:
    plan = _plan(visit)
    return await _where(query, visit, plan, callback_data.discipline_id)


async def offer_online(query: CallbackQuery, visit: Visit) -> Reply:
    return await _offer(query, visit, LessonMode.ONLINE, "")


async def take_place(message: Message, visit: Visit) -> Reply:
    """An address is a call, anything else a room."""
    place = _text(message).strip()
    if len(place) > slots.PLACE_LENGTH:
        raise TextTooLong(limit=slots.PLACE_LENGTH, length=len(place))
    is_link = place.lower().startswith(("http://", "https://"))
    mode = LessonMode.ONLINE if is_link else LessonMode.CLASSROOM
    return await _offer(message, visit, mode, place)


async def withdraw_slot(query: CallbackQuery, callback_data: WithdrawSlot, visit: Visit) -> Reply:
    number = callback_data.slot_id
    slot = await slots.withdraw(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.withdrawn(visit.t, slot))


async def withdraw_rest(query: CallbackQuery, callback_data: WithdrawRest, visit: Visit) -> Reply:
    number = callback_data.slot_id
    at, affected = await slots.rest(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.rest(visit.t, at, affected))


async def confirm_withdrawing_rest(
    query: CallbackQuery, callback_data: ConfirmWithdrawingRest, visit: Visit
) -> Reply:
    number = callback_data.slot_id
    told = await slots.withdraw_rest(visit.session, visit.person, number, now=visit.now)
    return show(query, screens.rest_withdrawn(visit.t, told))


async def mark_held(query: CallbackQuery, callback_data: MarkHeld, visit: Visit) -> Reply:
    return await _mark(query, visit, callback_data.booking_id, is_held=True)


async def mark_missed(query: CallbackQuery, callback_data: MarkMissed, visit: Visit) -> Reply:
    return await _mark(query, visit, callback_data.booking_id, is_held=False)


async def _mark(query: CallbackQuery, visit: Visit, number: int, *, is_held: bool) -> Reply:
    at = await bookings.mark(visit.session, visit.person, number, is_held=is_held, now=visit.now)
    return show(query, screens.marked(visit.t, at))


async def _where(event: Event, visit: Visit, plan: Offer, discipline_id: int = 0) -> Reply:
    taught = await slots.disciplines(visit.session, visit.person)
    facts = {name: str(value) for name, value in vars(plan).items()}
    states.await_(visit.talk, Awaited.SLOT_PLACE, **facts, discipline_id=discipline_id)
    return show(event, screens.where(visit.t, plan, taught, discipline_id))


async def _offer(event: Event, visit: Visit, mode: LessonMode, place: str) -> Reply:
    plan, number = _plan(visit), states.facts(visit.talk).get("discipline_id")
    at = Where(mode, place, number or None)
    told = await slots.offer(visit.session, visit.person, plan, at, now=visit.now)
    states.await_nothing(visit.talk)
    return show(event, screens.offered(visit.t, told))


def _plan(visit: Visit) -> Offer:
    """What was offered before the place was asked for. Raises OfferUnclear where it is gone."""
    facts = states.facts(visit.talk)
    if visit.talk.awaits_kind != Awaited.SLOT_PLACE or "day" not in facts:
        raise OfferUnclear
    day, last_day = (date.fromisoformat(facts[name]) for name in ("day", "last_day"))
    begins, ends = (time.fromisoformat(facts[name]) for name in ("begins", "ends"))
    return offers.checked(Offer(day, begins, ends, int(facts["length"]), last_day), visit.now)


async def _schedule(visit: Visit) -> Schedule:
    form = await office_hours.form(visit.session, visit.person)
    away = await absences.ahead(visit.session, visit.person, now=visit.now)
    days = [(each.row.first_day, each.row.last_day) for each in away]
    return Schedule(await holidays.calendar(visit.session), form.week, days)


def _date(number: int) -> date:
    """Raises OfferUnclear."""
    day = day_numbers.of(number)
    if day is None:
        raise OfferUnclear
    return day


def _text(message: Message) -> str:
    if not message.text:
        raise TextAwaited
    return message.text
