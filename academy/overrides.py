"""Other conditions of a quiz for one learner or one group, with a reason (rows Q6, Q7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from academy import audit, deadlines
from academy.conditions import Conditions, conditions
from academy.deadlines import Move
from academy.errors.consultations import TextTooLong
from academy.errors.overrides import OverrideNotFound
from academy.errors.quiz_building import WindowEmpty, WindowPast
from academy.errors.quizzes import QuizNotFound
from academy.grants import Grant, half_more
from academy.pages import SIZE, Page, place
from academy.quiz_building import found
from storage.database import Session
from storage.queries import overrides as ask
from storage.queries.overrides import Given
from storage.queries.overrides import Line as Line
from storage.tables.attempts import CreditReason
from storage.tables.disciplines import Group
from storage.tables.people import Person
from storage.tables.quizzes import Quiz, QuizOverride

REASON_LENGTH = 300  # characters


class Whom(StrEnum):
    """For whom an override is; buttons carry the letter."""

    LEARNER = "l"
    GROUP = "g"


@dataclass(frozen=True)
class Target:
    """A learner or a group."""

    whom: Whom
    number: int

    @property
    def column(self) -> tuple[str, int]:
        return ("learner_id" if self.whom == Whom.LEARNER else "group_id"), self.number


@dataclass(frozen=True)
class Changed:
    """What holds for them: `before` and now; `attempts` open ones end later by it."""

    quiz: Quiz
    target: Target
    who: Person | Group
    override: QuizOverride | None
    before: Conditions
    after: Conditions
    attempts: int = 0


async def overrides(
    session: Session, lecturer: Person, quiz_id: int, page: int
) -> tuple[Quiz, Page[Line]]:
    """A page of the quiz's overrides, the newest first. Raises QuizNotFound."""
    quiz = (await found(session, lecturer, quiz_id)).quiz
    empty: Page[Line] = place(page, await ask.count(session, quiz_id))
    rows = await ask.overrides(session, quiz_id, offset=empty.offset, limit=SIZE)
    return quiz, Page(rows, empty.number, empty.count)


async def people(
    session: Session, lecturer: Person, quiz_id: int, text: str, page: int
) -> tuple[Quiz, Page[Person]]:
    """A page of the quiz's learners whose names fit the text. Raises QuizNotFound."""
    quiz = (await found(session, lecturer, quiz_id)).quiz
    empty: Page[Person] = place(page, await ask.count_people(session, quiz, text))
    rows = await ask.people(session, quiz, text, offset=empty.offset, limit=SIZE)
    return quiz, Page(rows, empty.number, empty.count)


async def held(session: Session, lecturer: Person, quiz_id: int, target: Target) -> Changed:
    """What holds for them now. Raises QuizNotFound, also where they do not study it."""
    return _unchanged(await _given(session, lecturer, quiz_id, target), target)


async def give(
    session: Session,
    lecturer: Person,
    quiz_id: int,
    target: Target,
    grant: Grant,
    *,
    now: datetime,
) -> Changed:
    """Give them these conditions for this reason, beside those they have. An open attempt ends
    later by it, never earlier.

    Raises QuizNotFound, TextTooLong, WindowEmpty, WindowPast.
    """
    at = await _given(session, lecturer, quiz_id, target)
    return await _give(session, lecturer, at, target, grant, now=now)


async def give_half_more(
    session: Session,
    lecturer: Person,
    quiz_id: int,
    target: Target,
    reason: str,
    *,
    now: datetime,
) -> Changed:
    """Half as much time again: the limit, by as much the closing, and the open attempt. Without a
    limit the window grows by its half. Pressing twice gives it once.

    Raises QuizNotFound, QuizOver, HasMoreTime, TextTooLong.
    """
    at = await _given(session, lecturer, quiz_id, target)
    grant = Grant(half_more(at, now), reason)
    return await _give(session, lecturer, at, target, grant, now=now)


async def remove(
    session: Session, lecturer: Person, quiz_id: int, target: Target, *, now: datetime
) -> Changed:
    """Take the conditions back; an attempt that is open keeps its end.

    Raises QuizNotFound, OverrideNotFound.
    """
    at = await _given(session, lecturer, quiz_id, target)
    if not await ask.remove(session, quiz_id, target.column):
        raise OverrideNotFound
    about = _about(target)
    audit.note(session, lecturer.id, "override-removed", now=now, quiz=quiz_id, **about)
    before, after = _held(at), conditions(at.quiz, [])
    return Changed(at.quiz, target, at.who, None, before, after)


async def _given(session: Session, lecturer: Person, quiz_id: int, target: Target) -> Given:
    at = await ask.given(session, lecturer.id, quiz_id, target.column)
    if at is None or at.quiz.is_draft:
        raise QuizNotFound
    return at


async def _give(
    session: Session,
    lecturer: Person,
    at: Given,
    target: Target,
    grant: Grant,
    *,
    now: datetime,
) -> Changed:
    fields, reason = grant.fields, grant.reason
    if len(reason) > REASON_LENGTH:
        raise TextTooLong(limit=REASON_LENGTH, length=len(reason))
    before, ends = _held(at), [_end(at.quiz, each) for each in at.running]
    marks = {"reason": reason, "author_id": lecturer.id, "given_at": now}
    kept = await ask.put(session, at.quiz.id, target.column, {**fields, **marks})
    _check(at.quiz, kept, now, is_closing="closes_at" in fields)
    moves = _later(at, kept, ends)
    moved = await deadlines.move_all(session, moves, CreditReason.OVERRIDE, lecturer, now=now)
    about = {**_about(target), "conditions": sorted(fields), "attempts": moved}
    quiz = at.quiz
    audit.note(session, lecturer.id, "override-given", now=now, quiz=quiz.id, **about)
    return Changed(quiz, target, at.who, kept, before, conditions(quiz, [kept]), moved)


def _later(at: Given, kept: QuizOverride, ends: Sequence[datetime]) -> list[Move]:
    """Who ends later now; the row may be new to their attempts."""
    moves = []
    for each, end in zip(at.running, ends, strict=True):
        others = [one for one in each.overrides if one.id != kept.id]
        later = _end(at.quiz, ask.Running(each.attempt, [*others, kept])) - end
        if later > timedelta():
            moves.append(Move(each.attempt, each.attempt.deadline + later))
    return moves


def _check(quiz: Quiz, kept: QuizOverride, now: datetime, *, is_closing: bool) -> None:
    here = conditions(quiz, [kept])
    if here.closes_at <= here.opens_at:
        raise WindowEmpty
    if is_closing and here.closes_at <= now:
        raise WindowPast(closes_at=here.closes_at)


def _end(quiz: Quiz, at: ask.Running) -> datetime:
    return conditions(quiz, at.overrides).deadline(at.attempt.started_at)


def _held(at: Given) -> Conditions:
    return conditions(at.quiz, [at.override] if at.override else [])


def _unchanged(at: Given, target: Target) -> Changed:
    here = _held(at)
    return Changed(at.quiz, target, at.who, at.override, here, here)


def _about(target: Target) -> dict[str, Any]:
    return {"person" if target.whom == Whom.LEARNER else "group": target.number}
