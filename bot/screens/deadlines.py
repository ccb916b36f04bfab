"""What a learner is told when the end of an open attempt was moved."""

import math

from academy.papers import Progress
from bot.callbacks.quizzes import StartQuiz
from bot.reply import Screen
from locales import Translator


def moved(t: Translator, at: Progress, reason: str, seconds: int) -> Screen:
    """Why, until when the attempt goes now, and back to its question."""
    facts = {"title": at.quiz.title, "deadline": at.attempt.deadline}
    text = t("quiz-deadline", reason=reason, minutes=math.ceil(seconds / 60), **facts)
    return Screen(text, [[(t.plain("quiz-continue"), StartQuiz(quiz_id=at.quiz.id))]])
