"""Buttons of a person's roles, and of the disciplines of a lecturer."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number
from storage.tables.people import Role


class OpenRoles(CallbackData, prefix="rol"):
    person_id: Number


class ChooseRole(CallbackData, prefix="rolch"):
    person_id: Number
    role: Role
    is_given: bool


class ConfirmRole(CallbackData, prefix="rolok"):
    person_id: Number
    role: Role
    is_given: bool


class OpenTeaching(CallbackData, prefix="tea"):
    person_id: Number
    page: Number = 0


class ChooseTeaching(CallbackData, prefix="teach"):
    person_id: Number
    discipline_id: Number
    is_given: bool
    page: Number = 0
