"""What a learner sees when an attempt stands still for a check of the identity."""

from datetime import datetime

from academy.papers import Progress
from academy.steps import Need, Step
from bot.callbacks.identity import BeginRecheck, SkipRecheck
from bot.callbacks.quizzes import StartQuiz
from bot.reply import Button, Screen
from bot.screens.identity import asked
from locales import Translator
from storage.tables.attempts import Attempt


def standing(t: Translator, at: Progress) -> Screen:
    """The attempt stands still from now on, or did before."""
    number = at.attempt.id
    begin: list[Button] = [(t.plain("recheck.button"), BeginRecheck(attempt_id=number))]
    return Screen(t("recheck", title=at.quiz.title), [begin, _without(t, number)])


def step(t: Translator, attempt_id: int, at: Step | None, now: datetime) -> Screen:
    """What is to be sent; or that a person confirms; or that the time is over."""
    if at is None:
        again: list[Button] = [(t.plain("recheck-go-on"), BeginRecheck(attempt_id=attempt_id))]
        return Screen(t("recheck-ending"), [again])
    if at.need == Need.PERSON or at.check is None:
        return Screen(t("recheck-person"), [_without(t, attempt_id)])
    return Screen(asked(t, at.check, now), [_without(t, attempt_id)])


def received(t: Translator, quiz_id: int) -> Screen:
    """Everything has come; the attempt goes on."""
    return Screen(t("recheck-received"), [_go_on(t, quiz_id)])


def skipped(t: Translator, quiz_id: int) -> Screen:
    """A person confirms; the attempt goes on."""
    return Screen(t("recheck-skipped"), [_go_on(t, quiz_id)])


def over(t: Translator, attempt: Attempt) -> Screen:
    """Nobody answered; the attempt goes on all the same."""
    return Screen(t("recheck-over", title=attempt.quiz.title), [_go_on(t, attempt.quiz_id)])


def _without(t: Translator, attempt_id: int) -> list[Button]:
    return [(t.plain("identity-without"), SkipRecheck(attempt_id=attempt_id))]


def _go_on(t: Translator, quiz_id: int) -> list[Button]:
    return [(t.plain("recheck-go-on"), StartQuiz(quiz_id=quiz_id))]
