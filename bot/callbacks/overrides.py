"""Buttons of other conditions for one learner or one group."""

from aiogram.filters.callback_data import CallbackData

from academy.grants import Condition
from academy.overrides import Whom
from bot.callbacks.numbers import Number


class OpenOverrides(CallbackData, prefix="ovs"):
    quiz_id: Number
    page: Number = 0


class ChooseOverridden(CallbackData, prefix="ovnew"):
    quiz_id: Number
    page: Number = 0


class OpenOverriddenGroups(CallbackData, prefix="ovgrp"):
    quiz_id: Number
    page: Number = 0


class OpenOverride(CallbackData, prefix="ov"):
    quiz_id: Number
    whom: Whom
    number: Number


class GiveCondition(CallbackData, prefix="ovgive"):
    quiz_id: Number
    whom: Whom
    number: Number
    condition: Condition


class RemoveOverride(CallbackData, prefix="ovdel"):
    quiz_id: Number
    whom: Whom
    number: Number
