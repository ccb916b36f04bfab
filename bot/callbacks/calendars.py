"""Buttons of the calendar: a day is numbered as it is written, 20270315."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenCalendar(CallbackData, prefix="cal"):
    is_next: bool = False  # the next year
    page: Number = 0


class OpenFreeDay(CallbackData, prefix="cald"):
    day: Number


class AddFreeDay(CallbackData, prefix="calf"):
    pass


class KeepFreeDay(CallbackData, prefix="calk"):
    pass


class AddWorkday(CallbackData, prefix="calw"):
    pass


class RemoveDay(CallbackData, prefix="calr"):
    day: Number
