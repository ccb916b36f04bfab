"""The button of a transcript."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class ExportThread(CallbackData, prefix="thex"):
    thread_id: Number
