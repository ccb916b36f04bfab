"""Every kind of question on a phone, one after the other; what is not an answer; crashes."""

import asyncio
from datetime import timedelta
from decimal import Decimal
from typing import Any

import pytest
from aiogram.methods import SendPhoto
from sqlalchemy import func, select

from bot.app import App, build
from bot.callbacks.attempts import ChooseOption, ConfirmChoice, OpenReceipt, PairOptions
from bot.callbacks.quizzes import StartQuiz
from storage.database import Database
from storage.tables.attempts import Answer, Attempt, AttemptState
from storage.tables.materials import StoredFile
from storage.tables.people import Conversation
from storage.tables.questions import Question, QuestionKind, QuestionPicture
from tests.banks import both, choice, question, quiz
from tests.chat import Chat
from tests.conftest import Clock, add
from tests.statements import counted, in_the_handler

START = StartQuiz(quiz_id=1)
SECOND = timedelta(seconds=1)


async def kept(db: Database, number: int = 1) -> Answer | None:
    async with db.read() as session:
        return await session.get(Answer, (1, number))


async def attempt(db: Database) -> Attempt:
    async with db.read() as session:
        return (await session.scalars(select(Attempt))).one()


def numeric(number: int = 1) -> Question:
    asked = question(number, QuestionKind.NUMERIC, ("", 100.0))
    asked.options[0].low, asked.options[0].high = Decimal("12.4"), Decimal("12.6")
    return asked


def matching(number: int = 1) -> Question:
    asked = question(number, QuestionKind.MATCHING, ("Иск", 0.0), ("Жалоба", 0.0))
    for option, right in zip(asked.options, ("суд", "апелляция"), strict=True):
        option.match = both(right)
    return asked


def ordering(number: int = 1) -> Question:
    return question(number, QuestionKind.ORDERING, ("A", 0.0), ("B", 0.0), ("C", 0.0))


def short(number: int = 1, **fields: Any) -> Question:
    return question(number, QuestionKind.SHORT, ("Жоғарғы Сот", 100.0), is_folded=True, **fields)


def essay(number: int = 1) -> Question:
    return question(number, QuestionKind.ESSAY)


def several(number: int = 1) -> Question:
    return question(number, QuestionKind.SEVERAL, ("A", 50.0), ("B", 50.0), ("C", -50.0))


def truth(number: int = 1) -> Question:
    return question(number, QuestionKind.TRUE_FALSE, ("Верно", 100.0), ("Неверно", 0.0))


async def taking(db: Database, chat: Chat, *questions: Question, **fields: Any) -> None:
    """A quiz of these questions in their order, begun."""
    await add(db, *questions, quiz(length=len(questions), shuffles_questions=False, **fields))
    await chat.press(START)


async def test_every_kind_of_question_is_answered_on_a_phone(
    db: Database, chat: Chat, clock: Clock
) -> None:
    bank = [choice(1), several(2), truth(3), short(4), numeric(5), matching(6), ordering(7)]
    await taking(db, chat, *bank, essay(8))

    await chat.press("Да")
    for label in ("☐ A", "☐ B", "Готово", "Верно"):
        await chat.press(label)
    await chat.write("жогаргы сот")
    clock.now += SECOND
    await chat.write("12,5")
    for label in ("1", "суд", "2", "апелляция", "Готово"):
        await chat.press(label)
    for label in ("A", "B", "C", "Готово"):
        await chat.press(label)
    clock.now += SECOND
    await chat.write("Первая часть.")
    await chat.write("Вторая часть.")
    await chat.press("Готово")

    assert "Баллы: 7 из 8 (88 %)" in chat.text
    assert "Проверит преподаватель, ответов: 1." in chat.text
    assert (await attempt(db)).state == AttemptState.MARKING
    written = await kept(db, 8)
    assert written is not None
    assert written.response == {"text": "Первая часть.\n\nВторая часть."}
    assert written.points is None
    async with db.read() as session:
        assert await session.scalar(select(Conversation.awaits_kind)) is None


async def test_what_is_no_number_is_told_and_changes_nothing(db: Database, chat: Chat) -> None:
    await taking(db, chat, numeric())

    await chat.write("двенадцать с половиной")
    refused = chat.text
    before = await kept(db)
    await chat.write("12.5")

    assert "Здесь нужно число" in refused
    assert before is None
    assert "Баллы: 1 из 1" in chat.text


