"""What a learner sees who reports a problem during an attempt."""

from academy.problems import TEXT_LENGTH
from bot.callbacks.problems import ReportProblem, SkipProblemText
from bot.reply import Button, Screen
from locales import Translator


def to_report(t: Translator, attempt_id: int) -> Button:
    """The button below a question."""
    return (t.plain("problem.button"), ReportProblem(attempt_id=attempt_id))


def prompt(t: Translator, attempt_id: int) -> Screen:
    """The moment is kept; the learner's words are awaited."""
    skip = (t.plain("problem-skip"), SkipProblemText(attempt_id=attempt_id))
    return Screen(t("problem", limit=TEXT_LENGTH), [[skip]])
