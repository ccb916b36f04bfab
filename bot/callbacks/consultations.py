"""Buttons of consultations."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenConsultations(CallbackData, prefix="ask"):
    page: Number = 0


class AskQuestion(CallbackData, prefix="askd"):
    discipline_id: Number


class AnswerQuestion(CallbackData, prefix="ans"):
    thread_id: Number
