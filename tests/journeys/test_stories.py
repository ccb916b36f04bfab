"""The stories of the product, told through the emulator with real HTTP, on both databases."""

import json
from pathlib import Path
from typing import Any

import pytest
from ralph.models.xapi.base.statements import BaseXapiStatement
from sqlalchemy import select

from storage.database import Database
from storage.tables.people import Conversation, Person
from tests.conftest import new_postgres_database
from tests.stage import Phone, Stage, academy, console


@pytest.fixture(params=["sqlite", "postgresql"])
async def url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    if request.param == "postgresql":
        return await new_postgres_database(request.getfixturevalue("postgres"))
    return f"sqlite+aiosqlite:///{tmp_path / 'story.db'}"


async def test_a_day_of_the_academy(url: str, tmp_path: Path) -> None:
    async with academy(tmp_path, url) as (stage, codes):
        learner, lecturer, office = await join(stage, codes)
        await a_used_code_and_a_stranger_are_answered(stage, codes)
        await materials_come_once_uploaded(stage, learner)
        await the_timetable_shows_the_lesson(learner)
        await a_quiz_survives_a_kill(stage, codes)
        await a_question_is_answered(learner, lecturer)
        await an_announcement_reaches_everybody_in_their_language(stage, learner, office)
        await the_reminder_arrives_by_itself(stage, learner)
        await the_trace_is_xapi(stage, tmp_path)


async def is_ready_again(stage: Stage) -> bool:
    return stage.log.read_text().count("is ready") == 2


async def join(stage: Stage, codes: dict[int, str]) -> tuple[Phone, Phone, Phone]:
    learner = await stage.phone(101, "Әйгерім", "kk")
    lecturer = await stage.phone(202, "Ольга")
    office = await stage.phone(301, "Дәурен")
    await learner.join(codes[101], "Қазақша")
    await lecturer.join(codes[202], "Русский")
    await office.join(codes[301], "Русский")
    await learner.sees("Сәлеметсіз бе, Әйгерім")
    await office.sees("Здравствуйте, Дәурен")
    commands = await stage.until(lambda: menu(stage, 101), "the menu is set")
    assert {"materials", "quizzes", "ask"} <= commands
    return learner, lecturer, office


async def menu(stage: Stage, number: int) -> set[str]:
    return {each["command"] for each in await stage.get("commands", person=number)}


async def a_used_code_and_a_stranger_are_answered(stage: Stage, codes: dict[int, str]) -> None:
    stranger = await stage.phone(900, "Бейтаныс <b>", "kk")
    await stranger.say(f"/start {codes[101]}")
    await stranger.sees("бұрын пайдаланылған")
    await stranger.say("/start")
    await stranger.sees("жеке шақыру сілтемеңізді ашыңыз")


async def materials_come_once_uploaded(stage: Stage, learner: Phone) -> None:
    await learner.press("Материалдар")
    await learner.press("Азаматтық")
    await learner.press("Талап арыз")
    first = await learner.sees("Талап арыз: мазмұны")
    assert first["document"]["file_name"] == "claim.pdf"
    await learner.press("Талап арыз")

    async def twice() -> list[Any]:
        found = [c for c in await stage.record() if c["method"] == "sendDocument" and c["ok"]]
        return found if len(found) == 2 else []

    uploaded, again = await stage.until(twice, "the material comes twice")
    assert again["params"]["document"] == first["document"]["file_id"]
    assert uploaded["params"]["document"] != first["document"]["file_id"]


async def the_timetable_shows_the_lesson(learner: Phone) -> None:
    await learner.say("/timetable")
    await learner.press("Апта")
    shown = await learner.sees("Талап арыз")
    assert "онлайн" in shown["text"]


async def a_quiz_survives_a_kill(stage: Stage, codes: dict[int, str]) -> None:
    """A listener answers, the bot is killed, the same question is there again."""
    listener = await stage.phone(104, "Марина")
    await listener.join(codes[104], "Русский")
    await listener.press("Тесты")
    await listener.press("тренировочный тест")
    await listener.press("Начать")
    first = await listener.sees("Вопрос 1 из 4")
    await stage.kill_bot()
    await stage.start_bot()
    for number in range(1, 5):
        await answer(listener, await listener.sees(f"Вопрос {number} из 4"))
    result = await listener.sees("завершён")
    assert first["message_id"] == result["message_id"]


