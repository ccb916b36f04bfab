"""What goes wrong has a clear answer in the reader's language; nothing is lost, nothing is raw."""

import asyncio
from pathlib import Path
from typing import Any

from tests.stage import Phone, Stage, academy, console

LARGE = 30 * 1024 * 1024


def database(folder: Path) -> str:
    return f"sqlite+aiosqlite:///{folder / 'bad.db'}"


async def test_what_people_send_and_press_by_mistake(tmp_path: Path) -> None:
    async with academy(tmp_path, database(tmp_path)) as (stage, codes):
        name = '<b>Әйгерім</b> & "ә" 😀 ' + "ұ" * 20
        learner = await stage.phone(101, name, "kk")
        await learner.join(codes[101], "Қазақша")
        await unknown_commands_and_old_buttons(learner)
        await a_voice_where_a_text_is_awaited(learner)
        await buttons_of_somebody_else(stage, codes, learner)
        await two_fast_presses(stage, codes)


async def unknown_commands_and_old_buttons(learner: Phone) -> None:
    await learner.say("/nonsense")
    shown = await learner.sees("Бұл хабарламаны түсінбедім")

    pressed = await learner.press_raw(shown["message_id"], "button-of-a-former-version:1")

    assert pressed["show_alert"]
    assert "ештеңе жоғалған жоқ" in pressed["text"]


async def a_voice_where_a_text_is_awaited(learner: Phone) -> None:
    """A voice is a question, too, and words may follow it."""
    await learner.say("/ask")
    await learner.press("Судья этикасы")
    await learner.send_file("voice", "voice.ogg", b"OggS" + bytes(100))
    await learner.sees("Сұрағыңыз сақталды")

    await learner.say("Сұрағым бар")


async def buttons_of_somebody_else(stage: Stage, codes: dict[int, str], learner: Phone) -> None:
    other = await stage.phone(103, "Ерлан", "kk")
    await other.join(codes[103], "Қазақша")
    await start_quiz(learner)
    question = await learner.sees("1-сұрақ")
    foreign = question["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    menu = await other.sees("Ерлан")

    pressed = await other.press_raw(menu["message_id"], foreign)

    assert pressed["show_alert"]
    assert "батырма енді жұмыс істемейді" in pressed["text"]


async def start_quiz(phone: Phone) -> None:
    await phone.say("/quizzes")
    await phone.press("жаттығу тесті")
    await phone.press("Бастау")


async def two_fast_presses(stage: Stage, codes: dict[int, str]) -> None:
    phone = stage.phones[103]
    await start_quiz(phone)
    question = await phone.sees("1-сұрақ")
    rows = question["reply_markup"]["inline_keyboard"]
    if "☐" in rows[0][0]["text"]:  # the paper is drawn: this question takes several options
        await phone.press_raw(question["message_id"], rows[0][0]["callback_data"])
        rows = (await phone.sees("1-сұрақ"))["reply_markup"]["inline_keyboard"]
        rows = [row for row in rows if row[0]["text"] == "Дайын"]
    press = phone.press_raw(question["message_id"], rows[0][0]["callback_data"])
    again = phone.press_raw(question["message_id"], rows[0][0]["callback_data"])

    answers = await asyncio.gather(press, again)

    assert all(each["answered"] for each in answers)
    await phone.sees("2-сұрақ")


async def test_a_file_too_large_to_download_is_a_material_by_its_id(tmp_path: Path) -> None:
    async with academy(tmp_path, database(tmp_path)) as (stage, codes):
        lecturer = await stage.phone(201, "Гүлнар", "kk")
        learner = await stage.phone(101, "Әйгерім", "kk")
        await lecturer.join(codes[201], "Қазақша")
        await learner.join(codes[101], "Қазақша")

        await lecturer.press("Материалдар")
        await lecturer.press("қосу")
        await lecturer.send_file("document", "Дәріс.mp4", bytes(LARGE), "Дәріс: дәлелдемелер")
        await lecturer.sees("Дәріс: дәлелдемелер")
        await learner.say("/materials")
        await learner.press("Азаматтық")
        await learner.press("дәлелдемелер")

        got = await learner.sees("Дәріс: дәлелдемелер")
        assert got["document"]["file_size"] == LARGE


async def test_the_bot_is_blocked_in_the_middle_and_welcome_again(tmp_path: Path) -> None:
    async with academy(tmp_path, database(tmp_path)) as (stage, codes):
        learner = await stage.phone(102, "Андрей")
        await learner.join(codes[102], "Русский")
        await stage.post("block", {"person": 102, "blocked": True})
        await stage.until(lambda: is_reachable(stage, 0), "the block is known")
        await stage.post("block", {"person": 102, "blocked": False})

        await learner.say("/menu")
        await learner.sees("Здравствуйте, Андрей")


async def is_reachable(stage: Stage, waiting: int) -> bool:
    health: dict[str, Any] = await stage.get("health")
    return bool(sum(health["updates_waiting"].values()) == waiting)


async def test_files_that_cannot_be_imported_are_refused_with_line_and_reason(
    tmp_path: Path,
) -> None:
    broken = tmp_path / "broken.gift"
    broken.write_text("::1:: Кто судья? {=а ~б}\n\n::2:: Без ответа {~а ~б}\n", "utf-8")
    empty = tmp_path / "empty.ics"
    empty.write_text("", "utf-8")
    large = tmp_path / "large.gift"
    large.write_bytes(b"x" * LARGE)

    async with academy(tmp_path, database(tmp_path)) as (stage, _):
        partly = await console(stage, "import", "questions", str(broken), "--discipline", "CIVIL")
        nothing = await console(stage, "import", "timetable", str(empty), fails=True)
        too_large = await console(
            stage, "import", "questions", str(large), "--discipline", "CIVIL", fails=True
        )

    assert "принято: 1, отклонено: 1" in partly
    assert "Строка 3: Нет правильного ответа" in partly
    assert "Файл пустой" in nothing
    assert "larger than 20 MB" in too_large
    assert "Traceback" not in partly + nothing + too_large


async def test_a_wrong_key_switches_faces_off_and_the_rest_runs(tmp_path: Path) -> None:
    async with academy(tmp_path, database(tmp_path)) as (stage, codes):
        learner = await stage.phone(102, "Андрей")
        await learner.join(codes[102], "Русский")
        await learner.sees("Здравствуйте, Андрей")
        await stage.stop_bot()
        stage.env["BIOMETRIC_KEYS"] = "1:" + "B" * 43 + "="

        await stage.start_bot()
        await learner.say("/materials")

        await learner.sees("Учебные материалы")
        assert "faces and IINs are off" in stage.log.read_text()
