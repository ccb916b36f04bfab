"""Buttons of what waits for a teacher."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenQueue(CallbackData, prefix="que"):
    page: Number = 0
    is_waiting: bool = True


class OpenQueued(CallbackData, prefix="qued"):
    thread_id: Number


class OpenQueuedMore(CallbackData, prefix="quemo"):
    thread_id: Number


class CloseQueued(CallbackData, prefix="quecl"):
    thread_id: Number
    seen: Number  # the newest entry on the page
