"""A topic that is lost, closed or refused: nothing that is written waits for ever."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import (
    CreateForumTopic,
    GetChat,
    GetChatMember,
    ReopenForumTopic,
    SendMessage,
    SendPhoto,
)
from aiogram.types import ChatFullInfo, ChatMemberAdministrator, User
from sqlalchemy import select

from academy import topics
from bot.app import App
from bot.callbacks.consultations import AskQuestion
from storage.database import Database
from storage.tables.chats import BoundChat
from storage.tables.consultations import EventKind
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Person
from tests.chat import Chat
from tests.conftest import Clock
from tests.groups import GROUP, GroupChat, forum_of_staff, made
from tests.relayed import reactions
from tests.topics import (
    TOPIC,
    ask,
    calls,
    events,
    hasten,
    question_number,
    said,
)

PHOTO = SendPhoto(chat_id=GROUP, photo="p")


@pytest.fixture
async def staff(
    db: Database, app: App, learner: Person, lecturer: Person, monkeypatch: pytest.MonkeyPatch
) -> GroupChat:
    """The lecturer's phone in the group where the department answers; nobody waits for a moment."""
    hasten(monkeypatch)
    return await forum_of_staff(db, app, topic=TOPIC)


async def test_a_lost_topic_is_made_anew_with_the_last_messages_and_nothing_is_lost(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)
    staff.topic = TOPIC
    await staff.write("Дүйсенбіде")
    await app.courier.deliver()
    staff.api.answers[CreateForumTopic] = made(55)
    call = SendMessage(chat_id=GROUP, text="x")
    await chat.write("А где?")
    await chat.write("И во сколько?")
    staff.api.refusals = [TelegramBadRequest(call, "Bad Request: message thread not found")]

    await app.courier.deliver()

    assert len(calls(staff, CreateForumTopic)) == 2
    new = [each for each in said(staff) if each.message_thread_id == 55]
    assert "Бұрынғы тақырып енді жоқ" in new[0].text
    assert "Когда экзамен?" in new[0].text
    assert "Дүйсенбіде" in new[0].text
    assert [each.text for each in new[1:]] == ["А где?", "И во сколько?"]
    assert EventKind.TOPIC_LOST in await events(db)


async def test_where_a_new_topic_is_refused_messages_go_without_and_topics_come_back_later(
    db: Database, app: App, chat: Chat, staff: GroupChat, clock: Clock
) -> None:
    call = CreateForumTopic(chat_id=GROUP, name="x")
    staff.api.answers[CreateForumTopic] = TelegramBadRequest(call, "the chat is not a forum")
    await ask(app, chat)
    heading, question = said(staff)
    staff.is_forum = True
    await staff.reply(question_number(staff), "Дүйсенбіде")
    await app.courier.deliver()
    answered = chat.text
    clock.now += topics.REFUSED_FOR + timedelta(minutes=1)
    staff.api.answers[CreateForumTopic] = made(TOPIC)
    await chat.write("А где?")
    await app.courier.deliver()

    assert heading.message_thread_id is None
    assert "«Жауап беру»" in heading.text
    assert "Әлиева Дана &lt;7&gt;" in question.text
    assert "Дүйсенбіде" in answered
    assert said(staff)[-1].message_thread_id == TOPIC


def refusing(phone: GroupChat, number: int | None, reason: str) -> None:
    """From now on Telegram takes no message into this topic."""

    def look(method: Any) -> None:
        is_there = isinstance(method, SendMessage) and method.chat_id == GROUP
        if is_there and method.message_thread_id == number:
            raise TelegramBadRequest(method, f"Bad Request: {reason}")

    phone.api._look_into = look  # type: ignore[method-assign]


async def test_where_a_closed_topic_cannot_be_opened_messages_go_on_without(
    db: Database, app: App, chat: Chat, staff: GroupChat, clock: Clock
) -> None:
    await ask(app, chat)
    refusing(staff, TOPIC, "TOPIC_CLOSED")
    call = ReopenForumTopic(chat_id=GROUP, message_thread_id=TOPIC)
    error = TelegramBadRequest(call, "Bad Request: not enough rights to manage topics")
    staff.api.answers |= {ReopenForumTopic: error, CreateForumTopic: error}
    await chat.write("А где?")
    for _ in range(4):
        await app.courier.deliver()
        clock.now += timedelta(seconds=5)

    assert len(calls(staff, ReopenForumTopic)) == 1
    assert said(staff)[-1].message_thread_id is None
    assert said(staff)[-1].text.endswith("А где?")


async def test_where_even_the_group_is_closed_the_learner_is_told(
    app: App, chat: Chat, staff: GroupChat, clock: Clock
) -> None:
    call = CreateForumTopic(chat_id=GROUP, name="x")
    staff.api.answers[CreateForumTopic] = TelegramBadRequest(call, "the chat is not a forum")
    refusing(staff, None, "TOPIC_CLOSED")
    await chat.press(AskQuestion(discipline_id=1))
    await chat.write("Когда экзамен?")
    for _ in range(4):
        await app.courier.deliver()
        clock.now += timedelta(seconds=5)

    assert said(staff) == []
    assert "Telegram не принял" in chat.text