async def test_a_picture_or_a_text_too_long_gets_a_clear_answer(db: Database, chat: Chat) -> None:
    await taking(db, chat, short())

    await chat.send_photo("p", b"p")
    picture = chat.text
    await chat.write("х" * 256)
    long = chat.text
    await chat.write("Жоғарғы Сот")

    assert "Здесь нужен текст" in picture
    assert "Текст слишком длинный" in long
    assert "Баллы: 1 из 1" in chat.text


async def test_a_message_at_a_question_of_taps_shows_the_question_again(
    db: Database, chat: Chat
) -> None:
    await taking(db, chat, short(1), choice(2), choice(3))
    await chat.write("Жоғарғы Сот")

    await chat.write("Да")

    assert "Вопрос 2 из 3" in chat.text
    assert await kept(db, 2) is None


async def test_of_two_messages_sent_at_once_the_second_answers_no_other_question(
    db: Database, chat: Chat
) -> None:
    await taking(db, chat, short(1), short(2))

    await chat.write("Жоғарғы Сот")
    await chat.write("и ещё одно слово")

    assert "Вопрос 2 из 2" in chat.text
    assert "вместе с предыдущим ответом и не засчитано" in chat.text
    assert await kept(db, 2) is None


async def test_done_waits_until_everything_has_its_place(db: Database, chat: Chat) -> None:
    await taking(db, chat, ordering())

    await chat.press("C")
    await chat.press("A")
    partly = chat.labels
    await chat.press(ConfirmChoice(attempt_id=1, question_id=1))
    refused = chat.alert or ""
    await chat.press("Начать заново")
    anew = chat.labels[:-1]
    for label in ("A", "B", "C", "B", "B"):
        await chat.press(label)
    whole = chat.labels
    await chat.press("Готово")

    assert "[1] C" in partly
    assert "[2] A" in partly
    assert "Готово" not in partly
    assert "Ответ ещё не закончен" in refused
    assert all("[  ]" in label for label in anew)
    assert {"[1] A", "[2] C", "[3] B"} < set(whole)
    assert "Баллы: 0,33 из 1" in chat.text


async def test_a_pair_is_changed_and_taken_apart_until_done(db: Database, chat: Chat) -> None:
    await taking(db, chat, matching())

    await chat.press("1")
    await chat.press("апелляция")
    wrong = chat.text
    await chat.press("1")
    await chat.press("● апелляция")
    apart = chat.text
    await chat.press("1")
    await chat.press("‹ К вопросу")
    back = chat.labels[:-1]

    assert "Иск → апелляция" in wrong
    assert "Иск → …" in apart
    assert back == ["1", "2"]
    assert (await kept(db) or Answer()).response == {"pairs": {}}


async def test_a_forged_pair_or_option_changes_nothing(db: Database, chat: Chat) -> None:
    await taking(db, chat, matching(1), choice(2))

    await chat.press(PairOptions(attempt_id=1, question_id=1, left=0, match=9))
    await chat.press(PairOptions(attempt_id=1, question_id=2, left=0, match=0))
    await chat.press(ChooseOption(attempt_id=1, question_id=2, option_id=20))

    assert "Вопрос 1 из 2" in chat.text
    assert await kept(db) is None
    assert await kept(db, 2) is None


async def test_taps_of_every_kind_survive_a_crash(db: Database, app: App, chat: Chat) -> None:
    await taking(db, chat, ordering(1), matching(2), essay(3))
    await chat.press("C")

    first = Chat(build(app.tools, app.process), 7)
    await first.press(START)
    tapped = first.labels
    for label in ("A", "B", "Готово", "1", "суд"):
        await first.press(label)
    second = Chat(build(app.tools, app.process), 7)
    await second.press(START)
    paired = second.text
    await second.press("2")
    await second.press("апелляция")
    await second.press("Готово")
    await second.write("Начало")
    third = Chat(build(app.tools, app.process), 7)
    await third.write("Конец")

    assert "[1] C" in tapped
    assert "Иск → суд" in paired
    assert (await kept(db, 3) or Answer()).response == {"text": "Начало\n\nКонец"}


