"""A group of the staff: a topic for each thread, where plain messages are answers; or replies."""

from datetime import timedelta

import pytest
from aiogram.methods import (
    CreateForumTopic,
    ReopenForumTopic,
    SetMessageReaction,
)
from sqlalchemy import select, update

from academy import letters
from academy.letters import Draft
from bot.app import App
from bot.callbacks.topics import CloseTopic
from storage.database import Database
from storage.tables.chats import BoundChat
from storage.tables.consultations import EventKind, Thread, ThreadState
from storage.tables.departments import Department
from storage.tables.disciplines import Membership
from storage.tables.people import Person, Role
from tests.chat import Chat
from tests.conftest import WORDS, Clock, add, person
from tests.groups import GROUP, GroupChat, forum_of_staff, made
from tests.statements import counted
from tests.topics import (
    TOPIC,
    ask,
    calls,
    events,
    hasten,
    one,
    question_number,
    said,
)


@pytest.fixture
async def staff(
    db: Database, app: App, learner: Person, lecturer: Person, monkeypatch: pytest.MonkeyPatch
) -> GroupChat:
    """The lecturer's phone in the group where the department answers; nobody waits for a moment."""
    hasten(monkeypatch)
    return await forum_of_staff(db, app, topic=TOPIC)


async def test_a_question_gets_a_topic_with_a_heading_and_stands_there_alone(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)

    (asked,) = calls(staff, CreateForumTopic)
    heading, question = said(staff)
    assert asked.name == "Әлиева Дана <7> · Азаматтық іс жүргізу"
    assert {heading.message_thread_id, question.message_thread_id} == {TOPIC}
    assert "<b>Әлиева Дана &lt;7&gt;</b>" in heading.text
    assert "Топ: М-26-1" in heading.text
    assert question.text == "Когда экзамен?"
    assert EventKind.TOPIC_MADE in await events(db)


async def test_a_second_question_goes_into_the_same_topic_without_another_heading(
    app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)
    await chat.write("И где?")
    await app.courier.deliver()

    assert len(calls(staff, CreateForumTopic)) == 1
    assert [each.text for each in said(staff)[1:]] == ["Когда экзамен?", "И где?"]


async def test_whatever_is_written_in_the_topic_is_the_answer(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)
    staff.topic = TOPIC
    await staff.write("Дүйсенбіде")
    await app.courier.deliver()

    assert "Дүйсенбіде" in chat.text
    assert "Әлиева Дана" in chat.text
    thread = await one(db, select(Thread))
    assert (thread.state, thread.teacher_id) == (ThreadState.ANSWERED, 8)
    (mark,) = [each for each in calls(staff, SetMessageReaction) if each.chat_id == GROUP]
    assert mark.reaction[0].emoji == "👌"


async def test_an_answer_in_the_group_costs_at_most_eight_statements(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)
    staff.topic = TOPIC
    with counted(db) as statements:
        await staff.write("Дүйсенбіде")

    first = next(i for i, each in enumerate(statements) if "FROM bound_chat" in each)
    marks = [i for i, each in enumerate(statements) if each.startswith("UPDATE inbox")]
    assert next(i for i in marks if i > first) - first + 1 <= 8


@pytest.mark.parametrize(
    ("number", "role", "words"),
    [
        (77, None, "stranger"),
        (17, Role.REVIEWER, "no-right"),
        (7, None, "learner"),
    ],
)
async def test_who_may_not_answer_is_told_once_and_nothing_is_carried(
    db: Database, app: App, chat: Chat, staff: GroupChat, number: int, role: Role, words: str
) -> None:
    await ask(app, chat)
    if role:
        await person(db, number, role)
    before = len(chat.shown)
    outsider = GroupChat(app, number, topic=TOPIC)
    for text in ("Я знаю", "Точно знаю"):
        await outsider.write(text)
    await app.courier.deliver()

    told = [each for each in said(staff) if each.text == WORDS["kk"](f"topic-outsider-{words}")]
    assert len(told) == 1
    assert told[0].message_thread_id == TOPIC
    marks = [each for each in calls(staff, SetMessageReaction) if each.chat_id == GROUP]
    assert [each.reaction[0].emoji for each in marks] == ["👎", "👎"]
    assert len(chat.shown) == before


