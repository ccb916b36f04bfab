"""Buttons of office hours, days off and the calendar. A person's number 0 is one's own."""

from enum import StrEnum
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from pydantic import Field

from bot.callbacks.numbers import Number

Weekday = Annotated[int, Field(ge=0, lt=7)]


class DayPlan(StrEnum):
    """Hours of a day that are chosen by one press."""

    WHOLE = "whole"
    WITH_LUNCH = "lunch"
    NONE = "none"


class OpenHours(CallbackData, prefix="hrs"):
    person_id: Number = 0


class OpenHoursDay(CallbackData, prefix="hrsd"):
    person_id: Number
    weekday: Weekday


class KeepDay(CallbackData, prefix="hrsk"):
    person_id: Number
    weekday: Weekday
    plan: DayPlan


class TypeHours(CallbackData, prefix="hrst"):
    person_id: Number
    weekday: Weekday


class KeepAcademyHours(CallbackData, prefix="hrsa"):
    person_id: Number


class OpenAbsences(CallbackData, prefix="abs"):
    person_id: Number


class AddAbsence(CallbackData, prefix="absn"):
    person_id: Number


class KeepAbsence(CallbackData, prefix="absk"):
    person_id: Number
    first: Number  # 20261201
    last: Number


class RemoveAbsence(CallbackData, prefix="absr"):
    person_id: Number
    absence_id: Number


class OpenStandIns(CallbackData, prefix="abss"):
    person_id: Number
    absence_id: Number
    page: Number = 0


class ChooseStandIn(CallbackData, prefix="absc"):
    person_id: Number
    absence_id: Number
    stand_in_id: Number  # 0: nobody