@pytest.mark.parametrize(
    "error",
    [
        TelegramBadRequest(PHOTO, "Bad Request: not enough rights to send photos to the chat"),
        TelegramForbiddenError(PHOTO, "Forbidden: CHAT_SEND_PHOTOS_FORBIDDEN"),
    ],
)
async def test_a_photo_the_group_does_not_take_is_refused_alone(
    db: Database, app: App, chat: Chat, staff: GroupChat, error: Exception
) -> None:
    await ask(app, chat)
    staff.api.answers[SendPhoto] = error
    await chat.send_photo("p")
    sent = chat.wrote
    await app.courier.deliver()

    await chat.write("И словами?")
    await app.courier.deliver()

    assert reactions(chat)[1] == (sent, "👎")
    assert "Telegram не принял" in chat.text
    assert said(staff)[-1].text.endswith("И словами?")
    async with db.read() as session:
        assert await session.scalar(select(BoundChat.left_at)) is None


@pytest.mark.parametrize(
    "reason",
    ["not enough rights to send text messages to the chat", "have no rights to send a message"],
)
async def test_a_group_in_which_the_bot_may_write_nothing_is_lost(
    db: Database, app: App, chat: Chat, staff: GroupChat, reason: str
) -> None:
    await ask(app, chat)
    refusing(staff, TOPIC, reason)

    await chat.write("А где?")
    await app.courier.deliver()

    async with db.read() as session:
        assert await session.scalar(select(BoundChat.left_at)) is not None


async def test_a_topic_that_is_gone_before_its_heading_keeps_nobody_waiting(
    db: Database, app: App, chat: Chat, staff: GroupChat, clock: Clock
) -> None:
    """The second topic is gone before its heading, too: the cure has the same illness."""
    await ask(app, chat)
    refusing(staff, TOPIC, "message thread not found")
    coming = [made(66), made(55)]
    look = staff.api._look_into

    def lost(method: Any) -> None:
        look(method)
        if isinstance(method, CreateForumTopic):
            staff.api.answers[CreateForumTopic] = coming.pop()
        if isinstance(method, SendMessage) and method.message_thread_id == 55:
            raise TelegramBadRequest(method, "Bad Request: message thread not found")

    staff.api._look_into = lost  # type: ignore[method-assign]
    await chat.write("А где?")
    await app.courier.deliver()
    there = [each for each in said(staff) if each.message_thread_id == 66]
    clock.now += topics.LONGEST
    await app.courier.deliver()

    assert len(there) == 2
    assert there[1].text == "А где?"
    assert len([each for each in said(staff) if each.message_thread_id == 66]) == 2


async def test_after_a_check_topics_are_made_again_at_once(
    app: App, chat: Chat, staff: GroupChat, administrator: Person
) -> None:
    call = CreateForumTopic(chat_id=GROUP, name="x")
    staff.api.answers[CreateForumTopic] = TelegramBadRequest(call, "not enough rights")
    await ask(app, chat)
    staff.api.answers[CreateForumTopic] = made(TOPIC)
    names = ChatMemberAdministrator.model_fields
    held = {name: True for name in names if name.startswith(("can_", "is_"))}
    user = User(id=42, is_bot=True, first_name="Sabaq")
    given = ChatMemberAdministrator.model_validate(
        {**held, "status": "administrator", "user": user}
    )
    staff.api.answers[GetChat] = ChatFullInfo.model_construct(title="Г", is_forum=True)
    staff.api.answers[GetChatMember] = given
    await GroupChat(app, 9).write("/check")
    await app.courier.deliver()

    await chat.write("А где?")
    await app.courier.deliver()

    assert [each.message_thread_id for each in said(staff)[-2:]] == [TOPIC, TOPIC]


async def test_why_an_answer_did_not_arrive_is_told_in_a_new_topic_where_the_former_is_gone(
    app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)
    staff.topic = TOPIC
    await staff.write("Дүйсенбіде")
    refusing(staff, TOPIC, "message thread not found")
    staff.api.answers[CreateForumTopic] = made(55)
    call = SendMessage(chat_id=7, text="x")
    staff.api.refusals = [TelegramForbiddenError(call, "Forbidden: bot was blocked by the user")]

    await app.courier.deliver()

    told = said(staff)[-1]
    assert told.message_thread_id == 55
    assert told.reply_parameters is not None


async def test_a_topic_that_was_closed_by_hand_is_opened_for_the_next_question(
    app: App, chat: Chat, staff: GroupChat, clock: Clock
) -> None:
    await ask(app, chat)
    call = SendMessage(chat_id=GROUP, text="x")
    staff.api.refusals = [TelegramBadRequest(call, "Bad Request: TOPIC_CLOSED")]
    await chat.write("А где?")
    await app.courier.deliver()
    clock.now += timedelta(seconds=5)
    await app.courier.deliver()

    assert len(calls(staff, ReopenForumTopic)) == 1
    assert said(staff)[-1].text == "А где?"


async def test_when_the_bot_is_thrown_out_the_question_goes_on_to_the_teacher(
    db: Database, app: App, chat: Chat, staff: GroupChat, administrator: Person
) -> None:
    call = CreateForumTopic(chat_id=GROUP, name="x")
    reason = "Forbidden: bot was kicked from the supergroup chat"
    staff.api.answers[CreateForumTopic] = TelegramForbiddenError(call, reason)
    await ask(app, chat)
    await app.courier.deliver()

    assert "Когда экзамен?" in Chat(app, 8).text
    assert "больше не может писать" in Chat(app, 9).text
    async with db.read() as session:
        states = {each.state for each in await session.scalars(select(Letter))}
    assert not states & {LetterState.FAILED, LetterState.WAITING}