async def test_an_anonymous_administrator_is_asked_to_write_under_their_own_name(
    app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)
    staff.topic, staff.is_anonymous = TOPIC, True
    before = len(chat.shown)
    await staff.write("Дүйсенбіде")
    await app.courier.deliver()

    assert staff.text == WORDS["kk"]("topic-anonymous")
    assert len(chat.shown) == before


async def test_service_messages_other_topics_and_bots_are_passed_by(
    app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)
    before, heard = len(chat.shown), len(staff.api.requests)
    staff.topic = TOPIC
    await staff.send(forum_topic_edited={"name": "x"})
    await staff.send(pinned_message={"message_id": 1, "date": 0, "chat": staff.chat})
    await staff.send(text="x", **{"from": {"id": 5, "is_bot": True, "first_name": "B"}})
    staff.topic = 45
    await staff.write("Өзара әңгіме")
    staff.topic = None
    await staff.write("Жалпы тақырып")
    await app.courier.deliver()

    assert len(chat.shown) == before
    assert len(staff.api.requests) == heard


async def test_what_cannot_be_carried_is_refused_in_the_topic(
    app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)
    staff.topic = TOPIC
    await staff.send(dice={"emoji": "🎲", "value": 3})

    assert staff.text == WORDS["kk"]("error-kind-not-taken")
    assert staff.screen.message_thread_id == TOPIC