async def answer(phone: Phone, question: dict[str, Any]) -> None:
    """Press the first option; a question with several right ones wants Done as well."""
    rows = question["reply_markup"]["inline_keyboard"]
    await phone.press_raw(question["message_id"], rows[0][0]["callback_data"])
    if any("Готово" in button["text"] for row in rows for button in row):
        await phone.press("Готово")


async def a_question_is_answered(learner: Phone, lecturer: Phone) -> None:
    await learner.say("/ask")
    await learner.press("Судья этикасы")
    question = "Судья <b>кеңес</b> бере ала ма? 🙏"
    await learner.say(question)
    await learner.sees("Сұрағыңыз қабылданды")
    asked = await lecturer.sees(question)
    await lecturer.say("Нет, судья не консультирует стороны.", reply_to=asked["message_id"])
    await learner.sees("Нет, судья не консультирует стороны.")

    await learner.say("/ask")
    await learner.press("Судья этикасы")
    await learner.send_file("photo", "page.jpg", picture(), "Осы бет пе?")
    await lecturer.sees("Осы бет пе?")
    await lecturer.press("Ответить")
    await lecturer.send_file("document", "ответ.txt", "Да, эта.".encode(), "Ответ в файле")
    assert (await learner.sees("Ответ в файле"))["document"]["file_name"] == "ответ.txt"


def picture() -> bytes:
    from io import BytesIO

    from PIL import Image

    out = BytesIO()
    Image.new("RGB", (40, 30), "teal").save(out, "JPEG")
    return out.getvalue()


async def an_announcement_reaches_everybody_in_their_language(
    stage: Stage, learner: Phone, office: Phone
) -> None:
    gone = stage.phones[202]
    await stage.post("block", {"person": gone.number, "blocked": True})
    await office.say("/announce")
    await office.say("Ертең сабақ <онлайн> өтеді.")
    await office.sees("на русском языке")
    await office.say("Завтра занятия <онлайн>.")
    await office.press("Отправить")
    await learner.sees("Ертең сабақ <онлайн> өтеді.")
    await stage.phones[104].sees("Завтра занятия <онлайн>.")
    await stage.post("block", {"person": gone.number, "blocked": False})


async def the_reminder_arrives_by_itself(stage: Stage, learner: Phone) -> None:
    """The lesson of the demonstration begins soon; nobody asked for anything."""
    reminder = await learner.sees("Жақында сабақ басталады")
    buttons = [b for row in reminder["reply_markup"]["inline_keyboard"] for b in row]
    assert any(button.get("url") == "https://meet.example.kz/civil" for button in buttons)


async def the_trace_is_xapi(stage: Stage, folder: Path) -> None:
    out = folder / "trace.jsonl"
    await console(stage, "export", "trace", str(out))
    statements = [json.loads(line) for line in out.read_text("utf-8").splitlines()]
    verbs = {each["verb"]["id"].rpartition("/")[2] for each in statements}
    assert verbs >= {"registered", "experienced", "attempted", "answered", "completed", "asked"}
    for each in statements:
        BaseXapiStatement.model_validate(each)


async def test_the_database_of_another_bot_is_refused_with_the_way_out(
    url: str, tmp_path: Path
) -> None:
    async with academy(tmp_path, url) as (stage, codes):
        learner = await stage.phone(101, "Әйгерім", "kk")
        await learner.join(codes[101], "Қазақша")
        await stage.stop_bot()
        stage.env["BOT_TOKEN"] = "5555:OTHER"

        await stage.start_bot()
        assert stage.bot is not None
        assert await stage.bot.wait() == 1
        assert "sabaq db rebind" in stage.log.read_text()

        said = await console(stage, "db", "rebind")
        assert "unlinked" in said
        await stage.start_bot()
        await stage.until(lambda: is_ready_again(stage), "the other bot is ready")

    db = Database(url)
    async with db.read() as session:
        assert (await session.scalars(select(Conversation))).all() == []
        assert (await session.scalars(select(Person))).first() is not None
    await db.close()
