"""Buttons of the academic year: terms, disciplines, their copies. A term is found by one of its
disciplines: its name would not fit."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenYear(CallbackData, prefix="yr"):
    page: Number = 0


class OpenTerm(CallbackData, prefix="term"):
    discipline_id: Number
    page: Number = 0


class CloseTerm(CallbackData, prefix="termcl"):
    discipline_id: Number


class ConfirmClosing(CallbackData, prefix="termok"):
    discipline_id: Number


class ReopenTerm(CallbackData, prefix="termre"):
    discipline_id: Number


class OpenPlan(CallbackData, prefix="plan"):
    discipline_id: Number


class CopyDiscipline(CallbackData, prefix="copy"):
    discipline_id: Number


class ConfirmCopy(CallbackData, prefix="copyok"):
    discipline_id: Number