async def test_without_topics_a_reply_is_the_answer_and_the_rest_is_chatter(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    async with db.begin() as session:
        await session.execute(update(BoundChat).values(is_forum=False))
    staff.is_forum = False
    await ask(app, chat)
    (question,) = said(staff)
    before = len(chat.shown)
    await staff.write("Кім жауап береді?")
    await app.courier.deliver()
    silent = len(chat.shown)

    await staff.reply(question_number(staff), "Дүйсенбіде")
    await app.courier.deliver()

    assert "Әлиева Дана &lt;7&gt;" in question.text
    assert calls(staff, CreateForumTopic) == []
    assert silent == before
    assert "Дүйсенбіде" in chat.text


@pytest.mark.parametrize("text", ["/2 бет – қараңыз", "/etc/hosts"])
async def test_what_only_begins_like_a_command_is_an_answer(
    app: App, chat: Chat, staff: GroupChat, text: str
) -> None:
    await ask(app, chat)
    staff.topic = TOPIC
    await staff.write(text)
    await app.courier.deliver()
    assert text in chat.text

    await staff.send_photo("p", caption=text)
    await app.courier.deliver()
    assert chat.shown[-1].caption.endswith(text)


async def test_a_command_is_no_answer_however_it_is_spelt_and_whichever_bot_it_calls(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)
    staff.topic = TOPIC
    before = len(chat.shown)
    await staff.write("/mute@order_bot 1h")
    await staff.write("/Note Мерзімін нақтылау керек")
    await app.courier.deliver()

    assert "сақталды" in staff.text
    assert len(chat.shown) == before


async def test_a_reply_that_finds_no_thread_is_marked_and_told_what_to_reply_to(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    async with db.begin() as session:
        await session.execute(update(BoundChat).values(is_forum=False))
    staff.is_forum = False
    await ask(app, chat)
    before = len(chat.shown)

    await staff.reply(77, "Дүйсенбіде")
    await app.courier.deliver()

    assert staff.text == WORDS["kk"]("topic-no-thread")
    [mark] = [each for each in calls(staff, SetMessageReaction) if each.reaction[0].emoji == "👎"]
    assert mark.message_id == staff.wrote
    assert len(chat.shown) == before


async def test_closing_in_the_topic_tells_the_learner_and_a_new_question_opens_it(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)
    staff.topic = TOPIC
    await staff.press(CloseTopic(thread_id=1))
    await app.courier.deliver()
    closed = (await one(db, select(Thread))).state
    await ask(app, chat, "Ещё вопрос")

    assert closed == ThreadState.CLOSED
    assert (await one(db, select(Thread))).state == ThreadState.REOPENED
    assert calls(staff, ReopenForumTopic)


async def test_the_card_says_how_the_thread_stands(app: App, chat: Chat, staff: GroupChat) -> None:
    await ask(app, chat)
    staff.topic = TOPIC
    await staff.write("/card")
    card = staff.text
    await staff.write("/close")
    closed = staff.text
    staff.topic = None
    await staff.write("/card")

    assert "Жауап күтілуде. Сұралған уақыты: 01.09.2026" in card
    assert closed == WORDS["kk"]("topic-closed")
    assert staff.text == WORDS["kk"]("error-no-thread-here")


async def test_a_hidden_learner_is_known_by_the_number_of_the_thread(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    async with db.begin() as session:
        await session.execute(update(Department).values(hides_learner=True))
    await ask(app, chat)

    (asked,) = calls(staff, CreateForumTopic)
    assert asked.name == "Сұрақ № 1 · Азаматтық іс жүргізу"
    assert all("Әлиева" not in each.text and "М-26-1" not in each.text for each in said(staff))


async def test_a_thread_is_not_closed_over_a_question_that_is_on_its_way(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)
    await chat.write("И ещё одно")
    staff.topic = TOPIC
    await staff.press(CloseTopic(thread_id=1))
    refused, state = staff.alert, (await one(db, select(Thread))).state
    await app.courier.deliver()
    await staff.press(CloseTopic(thread_id=1))

    assert refused == WORDS["kk"].plain("error-question-coming")
    assert state == ThreadState.OPEN
    assert (await one(db, select(Thread))).state == ThreadState.CLOSED


async def test_two_learners_have_two_topics(
    db: Database, app: App, chat: Chat, staff: GroupChat
) -> None:
    await person(db, 27, Role.LEARNER)
    await add(db, Membership(group_id=1, person_id=27))
    await ask(app, chat)
    staff.api.answers[CreateForumTopic] = made(55)
    await ask(app, Chat(app, 27), "Другой вопрос")

    assert [each.message_thread_id for each in said(staff)] == [TOPIC, TOPIC, 55, 55]


async def test_the_receipt_says_how_long_it_takes_where_the_group_is_busy(
    db: Database, app: App, chat: Chat, staff: GroupChat, clock: Clock
) -> None:
    """Twenty messages a minute, and sixty wait already."""
    async with db.begin() as session:
        later = clock.now + timedelta(hours=1)
        waiting = [
            Draft("topic-stranger", f"w{at}", chat_id=GROUP, lane=f"w{at}", not_before=later)
            for at in range(60)
        ]
        await letters.queue(session, waiting, now=clock.now)
    await ask(app, chat)

    receipt = next(each.text for each in chat.shown if "Вопрос принят" in each.text)
    assert "через 3 минуты" in receipt


async def test_an_answer_that_is_edited_in_the_topic_changes_with_the_learner(
    app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat)
    staff.topic = TOPIC
    number = staff.message_id
    await staff.write("Дүйсенбіде", message_id=number)
    await app.courier.deliver()

    edited = {"message_id": number, "date": 0, "edit_date": 1, "chat": staff.chat}
    edited |= {"message_thread_id": TOPIC, "is_topic_message": True, "from": staff._user}
    await staff.arrive(edited_message=edited | {"text": "Сейсенбіде"})
    await app.courier.deliver()

    assert chat.screen.__api_method__ == "editMessageText"
    assert "Сейсенбіде" in chat.text


async def test_an_answer_is_taken_back_in_the_topic(app: App, chat: Chat, staff: GroupChat) -> None:
    await ask(app, chat)
    staff.topic = TOPIC
    number = staff.message_id
    await staff.write("Дүйсенбіде", message_id=number)
    await app.courier.deliver()

    await staff.reply(number, "/recall")

    assert staff.labels
    assert staff.screen.message_thread_id == TOPIC


async def test_many_messages_of_a_thread_keep_their_order_in_the_topic(
    app: App, chat: Chat, staff: GroupChat
) -> None:
    await ask(app, chat, "0")
    for at in range(1, 10):
        await chat.write(str(at))
    await app.courier.deliver()

    assert [each.text for each in said(staff)[1:]] == [str(at) for at in range(10)]
