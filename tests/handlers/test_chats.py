"""A group the bot is added to: it says what is missing, an administrator says what it is for."""

from typing import Any

import pytest
from aiogram.exceptions import TelegramForbiddenError, TelegramMigrateToChat
from aiogram.methods import GetChat, GetChatMember, SendMessage
from aiogram.types import ChatFullInfo, ChatMemberAdministrator, User
from sqlalchemy import select

from academy import chats, letters
from academy.chats import Look, Powers
from academy.letters import Draft
from bot.app import App
from bot.callbacks.chats import BindStaffChat, OpenChat, OpenChatDepartments
from bot.callbacks.joining import OpenMenu
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.chats import BoundChat, ChatUse
from storage.tables.columns import Bilingual
from storage.tables.consultations import Thread
from storage.tables.departments import Department, StaffSide
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Conversation, Person
from tests.chat import Chat
from tests.conftest import NOW, WORDS, add, person
from tests.groups import FULL, GROUP, GroupChat
from tests.statements import counted

OLD, NEW = -55, -10055


@pytest.fixture
async def departments(db: Database) -> None:
    title = Bilingual(kk="Азаматтық құқық", ru="Гражданское право")
    other = Bilingual(kk="Қылмыстық құқық", ru="Уголовное право")
    await add(db, Department(id=1, code="CIV", title=title))
    await add(db, Department(id=2, code="CRIM", title=other))


@pytest.fixture
def group(app: App, administrator: Person) -> GroupChat:
    """The administrator's phone in a forum."""
    return GroupChat(app, 9)


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def bound(group: GroupChat, *, locale: str = "Русский") -> None:
    await group.place_bot("administrator", **FULL)
    await group.press(locale)
    await group.press(OpenChatDepartments())
    await group.press("Гражданское")


async def acts(db: Database) -> list[str]:
    async with db.read() as session:
        return [each.act for each in await session.scalars(select(AuditLine))]


async def test_added_to_a_group_the_bot_greets_in_both_languages_and_asks_for_one(
    group: GroupChat,
) -> None:
    await group.place_bot("member")

    assert "оқу көмекшісімін" in group.text
    assert "учебный помощник" in group.text
    assert group.labels == ["Қазақша", "Русский"]


async def test_the_page_says_what_is_missing_and_how_to_give_it(group: GroupChat) -> None:
    group.is_forum = False
    await group.place_bot("member")
    await group.press("Русский")

    assert "Ұстаздар &lt;б&gt;" in group.text
    assert "⚠️ Темы выключены" in group.text
    assert "⚠️ Бот – не администратор" in group.text
    assert "Нужны права" in group.text or "нужны права" in group.text
    assert group.labels[:2] == ["🎓 Преподаватели", "💬 Форум обучающихся"]


async def test_each_right_that_is_missing_is_named(group: GroupChat) -> None:
    await group.place_bot("administrator", can_delete_messages=True)
    await group.press("Қазақша")

    assert "✅ Тақырыптар қосулы" in group.text
    assert "⚠️ Тақырып аша алмайды" in group.text
    assert "✅ Хабарламаларды жоя алады" in group.text
    assert "⚠️ Ережені бекіте алмайды" in group.text


async def test_only_who_manages_people_may_press(
    db: Database, app: App, group: GroupChat, lecturer: Person, departments: None
) -> None:
    await group.place_bot("administrator", **FULL)
    colleague, stranger = GroupChat(app, 8), GroupChat(app, 77)

    await colleague.press(BindStaffChat(department_id=1))
    refused = colleague.alert
    await stranger.press(OpenChat())

    assert refused == WORDS["kk"].plain("error-not-allowed")
    assert stranger.alert == WORDS["ru"].plain("error-not-linked")
    assert await one(db, select(BoundChat.use)) is None
    assert await one(db, select(Conversation).where(Conversation.telegram_id == 77)) is None


