"""Office hours and days off: a teacher's own, or a teacher's in the hands of the office."""

from datetime import date, time

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import absences, day_numbers, office_hours, typed_days
from academy.errors.consultations import TextAwaited
from academy.errors.hours import DaysUnclear
from academy.workdays import Hours
from bot import states
from bot.callbacks.hours import (
    AddAbsence,
    ChooseStandIn,
    DayPlan,
    KeepAbsence,
    KeepAcademyHours,
    KeepDay,
    OpenAbsences,
    OpenHours,
    OpenHoursDay,
    OpenStandIns,
    RemoveAbsence,
    TypeHours,
)
from bot.middlewares import OnRoster
from bot.reply import Event, Reply, show
from bot.screens import hours as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting
from storage.tables.people import Person

PLANS: dict[DayPlan, list[Hours]] = {
    DayPlan.WHOLE: [(time(9), time(18))],
    DayPlan.WITH_LUNCH: [(time(9), time(13)), (time(14), time(18))],
    DayPlan.NONE: [],
}


def build_router() -> Router:
    """Whose hours somebody may touch is asked of the academy, with the person."""
    router = Router(name="hours")
    for observer in (router.message, router.callback_query):
        observer.middleware(OnRoster())
        observer.middleware(Visiting())
    router.message.register(take_hours, Awaits(Awaited.OFFICE_HOURS))
    router.message.register(take_days, Awaits(Awaited.ABSENCE))
    router.callback_query.register(open_hours, OpenHours.filter())
    router.callback_query.register(open_hours_day, OpenHoursDay.filter())
    router.callback_query.register(keep_day, KeepDay.filter())
    router.callback_query.register(type_hours, TypeHours.filter())
    router.callback_query.register(keep_academy_hours, KeepAcademyHours.filter())
    router.callback_query.register(open_absences, OpenAbsences.filter())
    router.callback_query.register(add_absence, AddAbsence.filter())
    router.callback_query.register(keep_absence, KeepAbsence.filter())
    router.callback_query.register(remove_absence, RemoveAbsence.filter())
    router.callback_query.register(open_stand_ins, OpenStandIns.filter())
    router.callback_query.register(choose_stand_in, ChooseStandIn.filter())
    return router


async def open_hours(query: CallbackQuery, callback_data: OpenHours, visit: Visit) -> Reply:
    whose = await _owner(visit, callback_data.person_id)
    return await shown(query, visit, await office_hours.form(visit.session, whose))


async def open_hours_day(query: CallbackQuery, callback_data: OpenHoursDay, visit: Visit) -> Reply:
    whose = await _owner(visit, callback_data.person_id)
    form = await office_hours.form(visit.session, whose)
    return show(query, screens.day(visit.t, form, callback_data.weekday))


async def keep_day(query: CallbackQuery, callback_data: KeepDay, visit: Visit) -> Reply:
    whose = await _owner(visit, callback_data.person_id)
    day = (callback_data.weekday, PLANS[callback_data.plan])
    form = await office_hours.keep_day(visit.session, visit.person, whose, day, now=visit.now)
    return await shown(query, visit, form)


async def type_hours(query: CallbackQuery, callback_data: TypeHours, visit: Visit) -> Reply:
    whose, weekday = await _owner(visit, callback_data.person_id), callback_data.weekday
    states.await_(visit.talk, Awaited.OFFICE_HOURS, person_id=whose.id, weekday=weekday)
    return show(query, screens.typing(visit.t, weekday, whose.id))


async def take_hours(message: Message, visit: Visit) -> Reply:
    facts, spans = states.facts(visit.talk), typed_days.hours(_text(message))
    whose, day = await _owner(visit, facts["person_id"]), (facts["weekday"], spans)
    form = await office_hours.keep_day(visit.session, visit.person, whose, day, now=visit.now)
    states.await_nothing(visit.talk)
    return await shown(message, visit, form)


async def keep_academy_hours(
    query: CallbackQuery, callback_data: KeepAcademyHours, visit: Visit
) -> Reply:
    whose = await _owner(visit, callback_data.person_id)
    form = await office_hours.keep_ordinary(visit.session, visit.person, whose, now=visit.now)
    return await shown(query, visit, form)


