"""The settings of a quiz: by taps and by messages, what goes together and what stays."""

import pytest
from sqlalchemy import select

from bot.app import App
from bot.callbacks.quiz_building import ChangeDraw, OpenDraw, OpenQuizPart, Part
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.quizzes import Navigation, Policy
from tests.banks import quiz, two_questions
from tests.chat import Chat
from tests.conftest import add
from tests.handlers.test_quiz_building import LIMIT, MINUTE, all_of, bank, desk, one, russian
from tests.handlers.test_quizzes import START

__all__ = ["desk", "russian"]  # fixtures


async def test_a_limit_for_each_question_and_free_navigation_are_refused_together(
    db: Database, russian: Chat
) -> None:
    await add(db, quiz(is_draft=True, navigation=Navigation.FREE))

    await russian.press(OpenQuizPart(quiz_id=1, part=Part.QUESTION_LIMIT))
    await russian.press("60 с")
    refused = russian.alert
    await russian.press(OpenQuizPart(quiz_id=1, part=Part.ORDER))
    await russian.press("вопросы один за другим")
    await russian.press(OpenQuizPart(quiz_id=1, part=Part.QUESTION_LIMIT))
    await russian.press("60 с")

    assert "вместе не работают" in (refused or "")
    assert "На каждый вопрос: 1 мин" in russian.text
    kept = await one(db)
    assert (kept.question_limit, kept.navigation) == (MINUTE, Navigation.SEQUENTIAL)


@pytest.mark.parametrize("part", Part)
async def test_every_page_of_settings_shows_what_stands(
    db: Database, russian: Chat, desk: Chat, part: Part
) -> None:
    await add(
        db, quiz(is_draft=True, attempts_allowed=2, bands=[{"from": 9, "kk": "Ә", "ru": "Я"}])
    )

    for phone in (russian, desk):
        await phone.press(OpenQuizPart(quiz_id=1, part=part))

        assert len(phone.text) > 20
        assert len(phone.labels) <= 22
        assert [label for label in phone.labels if len(label) > 40] == []


async def test_settings_are_set_by_taps_and_by_messages(db: Database, russian: Chat) -> None:
    await add(db, quiz(is_draft=True))

    await russian.press(OpenQuizPart(quiz_id=1, part=Part.LIMIT))
    await russian.write("45")
    await russian.press(OpenQuizPart(quiz_id=1, part=Part.BANDS))
    await russian.write("90 Өте жақсы / Отлично\n50 % Жақсы")
    bands = russian.text
    await russian.press(OpenQuizPart(quiz_id=1, part=Part.GROUPS))
    await russian.press("М-26-1")
    groups = russian.text
    await russian.press(OpenQuizPart(quiz_id=1, part=Part.REVIEW))
    right = russian.screen.reply_markup.inline_keyboard[2]
    await russian.press_raw(right[2].callback_data)  # the last column: after the close
    await russian.press(OpenQuizPart(quiz_id=1, part=Part.ATTEMPTS))
    await russian.press("3")
    await russian.press("средняя")
    await russian.press("1→2 10 мин")

    assert "от 90 %: Отлично" in bands
    assert "от 50 %: Жақсы" in bands
    assert "Группы: М-26-1" in groups
    kept = await one(db)
    assert kept.time_limit == 45 * MINUTE
    assert kept.bands[0] == {"from": 90, "kk": "Өте жақсы", "ru": "Отлично"}
    assert kept.review["closed"] == ["right"]
    assert (kept.attempts_allowed, kept.grading, kept.first_delay) == (3, "average", 10 * MINUTE)


@pytest.mark.parametrize("typed", ["много", "-5", "601", "٣", "1.5"])
async def test_a_limit_that_is_no_number_of_minutes_is_refused(
    db: Database, russian: Chat, typed: str
) -> None:
    await add(db, quiz(is_draft=True))
    await russian.press(OpenQuizPart(quiz_id=1, part=Part.LIMIT))

    await russian.write(typed)

    assert "Нужно число от 0 до 600" in russian.text
    assert (await one(db)).time_limit is None


@pytest.mark.parametrize(
    "typed", ["Отлично", "101 Отлично", "90", "90 А\n90 Б", "\n".join("90 А" * 9)]
)
async def test_bands_that_cannot_be_read_are_refused(
    db: Database, russian: Chat, typed: str
) -> None:
    await add(db, quiz(is_draft=True))
    await russian.press(OpenQuizPart(quiz_id=1, part=Part.BANDS))

    await russian.write(typed)

    assert "Не удалось прочитать строку" in russian.text
    assert (await one(db)).bands == []


async def test_without_faces_the_photo_is_refused_and_said_why(
    db: Database, app: App, russian: Chat
) -> None:
    await add(db, quiz(is_draft=True))
    app.inbox.around.dispatcher["abilities"] = frozenset()

    await russian.press(OpenQuizPart(quiz_id=1, part=Part.POLICY))
    said = russian.text
    await russian.press("Фото лица")

    assert "✖️ Фото лица: сравнение лиц не установлено" in said
    assert "не установлено" in (russian.alert or "")
    assert (await one(db)).policy == Policy.NONE


async def test_what_a_paper_is_made_of_stays_once_somebody_has_begun(
    db: Database, russian: Chat, chat: Chat
) -> None:
    await two_questions(db)
    await chat.press(START)
    refused = []

    for button in (LIMIT, ChangeDraw(quiz_id=1, question_id=0, count=1)):
        await russian.press(button)
        refused.append(russian.alert)
    await russian.press(OpenQuizPart(quiz_id=1, part=Part.TITLE))
    await russian.write("Другое название")

    assert ["Тест уже проходят" in str(each) for each in refused] == [True, True]
    kept = await one(db)
    assert (kept.time_limit, kept.length, kept.title.ru) == (None, 2, "Другое название")
    noted = await all_of(db, select(AuditLine.act).where(AuditLine.actor_id == 18))
    assert noted == ["quiz-changed"]


async def test_narrower_rules_draw_first_and_limit_what_is_left(
    db: Database, russian: Chat
) -> None:
    await bank(db)
    await add(db, quiz(is_draft=True, length=0))

    await russian.press(OpenDraw(quiz_id=1, question_id=1))
    await russian.press("Все: 3")
    await russian.press("2")
    await russian.press(OpenDraw(quiz_id=1, question_id=0))
    await russian.press(ChangeDraw(quiz_id=1, question_id=0, count=4))
    refused = russian.alert
    await russian.press(ChangeDraw(quiz_id=1, question_id=0, count=3))

    assert "от 0 до 3" in (refused or "")
    kept = await one(db)
    assert [(rule["category"], rule["count"], rule["points"]) for rule in kept.draws] == [
        ("Процесс/Иск", 3, 2.0),
        (None, 3, None),
    ]
    assert kept.length == 6
