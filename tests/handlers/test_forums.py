"""A learners' forum: topics of disciplines, their pinned rules, who asks and who answers."""

from datetime import timedelta
from typing import Any

import pytest
from aiogram.methods import CreateForumTopic, PinChatMessage, SendMessage
from aiogram.types import ForumTopic
from sqlalchemy import select

from academy import forums
from academy.forums import Post, Span, Spot
from bot.app import App
from bot.callbacks.forums import BindTopic, OpenForum, UnbindTopic
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.chats import BoundChat, ChatUse, ForumPost
from storage.tables.chats import ForumTopic as Topic
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.people import Person, Role
from storage.tables.trace import Thing, TraceLine, Verb
from tests.chat import Chat
from tests.conftest import NOW, WORDS, Clock, add, person
from tests.groups import FULL, GROUP, GroupChat
from tests.statements import counted

TOPIC = 5


@pytest.fixture
async def forum(app: App, administrator: Person, lecturer: Person, learner: Person) -> GroupChat:
    """A learners' forum in Russian; the administrator's phone at a topic."""
    phone = GroupChat(app, 9, topic=TOPIC)
    await phone.place_bot("administrator", **FULL)
    await phone.press("Русский")
    await phone.press("💬 Форум")
    return phone


@pytest.fixture
async def bound(app: App, forum: GroupChat) -> GroupChat:
    """The topic is about discipline 1, by its teacher."""
    teacher = GroupChat(app, 8, topic=TOPIC)
    await teacher.write("/bind")
    await teacher.press("Гражданский")
    await app.courier.deliver()
    return teacher


async def everything(db: Database, statement: Any) -> list[Any]:
    async with db.read() as session:
        return list(await session.scalars(statement))


async def written(phone: GroupChat, text: str, to: int = 0) -> int:
    """A message in the topic, perhaps a reply; its number."""
    before = phone.message_id + 1
    fields: dict[str, Any] = {}
    if to:
        fields["reply_to_message"] = {"message_id": to, "date": 0, "chat": phone.chat}
    await phone.write(text, message_id=before, **fields)
    return before


async def test_a_topic_is_bound_by_its_teacher_and_gets_pinned_rules(
    db: Database, app: App, bound: GroupChat
) -> None:
    (topic,) = await everything(db, select(Topic))
    sent = bound.api.requests
    (rules,) = [each for each in sent if isinstance(each, SendMessage) and "📌" in each.text]
    (pin,) = [each for each in sent if isinstance(each, PinChatMessage)]

    assert (topic.chat_id, topic.topic_id, topic.discipline_id) == (GROUP, TOPIC, 1)
    assert (topic.bound_by, pin.chat_id) == (8, GROUP)
    assert (rules.chat_id, rules.message_thread_id) == (GROUP, TOPIC)
    assert "Гражданский процесс" in rules.text
    assert "forum-topic-bound" in [each.act for each in await everything(db, select(AuditLine))]


async def test_neither_a_learner_nor_a_teacher_of_something_else_binds_a_topic(
    db: Database, app: App, forum: GroupChat
) -> None:
    await person(db, 18, Role.LECTURER)
    learner, other = GroupChat(app, 7, topic=TOPIC), GroupChat(app, 18, topic=TOPIC)

    await learner.write("/bind")
    shown = learner.text
    await learner.press(BindTopic(discipline_id=1))
    refused = learner.alert
    await other.press(BindTopic(discipline_id=1))

    assert "преподаватель дисциплины" in shown
    assert refused == WORDS["ru"].plain("error-not-your-discipline")
    assert other.alert == refused
    assert await everything(db, select(Topic)) == []


async def test_a_stranger_who_writes_is_neither_counted_nor_answered(
    db: Database, app: App, bound: GroupChat
) -> None:
    said = len(bound.shown)
    await GroupChat(app, 77, topic=TOPIC).write("Сәлем")

    assert await everything(db, select(ForumPost)) == []
    assert len(bound.shown) == said


async def test_questions_and_answers_are_counted_in_the_trace_without_their_words(
    db: Database, app: App, bound: GroupChat
) -> None:
    await person(db, 17, Role.LEARNER)
    asker, friend = GroupChat(app, 7, topic=TOPIC), GroupChat(app, 17, topic=TOPIC)
    question = await written(asker, "Что такое иск?")
    await written(friend, "Это требование", to=question)
    answer = await written(bound, "Верно", to=question)
    await written(asker, "Спасибо, а ответ на иск?", to=answer)
    await written(bound, "Завтра семинар")

    lines = await everything(
        db, select(TraceLine).where(TraceLine.object_kind == Thing.FORUM).order_by(TraceLine.id)
    )
    told = [(each.person_id, each.verb, each.discipline_id, each.result) for each in lines]
    assert told == [
        (7, Verb.ASKED, 1, {}),
        (17, Verb.REPLIED, 1, {}),
        (8, Verb.REPLIED, 1, {}),
        (7, Verb.ASKED, 1, {}),
    ]
    assert len(await everything(db, select(ForumPost))) == 4


