"""Buttons of finding people and of one person's page."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class FindPeople(CallbackData, prefix="ppl"):
    pass


class OpenPeople(CallbackData, prefix="ppls"):
    page: Number = 0


class OpenPerson(CallbackData, prefix="per"):
    person_id: Number


class WriteToPerson(CallbackData, prefix="perwr"):
    person_id: Number


class UnlinkPerson(CallbackData, prefix="perun"):
    person_id: Number


class ConfirmUnlinking(CallbackData, prefix="perunok"):
    person_id: Number
