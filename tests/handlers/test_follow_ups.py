"""A message that says by nothing where it belongs is not typed twice."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import SendMediaGroup

from bot.app import App
from bot.callbacks.consultations import AnswerThere, AskQuestion, OpenPlaces, SendThere
from bot.callbacks.joining import OpenMenu
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.consultations import Entry, Thread, ThreadState
from storage.tables.disciplines import Discipline, Enrolment
from storage.tables.identity import Check, CheckState
from storage.tables.people import Person, Role
from storage.tables.quizzes import Policy
from tests.chat import Chat
from tests.conftest import Clock, add, person
from tests.relayed import asked, delivered, reply_to, rows
from tests.statements import counted, in_the_handler


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone."""
    return Chat(app, 8)


async def answered(chat: Chat, desk: Chat) -> None:
    """A question and its answer; the learner has left the conversation."""
    await desk.write("Жауап", **reply_to(await asked(chat), desk))
    await delivered(chat)
    await chat.press(OpenMenu())


async def press(chat: Chat, button: Any, wrote: int, **fields: Any) -> None:
    """Press a button of the question that was asked about this message."""
    await chat.press_on(button, chat.said(wrote) | fields)


async def test_a_follow_up_goes_where_the_staff_wrote_last(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    await answered(chat, desk)
    clock.now += timedelta(days=2, hours=23)

    with counted(db) as statements:
        await chat.write("А если срок прошёл?")
    await delivered(chat)

    assert desk.text.endswith("А если срок прошёл?")
    assert len(in_the_handler(statements)) <= 8


async def test_thanks_are_carried_and_nobody_waits_for_an_answer(
    db: Database, chat: Chat, desk: Chat
) -> None:
    await answered(chat, desk)

    await chat.write("Спасибо!")
    await delivered(chat)

    assert desk.text.endswith("Спасибо!")
    [thread] = await rows(db, Thread)
    assert (thread.state, thread.waiting_since) == (ThreadState.ANSWERED, None)


async def test_a_file_with_thanks_below_it_waits_for_an_answer(
    db: Database, chat: Chat, desk: Chat
) -> None:
    await answered(chat, desk)

    await chat.send_photo("task", caption="Спасибо!")

    [thread] = await rows(db, Thread)
    assert thread.waiting_since is not None


async def test_later_the_learner_is_asked_where_to_and_types_nothing_twice(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    await answered(chat, desk)
    clock.now += timedelta(days=3, minutes=1)
    await chat.write("Новый вопрос")
    assert "Кому передать это сообщение?" in chat.text
    assert chat.screen.reply_parameters.message_id == chat.wrote
    assert chat.labels == ["Гражданский процесс"]
    wrote = chat.wrote

    with counted(db) as statements:
        await press(chat, SendThere(discipline_id=1), wrote, text="Новый вопрос")
    assert "✅ Передано" in chat.text
    await press(chat, SendThere(discipline_id=1), wrote, text="Новый вопрос")
    assert chat.alert == "Это сообщение уже передано."
    await delivered(chat)

    assert desk.text.endswith("Новый вопрос")
    assert [each.text for each in await rows(db, Entry)][2:] == ["Новый вопрос"]
    assert len(in_the_handler(statements)) <= 8
    await chat.write("и ещё")
    assert [each.text for each in await rows(db, Entry)][3:] == ["и ещё"]


async def test_an_album_is_asked_about_once_and_goes_whole(
    db: Database, chat: Chat, desk: Chat
) -> None:
    shown = len(chat.shown)
    for number in range(3):
        await chat.send_photo(f"p{number}", media_group_id="A", caption=f"{number}")
    assert len(chat.shown) == shown + 1
    number = chat.screen.reply_parameters.message_id

    photo = [{"file_id": "p0", "file_unique_id": "u", "width": 1, "height": 1}]
    await press(chat, SendThere(discipline_id=1), number, photo=photo, media_group_id="A")
    await chat.app.courier.deliver()

    [sent] = [each for each in desk.shown if isinstance(each, SendMediaGroup)]
    assert [(each.media, each.caption) for each in sent.media] == [
        ("p0", "0"),
        ("p1", "1"),
        ("p2", "2"),
    ]


async def test_an_album_whose_parts_were_let_go_is_asked_for_again_and_never_halved(
    db: Database, chat: Chat, desk: Chat
) -> None:
    for number in range(3):
        await chat.send_photo(f"p{number}", media_group_id="A")
    number = chat.screen.reply_parameters.message_id
    await chat.press(OpenMenu())

    photo = [{"file_id": "p0", "file_unique_id": "u", "width": 1, "height": 1}]
    await press(chat, SendThere(discipline_id=1), number, photo=photo, media_group_id="A")

    assert chat.alert == "Этого сообщения больше нет. Отправьте его ещё раз."
    assert not await rows(db, Entry)


async def test_what_was_deleted_meanwhile_is_asked_for_again(chat: Chat, desk: Chat) -> None:
    await chat.write("Вопрос")

    await chat.press(SendThere(discipline_id=1))

    assert chat.alert == "Этого сообщения больше нет. Отправьте его ещё раз."


async def test_many_disciplines_are_paged(db: Database, chat: Chat, desk: Chat) -> None:
    for number in range(2, 12):
        title = Bilingual(f"П{number}", f"Д{number}")
        await add(db, Discipline(id=number, code=f"X{number}", title=title))
        await add(db, Enrolment(group_id=1, discipline_id=number))
    await chat.write("Вопрос")
    assert len(chat.labels) == 9

    await chat.press(OpenPlaces(page=1))

    assert "Д11" in chat.labels


async def test_a_picture_of_a_check_is_never_sent_to_a_teacher(
    db: Database, chat: Chat, desk: Chat, clock: Clock
) -> None:
    await answered(chat, desk)
    until = clock.now + timedelta(minutes=5)
    check = Check(person_id=7, state=CheckState.AWAITED, asked_at=clock.now, expires_at=until)
    check.policy, check.facts = Policy.FACE, {}
    await add(db, check)

    await chat.send_photo("face")

    assert len(await rows(db, Entry)) == 2


async def test_a_teacher_is_asked_whom_the_answer_is_for(
    db: Database, chat: Chat, desk: Chat
) -> None:
    await asked(chat, "Когда?")
    await desk.write("Ертең")
    assert "Бұл жауап кімге?" in desk.text
    assert desk.labels == ["⏳ Әлиева Д. · Азаматтық іс жүргізу"]
    wrote = desk.wrote

    with counted(db) as statements:
        await press(desk, AnswerThere(thread_id=1), wrote, text="Ертең")
    assert "Жауап жеткізілді" in desk.text
    await press(desk, AnswerThere(thread_id=1), wrote, text="Ертең")
    await delivered(chat)

    assert chat.text.endswith("Ертең")
    assert len(await rows(db, Entry)) == 2
    assert len(in_the_handler(statements)) <= 8


async def test_a_thread_of_somebody_else_cannot_be_pressed(
    db: Database, app: App, chat: Chat, desk: Chat
) -> None:
    await asked(chat)
    await person(db, 80, Role.LECTURER)
    stranger = Chat(app, 80)
    await stranger.write("Ответ")

    await press(stranger, AnswerThere(thread_id=1), stranger.wrote, text="Ответ")

    assert stranger.alert
    assert "вопросов такого нет" in stranger.alert
    assert len(await rows(db, Entry)) == 1


async def test_the_conversation_goes_on_until_the_menu(
    db: Database, chat: Chat, desk: Chat
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    for text in ("Раз", "Два", "Три"):
        await chat.write(text)
    await chat.app.courier.deliver()

    assert [each.text for each in await rows(db, Entry)] == ["Раз", "Два", "Три"]
    receipts = [each for each in chat.shown if "Вопрос принят" in (each.text or "")]
    assert len(receipts) == 1


async def test_who_has_no_threads_and_no_disciplines_gets_the_usual_answer(
    db: Database, app: App, chat: Chat, desk: Chat
) -> None:
    await desk.write("Сәлем")
    assert "түсінбедім" in desk.text
    await person(db, 70, Role.LEARNER)
    other = Chat(app, 70)

    await other.write("Привет")
    assert "Я не понял" in other.text


async def test_a_poll_is_not_asked_about(chat: Chat, desk: Chat) -> None:
    await chat.send(dice={"emoji": "🎲", "value": 3})

    assert "Я не понял" in chat.text
