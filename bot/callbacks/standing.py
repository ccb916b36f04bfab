"""Buttons of a person's state: suspended, finished, left, back."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number
from storage.tables.people import PersonState


class OpenStanding(CallbackData, prefix="sta"):
    person_id: Number


class ChooseStanding(CallbackData, prefix="stach"):
    person_id: Number
    state: PersonState


class ConfirmStanding(CallbackData, prefix="staok"):
    person_id: Number
    state: PersonState
