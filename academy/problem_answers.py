"""Answers to problems: in words, with minutes, or with another attempt; each with a reason.

The first answer counts (the row decides); each is audited, and the learner is told in a letter.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from academy import audit, deadlines, letters, problems
from academy.conditions import conditions
from academy.errors.problems import (
    DelayTooLong,
    MinutesUnclear,
    NoTimeToGive,
    NoWindowLeft,
    ProblemClosed,
)
from academy.letters import Draft
from academy.problems import Case
from storage.database import Session
from storage.queries import problems as ask
from storage.queries.overrides import own_overrides
from storage.tables.attempts import CreditReason
from storage.tables.people import Person
from storage.tables.problems import Problem, ProblemState

MOST_MINUTES = 240  # given at once


@dataclass(frozen=True)
class Verdict:
    """How a problem is answered; `minutes` only with TIME_GIVEN."""

    state: ProblemState
    minutes: int = 0


def verdict(state: object, given: object) -> Verdict:
    """What was remembered of a verdict, read anew: what is none is an answer in words, so that a
    hint that cannot be trusted gives nothing to anybody."""
    if state == ProblemState.TIME_GIVEN and isinstance(given, int) and 1 <= given <= MOST_MINUTES:
        return Verdict(ProblemState.TIME_GIVEN, given)
    if state == ProblemState.ATTEMPT_GIVEN:
        return Verdict(ProblemState.ATTEMPT_GIVEN)
    return Verdict(ProblemState.ANSWERED)


def minutes(text: str) -> int:
    """The number of minutes as it was written. Raises MinutesUnclear outside 1 … MOST_MINUTES."""
    written = text.strip()
    is_number = written.isdecimal() and len(written) <= len(str(MOST_MINUTES))
    if not is_number or not 1 <= int(written) <= MOST_MINUTES:
        raise MinutesUnclear(most=MOST_MINUTES)
    return int(written)


async def answerable(session: Session, examiner: Person, problem_id: int) -> Case:
    """A problem that nobody has answered. Raises ProblemNotFound, ProblemClosed."""
    found = await problems.case(session, examiner, problem_id)
    if not found.is_open:
        raise ProblemClosed(number=str(problem_id))
    return found


async def answer(
    session: Session,
    examiner: Person,
    problem_id: int,
    verdict: Verdict,
    words: str,
    *,
    now: datetime,
) -> None:
    """Answer the problem and do what the verdict says.

    Raises TextTooLong, ProblemNotFound, ProblemClosed, NoTimeToGive, NoWindowLeft,
    DelayTooLong.
    """
    problems.check_length(words)
    found = await answerable(session, examiner, problem_id)
    span = timedelta(minutes=verdict.minutes)
    fields: dict[str, Any] = {
        "state": verdict.state,
        "answer": words,
        "span": span or None,
        "decided_by": examiner.id,
        "decided_at": now,
    }
    closed = await ask.decide(session, problems.reach(examiner), problem_id, fields)
    if closed is None:
        raise ProblemClosed(number=str(problem_id))
    await letters.queue(session, [_letter(closed, found, span, now)], now=now)
    if verdict.state == ProblemState.TIME_GIVEN:
        await _give_time(session, examiner, found, span, now)
    if verdict.state == ProblemState.ATTEMPT_GIVEN:
        await _give_attempt(session, examiner, found, words, now)
    about: dict[str, Any] = {"person": found.learner.id, "problem": problem_id}
    about |= {"attempt": found.attempt.id, "minutes": verdict.minutes}
    act = verdict.state.replace("_", "-")
    audit.note(session, examiner.id, f"problem-{act}", now=now, reason=words, **about)


async def told(session: Session, learner_id: int | None, problem_id: int) -> Case | None:
    """What the learner is told of their own problem; none when it is not theirs."""
    found = await ask.case(session, None, problem_id)
    return Case(*found) if found and found[3].id == learner_id else None


async def _give_time(
    session: Session, examiner: Person, found: Case, span: timedelta, now: datetime
) -> None:
    end = found.attempt.deadline + span
    reason = CreditReason.PROBLEM
    if end <= now or not await deadlines.move(
        session, found.attempt, end, reason, examiner, now=now
    ):
        raise NoTimeToGive


async def _give_attempt(
    session: Session, examiner: Person, found: Case, words: str, now: datetime
) -> None:
    """One more than the learner may have now, whatever was used of it."""
    quiz, learner_id, last = found.quiz, found.learner.id, found.attempt
    at = conditions(quiz, await own_overrides(session, quiz.id, learner_id))
    delay = (quiz.first_delay if last.number == 1 else quiz.later_delay) or timedelta()
    begins_at = (last.finished_at or now) + delay
    if begins_at >= at.closes_at > now:
        raise DelayTooLong(title=quiz.title, begins_at=begins_at, closed_at=at.closes_at)
    if now >= at.closes_at:
        raise NoWindowLeft(title=quiz.title, closed_at=at.closes_at)
    if at.attempts_allowed is None:
        return  # any number is allowed already
    allowed = at.attempts_allowed + 1
    await ask.allow_attempts(
        session, quiz.id, learner_id, allowed, reason=words, author_id=examiner.id, given_at=now
    )


def _letter(problem: Problem, found: Case, span: timedelta, now: datetime) -> Draft:
    """Where minutes are given, the one letter that tells the new end, and why."""
    kind, number = "problem-answered", problem.id
    key = f"{kind}:{number}"
    if span:
        key = deadlines.key(found.attempt.id, found.attempt.deadline + span, now=now)
    facts, about = {"problem_id": number}, f"problem:{number}"
    return Draft(kind, key, found.learner.id, facts=facts, about=about)
