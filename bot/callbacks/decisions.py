"""Buttons of the register of managerial decisions."""

from aiogram.filters.callback_data import CallbackData

from bot.callbacks.numbers import Number
from storage.tables.decisions import DecisionKind


class OpenDecisions(CallbackData, prefix="decs"):
    page: Number = 0


class OpenDecision(CallbackData, prefix="dec"):
    decision_id: Number


class OpenDecisionPeople(CallbackData, prefix="decppl"):
    decision_id: Number
    page: Number = 0


class WriteDecision(CallbackData, prefix="decnew"):
    pass


class OpenDecisionKinds(CallbackData, prefix="deckinds"):
    decision_id: Number


class ChooseDecisionKind(CallbackData, prefix="deckind"):
    decision_id: Number
    kind: DecisionKind


class OpenDecisionGroups(CallbackData, prefix="decgrps"):
    decision_id: Number
    page: Number = 0


class ChooseDecisionGroup(CallbackData, prefix="decgrp"):
    decision_id: Number
    group_id: Number
    page: Number = 0


class FindDecisionPeople(CallbackData, prefix="decfind"):
    decision_id: Number


class OpenFoundPeople(CallbackData, prefix="decfnd"):
    decision_id: Number
    page: Number = 0


class ChooseDecisionPerson(CallbackData, prefix="decper"):
    decision_id: Number
    person_id: Number
    page: Number = 0


class ConfirmDecision(CallbackData, prefix="decask"):
    decision_id: Number


class RegisterDecision(CallbackData, prefix="decreg"):
    decision_id: Number


class DiscardDecision(CallbackData, prefix="decdel"):
    decision_id: Number


class RevokeDecision(CallbackData, prefix="decrev"):
    decision_id: Number


class ConfirmRevocation(CallbackData, prefix="decrevok"):
    decision_id: Number
