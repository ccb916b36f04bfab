"""Buttons of the results of a quiz."""

from aiogram.filters.callback_data import CallbackData

from academy.cells import Format
from academy.results import Order
from bot.callbacks.numbers import Number


class OpenResults(CallbackData, prefix="res"):
    quiz_id: Number
    order: Order = Order.NAME
    page: Number = 0


class OpenLearnerResults(CallbackData, prefix="reslrn"):
    quiz_id: Number
    learner_id: Number


class OpenResult(CallbackData, prefix="resatt"):
    attempt_id: Number
    page: Number = 0


class OpenResultAnswer(CallbackData, prefix="resans"):
    attempt_id: Number
    number: Number  # in the paper, from 1


class ExportResults(CallbackData, prefix="resexp"):
    quiz_id: Number
    format: Format


class ShowQuizProgress(CallbackData, prefix="resnow"):
    quiz_id: Number


class StopQuizProgress(CallbackData, prefix="resend"):
    quiz_id: Number