async def test_an_album_counts_once_and_service_messages_not_at_all(
    db: Database, app: App, bound: GroupChat
) -> None:
    asker = GroupChat(app, 7, topic=TOPIC)
    await asker.send_photo("p", media_group_id="a", caption="Посмотрите")
    await asker.send_photo("q", media_group_id="a")
    await asker.send(forum_topic_edited={"name": "x"})
    await asker.send(pinned_message={"message_id": 1, "date": 0, "chat": asker.chat})
    asker.topic = None
    await asker.write("В общей теме")
    asker.topic = 6
    await asker.write("В чужой теме")

    assert len(await everything(db, select(ForumPost))) == 1


async def test_a_message_of_the_forum_costs_at_most_eight_statements(
    db: Database, app: App, bound: GroupChat
) -> None:
    asker = GroupChat(app, 7, topic=TOPIC)
    question = await written(asker, "Что такое иск?")
    with counted(db) as statements:
        await written(bound, "Требование", to=question)

    first = next(i for i, each in enumerate(statements) if "FROM bound_chat" in each)
    marks = [i for i, each in enumerate(statements) if each.startswith("UPDATE inbox")]
    assert next(i for i in marks if i > first) - first + 1 <= 8


async def test_outside_of_topics_the_bot_makes_one_for_a_discipline(
    db: Database, app: App, forum: GroupChat
) -> None:
    forum.topic = None
    forum.api.answers[CreateForumTopic] = ForumTopic(message_thread_id=44, name="x", icon_color=1)
    await forum.write("/bind")
    await forum.press("Гражданский")
    await app.courier.deliver()

    (topic,) = await everything(db, select(Topic))
    (made,) = [each for each in forum.api.requests if isinstance(each, CreateForumTopic)]
    assert (topic.topic_id, topic.bound_by, topic.discipline_id) == (44, 9, 1)
    assert made.name == "Гражданский процесс"
    assert forum.screen.message_thread_id == 44


async def test_a_topic_that_is_bound_no_more_counts_nothing(
    db: Database, app: App, bound: GroupChat, forum: GroupChat
) -> None:
    await forum.press(UnbindTopic())
    await GroupChat(app, 7, topic=TOPIC).write("Что такое иск?")

    assert "не учитываются" in forum.text
    assert await everything(db, select(ForumPost)) == []


async def test_bind_in_another_group_says_what_to_do(app: App, forum: GroupChat) -> None:
    other = GroupChat(app, 9, -1003, topic=2)
    await other.write("/bind")

    assert "/check" in other.text


async def test_a_teacher_sees_who_asks_and_who_answers_by_week_and_term(
    db: Database, app: App, bound: GroupChat, clock: Clock
) -> None:
    await person(db, 17, Role.LEARNER)
    asker, friend = GroupChat(app, 7, topic=TOPIC), GroupChat(app, 17, topic=TOPIC)
    question = await written(asker, "Что такое иск?")
    clock.now += timedelta(days=8)
    await written(friend, "Это требование", to=question)
    phone = Chat(app, 8)

    await phone.write("/forum")
    week = phone.text
    await phone.press("Бүкіл кезең")
    term = phone.text
    await phone.press("Азаматтық")

    assert "Азаматтық іс жүргізу – сұрақ: 0, жауап: 1" in week
    assert "Азаматтық іс жүргізу – сұрақ: 1, жауап: 1" in term
    assert "Әлиева Дана &lt;7&gt; – сұрақ: 1, жауап: 0" in phone.text
    assert "Әлиева Дана &lt;17&gt; – сұрақ: 0, жауап: 1" in phone.text


async def test_a_foreign_discipline_is_not_found(db: Database, app: App, bound: GroupChat) -> None:
    await person(db, 18, Role.LECTURER)
    phone = Chat(app, 18)

    await phone.press(OpenForum(discipline_id=1))

    assert phone.alert == WORDS["ru"].plain("error-discipline-not-found")


async def test_both_databases_keep_and_count_a_forum(either_db: Database) -> None:
    learner = await person(either_db, 7, Role.LEARNER)
    teacher = await person(either_db, 8, Role.LECTURER)
    chat = BoundChat(chat_id=GROUP, title="Ф", use=ChatUse.FORUM, added_at=NOW, is_forum=True)
    await add(either_db, chat, Discipline(id=1, code="C", title=Bilingual(kk="А", ru="А")))
    await add(either_db, Teaching(person_id=8, discipline_id=1))
    spot = Spot(GROUP, TOPIC)
    async with either_db.begin() as session:
        for _ in range(2):
            await forums.bind(session, teacher, spot, 1, now=NOW)
        await forums.count(session, Post(spot, 1, 0, learner), now=NOW)
    async with either_db.begin() as session:
        for _ in range(2):
            await forums.count(session, Post(spot, 2, 1, teacher), now=NOW)
        found = await forums.board(session, teacher, spot, 0)
        page = await forums.lively(session, teacher, Span.WEEK, 0, now=NOW)
        _, people = await forums.people(session, teacher, 1, Span.TERM, 0, now=NOW)

    assert found.bound is not None
    assert [(each.asked, each.answered) for each in page.items] == [(1, 1)]
    assert sorted((each.who.id, each.asked, each.answered) for each in people.items) == [
        (7, 1, 0),
        (8, 0, 1),
    ]
