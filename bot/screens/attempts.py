"""An attempt on a phone: the question with its buttons, the way through the paper, the end."""

import math
from datetime import timedelta

from aiogram.filters.callback_data import CallbackData

from academy import responses
from academy.pages import Page
from academy.papers import Progress
from bot.callbacks.attempts import (
    ChooseOption,
    ClearAnswer,
    ConfirmChoice,
    OpenOverview,
    OpenQuestion,
    PairOptions,
    SubmitAttempt,
)
from bot.callbacks.quizzes import OpenQuizzes
from bot.reply import Button, Screen
from bot.screens import faces, problems
from bot.screens.faces import Face, Tap
from bot.screens.pages import turning
from locales import Translator, hour
from storage.tables.questions import Question, QuestionKind

_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)
_IN_A_ROW, _IN_A_PAGE = 5, 25  # numbers of questions in the overview
_CLEARED = (QuestionKind.ORDERING, QuestionKind.MATCHING, QuestionKind.ESSAY)
_CONFIRMED = (*_CLEARED, QuestionKind.SEVERAL)


def question(t: Translator, at: Progress, asked: Question) -> Screen:
    """The present question: what is answered by now, what can be tapped, the time that is left."""
    order = responses.order(asked, at.attempt.seed, is_shuffled=at.quiz.shuffles_options)
    drawn = faces.face(
        t, at.place + 1, at.tally.total, Face(asked, order, at.response, at.left, at.is_free)
    )
    rows: list[list[Button]] = [
        [(tap.label, _target(at, asked, tap)) for tap in row] for row in drawn.taps
    ]
    trouble = [problems.to_report(t, at.attempt.id)]
    parts = [t("quiz-question-late")] if at.is_late else []
    parts += [t("quiz-question-part")] if at.is_part else []
    parts += [drawn.text, left(t, at)]
    return Screen("\n\n".join(parts), [*rows, *_doings(t, at, asked), trouble])


def _target(at: Progress, asked: Question, tap: Tap) -> CallbackData:
    number = at.attempt.id
    if at.left is None:
        return ChooseOption(attempt_id=number, question_id=asked.id, option_id=tap.option.id)
    pair = {"left": asked.options.index(at.left), "match": asked.options.index(tap.option)}
    return PairOptions(attempt_id=number, question_id=asked.id, **pair)


def _doings(t: Translator, at: Progress, asked: Question) -> list[list[Button]]:
    """What else can be done: take back, finish, turn over."""
    numbers = {"attempt_id": at.attempt.id, "question_id": asked.id}
    if at.left is not None:
        back = OpenQuestion(attempt_id=at.attempt.id, place=at.place)
        return [[(t.plain("quiz-back"), back)]]
    row: list[Button] = []
    if asked.kind in _CLEARED and responses.is_begun(at.response):
        row.append((t.plain("quiz-anew"), ClearAnswer(**numbers)))
    is_ready = asked.kind == QuestionKind.SEVERAL or responses.is_whole(asked, at.response)
    if asked.kind in _CONFIRMED and is_ready and not at.is_free:
        row.append((t.plain("quiz-done"), ConfirmChoice(**numbers)))
    return [row, *_ways(t, at)] if at.is_free else [row]


def _ways(t: Translator, at: Progress) -> list[list[Button]]:
    """Back, all questions, on; behind the last question the end."""
    number, last = at.attempt.id, len(at.attempt.paper) - 1
    row: list[Button] = []
    if at.place > 0:
        row.append(("‹", OpenQuestion(attempt_id=number, place=at.place - 1)))
    label = t.plain("quiz-overview.button", answered=len(at.answered), total=last + 1)
    row.append((label, OpenOverview(attempt_id=number, page=at.place // _IN_A_PAGE)))
    if at.place < last:
        row.append(("›", OpenQuestion(attempt_id=number, place=at.place + 1)))
        return [row]
    return [row, [(t.plain("quiz-submit"), SubmitAttempt(attempt_id=number))]]


def overview(t: Translator, at: Progress, number: int) -> Screen:
    """The numbers of the questions, marked where they are answered, and the end."""
    paper, attempt_id = at.attempt.paper, at.attempt.id
    count = max(1, math.ceil(len(paper) / _IN_A_PAGE))
    page: Page[int] = Page(paper, min(number, count - 1), count)
    first = page.number * _IN_A_PAGE
    places = range(first, min(first + _IN_A_PAGE, len(paper)))
    buttons: list[Button] = [
        (f"{place + 1} ✓" if paper[place] in at.answered else str(place + 1), to)
        for place in places
        if (to := OpenQuestion(attempt_id=attempt_id, place=place))
    ]
    rows = [buttons[start : start + _IN_A_ROW] for start in range(0, len(buttons), _IN_A_ROW)]
    turns = turning(t, page, lambda to: OpenOverview(attempt_id=attempt_id, page=to))
    end: list[Button] = [(t.plain("quiz-submit"), SubmitAttempt(attempt_id=attempt_id))]
    text = t("quiz-overview", title=at.quiz.title, answered=len(at.answered), total=len(paper))
    return Screen(f"{text}\n\n{left(t, at)}", [*rows, turns, end])


def unsure(t: Translator, at: Progress) -> Screen:
    """Asked once: some questions have no answer yet."""
    number = at.attempt.id
    rows: list[list[Button]] = [
        [(t.plain("quiz-to-questions"), OpenOverview(attempt_id=number))],
        [(t.plain("quiz-submit-anyway"), SubmitAttempt(attempt_id=number, is_sure=True))],
    ]
    return Screen(f"{t('quiz-unsure', missing=at.missing)}\n\n{left(t, at)}", rows)


def in_grace(t: Translator, at: Progress) -> Screen:
    """The time is over: it can only be submitted now."""
    until = at.attempt.deadline + (at.quiz.grace or timedelta())
    facts = {"answered": at.tally.answered, "total": at.tally.total}
    text = t("quiz-in-grace", title=at.quiz.title, until=until, **facts)
    rows: list[list[Button]] = [
        [(t.plain("quiz-submit"), SubmitAttempt(attempt_id=at.attempt.id, is_sure=True))],
        [(t.plain("quizzes.button"), OpenQuizzes())],
    ]
    return Screen(text, rows)


def left(t: Translator, at: Progress) -> str:
    """The time that is left with the closing hour, and that of the question where it has one."""
    deadline, began = at.attempt.deadline, at.attempt.started_at
    span = deadline - max(at.now, began)  # a message's own second may lie before the beginning
    whole = (
        t("quiz-until", deadline=deadline)
        if span >= _DAY
        else t("quiz-left", deadline=hour(deadline), minutes=math.ceil(span / _MINUTE))
    )
    limit = at.quiz.question_limit
    if limit is None or at.is_free or at.question is None:
        return whole
    seconds = math.ceil((limit - (at.now - (at.attempt.shown_at or at.now))).total_seconds())
    return t("quiz-question-left", seconds=max(seconds, 0)) + "\n" + whole
