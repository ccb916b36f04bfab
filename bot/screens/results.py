"""What a lecturer sees of the results of a quiz: the table, a learner, an attempt, an answer."""

import math
from collections.abc import Sequence
from datetime import timedelta
from html import escape

from academy.cells import Format
from academy.grades import percent
from academy.marked_papers import Line, Marked
from academy.pages import SIZE, Page
from academy.quiz_reviews import outcome
from academy.results import LearnerResults, Order, Result, Results, Row, spent
from bot import answer_words
from bot.callbacks.quiz_building import OpenTaughtQuiz
from bot.callbacks.results import (
    ExportResults,
    OpenLearnerResults,
    OpenResult,
    OpenResultAnswer,
    OpenResults,
    ShowQuizProgress,
)
from bot.reply import Button, Screen
from bot.screens import marked_papers, quiz_reviews
from bot.screens.pages import turning
from bot.screens.rehearsals import to_rehearsals
from locales import Translator
from storage.tables.attempts import AnswerChange, AttemptState
from storage.tables.problems import Problem

_NAME = 40
_TEXT = 120  # characters of a problem
_MOST = 5  # changes of an answer, or problems, that are told


def results(t: Translator, found: Results) -> Screen:
    """The table, eight learners a page, and what can be done with it."""
    quiz, page = found.quiz, found.page
    parts = [t("results", title=quiz.title), _summary(t, found)]
    parts += [_row(t, page.offset + at, row) for at, row in enumerate(page.items, start=1)]
    if not page.items:
        parts.append(t("results-nobody"))
    other = Order.NAME if found.order == Order.RESULT else Order.RESULT
    takers: list[Button] = [
        (f"{page.offset + at}", OpenLearnerResults(quiz_id=quiz.id, learner_id=row.learner.id))
        for at, row in enumerate(page.items, start=1)
        if row.attempts
    ]
    rows: list[list[Button]] = [takers[at : at + 4] for at in range(0, len(takers), 4)]
    rows.append(
        turning(t, page, lambda to: OpenResults(quiz_id=quiz.id, order=found.order, page=to))
    )
    rows.append(
        [
            (
                t.plain(f"results-by-{other.name.lower()}"),
                OpenResults(quiz_id=quiz.id, order=other),
            ),
            (t.plain("quiz-progress.button"), ShowQuizProgress(quiz_id=quiz.id)),
        ]
    )
    rows.append(
        [
            (t.plain(f"results-export-{each}"), ExportResults(quiz_id=quiz.id, format=each))
            for each in Format
        ]
    )
    rows.append(to_rehearsals(t, quiz))
    rows.append([(t.plain("built.button"), OpenTaughtQuiz(quiz_id=quiz.id))])
    return Screen("\n\n".join(parts), rows)


def entrance(t: Translator, quiz_id: int) -> Button:
    """The button that leads here, for the page of a quiz."""
    return t.plain("results.button"), OpenResults(quiz_id=quiz_id)


def learner(t: Translator, found: LearnerResults) -> Screen:
    """One learner's attempts, and the grade by the quiz's method."""
    quiz = found.quiz
    parts = [t("results-learner", name=found.learner.name, title=quiz.title)]
    rows: list[list[Button]] = []
    for each in found.attempts[-quiz_reviews.MOST :]:
        at, lasted = outcome(each), spent(each)
        facts = {"number": at.number, "state": str(at.state), "percent": percent(at.share)}
        line = t("results-attempt", confirmation=str(at.confirmation), **facts)
        took = t("results-took", minutes=minutes(lasted)) if lasted else ""
        parts.append(" ".join(part for part in (line, took) if part))
        label = t.plain("quiz-reviews-attempt", number=at.number)
        rows.append([(label, OpenResult(attempt_id=each.attempt_id))])
    if found.grade is not None and len(found.attempts) > 1:
        parts.append(quiz_reviews.grade(t, found.grade, quiz))
    rows.append([entrance(t, quiz.id)])
    return Screen("\n\n".join(parts), rows)


def result(t: Translator, found: Result, page: Page[Line]) -> Screen:
    """One attempt: marks, times, what was given back and reported, the receipt, the questions."""
    attempt, marked = found.marked.attempt, found.marked
    heading = t("results-one", name=found.learner.name, title=marked.quiz.title)
    parts = [heading, _course(t, marked), quiz_reviews.marks(t, marked), *_incidents(t, found)]
    if found.is_intact is not None:
        parts.append(t("results-intact" if found.is_intact else "results-altered"))
    parts.append(marked_papers.lines(t, page, marked_papers.EVERYTHING))
    rows = marked_papers.numbers(page, lambda number: _answer(attempt.id, number))
    rows.append(turning(t, page, lambda at: OpenResult(attempt_id=attempt.id, page=at)))
    rows.append([entrance(t, attempt.quiz_id)])
    return Screen("\n\n".join(part for part in parts if part), rows)