async def test_a_group_is_bound_to_a_department_which_answers_there_from_now_on(
    db: Database, group: GroupChat, departments: None
) -> None:
    await bound(group)

    chat = await one(db, select(BoundChat))
    assert (chat.chat_id, chat.use, chat.department_id) == (GROUP, ChatUse.STAFF, 1)
    assert (chat.added_by, chat.bound_by, chat.can_manage_topics) == (9, 9, True)
    assert "Гражданское право" in group.text
    department = await one(db, select(Department).where(Department.id == 1))
    assert department.side == StaffSide.GROUP
    assert "staff-chat-bound" in await acts(db)


async def test_a_second_group_takes_the_place_only_when_asked_once_more(
    db: Database, app: App, group: GroupChat, departments: None
) -> None:
    await bound(group)
    second = GroupChat(app, 9, -1002)
    await bound(second)
    asked = second.text
    before = await one(db, select(BoundChat.use).where(BoundChat.chat_id == -1002))

    await second.press("Заменить")

    assert "Заменить?" in asked
    assert before is None
    first = await one(db, select(BoundChat).where(BoundChat.chat_id == GROUP))
    assert (first.use, first.department_id) == (None, None)
    chat = await one(db, select(BoundChat).where(BoundChat.chat_id == -1002))
    assert (chat.use, chat.department_id) == (ChatUse.STAFF, 1)


async def test_a_group_that_changes_its_department_leaves_the_former_to_private_chats(
    db: Database, group: GroupChat, departments: None
) -> None:
    await bound(group)
    await group.press(BindStaffChat(department_id=2))

    async with db.read() as session:
        sides = [each.side for each in await session.scalars(select(Department))]
    assert sorted(sides) == [StaffSide.GROUP, StaffSide.PRIVATE]
    assert "Уголовное право" in group.text


async def test_unbinding_asks_first(db: Database, group: GroupChat, departments: None) -> None:
    await bound(group)
    await group.press("Отвязать")
    asked = group.text
    await group.press("Отвязать")

    assert "личные чаты" in asked
    assert await one(db, select(BoundChat.use)) is None
    department = await one(db, select(Department).where(Department.id == 1))
    assert department.side == StaffSide.PRIVATE
    assert "chat-unbound" in await acts(db)


async def test_a_forum_needs_topics(db: Database, group: GroupChat) -> None:
    group.is_forum = False
    await group.place_bot("administrator", **FULL)
    await group.press("Русский")
    await group.press("💬 Форум")
    refused = group.alert
    group.is_forum = True
    await group.write("/check")

    await group.press("💬 Форум")

    assert refused == WORDS["ru"].plain("error-forum-needs-topics")
    assert await one(db, select(BoundChat.use)) == ChatUse.FORUM
    assert "/bind" in group.text


async def test_check_asks_telegram_and_says_what_it_found(
    app: App, group: GroupChat, departments: None
) -> None:
    await bound(group)
    names = ChatMemberAdministrator.model_fields
    user = User(id=42, is_bot=True, first_name="Sabaq")
    held = {name: False for name in names if name.startswith(("can_", "is_"))}
    group.api.answers[GetChat] = ChatFullInfo.model_construct(title="Жаңа", is_forum=False)
    group.api.answers[GetChatMember] = ChatMemberAdministrator.model_validate(
        {**held, "status": "administrator", "user": user}
    )

    await group.write("/check")
    await app.courier.deliver()

    assert "<b>Жаңа</b>" in group.text
    assert "⚠️ Темы выключены" in group.text
    assert "⚠️ Не может удалять" in group.text


async def test_a_group_that_is_for_nothing_is_met_with_silence_and_costs_little(
    db: Database, app: App, group: GroupChat, learner: Person
) -> None:
    await group.place_bot("administrator", **FULL)
    said = len(group.api.requests)
    phone = GroupChat(app, 7, topic=3)
    with counted(db) as statements:
        await phone.write("Сәлем бәріне!")

    assert len(group.api.requests) == said
    about = [each for each in statements if "inbox" not in each and "update" not in each.lower()]
    assert len(about) == 1, about


async def test_nothing_that_is_awaited_in_private_is_taken_from_a_group(
    db: Database, app: App, group: GroupChat, departments: None
) -> None:
    await bound(group)
    private = Chat(app, 9)
    await private.write("/people")
    said = len(group.api.requests)

    await group.write("Әлиева")
    await group.write("/menu")

    assert len(group.api.requests) == said