@pytest.mark.parametrize("kind", ["several", "ordering", "matching", "essay"])
async def test_five_fingers_on_done_finish_once(db: Database, chat: Chat, kind: str) -> None:
    asked = {"several": several, "ordering": ordering, "matching": matching, "essay": essay}[kind]
    await taking(db, chat, asked(1), choice(2))
    labels = {"several": ["☐ A"], "ordering": ["A", "B", "C"], "essay": []}
    for label in labels.get(kind, ["1", "суд", "2", "апелляция"]):
        await chat.press(label)
    if kind == "essay":
        await chat.write("Слова")
    done = chat.data_of("Готово")

    await asyncio.gather(*(chat.press_raw(done) for _ in range(5)))

    assert "Вопрос 2 из 2" in chat.text
    async with db.read() as session:
        standing = select(func.count()).where(Answer.answered_at.is_not(None))
        assert await session.scalar(standing) == 1


async def test_options_are_mixed_by_the_seed_and_stay_so(
    db: Database, app: App, chat: Chat
) -> None:
    many = [(str(number), 0.0) for number in range(10, 22)]
    await taking(db, chat, question(1, QuestionKind.ONE_CHOICE, *many), shuffles_options=True)
    before = chat.labels[:-1]

    again = Chat(build(app.tools, app.process), 7)
    await again.press(START)

    assert again.labels[:-1] == before
    assert before != sorted(before)
    assert sorted(before) == [words for words, _ in many]


async def test_the_receipt_tells_the_digest_of_what_is_kept(db: Database, chat: Chat) -> None:
    await taking(db, chat, choice(1))
    await chat.press(OpenReceipt(attempt_id=1))
    early = chat.alert or ""
    await chat.press("Да")
    result = chat.text

    await chat.press(OpenReceipt(attempt_id=1))
    intact = chat.text
    async with db.begin() as session:
        (await session.get_one(Answer, (1, 1))).response = {"options": [11]}
    await chat.press(OpenReceipt(attempt_id=1))

    digest = (await attempt(db)).digest or ""
    assert "больше не действует" in early
    assert len(digest) == 64
    assert f"<code>{digest}</code>" in result
    assert f"<code>{digest}</code>" in intact
    assert "Ответов: 1 из 1" in intact
    assert "совпадают с контрольной суммой" in intact
    assert "не совпадают" in chat.text


TAPS: dict[str, tuple[Any, list[str], str]] = {
    "choice": (choice, [], "Да"),
    "several": (several, [], "☐ A"),
    "several-done": (several, ["☐ A"], "Готово"),
    "ordering": (ordering, ["A"], "B"),
    "ordering-done": (ordering, ["A", "B", "C"], "Готово"),
    "matching-left": (matching, [], "1"),
    "matching-right": (matching, ["1"], "суд"),
    "matching-done": (matching, ["1", "суд", "2", "апелляция"], "Готово"),
    "short": (short, [], "write:Жоғарғы Сот"),
    "numeric": (numeric, [], "write:12,5"),
    "essay": (essay, [], "write:Слова"),
    "essay-done": (essay, ["write:Слова"], "Готово"),
}


@pytest.mark.parametrize("is_last", [False, True])
@pytest.mark.parametrize("tap", TAPS)
async def test_a_tap_in_every_kind_needs_at_most_eight_queries(
    db: Database, chat: Chat, tap: str, is_last: bool
) -> None:
    """The next question is answered in words: what is awaited is kept then, too."""
    asked, before, last = TAPS[tap]
    await taking(db, chat, asked(1), *[] if is_last else [short(2)])

    async def do(what: str) -> None:
        _, _, words = what.partition("write:")
        await (chat.write(words) if words else chat.press(what))

    for each in before:
        await do(each)
    with counted(db) as statements:
        await do(last)

    used = in_the_handler(statements)
    assert len(used) <= 8, used


async def test_the_picture_of_a_question_comes_once_however_often_it_is_shown(
    db: Database, chat: Chat
) -> None:
    await add(db, StoredFile(file_key="k" * 64, content=b"\x89PNG"))
    await taking(db, chat, choice(1), choice(2))
    for number in (1, 2):
        name = {"file_key": "k" * 64, "file_name": "a.png"}
        await add(db, QuestionPicture(question_id=number, number=0, **name))

    with counted(db) as statements:
        await chat.press("Да")
    await chat.write("/quizzes")
    await chat.press(StartQuiz(quiz_id=1))
    await chat.app.courier.deliver()

    sent = [call for call in chat.api.requests if isinstance(call, SendPhoto)]
    assert [call.caption for call in sent] == ["🖼 Вопрос № 2, картинка"]
    assert sent[0].protect_content
    assert len(in_the_handler(statements)) <= 8
