"""Buttons of invites and of the digits that are read out."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number


class InvitePerson(CallbackData, prefix="inv"):
    person_id: Number


class AskForDigits(CallbackData, prefix="dig"):
    person_id: Number


class GiveDigits(CallbackData, prefix="digok"):
    person_id: Number


class OpenInviteGroups(CallbackData, prefix="invgrps"):
    page: Number = 0


class InviteGroup(CallbackData, prefix="invgrp"):
    group_id: Number


class ConfirmInvites(CallbackData, prefix="invok"):
    group_id: Number
