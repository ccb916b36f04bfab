"""What a lecturer sees of a quiz while it goes on."""

from academy.quiz_progress import Course, Runner
from bot.callbacks.results import StopQuizProgress
from bot.reply import Screen
from bot.screens import results
from bot.screens.marked_papers import clipped
from locales import Translator

_MOST = 20  # learners that are named
_NAME = 40


def course(t: Translator, at: Course) -> Screen:
    """Who started, where they are, who submitted, who has a problem; the button that stops it."""
    counts = t(
        "quiz-progress-counts",
        started=at.started,
        expected=at.expected,
        running=len(at.runners),
        submitted=at.submitted,
        problems=at.problems,
    )
    parts = [t("quiz-progress", title=at.quiz.title), counts]
    lines = [_line(t, each) for each in at.runners[:_MOST]]
    if len(at.runners) > _MOST:
        lines.append(t("quiz-progress-more", count=len(at.runners) - _MOST))
    if lines:
        parts.append("\n".join(lines))
    if not at.is_watched:
        parts.append(t("quiz-progress-stopped"))
        return Screen("\n\n".join(parts), [[results.entrance(t, at.quiz.id)]])
    stop = (t.plain("quiz-progress-stop"), StopQuizProgress(quiz_id=at.quiz.id))
    return Screen("\n\n".join(parts), [[stop]])


def _line(t: Translator, at: Runner) -> str:
    key = "quiz-progress-problem" if at.problems else "quiz-progress-line"
    return t(key, name=clipped(at.name, _NAME), number=at.number, total=at.total)
