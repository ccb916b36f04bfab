"""Buttons of consultations."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenConsultations(CallbackData, prefix="ask"):
    page: Number = 0


class AskQuestion(CallbackData, prefix="askd"):
    discipline_id: Number


class AnswerQuestion(CallbackData, prefix="ans"):
    thread_id: Number


class OpenPlaces(CallbackData, prefix="where"):
    page: Number = 0


class SendThere(CallbackData, prefix="there"):
    discipline_id: Number


class AnswerThere(CallbackData, prefix="towhom"):
    thread_id: Number


class AskRecall(CallbackData, prefix="rec"):
    entry_id: Number


class RecallAnswer(CallbackData, prefix="recall"):
    entry_id: Number
