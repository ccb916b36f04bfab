"""Buttons of materials."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenMaterials(CallbackData, prefix="mats"):
    page: Number = 0


class OpenDiscipline(CallbackData, prefix="disc"):
    discipline_id: Number
    page: Number = 0


class OpenMaterial(CallbackData, prefix="mat"):
    material_id: Number


class AddMaterial(CallbackData, prefix="matadd"):
    discipline_id: Number
