"""What a learner is told of the window of a quiz."""

from academy.admissions import Admission
from academy.conditions import Conditions
from bot.callbacks.quizzes import OpenQuiz
from bot.reply import Screen
from bot.screens.identity import before
from bot.screens.quiz_lines import span
from locales import Translator
from storage.tables.quizzes import Policy, Quiz


def told(
    t: Translator, key: str, quiz: Quiz, own: Conditions, admission: Admission | None
) -> Screen:
    """There is a new quiz, or it closes soon: the reader's own times, what identity check comes
    first, and the way to it."""
    limit = span(t, own.time_limit) if own.time_limit else t.plain("built-no-limit")
    facts = {"opens": own.opens_at, "closes": own.closes_at, "limit": limit}
    text = t(key, title=quiz.title, count=quiz.length, **facts)
    if quiz.policy != Policy.NONE:
        text += "\n\n" + before(t, quiz, admission)
    return Screen(text, [[(t.plain("quiz-published.button"), OpenQuiz(quiz_id=quiz.id))]])