async def test_a_private_button_pressed_in_a_group_opens_nothing(
    group: GroupChat, departments: None
) -> None:
    await bound(group)
    before = len(group.shown)

    await group.press(OpenMenu())

    assert group.alert == WORDS["ru"].plain("unknown-button")
    assert len(group.shown) == before


async def test_a_refusal_in_a_group_is_a_reply_in_the_topic(
    app: App, group: GroupChat, lecturer: Person, departments: None
) -> None:
    await bound(group)
    colleague = GroupChat(app, 8, topic=5)

    await colleague.write("/check")

    assert colleague.text == WORDS["ru"]("error-not-allowed")
    assert colleague.screen.message_thread_id == 5
    assert colleague.screen.reply_parameters.message_id


async def test_a_lost_right_is_told_in_a_group_in_use(group: GroupChat, departments: None) -> None:
    await bound(group)
    await group.place_bot("administrator", can_delete_messages=True)

    assert "У бота есть не все права" in group.text
    assert "управление" in group.text.lower()


async def test_administrators_are_told_once_that_a_group_was_lost(
    db: Database, app: App, group: GroupChat, departments: None
) -> None:
    await bound(group)
    await group.place_bot("kicked")
    await group.place_bot("left")
    await app.courier.deliver()
    office = Chat(app, 9)

    assert "больше не может писать в группу «Ұстаздар &lt;б&gt;»" in office.text
    assert "Гражданское право" in office.text
    assert len(office.shown) == 1
    assert (await acts(db)).count("chat-lost") == 1


async def test_a_group_that_takes_the_bot_back_is_bound_as_before(
    db: Database, app: App, group: GroupChat, departments: None
) -> None:
    await bound(group)
    await group.place_bot("kicked")

    await group.place_bot("administrator", **FULL)

    chat = await one(db, select(BoundChat))
    assert (chat.use, chat.department_id, chat.left_at) == (ChatUse.STAFF, 1, None)


async def test_a_refused_letter_to_a_group_loses_it(
    db: Database, app: App, group: GroupChat, departments: None
) -> None:
    await bound(group)
    await queue(app, "unlinked-by-office", GROUP)
    error = TelegramForbiddenError(SendMessage(chat_id=GROUP, text="x"), "bot was kicked")
    group.api.refusals = [error]

    await app.courier.deliver()

    chat = await one(db, select(BoundChat))
    assert chat.left_at is not None
    assert "больше не может писать" in Chat(app, 9).text


async def test_a_group_that_takes_the_bot_back_after_a_refusal_gets_letters_again(
    db: Database, app: App, group: GroupChat, departments: None
) -> None:
    await bound(group)
    await queue(app, "unlinked-by-office", GROUP)
    error = TelegramForbiddenError(SendMessage(chat_id=GROUP, text="x"), "bot was kicked")
    group.api.refusals = [error]
    await app.courier.deliver()

    await group.place_bot("administrator", **FULL)
    await queue(app, "unlinked-by-office", GROUP, "again")
    await app.courier.deliver()

    key = Letter.key == f"unlinked-by-office:{GROUP}again"
    assert await one(db, select(Letter.state).where(key)) == LetterState.SENT


async def queue(app: App, kind: str, chat_id: int, mark: str = "") -> None:
    async with app.tools.db.begin() as session:
        draft = Draft(kind, f"{kind}:{chat_id}{mark}", chat_id=chat_id)
        await letters.queue(session, [draft], now=app.tools.clock())


async def old_group(db: Database, app: App, phone: GroupChat) -> GroupChat:
    """A basic group that is in use, with a thread and a letter on its way there."""
    small = GroupChat(app, 9, OLD, is_forum=False)
    await small.place_bot("member")
    await small.press("Русский")
    await small.press(BindStaffChat(department_id=1))
    await add(db, Thread(id=1, learner_id=7, discipline_id=1, opened_at=NOW, chat_id=OLD))
    await queue(app, "unlinked-by-office", OLD)
    return small


