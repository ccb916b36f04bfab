"""Buttons of groups: the list, what they study, their end."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class OpenGroups(CallbackData, prefix="grps"):
    page: Number = 0


class OpenGroup(CallbackData, prefix="grp"):
    group_id: Number


class OpenEnrolments(CallbackData, prefix="enr"):
    discipline_id: Number
    page: Number = 0


class ChooseEnrolment(CallbackData, prefix="grpen"):
    discipline_id: Number
    group_id: Number
    is_given: bool
    page: Number = 0


class FinishGroup(CallbackData, prefix="grpfin"):
    group_id: Number


class ConfirmFinishing(CallbackData, prefix="grpok"):
    group_id: Number
