"""Buttons of long work."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class CancelWork(CallbackData, prefix="workno"):
    work_id: Number
