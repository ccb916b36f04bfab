"""Questions and quizzes for tests: put into the database in one line each."""

from datetime import timedelta
from typing import Any

from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.questions import Option, Question, QuestionKind
from storage.tables.quizzes import Quiz, QuizKind
from tests.conftest import NOW, add

HOUR = timedelta(hours=1)


def both(text: str) -> Bilingual:
    return Bilingual(kk=f"{text} (қаз)", ru=text)


def question(
    number: int, kind: QuestionKind, *options: tuple[str, float], text: str = "", **fields: Any
) -> Question:
    """A question of discipline 1; its options get the ids number*10, number*10 + 1, …"""
    rows = [
        Option(id=number * 10 + position, position=position, text=both(words), weight=weight)
        for position, (words, weight) in enumerate(options)
    ]
    words = both(text or f"Вопрос-{number}")
    return Question(
        id=number,
        discipline_id=1,
        key=f"q{number}",
        category="",
        kind=kind,
        text=words,
        options=rows,
        **fields,
    )


def choice(number: int, **fields: Any) -> Question:
    """One choice of three; the first option is right."""
    options = ("Да", 100.0), ("Нет", 0.0), ("Не знаю", 0.0)
    return question(number, QuestionKind.ONE_CHOICE, *options, **fields)


def quiz(number: int = 1, **fields: Any) -> Quiz:
    """A quiz of discipline 1, open for two hours, that draws two questions of the whole bank."""
    own = {
        "title": Bilingual(kk="Сот <b>ісі", ru="Процесс <b>"),
        "kind": QuizKind.CURRENT,
        "length": 2,
        "opens_at": NOW - HOUR,
        "closes_at": NOW + 2 * HOUR,
    }
    return Quiz(id=number, discipline_id=1, **own | fields)


async def two_questions(db: Database, **fields: Any) -> None:
    """Quiz 1 and a bank of two one-choice questions."""
    await add(db, choice(1), choice(2), quiz(**fields))
