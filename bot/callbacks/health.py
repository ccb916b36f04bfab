"""Buttons of the bot's own health."""

from aiogram.filters.callback_data import CallbackData


class OpenHealth(CallbackData, prefix="health"):
    pass
