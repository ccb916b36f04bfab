"""What a learner is told of the window of a quiz."""

from bot.callbacks.quizzes import OpenQuiz
from bot.reply import Screen
from bot.screens.quiz_lines import span
from locales import Translator
from storage.tables.quizzes import Quiz


def told(t: Translator, key: str, quiz: Quiz) -> Screen:
    """There is a new quiz, or it closes soon; and the way to it."""
    limit = span(t, quiz.time_limit) if quiz.time_limit else t.plain("built-no-limit")
    facts = {"opens": quiz.opens_at, "closes": quiz.closes_at, "limit": limit}
    text = t(key, title=quiz.title, count=quiz.length, **facts)
    return Screen(text, [[(t.plain("quiz-published.button"), OpenQuiz(quiz_id=quiz.id))]])
