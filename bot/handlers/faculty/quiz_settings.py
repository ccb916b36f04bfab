"""A lecturer changes the settings of a quiz one by one, by taps or by a message."""

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from aiogram import Router
from aiogram.types import CallbackQuery, Message

from academy import moments, quiz_bands, quiz_building, quiz_changes, quiz_windows
from academy.errors.quiz_building import SettingUnclear
from academy.grants import MOST_MINUTES
from academy.moments import Window
from academy.people import Right
from academy.quiz_changes import Change, Setting
from academy.timetable import ACADEMY_ZONE, academy_day
from bot import states
from bot.callbacks.quiz_building import (
    ChangeQuiz,
    ChooseQuizGroup,
    OpenQuizPart,
    Part,
    Shift,
    ShiftWindow,
    UseUsualBands,
)
from bot.handlers.faculty.quizzes import written
from bot.middlewares import Needs
from bot.reply import Event, Reply, show
from bot.screens import quiz_building as built
from bot.screens import quiz_parts as screens
from bot.states import Awaited, Awaits
from bot.visits import Visit, Visiting
from locales import Translator

_TYPED = {
    Part.TITLE: Awaited.QUIZ_TITLE,
    Part.WINDOW: Awaited.QUIZ_WINDOW,
    Part.LIMIT: Awaited.QUIZ_LIMIT,
    Part.BANDS: Awaited.QUIZ_BANDS,
}
_LATER = {
    Shift.QUARTER: timedelta(minutes=15),
    Shift.HOUR: timedelta(hours=1),
    Shift.LATER_DAY: timedelta(days=1),
}
_FROM_NOW = {Shift.DAY: timedelta(days=1), Shift.WEEK: timedelta(days=7)}
_BEGIN, _END = time(9), time(18)  # of tomorrow's window


def build_router() -> Router:
    router = Router(name="quiz-settings")
    for observer in (router.message, router.callback_query):
        observer.middleware(Needs(Right.TEACH))
        observer.middleware(Visiting())
    router.message.register(take_quiz_window, Awaits(Awaited.QUIZ_WINDOW))
    router.message.register(take_quiz_limit, Awaits(Awaited.QUIZ_LIMIT))
    router.message.register(take_quiz_bands, Awaits(Awaited.QUIZ_BANDS))
    router.callback_query.register(open_quiz_part, OpenQuizPart.filter())
    router.callback_query.register(change_quiz, ChangeQuiz.filter())
    router.callback_query.register(choose_quiz_group, ChooseQuizGroup.filter())
    router.callback_query.register(shift_window, ShiftWindow.filter())
    router.callback_query.register(use_usual_bands, UseUsualBands.filter())
    return router


async def open_quiz_part(query: CallbackQuery, callback_data: OpenQuizPart, visit: Visit) -> Reply:
    """Where something can be typed, it is awaited."""
    number, part = callback_data.quiz_id, callback_data.part
    at = await quiz_building.plan(visit.session, visit.person, number, now=visit.now)
    if part in _TYPED:
        states.await_(visit.talk, _TYPED[part], quiz_id=number)
    return _part(query, visit, at, part, callback_data.page)


async def change_quiz(query: CallbackQuery, callback_data: ChangeQuiz, visit: Visit) -> Reply:
    to = Change(callback_data.setting, callback_data.value)
    at = await _changed(visit, callback_data.quiz_id, to)
    return _part(query, visit, at, screens.PART_OF[to.setting])


async def choose_quiz_group(
    query: CallbackQuery, callback_data: ChooseQuizGroup, visit: Visit
) -> Reply:
    at = await quiz_changes.choose_group(
        visit.session,
        visit.person,
        callback_data.quiz_id,
        callback_data.group_id,
        is_chosen=callback_data.is_chosen,
        now=visit.now,
    )
    return _part(query, visit, at, Part.GROUPS, callback_data.page)


async def shift_window(query: CallbackQuery, callback_data: ShiftWindow, visit: Visit) -> Reply:
    number, shift = callback_data.quiz_id, callback_data.shift
    if shift in _LATER:
        at = await quiz_windows.extend(
            visit.session, visit.person, number, _LATER[shift], now=visit.now
        )
        return show(query, built.moved(visit.t, at))
    return await _rescheduled(query, visit, number, _window(shift, visit.now))


async def take_quiz_window(message: Message, visit: Visit) -> Reply:
    number = states.facts(visit.talk)["quiz_id"]
    to = moments.window(written(message), now=visit.now)
    reply = await _rescheduled(message, visit, number, to)
    states.await_nothing(visit.talk)
    return reply


async def take_quiz_limit(message: Message, visit: Visit) -> Reply:
    """Minutes, as many as one likes; 0 for none."""
    number, digits = states.facts(visit.talk)["quiz_id"], written(message).strip()
    if not (digits.isascii() and digits.isdigit() and len(digits) <= 4):
        raise SettingUnclear(lowest=0, highest=MOST_MINUTES)
    at = await _changed(visit, number, Change(Setting.LIMIT, int(digits)))
    return _part(message, visit, at, Part.LIMIT)


async def take_quiz_bands(message: Message, visit: Visit) -> Reply:
    number = states.facts(visit.talk)["quiz_id"]
    bands = quiz_bands.bands(written(message))
    at = await quiz_changes.word(visit.session, visit.person, number, bands, now=visit.now)
    return _part(message, visit, at, Part.BANDS)


async def use_usual_bands(
    query: CallbackQuery,
    callback_data: UseUsualBands,
    visit: Visit,
    words: Mapping[str, Translator],
) -> Reply:
    number = callback_data.quiz_id
    bands = screens.usual_bands(words) if callback_data.is_used else []
    at = await quiz_changes.word(visit.session, visit.person, number, bands, now=visit.now)
    return _part(query, visit, at, Part.BANDS)


async def _changed(visit: Visit, quiz_id: int, to: Change) -> quiz_building.Plan:
    return await quiz_changes.change(
        visit.session, visit.person, quiz_id, to, abilities=visit.abilities, now=visit.now
    )


async def _rescheduled(event: Event, visit: Visit, quiz_id: int, to: Window) -> Reply:
    at = await quiz_windows.reschedule(visit.session, visit.person, quiz_id, to, now=visit.now)
    return show(event, built.moved(visit.t, at))


def _part(event: Event, visit: Visit, at: quiz_building.Plan, part: Part, page: int = 0) -> Reply:
    screen = screens.part(visit.t, at, part, page, abilities=visit.abilities)
    return show(event, screen)


def _window(shift: Shift, now: datetime) -> Window:
    """From now for so long; or tomorrow's working day, in the time of the Academy."""
    if shift in _FROM_NOW:
        return Window(now, now + _FROM_NOW[shift])
    tomorrow = academy_day(now) + timedelta(days=1)
    opens, closes = (datetime.combine(tomorrow, each, ACADEMY_ZONE) for each in (_BEGIN, _END))
    return Window(opens, closes)
