"""The button of a private note of the staff."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class WriteNote(CallbackData, prefix="note"):
    thread_id: Number
