"""What a learner is told when the end of an open attempt was moved."""

from academy.papers import Progress
from bot.callbacks.quizzes import StartQuiz
from bot.reply import Screen
from locales import Translator


def moved(t: Translator, at: Progress) -> Screen:
    """Until when the attempt goes now, and back to its question."""
    text = t("quiz-deadline", title=at.quiz.title, deadline=at.attempt.deadline)
    return Screen(text, [[(t.plain("quiz-continue"), StartQuiz(quiz_id=at.quiz.id))]])
