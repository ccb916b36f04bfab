"""Buttons of retention."""

from aiogram.filters.callback_data import CallbackData


class OpenRetention(CallbackData, prefix="keep"):
    pass
