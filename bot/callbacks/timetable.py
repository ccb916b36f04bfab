"""Buttons of the timetable."""

from aiogram.filters.callback_data import CallbackData

from academy.timetable import Span
from bot.callbacks.numbers import Number


class OpenTimetable(CallbackData, prefix="time"):
    span: Span
    page: Number = 0
