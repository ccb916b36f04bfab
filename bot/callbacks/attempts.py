"""Buttons of an attempt: what is tapped in its questions, the way through them, the end."""

from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.callbacks.numbers import Number

Place = Annotated[int, Field(ge=0, lt=1000)]  # in a paper, or among the answers of a question


class ChooseOption(CallbackData, prefix="opt"):
    attempt_id: Number
    question_id: Number
    option_id: Number


class PairOptions(CallbackData, prefix="pair"):
    attempt_id: Number
    question_id: Number
    left: Place
    match: Place


class ClearAnswer(CallbackData, prefix="optnew"):
    attempt_id: Number
    question_id: Number


class ConfirmChoice(CallbackData, prefix="optdone"):
    attempt_id: Number
    question_id: Number


class OpenQuestion(CallbackData, prefix="qgo"):
    attempt_id: Number
    place: Place


class OpenOverview(CallbackData, prefix="qall"):
    attempt_id: Number
    page: Number = 0


class SubmitAttempt(CallbackData, prefix="qsubmit"):
    attempt_id: Number
    is_sure: bool = False


class OpenReceipt(CallbackData, prefix="qreceipt"):
    attempt_id: Number
