"""Results: who took a quiz, how well, and one attempt with everything an examiner may ask about."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from statistics import mean, median

from academy import audit, grades, marked_papers, receipts, work
from academy.cells import Format
from academy.errors.quizzes import AttemptNotFound, QuizNotFound
from academy.grades import Grade
from academy.marked_papers import Line, Marked
from academy.pages import Page, cut
from academy.quiz_reviews import outcome
from storage.database import Session
from storage.queries import quiz_reviews as ask_sheets
from storage.queries import results as ask
from storage.queries.results import Expected, Summary
from storage.tables.attempts import AnswerChange, AttemptState, Credit
from storage.tables.people import Person
from storage.tables.problems import Problem
from storage.tables.quizzes import Quiz

EXPORT = "results-export"  # the kind of long work


class Order(StrEnum):
    """How the table is sorted."""

    NAME = "n"
    RESULT = "r"


class Stand(StrEnum):
    """Where a learner stands with the quiz."""

    RUNNING = "running"
    MARKING = "marking"
    FINISHED = "finished"
    DISCARDED = "discarded"
    NONE = "none"


@dataclass(frozen=True)
class Row:
    """A learner's line in the table. `spent` is the time of the attempt that counts, of the last
    one where the average does."""

    learner: Expected
    stand: Stand
    attempts: int
    grade: Grade | None
    spent: timedelta | None


@dataclass(frozen=True)
class Results:
    """The table of a quiz: `taken` of `expected` learners have a result; average and median of
    their percents, exact."""

    quiz: Quiz
    order: Order
    page: Page[Row]
    taken: int
    expected: int
    average: float | None
    median: float | None


@dataclass(frozen=True)
class LearnerResults:
    """One learner's attempts at a quiz, and the grade they amount to."""

    quiz: Quiz
    learner: Person
    attempts: Sequence[Summary]
    grade: Grade | None


@dataclass(frozen=True)
class Result:
    """One attempt: its marks, the time that was given back, what was reported, and whether the
    answers are still those of the receipt (none: there is no receipt)."""

    learner: Person
    marked: Marked
    credits: Sequence[Credit]
    problems: Sequence[Problem]
    is_intact: bool | None


async def results(
    session: Session, lecturer: Person, quiz_id: int, order: Order, page: int
) -> Results:
    """The table of a quiz of the lecturer's. Raises QuizNotFound."""
    quiz = await taught(session, lecturer, quiz_id)
    rows = await table(session, quiz, order)
    percents = [each.grade.share * 100 for each in rows if each.grade is not None]
    return Results(
        quiz,
        order,
        cut(rows, page),
        len(percents),
        len(rows),
        mean(percents) if percents else None,
        median(percents) if percents else None,
    )


async def table(session: Session, quiz: Quiz, order: Order) -> list[Row]:
    """A line for each learner who is to take the quiz, or took it."""
    learners = await ask.expected(session, quiz)
    found: dict[int, list[Summary]] = {each.id: [] for each in learners}
    for each in await ask.summaries(session, quiz.id):
        found[each.learner_id].append(each)
    rows = [_row(learner, found[learner.id], quiz) for learner in learners]
    rows.sort(key=lambda row: (row.learner.folded, row.learner.id))
    if order == Order.RESULT:
        rows.sort(key=lambda row: row.grade.share if row.grade else -1.0, reverse=True)
    return rows


async def of_learner(
    session: Session, lecturer: Person, quiz_id: int, learner_id: int
) -> LearnerResults:
    """The attempts of one learner. Raises QuizNotFound, AttemptNotFound."""
    quiz = await taught(session, lecturer, quiz_id)
    attempts = await ask.of_learner(session, quiz_id, learner_id)
    learner = await ask.learner(session, learner_id)
    if learner is None or not attempts:
        raise AttemptNotFound
    grade = grades.grade(map(outcome, attempts), quiz.grading)
    return LearnerResults(quiz, learner, attempts, grade)


