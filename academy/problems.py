"""Problems: a learner reports one during an attempt, whoever examines sees it live (row Q27).

Time, question and facts are kept at the press, before any words; the attempt goes on meanwhile.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from academy import answers, letters
from academy.errors.consultations import TextTooLong
from academy.errors.problems import ProblemNotFound, ProblemTooLate
from academy.letters import Draft
from academy.pages import SIZE, Page, place
from academy.people import RIGHTS, Right, rights
from storage.database import Session
from storage.queries import problems as ask
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.people import Person
from storage.tables.problems import Problem, ProblemState
from storage.tables.questions import Question
from storage.tables.quizzes import Quiz

TEXT_LENGTH = 500  # characters of what happened, and of an answer
_DECIDERS = frozenset(role for role, held in RIGHTS.items() if Right.DECIDE in held)


@dataclass(frozen=True)
class Row:
    """A problem as the queue lists it."""

    problem: Problem
    attempt: Attempt
    quiz: Quiz
    learner: Person

    def left(self, now: datetime) -> timedelta | None:
        """The learner's time; none when the attempt is over."""
        span = self.attempt.deadline - now
        return span if self.attempt.state == AttemptState.OPEN and span > timedelta() else None


@dataclass(frozen=True)
class Case(Row):
    """A problem as its page shows it: the question that was on the screen, who answered, and the
    number on paper of the decision it hangs on."""

    question: Question | None
    decider: Person | None
    decision: str | None

    @property
    def is_open(self) -> bool:
        return self.problem.state == ProblemState.OPEN


async def report(session: Session, learner: Person, attempt_id: int, *, now: datetime) -> Problem:
    """Keep the moment, and write to who examines. Pressing again at the same question while nobody
    has answered finds the problem that is there.

    Raises AttemptNotFound, ProblemTooLate.
    """
    at = await answers.progress(session, learner, attempt_id, now=now)
    if at.question is None:
        raise ProblemTooLate
    around = await ask.surroundings(session, attempt_id, at.question.id)
    if around.problem is not None:
        return around.problem
    last = around.answered_at
    facts = {
        "left": int((at.attempt.deadline - now).total_seconds()),
        "number": at.attempt.paper.index(at.question.id) + 1,
        "answered": at.tally.answered,
        "total": len(at.attempt.paper),
        "last_answer": last.isoformat() if last else None,
        "outage": int(around.outage.total_seconds()),
    }
    problem = Problem(
        attempt_id=attempt_id, question_id=at.question.id, reported_at=now, facts=facts
    )
    session.add(problem)
    await session.flush()
    letter = _letter("problem", problem.id)
    await _tell(session, letter, at.attempt.quiz.discipline_id, now)
    return problem


async def describe(
    session: Session, learner: Person, problem_id: int, text: str, *, now: datetime
) -> Problem:
    """The learner's own words, added to those that are there; they follow to who examines.

    Raises TextTooLong, ProblemNotFound.
    """
    check_length(text)
    found = await ask.own(session, learner.id, problem_id)
    if found is None:
        raise ProblemNotFound
    problem, discipline_id = found
    before = f"{problem.text}\n\n" if problem.text else ""
    check_length(before + text)
    problem.text = before + text
    letter = _letter("problem-words", problem_id, len(before))
    await _tell(session, letter, discipline_id, now)
    return problem


def check_length(text: str) -> None:
    """Raises TextTooLong when a text does not fit on the page of the problem."""
    if len(text) > TEXT_LENGTH:
        raise TextTooLong(limit=TEXT_LENGTH, length=len(text))


def reach(examiner: Person) -> ask.Reach:
    """Whose problems they see: of the disciplines they teach; who decides sees all."""
    return None if Right.DECIDE in rights(examiner) else examiner.id


async def queue(session: Session, examiner: Person, page: int) -> Page[Row]:
    """A page of the problems: the open ones first, oldest first; then what was answered last."""
    within = reach(examiner)
    empty: Page[Row] = place(page, await ask.count(session, within))
    rows = await ask.problems(session, within, offset=empty.offset, limit=SIZE)
    return Page([Row(*row) for row in rows], empty.number, empty.count)


async def case(session: Session, examiner: Person, problem_id: int) -> Case:
    """One problem. Raises ProblemNotFound."""
    found = await ask.case(session, reach(examiner), problem_id)
    if found is None:
        raise ProblemNotFound
    return Case(*found)


async def told(session: Session, person: Person | None, problem_id: int) -> Case | None:
    """What a letter to who examines is about; none when they see it no more."""
    found = await ask.case(session, reach(person), problem_id) if person else None
    return Case(*found) if found else None


def _letter(kind: str, problem_id: int, after: int = 0) -> Draft:
    """One of this kind; of words one each time there are more, `after` so many characters."""
    key = f"{kind}:{problem_id}:" + (f"{after}:" if after else "")
    facts: dict[str, Any] = {"problem_id": problem_id}
    return Draft(kind, key, facts=facts, about=f"problem:{problem_id}")


async def _tell(session: Session, draft: Draft, discipline_id: int, now: datetime) -> None:
    """To the lecturers of the discipline; where none is reached, to who decides."""
    readers: Sequence[Any] = (ask.lecturers(discipline_id), ask.holders(_DECIDERS))
    for each in readers:
        if await letters.queue_for(session, draft, each, now=now):
            return
