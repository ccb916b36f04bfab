"""Every kind of question through a real crash, in both languages: the same question, the same
answers, the same deadline."""

import asyncio
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path

from sqlalchemy import select

from storage.database import Database
from storage.tables.attempts import Answer, Attempt, AttemptState
from storage.tables.disciplines import Discipline
from storage.tables.questions import Question, QuestionKind
from storage.tables.quizzes import Quiz
from tests.banks import both, question, quiz
from tests.stage import Phone, Stage, academy

WORDS = {
    "kk": (
        "Тесттер",
        "Ұзақ сынақ",
        "Бастау",
        "Жалғастыру",
        "Дайын",
        "-сұрақ, барлығы – 7",
        "7 / 7",
    ),
    "ru": ("Тесты", "Долгий тест", "Начать", "Продолжить", "Готово", " из 7", "7 из 7"),
}


def bank() -> list[Question]:
    """Seven questions, whose labels are the same in both languages."""
    kinds = QuestionKind
    found = [
        question(901, kinds.ONE_CHOICE, ("A", 100.0), ("B", 0.0)),
        question(902, kinds.SEVERAL, ("A", 50.0), ("B", 50.0), ("C", -50.0)),
        question(903, kinds.SHORT, ("Жоғарғы Сот", 100.0), is_folded=True),
        question(904, kinds.NUMERIC, ("", 100.0)),
        question(905, kinds.MATCHING, ("Иск", 0.0), ("Жалоба", 0.0)),
        question(906, kinds.ORDERING, ("A", 0.0), ("B", 0.0), ("C", 0.0)),
        question(907, kinds.ESSAY),
    ]
    found[3].options[0].low = found[3].options[0].high = Decimal("12.5")
    for option, right in zip(found[4].options, ("X", "Y"), strict=True):
        option.match = both(right)
    for each in found:
        each.category = "journey"
    return found


async def prepare(url: str) -> None:
    db = Database(url)
    now = datetime.now(UTC)
    async with db.begin() as session:
        ethics = select(Discipline.id).where(Discipline.code == "ETHICS")
        number = await session.scalar(ethics)
        assert number is not None
        paper: Quiz = quiz(
            900,
            title=type(both(""))(kk="Ұзақ сынақ", ru="Долгий тест"),
            draws=[{"category": "journey", "count": 7, "points": None}],
            length=7,
            shuffles_questions=False,
            time_limit=timedelta(minutes=40),
            opens_at=now - timedelta(hours=1),
            closes_at=now + timedelta(hours=2),
        )
        rows: list[Question | Quiz] = [*bank(), paper]
        for row in rows:
            row.discipline_id = number
        session.add_all(rows)
    await db.close()


async def test_every_kind_of_question_is_taken_through_a_crash_in_both_languages(
    tmp_path: Path,
) -> None:
    url = f"sqlite+aiosqlite:///{tmp_path / 'quizzes.db'}"
    async with academy(tmp_path, url) as (stage, codes):
        await prepare(url)
        phones = {}
        for number, locale, language in ((101, "kk", "Қазақша"), (104, "ru", "Русский")):
            phones[locale] = await stage.phone(number, "Дана", locale)
            await phones[locale].join(codes[number], language)
            await half_way(phones[locale], locale)
        before = await attempts(url)
        await stage.kill_bot()
        await stage.start_bot()
        for locale, phone in phones.items():
            await to_the_end(stage, phone, locale)
        after = await attempts(url)

    assert len(after) == 2
    for old, new in zip(before, after, strict=True):
        assert (old.id, old.seed, old.paper) == (new.id, new.seed, new.paper)
        assert old.deadline <= new.deadline  # an outage is given back, never taken
        assert new.state == AttemptState.MARKING
        assert new.digest
    assert await earned(url) == [6.0, 6.0]


async def half_way(phone: Phone, locale: str) -> None:
    """Four questions, and one pair of the fifth."""
    menu, title, start, _, done, of, _ = WORDS[locale]
    for label in (menu, title, start):
        await phone.press(label)
    for label in ("A", "☐ A", "☐ B", done):
        await phone.press(label)
    await phone.say("жогаргы сот")
    await sees_number(phone, locale, 4, of)
    await asyncio.sleep(1.1)  # of two messages of one second the second would be a part
    await phone.say("12,5")
    await sees_number(phone, locale, 5, of)
    await phone.press("1")
    await phone.press("X")
    await phone.sees("→ X")


async def sees_number(phone: Phone, locale: str, number: int, of: str) -> None:
    await phone.sees(f"{number}{of}" if locale == "kk" else f"Вопрос {number}{of}")


async def to_the_end(stage: Stage, phone: Phone, locale: str) -> None:
    _, title, _, on, done, of, whole = WORDS[locale]
    await phone.say("/quizzes")
    for label in (title, on):
        await phone.press(label)
    await phone.sees("→ X")
    for label in ("2", "Y", done, "A", "B", "C", done):
        await phone.press(label)
    await sees_number(phone, locale, 7, of)
    await phone.say("Бірінші бөлік. Первая часть.")
    await phone.press(done)
    await phone.sees(whole)


async def attempts(url: str) -> list[Attempt]:
    db = Database(url)
    async with db.read() as session:
        chosen = select(Attempt).where(Attempt.quiz_id == 900).order_by(Attempt.id)
        found = list(await session.scalars(chosen))
    await db.close()
    return found


async def earned(url: str) -> list[float]:
    db = Database(url)
    async with db.read() as session:
        rows = (await session.scalars(select(Answer).where(Answer.question_id > 900))).all()
    await db.close()
    numbers = sorted({row.attempt_id for row in rows})
    return [sum(r.points or 0.0 for r in rows if r.attempt_id == number) for number in numbers]