def answer(t: Translator, marked: Marked, line: Line, changes: Sequence[AnswerChange]) -> Screen:
    """One question of an attempt: the answer, what is right, how long it took, how it changed."""
    attempt, total, number = marked.attempt, len(marked.places), line.place.number
    parts = [marked_papers.question(t, line, total, marked_papers.EVERYTHING)]
    given = line.place.answer
    if given is not None and given.answered_at is not None:
        seconds = round(given.seconds)
        parts.append(t("results-timing", seconds=seconds, answered_at=given.answered_at))
    if len(changes) > 1:
        parts.append(_changes(t, line, changes))
    back = OpenResult(attempt_id=attempt.id, page=(number - 1) // SIZE)
    return Screen(
        "\n\n".join(parts),
        [
            marked_papers.around(t, number, total, lambda to: _answer(attempt.id, to)),
            [(t.plain("results-one.button"), back)],
        ],
    )


def unwritten(t: Translator) -> Screen:
    """The document could not be made."""
    return Screen(t("results-unwritten"))


def minutes(span: timedelta) -> int:
    """Begun minutes."""
    return math.ceil(span / timedelta(minutes=1))


def _answer(attempt_id: int, number: int) -> OpenResultAnswer:
    return OpenResultAnswer(attempt_id=attempt_id, number=number)


def _summary(t: Translator, found: Results) -> str:
    text = t("results-taken", taken=found.taken, expected=found.expected)
    if found.average is None or found.median is None:
        return text
    facts = {"average": round(found.average, 1), "median": round(found.median, 1)}
    return f"{text}\n{t('results-average', **facts)}"


def _row(t: Translator, number: int, row: Row) -> str:
    grade = row.grade
    name = marked_papers.clipped(row.learner.name, _NAME)
    line = t(f"results-line-{row.stand}", number=number, name=name)
    facts: list[str] = []
    if grade is not None:
        confirmation = str(grade.confirmation)
        facts.append(t("results-percent", percent=grade.percent, confirmation=confirmation))
    if row.spent is not None:
        facts.append(t("results-took", minutes=minutes(row.spent)))
    if row.attempts > 1:
        facts.append(t("results-attempts", count=row.attempts))
    return "\n".join([line, ", ".join(facts)]) if facts else line


def _course(t: Translator, marked: Marked) -> str:
    """When it began and ended, and how much was answered."""
    attempt = marked.attempt
    lines = [
        t("results-started", number=attempt.number, started_at=attempt.started_at),
        t("results-deadline", deadline=attempt.deadline),
    ]
    if attempt.finished_at is not None:
        lasted = minutes(attempt.finished_at - attempt.started_at)
        lines[1] = t("results-finished", finished_at=attempt.finished_at, minutes=lasted)
    elif attempt.state == AttemptState.OPEN:
        lines.append(t("results-running"))
    lines.append(t("quiz-review-answered", answered=marked.answered, total=len(marked.places)))
    return "\n".join(lines)


def _incidents(t: Translator, found: Result) -> list[str]:
    """Time that was given back, and problems that were reported."""
    parts = []
    if found.credits:
        lines = [
            t(
                "results-credit",
                reason=str(each.reason),
                minutes=f"{minutes(each.span):+}",
                given_at=each.given_at,
            )
            for each in found.credits[-_MOST:]
        ]
        parts.append("\n".join(lines))
    if found.problems:
        parts.append("\n".join(_problem(t, each) for each in found.problems[-_MOST:]))
    return parts


def _problem(t: Translator, of: Problem) -> str:
    text = marked_papers.clipped(of.text.replace("\n", " "), _TEXT)
    line = t("results-problem", reported_at=of.reported_at, state=str(of.state))
    return f"{line}\n{escape(text, quote=False)}" if text else line


def _changes(t: Translator, line: Line, changes: Sequence[AnswerChange]) -> str:
    lines = [t("results-changes", count=len(changes))]
    for each in changes[-_MOST:]:
        words = "; ".join(answer_words.answered(t, line.question, each.response))
        answer = marked_papers.clipped(words, _TEXT)
        lines.append(t("results-change", changed_at=each.changed_at, answer=answer))
    return "\n".join(lines)
