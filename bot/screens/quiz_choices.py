"""Buttons that set one thing of a quiz: each value a button, the one that stands is marked."""

from collections.abc import Mapping

from academy.quiz_building import Plan
from academy.quiz_changes import Setting
from bot.callbacks.quiz_building import ChangeQuiz
from bot.reply import Button
from storage.tables.quizzes import Quiz

Rows = list[list[Button]]


def choices(at: Plan, setting: Setting, labels: Mapping[int, str], chosen: int, width: int) -> Rows:
    """A button for each value, so many in a row; the one that stands is marked."""
    buttons: list[Button] = [
        (("● " if value == chosen else "") + label, change(at.quiz, setting, value))
        for value, label in labels.items()
    ]
    return [buttons[at : at + width] for at in range(0, len(buttons), width)]


def change(quiz: Quiz, setting: Setting, value: int) -> ChangeQuiz:
    return ChangeQuiz(quiz_id=quiz.id, setting=setting, value=value)


def box(is_on: bool) -> str:
    return "☑ " if is_on else "☐ "
