"""Buttons of departments."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number
from storage.tables.departments import StaffSide


class OpenDepartments(CallbackData, prefix="deps"):
    page: Number = 0


class OpenDepartment(CallbackData, prefix="dep"):
    department_id: Number


class WriteDepartment(CallbackData, prefix="depw"):
    department_id: Number = 0  # 0: a new one


class TimeDepartment(CallbackData, prefix="dept"):
    department_id: Number


class OpenHeads(CallbackData, prefix="deph"):
    department_id: Number
    page: Number = 0


class ChooseHead(CallbackData, prefix="dephc"):
    department_id: Number
    person_id: Number  # 0: nobody


class MoveDepartment(CallbackData, prefix="depm"):
    department_id: Number
    side: StaffSide


class HideLearners(CallbackData, prefix="depp"):
    department_id: Number
    is_hidden: bool


class OpenBelonging(CallbackData, prefix="depd"):
    department_id: Number
    page: Number = 0


class ChooseBelonging(CallbackData, prefix="depdc"):
    department_id: Number
    discipline_id: Number
    is_in: bool
    page: Number = 0


class ArchiveDepartment(CallbackData, prefix="depa"):
    department_id: Number


class ConfirmArchiving(CallbackData, prefix="depac"):
    department_id: Number