async def result(session: Session, lecturer: Person, attempt_id: int) -> Result:
    """One attempt at a quiz of the lecturer's, a running one too. Raises AttemptNotFound."""
    marked = await _marked(session, lecturer, attempt_id)
    learner = await ask.learner(session, marked.attempt.learner_id)
    assert learner is not None  # noqa: S101 - an attempt has a learner
    credits = await ask.credits_of(session, attempt_id)
    problems = await ask.problems_of(session, attempt_id)
    return Result(learner, marked, credits, problems, _is_intact(marked))


async def lines(session: Session, of: Result, page: int) -> Page[Line]:
    """A page of its questions."""
    return await marked_papers.lines(session, of.marked, page)


async def line(
    session: Session, lecturer: Person, attempt_id: int, number: int
) -> tuple[Marked, Line, Sequence[AnswerChange]]:
    """One question of an attempt, numbered from 1, and how its answer was changed.

    Raises AttemptNotFound.
    """
    marked = await _marked(session, lecturer, attempt_id)
    found = await marked_papers.line(session, marked, number)
    changes = await ask.changes_of(session, attempt_id, found.question.id)
    return marked, found, changes


async def export(
    session: Session, lecturer: Person, quiz_id: int, to: Format, *, now: datetime
) -> None:
    """Have the results written into a document for this lecturer; the audit log tells of it.

    Raises QuizNotFound.
    """
    quiz = await taught(session, lecturer, quiz_id)
    note_export(session, lecturer.id, quiz.id, to, now=now)
    facts = {"quiz_id": quiz.id, "format": to}
    await work.queue(session, EXPORT, facts, person_id=lecturer.id, now=now, is_shown=True)


def note_export(
    session: Session, actor_id: int | None, quiz_id: int, to: Format, *, now: datetime
) -> None:
    """The line of the audit log about results that leave."""
    audit.note(session, actor_id, "results-exported", now=now, quiz=quiz_id, format=to.value)


async def taught(session: Session, lecturer: Person, quiz_id: int) -> Quiz:
    """A quiz of a discipline the lecturer teaches. Raises QuizNotFound."""
    quiz = await ask.taught_quiz(session, lecturer.id, quiz_id)
    if quiz is None:
        raise QuizNotFound
    return quiz


async def _marked(session: Session, lecturer: Person, attempt_id: int) -> Marked:
    sheet = await ask_sheets.taught_sheet(session, lecturer.id, attempt_id)
    if sheet is None:
        raise AttemptNotFound
    return marked_papers.marked(sheet)


def _row(learner: Expected, attempts: Sequence[Summary], quiz: Quiz) -> Row:
    outcomes = [outcome(each) for each in attempts]
    grade = grades.grade(outcomes, quiz.grading)
    return Row(learner, _stand(attempts, grade), len(attempts), grade, _spent(attempts, grade))


def _stand(attempts: Sequence[Summary], grade: Grade | None) -> Stand:
    states = {each.state for each in attempts}
    if AttemptState.OPEN in states:
        return Stand.RUNNING
    if grade is None:
        return Stand.DISCARDED if states else Stand.NONE
    return Stand.FINISHED if grade.is_final else Stand.MARKING


def _spent(attempts: Sequence[Summary], grade: Grade | None) -> timedelta | None:
    numbers = [grade.number] if grade and grade.number else [each.number for each in attempts]
    shown = [each for each in attempts if each.number in numbers and each.finished_at]
    return spent(shown[-1]) if shown else None


def spent(of: Summary) -> timedelta | None:
    """From the start to the submission."""
    return of.finished_at - of.started_at if of.finished_at is not None else None


def _is_intact(marked: Marked) -> bool | None:
    """Whether the answers that are kept still have the digest of the receipt (row Q13)."""
    attempt = marked.attempt
    if attempt.digest is None or attempt.finished_at is None:
        return None
    answers = {at.question_id: at.answer for at in marked.places if at.answer is not None}
    return receipts.digest(attempt, attempt.finished_at, answers) == attempt.digest
