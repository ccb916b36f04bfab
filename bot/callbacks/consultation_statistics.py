"""Buttons of the statistics of consultations; `back` counts months, 0 is this one."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenStatistics(CallbackData, prefix="stat"):
    back: Number = 0
    page: Number = 0


class ExportStatistics(CallbackData, prefix="statx"):
    back: Number = 0