async def open_absences(query: CallbackQuery, callback_data: OpenAbsences, visit: Visit) -> Reply:
    return await _absences(query, visit, await _owner(visit, callback_data.person_id))


async def add_absence(query: CallbackQuery, callback_data: AddAbsence, visit: Visit) -> Reply:
    whose = await _owner(visit, callback_data.person_id)
    states.await_(visit.talk, Awaited.ABSENCE, person_id=whose.id)
    return show(query, screens.absence_prompt(visit.t, whose))


async def take_days(message: Message, visit: Visit) -> Reply:
    """The days are kept at once, unless somebody is booked: then it is asked first."""
    days = typed_days.days(_text(message), now=visit.now)
    whose = await _owner(visit, states.facts(visit.talk)["person_id"])
    affected = await absences.affected(visit.session, whose, days, now=visit.now)
    states.await_nothing(visit.talk)
    if affected.booked:
        return show(message, screens.absence_check(visit.t, whose, days, affected))
    return await _keep(message, visit, whose, days)


async def keep_absence(query: CallbackQuery, callback_data: KeepAbsence, visit: Visit) -> Reply:
    whose = await _owner(visit, callback_data.person_id)
    days = _date(callback_data.first), _date(callback_data.last)
    return await _keep(query, visit, whose, days)


async def remove_absence(query: CallbackQuery, callback_data: RemoveAbsence, visit: Visit) -> Reply:
    whose, number = await _owner(visit, callback_data.person_id), callback_data.absence_id
    await absences.remove(visit.session, visit.person, whose, number, now=visit.now)
    return await _absences(query, visit, whose)


async def open_stand_ins(query: CallbackQuery, callback_data: OpenStandIns, visit: Visit) -> Reply:
    whose = await _owner(visit, callback_data.person_id)
    page = await absences.colleagues(visit.session, whose, callback_data.page)
    return show(query, screens.stand_ins(visit.t, whose, callback_data.absence_id, page))


async def choose_stand_in(
    query: CallbackQuery, callback_data: ChooseStandIn, visit: Visit
) -> Reply:
    whose = await _owner(visit, callback_data.person_id)
    choice = (callback_data.absence_id, callback_data.stand_in_id or None)
    await absences.stand_in(visit.session, visit.person, whose, choice, now=visit.now)
    return await _absences(query, visit, whose)


async def shown(event: Event, visit: Visit, form: office_hours.Form) -> Reply:
    """The page of office hours."""
    if visit.talk.awaits_kind in (Awaited.OFFICE_HOURS, Awaited.ABSENCE):
        states.await_nothing(visit.talk)
    found = await absences.ahead(visit.session, form.owner, now=visit.now)
    return show(event, screens.hours(visit.t, form, found, visit.person))


async def _absences(query: CallbackQuery, visit: Visit, whose: Person) -> Reply:
    if visit.talk.awaits_kind == Awaited.ABSENCE:
        states.await_nothing(visit.talk)
    found = await absences.ahead(visit.session, whose, now=visit.now)
    return show(query, screens.absences(visit.t, whose, found))


async def _keep(event: Event, visit: Visit, whose: Person, days: tuple[date, date]) -> Reply:
    """Who stands in is asked next; where times were taken back, that is told first."""
    kept = await absences.add(visit.session, visit.person, whose, days, now=visit.now)
    if kept.withdrawn.slots:
        return show(event, screens.absence_kept(visit.t, whose, days, kept))
    page = await absences.colleagues(visit.session, whose, 0)
    return show(event, screens.stand_ins(visit.t, whose, kept.absence_id, page))


async def _owner(visit: Visit, person_id: int) -> Person:
    return await office_hours.owner(visit.session, visit.person, person_id)


def _date(number: int) -> date:
    """Raises DaysUnclear."""
    day = day_numbers.of(number)
    if day is None:
        raise DaysUnclear
    return day


def _text(message: Message) -> str:
    if not message.text:
        raise TextAwaited
    return message.text