async def moved(db: Database) -> tuple[Any, ...]:
    """Where everything is now."""
    async with db.read() as session:
        chat = await session.get_one(BoundChat, NEW)
        former = await session.get_one(BoundChat, OLD)
        letter = (await session.scalars(select(Letter).where(Letter.chat_id.is_not(None)))).all()
        thread = await session.get_one(Thread, 1)
        talk = await session.get_one(Conversation, NEW)
    assert former.use is None
    assert {each.lane for each in letter if each.chat_id} == {f"chat:{NEW}"}
    return chat.use, chat.department_id, thread.chat_id, talk.locale, letter[-1].chat_id


EVERYTHING = (ChatUse.STAFF, 1, NEW, "ru", NEW)


async def test_a_group_that_became_a_supergroup_keeps_everything(
    db: Database, app: App, group: GroupChat, learner: Person, departments: None
) -> None:
    small = await old_group(db, app, group)

    await small.send(migrate_to_chat_id=NEW)
    await GroupChat(app, 9, NEW).send(migrate_from_chat_id=OLD)
    await GroupChat(app, 9, NEW).place_bot("administrator", **FULL)

    assert await moved(db) == EVERYTHING
    assert (await acts(db)).count("chat-moved") == 1


async def test_a_supergroup_whose_bot_was_seen_first_is_bound_all_the_same(
    db: Database, app: App, group: GroupChat, learner: Person, departments: None
) -> None:
    small = await old_group(db, app, group)

    await GroupChat(app, 9, NEW).place_bot("administrator", **FULL)
    await small.send(migrate_to_chat_id=NEW)

    assert await moved(db) == EVERYTHING


async def test_a_letter_to_the_old_number_follows_the_group(
    db: Database, app: App, group: GroupChat, learner: Person, departments: None
) -> None:
    await old_group(db, app, group)
    call = SendMessage(chat_id=OLD, text="x")
    group.api.refusals = [TelegramMigrateToChat(call, "group chat was upgraded", NEW)]

    await app.courier.deliver()

    assert await moved(db) == EVERYTHING
    assert await one(db, select(Letter.state).where(Letter.chat_id == NEW)) == LetterState.SENT
    assert GroupChat(app, 9, NEW).shown


LOOK = Look("Т", is_forum=True, powers=Powers(is_admin=True, can_manage_topics=True))


async def seen(db: Database, admin: Person, chat_id: int) -> chats.Room:
    async with db.begin() as session:
        return await chats.see(session, chat_id, LOOK, admin, now=NOW)


async def given(db: Database, admin: Person, chat_id: int) -> Any:
    async with db.begin() as session:
        return await chats.bind_staff(session, admin, chat_id, 1, replaces=False, now=NOW)


async def test_both_databases_know_a_group_that_comes_goes_and_is_replaced(
    either_db: Database,
) -> None:
    admin = await person(either_db, 9)
    await add(either_db, Department(id=1, code="A", title=Bilingual(kk="А", ru="А")))
    await seen(either_db, admin, OLD)
    await given(either_db, admin, OLD)
    await seen(either_db, admin, -9)
    taken = await given(either_db, admin, -9)
    async with either_db.begin() as session:
        await chats.lose(session, OLD, now=NOW)
    bound = await given(either_db, admin, -9)

    back = await seen(either_db, admin, OLD)

    assert isinstance(taken, chats.Taken)
    assert bound.chat.use == ChatUse.STAFF
    assert back.chat.use is None


async def test_both_databases_move_a_group_once(either_db: Database) -> None:
    admin = await person(either_db, 9)
    await add(either_db, Department(id=1, code="A", title=Bilingual(kk="А", ru="А")))
    await seen(either_db, admin, OLD)
    await given(either_db, admin, OLD)

    for _ in range(2):
        async with either_db.begin() as session:
            await chats.migrate(session, OLD, NEW, now=NOW)

    async with either_db.read() as session:
        room = await chats.room(session, NEW)
    assert (room.chat.use, room.chat.department_id) == (ChatUse.STAFF, 1)
    assert (await acts(either_db)).count("chat-moved") == 1
