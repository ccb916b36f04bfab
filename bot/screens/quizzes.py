"""What a learner sees of quizzes: the list, the card of one, a question, the result."""

import math
from collections.abc import Sequence
from datetime import timedelta

from academy import responses
from academy.pages import cut
from academy.papers import Progress, Stage, Standing
from bot.callbacks.joining import OpenMenu
from bot.callbacks.quizzes import ChooseOption, ConfirmChoice, OpenQuiz, OpenQuizzes, StartQuiz
from bot.reply import Button, Screen
from bot.screens import faces, pages
from bot.screens.faces import Face
from bot.screens.rehearsals import to_rehearse
from locales import Translator, hour
from storage.tables.questions import Option, Question, QuestionKind
from storage.tables.quizzes import Policy, Quiz

_TITLE = 40
_DAY = timedelta(days=1)
_MINUTE = timedelta(minutes=1)


def quizzes(t: Translator, standings: Sequence[Standing], page: int = 0) -> Screen:
    """The learner's quizzes, eight at a time, each with where it stands."""
    home: list[Button] = [(t.plain("menu.button"), OpenMenu())]
    if not standings:
        return Screen(t("quizzes-empty"), [home])
    shown = cut(standings, page)
    lines = [t("quizzes"), *(_line(t, each) for each in shown.items)]
    rows: list[list[Button]] = [
        [(_title(t, each.quiz), OpenQuiz(quiz_id=each.quiz.id))] for each in shown.items
    ]
    turns = pages.turning(t, shown, lambda number: OpenQuizzes(page=number))
    return Screen("\n\n".join(lines), [*rows, turns, home])


def _line(t: Translator, standing: Standing) -> str:
    quiz, attempt, tally = standing.quiz, standing.attempt, standing.tally
    if attempt is not None and tally is not None:
        return t(
            f"quizzes-line-{standing.stage}",
            title=quiz.title,
            deadline=attempt.deadline,
            answered=tally.answered,
            total=tally.total,
            percent=tally.percent,
            confirmation=str(standing.confirmation),
        )
    moments = {"opens_at": quiz.opens_at, "closes_at": quiz.closes_at}
    return t(f"quizzes-line-{standing.stage}", title=quiz.title, **moments)


def _title(t: Translator, quiz: Quiz) -> str:
    title = quiz.title.text(t.locale)
    return title if len(title) <= _TITLE else title[: _TITLE - 1] + "…"


def card(t: Translator, standing: Standing) -> Screen:
    """What the quiz asks for, and the one thing that can be done with it now."""
    quiz = standing.quiz
    facts = t("quiz", title=quiz.title, kind=str(quiz.kind), length=quiz.length)
    limit = quiz.time_limit
    parts = [facts, t("quiz-limit", minutes=_minutes(limit)) if limit else t("quiz-no-limit")]
    parts.append(t("quiz-window", opens_at=quiz.opens_at, closes_at=quiz.closes_at))
    if quiz.policy == Policy.FACE and standing.attempt is None:
        parts.append(t("quiz-face-done" if standing.is_admitted else "quiz-face"))
    parts.append(_line(t, standing))
    rows: list[list[Button]] = []
    if standing.stage == Stage.OPEN:
        rows.append([(t.plain("quiz-start"), StartQuiz(quiz_id=quiz.id))])
    if standing.stage == Stage.RUNNING:
        rows.append([(t.plain("quiz-continue"), StartQuiz(quiz_id=quiz.id))])
    if standing.stage in (Stage.AHEAD, Stage.OPEN):
        rows.append(to_rehearse(t, quiz))
    rows.append([(t.plain("quizzes.button"), OpenQuizzes())])
    return Screen("\n\n".join(parts), rows)


def progress(t: Translator, at: Progress) -> Screen:
    """The present question, or the result when there are no more."""
    if at.question is None:
        return result(t, at)
    question = at.question
    order = responses.order(question, at.attempt.seed, is_shuffled=at.quiz.shuffles_options)
    shown = Face(question, order, {"options": sorted(at.chosen)})
    drawn = faces.face(t, at.tally.answered + 1, at.tally.total, shown)
    rows: list[list[Button]] = [
        [(tap.label, _target(at, question, tap.option)) for tap in row] for row in drawn.taps
    ]
    if question.kind == QuestionKind.SEVERAL:
        done = ConfirmChoice(attempt_id=at.attempt.id, question_id=question.id)
        rows.append([(t.plain("quiz-done"), done)])
    return Screen(f"{drawn.text}\n\n{_left(t, at)}", rows)


def result(t: Translator, at: Progress) -> Screen:
    """Points and percent, and whether they stand already."""
    return _ended(t, "quiz-result", at)


def over(t: Translator, at: Progress) -> Screen:
    """The time is over: what was answered counts."""
    return _ended(t, "quiz-over", at)


def warning(t: Translator, at: Progress) -> Screen:
    """The time is nearly over."""
    text = t("quiz-warning", title=at.quiz.title, minutes=_minutes(at.attempt.deadline - at.now))
    return Screen(text, [[(t.plain("quiz-continue"), StartQuiz(quiz_id=at.quiz.id))]])


def _ended(t: Translator, key: str, at: Progress) -> Screen:
    tally = at.tally
    text = t(
        key,
        title=at.quiz.title,
        points=tally.points,
        total=tally.most,
        percent=tally.percent,
        confirmation=str(at.confirmation),
    )
    home: list[Button] = [(t.plain("menu.button"), OpenMenu())]
    return Screen(text, [[(t.plain("quizzes.button"), OpenQuizzes())], home])


def _left(t: Translator, at: Progress) -> str:
    deadline, left = at.attempt.deadline, at.attempt.deadline - at.now
    if left >= _DAY:
        return t("quiz-until", deadline=deadline)
    return t("quiz-left", deadline=hour(deadline), minutes=_minutes(left))


def _minutes(span: timedelta) -> int:
    return math.ceil(span / _MINUTE)


def _target(at: Progress, question: Question, option: Option) -> ChooseOption:
    return ChooseOption(attempt_id=at.attempt.id, question_id=question.id, option_id=option.id)
