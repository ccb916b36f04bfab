"""The pages of a quiz's settings about time: window, limits, attempts and the waits between."""

from academy.quiz_building import Plan
from academy.quiz_changes import Setting
from bot.callbacks.quiz_building import Shift, ShiftWindow
from bot.reply import Button
from bot.screens import quiz_lines as lines
from bot.screens.quiz_building import end_button
from bot.screens.quiz_choices import Rows, choices
from locales import Translator
from storage.tables.quizzes import Grading

_MINUTES = (10, 20, 30, 40, 60, 90, 120, 180)
_SECONDS = (30, 60, 90, 120, 180, 300)
_TRIES = (1, 2, 3, 5, 0)
_DELAYS = (0, 10, 60, 24 * 60)  # minutes


def window(t: Translator, at: Plan) -> Rows:
    number = at.quiz.id
    if at.quiz.is_draft:
        shifts = (Shift.DAY, Shift.WEEK, Shift.TOMORROW)
        return [[_shift(t, number, each)] for each in shifts]
    later = [_shift(t, number, each) for each in (Shift.QUARTER, Shift.HOUR, Shift.LATER_DAY)]
    return [later, [end_button(t, number)]]


def _shift(t: Translator, quiz_id: int, shift: Shift) -> Button:
    return t.plain(f"built-shift-{shift}"), ShiftWindow(quiz_id=quiz_id, shift=shift)


def limit(t: Translator, at: Plan) -> Rows:
    now = at.quiz.time_limit
    chosen = int(now.total_seconds() // 60) if now else 0
    labels = {each: lines.number(t, each) for each in _MINUTES}
    labels[0] = t.plain("built-no-limit")
    return choices(at, Setting.LIMIT, labels, chosen, 4)


def question_limit(t: Translator, at: Plan) -> Rows:
    now = at.quiz.question_limit
    chosen = int(now.total_seconds()) if now else 0
    labels = {each: t.plain("built-span-seconds", count=each) for each in _SECONDS}
    labels[0] = t.plain("built-none")
    return choices(at, Setting.QUESTION_LIMIT, labels, chosen, 3)


def attempts(t: Translator, at: Plan) -> Rows:
    """How often; where it is more than once, what counts and how long to wait."""
    quiz = at.quiz
    tries = {each: lines.number(t, each or None) for each in _TRIES}
    rows = choices(at, Setting.ATTEMPTS, tries, quiz.attempts_allowed or 0, 4)
    if quiz.attempts_allowed == 1:
        return rows
    ways = {place: t.plain(f"built-grading-{each}") for place, each in enumerate(Grading)}
    rows += choices(at, Setting.GRADING, ways, list(Grading).index(quiz.grading), 2)
    for setting, mark, delay in (
        (Setting.FIRST_DELAY, "1→2", quiz.first_delay),
        (Setting.LATER_DELAY, "2→3", quiz.later_delay),
    ):
        labels = {each: f"{mark} {_delay(t, each)}" for each in _DELAYS}
        rows += choices(at, setting, labels, int(delay.total_seconds() // 60) if delay else 0, 2)
    return rows


def _delay(t: Translator, minutes: int) -> str:
    return lines.span(t, minutes * lines.MINUTE) if minutes else t.plain("built-no-delay")
