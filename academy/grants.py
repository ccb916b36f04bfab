"""What an override grants: read from what was typed, or half as much time again (rows Q6, Q7)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from academy import moments
from academy.conditions import conditions
from academy.errors.overrides import HasMoreTime
from academy.errors.quiz_building import QuizOver, SettingUnclear
from storage.queries.overrides import Given

MOST_MINUTES = 600
MOST_ATTEMPTS = 20
_MINUTE = timedelta(minutes=1)


class Condition(StrEnum):
    """What an override changes; `MORE` is half as much time again."""

    OPENS = "opens"
    CLOSES = "closes"
    LIMIT = "limit"
    ATTEMPTS = "tries"
    MORE = "more"


@dataclass(frozen=True)
class Grant:
    """What is given, as the row keeps it, and why."""

    fields: dict[str, Any]
    reason: str


def value(condition: Condition, text: str, *, now: datetime) -> dict[str, Any]:
    """What was typed for this condition, as the row keeps it. Raises SettingUnclear,
    MomentUnclear."""
    if condition == Condition.OPENS:
        return {"opens_at": moments.moment(text, now=now)}
    if condition == Condition.CLOSES:
        return {"closes_at": moments.moment(text, now=now)}
    highest = MOST_MINUTES if condition == Condition.LIMIT else MOST_ATTEMPTS
    digits = text.strip()
    is_number = digits.isascii() and digits.isdigit() and len(digits) <= 4
    if not is_number or not 1 <= int(digits) <= highest:
        raise SettingUnclear(lowest=1, highest=highest)
    if condition == Condition.LIMIT:
        return {"time_limit": int(digits) * _MINUTE}
    return {"attempts_allowed": int(digits)}


def half_more(at: Given, now: datetime) -> dict[str, Any]:
    """What +50 % means for them. Raises QuizOver, HasMoreTime."""
    quiz, own = at.quiz, conditions(at.quiz, [at.override] if at.override else [])
    if now >= own.closes_at:
        raise QuizOver(title=quiz.title)
    span = quiz.time_limit or quiz.closes_at - quiz.opens_at
    more = -(-span // (2 * _MINUTE)) * _MINUTE  # whole minutes, never less than the half
    fields: dict[str, Any] = {"closes_at": max(own.closes_at, quiz.closes_at + more)}
    if quiz.time_limit is not None and own.time_limit is not None:
        fields["time_limit"] = max(own.time_limit, quiz.time_limit + more)
    if all(getattr(own, name) == there for name, there in fields.items()):
        raise HasMoreTime
    return fields
