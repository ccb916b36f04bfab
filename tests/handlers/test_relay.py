"""Whatever is written in a consultation arrives on the other side, and follows its author there."""

from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.methods import (
    EditMessageCaption,
    EditMessageMedia,
    EditMessageReplyMarkup,
    EditMessageText,
    SendMessage,
    SendVoice,
)
from sqlalchemy import update

from academy import letters
from academy.letters import Draft
from bot.app import App
from bot.callbacks.consultations import AnswerQuestion, AskQuestion
from storage.database import Database
from storage.queries import entries
from storage.tables.consultations import Ban, Entry, EventKind, Thread, ThreadEvent
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Conversation, Person, PersonState, Role
from tests.chat import Chat
from tests.conftest import NOW, Clock, add, person
from tests.relayed import album, asked, calls, delivered, reactions, reply_to, rows, standing
from tests.statements import counted, in_the_handler

FILE = {"file_id": "f", "file_unique_id": "u"}
SIZED = FILE | {"width": 9, "height": 9}
STICKER = SIZED | {"type": "regular", "is_animated": False, "is_video": False}
POINT = {"latitude": 51.1, "longitude": 71.4}
PLACE = {"location": POINT, "title": "Суд", "address": "Орынбор, 8"}
BIG = FILE | {"file_name": "a.pdf", "file_size": 1_500_000_000}

KINDS: list[tuple[dict[str, Any], str, dict[str, Any]]] = [
    ({"voice": FILE | {"duration": 3}, "caption": "Слушайте"}, "sendVoice", {"voice": "f"}),
    ({"video_note": FILE | {"duration": 3, "length": 240}}, "sendVideoNote", {"video_note": "f"}),
    ({"video": SIZED | {"duration": 3}, "caption": "Видео"}, "sendVideo", {"video": "f"}),
    ({"audio": FILE | {"duration": 3}}, "sendAudio", {"audio": "f"}),
    (
        {"animation": SIZED | {"duration": 3}, "document": FILE},
        "sendAnimation",
        {"animation": "f"},
    ),
    ({"document": BIG}, "sendDocument", {"document": "f"}),
    ({"sticker": STICKER}, "sendSticker", {"sticker": "f"}),
    ({"location": POINT | {"live_period": 900}}, "sendLocation", POINT),
    ({"venue": PLACE, "location": POINT}, "sendVenue", POINT | {"title": "Суд"}),
    (
        {"contact": {"phone_number": "+7701", "first_name": "Әли", "user_id": 5}},
        "sendContact",
        {"phone_number": "+7701", "first_name": "Әли"},
    ),
]


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone."""
    return Chat(app, 8)


async def colleague(db: Database, app: App) -> Chat:
    """Another lecturer of the discipline."""
    await person(db, 80, Role.LECTURER)
    await add(db, Teaching(person_id=80, discipline_id=1))
    return Chat(app, 80)


def refused(words: str) -> TelegramBadRequest:
    return TelegramBadRequest(SendMessage(chat_id=1, text="…"), f"Bad Request: {words}")


@pytest.mark.parametrize(("message", "method", "fields"), KINDS)
async def test_every_kind_is_carried_both_ways_by_its_id(
    chat: Chat, desk: Chat, message: dict[str, Any], method: str, fields: dict[str, Any]
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await chat.send(**message)
    number = await delivered(chat)

    assert desk.screen.__api_method__ == method
    assert fields.items() <= desk.screen.model_dump().items()
    assert desk.labels == ["Жауап беру"]
    await desk.send(**message, **reply_to(number, desk))
    await delivered(chat)
    assert chat.screen.__api_method__ == method
    assert chat.text.endswith(message.get("caption", ""))


async def test_formatting_is_kept_and_a_link_to_an_account_is_not(chat: Chat, desk: Chat) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    someone = {"id": 5, "is_bot": False, "first_name": "Кто-то"}
    await chat.write(
        "Смотри <b> сюда, Кто-то",
        entities=[
            {"type": "bold", "offset": 0, "length": 6},
            {"type": "text_mention", "offset": 17, "length": 6, "user": someone},
        ],
    )
    await delivered(chat)

    assert desk.text.endswith("<b>Смотри</b> &lt;b&gt; сюда, Кто-то")


async def test_what_was_forwarded_is_carried_without_the_name_it_came_from(
    chat: Chat, desk: Chat
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    origin = {"type": "hidden_user", "date": 0, "sender_user_name": "Кто-то"}
    await chat.write("Чужие слова", forward_origin=origin)
    await delivered(chat)

    assert "↪️ Қайта жолданған хабарлама" in desk.text
    assert "Кто-то" not in desk.text


async def test_quotes_find_the_message_on_the_other_side(chat: Chat, desk: Chat) -> None:
    question = await asked(chat)
    wrote = chat.wrote
    await desk.write("Жауап", **reply_to(question, desk))
    answered = desk.wrote
    answer = await delivered(chat)
    assert chat.screen.reply_parameters.message_id == wrote

    await chat.write("А точнее?", **reply_to(answer, chat))
    await delivered(chat)
    assert desk.screen.reply_parameters.message_id == answered
    await chat.write("И ещё", **reply_to(wrote, chat))
    await delivered(chat)
    assert desk.screen.reply_parameters.message_id == question
    assert desk.screen.reply_parameters.allow_sending_without_reply


async def test_a_quote_telegram_refuses_is_sent_without_it(chat: Chat, desk: Chat) -> None:
    await desk.write("Жауап", **reply_to(await asked(chat), desk))
    chat.api.refusals = [refused("message to be replied not found")]
    await delivered(chat)

    assert chat.text.endswith("Жауап")
    assert chat.screen.reply_parameters is None


async def test_an_edit_changes_every_copy_and_keeps_its_buttons(
    db: Database, app: App, chat: Chat, desk: Chat
) -> None:
    other = await colleague(db, app)
    await asked(chat, "Когда?")

    await chat.edit(chat.wrote, text="Когда и где?")
    await chat.app.courier.deliver()

    for phone in (desk, other):
        assert isinstance(phone.screen, EditMessageText)
        assert phone.text.endswith("Когда и где?")
        assert "М-26-1" in phone.text
        assert phone.screen.reply_markup
    [entry] = await rows(db, Entry)
    assert entry.edited_at is not None


async def test_every_one_of_several_edits_within_a_moment_arrives(chat: Chat, desk: Chat) -> None:
    await asked(chat, "Когда?")

    for text in ("Когда и где?", "Когда, где и кто?"):
        await chat.edit(chat.wrote, text=text)
        await chat.app.courier.deliver()

    assert desk.text.endswith("Когда, где и кто?")


async def test_an_edit_before_the_copy_left_is_what_leaves(chat: Chat, desk: Chat) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await chat.write("Когда?")
    await chat.edit(chat.wrote, text="Где?")
    await chat.app.courier.deliver()

    assert desk.shown[-1].text.endswith("Где?")
    assert not [each for each in desk.shown if "Когда?" in (each.text or "")]


async def test_an_answer_follows_its_edit_in_caption_and_file(chat: Chat, desk: Chat) -> None:
    await desk.send_photo("old", caption="Ескі", **reply_to(await asked(chat), desk))
    number = desk.wrote
    copy = await delivered(chat)
    photo = [SIZED | {"file_id": "new"}]

    await desk.edit(number, photo=[SIZED | {"file_id": "old"}], caption="Жаңа")
    await chat.app.courier.deliver()
    [caption] = calls(chat, EditMessageCaption)
    assert caption.message_id == copy
    assert caption.caption.endswith("Жаңа")
    await desk.edit(number, photo=photo, caption="Жаңа")
    await chat.app.courier.deliver()
    [changed] = calls(chat, EditMessageMedia)
    assert changed.media.media == "new"
    assert changed.media.caption.endswith("Жаңа")


async def test_a_text_edited_to_its_full_length_loses_the_heading_and_no_word(
    chat: Chat, desk: Chat
) -> None:
    await asked(chat, "Коротко")

    await chat.edit(chat.wrote, text="ә" * 4096)
    await chat.app.courier.deliver()

    assert desk.text == "ә" * 4096


async def test_edits_of_what_is_not_known_and_of_nothing_are_silent(
    db: Database, chat: Chat, desk: Chat
) -> None:
    await asked(chat, "Когда?")
    before = len(chat.api.requests)

    await chat.edit(chat.wrote, text="Когда?")
    await chat.edit(4_000, text="Что-то")
    await chat.edit(4_001, dice={"emoji": "🎲", "value": 3})
    await chat.app.courier.deliver()

    assert len(chat.api.requests) == before


async def test_who_answers_first_takes_the_thread_and_colleagues_see_it(
    db: Database, app: App, chat: Chat, desk: Chat
) -> None:
    other = await colleague(db, app)
    await asked(chat)
    [copy] = [each for each in await standing(chat) if each][-1:]

    await desk.press(AnswerQuestion(thread_id=1))
    await desk.write("Жауап")
    await chat.app.courier.deliver()
    [bare] = calls(other, EditMessageReplyMarkup)
    assert bare.reply_markup is None
    assert reactions(other) == [(bare.message_id, "👌")]
    assert copy
    assert not calls(desk, EditMessageReplyMarkup)
    await chat.write("Ещё", **reply_to(await delivered(chat), chat))
    await chat.app.courier.deliver()

    assert desk.text.endswith("Ещё")
    assert not other.text.endswith("Ещё")
    events = [(each.kind, each.person_id) for each in await rows(db, ThreadEvent)]
    assert events == [(EventKind.OPENED, None), (EventKind.TAKEN, 8)]


def blocked() -> TelegramForbiddenError:
    return TelegramForbiddenError(
        SendMessage(chat_id=1, text="…"), "Forbidden: bot was blocked by the user"
    )


async def test_an_answer_that_cannot_be_brought_is_marked_and_explained_once(
    db: Database, chat: Chat, desk: Chat
) -> None:
    number = await asked(chat)
    async with db.begin() as session:
        (await session.get_one(Conversation, 7)).is_reachable = False

    await desk.write("Жауап", **reply_to(number, desk))
    await chat.app.courier.deliver()

    assert reactions(desk)[-1] == (desk.wrote, "👎")
    assert "білім алушы ботты бұғаттаған" in desk.text
    assert desk.screen.reply_parameters.message_id == desk.wrote


@pytest.mark.parametrize("is_left", [True, False])
async def test_an_answer_to_who_left_or_has_no_phone_says_so(
    db: Database, chat: Chat, desk: Chat, *, is_left: bool
) -> None:
    number = await asked(chat)
    async with db.begin() as session:
        if is_left:
            (await session.get_one(Person, 7)).state = PersonState.LEFT
        else:
            (await session.get_one(Conversation, 7)).person_id = None

    await desk.write("Жауап", **reply_to(number, desk))
    await chat.app.courier.deliver()

    assert ("енді оқымайды" if is_left else "телефоны қазір жоқ") in desk.text


async def test_a_question_goes_on_to_the_next_when_a_teacher_blocked_the_bot(
    db: Database, app: App, chat: Chat, desk: Chat, discipline: Discipline
) -> None:
    await person(db, 90, Role.LECTURER)
    await add(db, Department(id=1, code="D", title=discipline.title, head_id=90))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1
    await chat.press(AskQuestion(discipline_id=1))
    chat.api.refusals = [blocked()]

    await chat.write("Кто ответит?")
    await chat.app.courier.deliver()

    assert Chat(app, 90).text.endswith("Кто ответит?")
    assert reactions(chat) == [(chat.wrote, "👌")]


async def test_with_nobody_left_the_administrators_and_the_learner_are_told(
    db: Database, app: App, chat: Chat, desk: Chat, administrator: Person
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    async with db.begin() as session:
        (await session.get_one(Conversation, 8)).is_reachable = False

    await chat.write("Кто ответит?")
    await chat.app.courier.deliver()

    assert "Вопрос некому передать" in Chat(app, 9).text
    assert "сейчас не на связи" in chat.text
    assert not [each for each in chat.shown if "Вопрос принят" in (each.text or "")]
    [thread] = await rows(db, Thread)
    assert thread.waiting_since is not None
    assert thread.escalate_at is not None
    assert not reactions(chat)


@pytest.mark.parametrize("takers", [0, 1])
async def test_a_question_one_teacher_does_not_take_is_delivered_when_a_colleague_has_it(
    db: Database, app: App, chat: Chat, desk: Chat, monkeypatch: pytest.MonkeyPatch, *, takers: int
) -> None:
    await colleague(db, app)
    closed = (8, 80)[: 2 - takers]

    def look(method: Any) -> None:
        if isinstance(method, SendVoice) and method.chat_id in closed:
            raise refused("VOICE_MESSAGES_FORBIDDEN")

    monkeypatch.setattr(chat.api, "_look_into", look)
    await chat.press(AskQuestion(discipline_id=1))
    await chat.send(voice=FILE | {"duration": 3})
    await app.courier.deliver()

    assert [mark for _, mark in reactions(chat)] == ["👌" if takers else "👎"]
    assert ("Не доставлено" in chat.text) is (takers == 0)


async def test_both_databases_know_who_else_has_the_whole_of_a_message(either_db: Database) -> None:
    await person(either_db, 8)
    await person(either_db, 9)
    two = [Draft("x", f"{who}:{at}", who, about="entry:1") for who in (8, 9) for at in (1, 2)]
    found = []
    for key in ("8:1", "9:2"):
        async with either_db.begin() as session:
            await letters.queue(session, two, now=NOW)
            failed = update(Letter).values(state=LetterState.FAILED)
            await session.execute(failed.where(Letter.key == key))
            found.append(await entries.has_another_reader(session, ["entry:1"]))

    assert found == [True, False]


async def test_where_learners_are_hidden_the_staff_see_a_number(
    db: Database, chat: Chat, desk: Chat, discipline: Discipline
) -> None:
    await add(db, Department(id=1, code="D", title=discipline.title, hides_learner=True))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1

    await asked(chat)

    assert "Білім алушы № 1" in desk.text
    assert "Әлиева" not in desk.text
    assert "М-26-1" not in desk.text


async def test_markup_telegram_does_not_take_goes_as_plain_text(chat: Chat, desk: Chat) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await chat.write("жирно", entities=[{"type": "bold", "offset": 0, "length": 5}])
    chat.api.refusals = [refused("can't parse entities: …")]
    await delivered(chat)

    assert desk.text.endswith("\nжирно")


async def test_an_edit_with_markup_telegram_does_not_take_goes_as_plain_text(
    chat: Chat, desk: Chat
) -> None:
    await asked(chat, "Когда?")
    chat.api.refusals = [refused("can't parse entities: …")]
    bold = [{"type": "bold", "offset": 0, "length": 5}]
    await chat.edit(chat.wrote, text="жирно", entities=bold)
    await chat.app.courier.deliver()

    assert isinstance(desk.screen, EditMessageText)
    assert desk.text.endswith("\nжирно")


async def test_a_message_after_an_album_that_answered_is_asked_about(
    db: Database, chat: Chat, desk: Chat
) -> None:
    await asked(chat)
    await desk.press(AnswerQuestion(thread_id=1))
    await album(desk, 2)

    await desk.write("Бөлек хабарлама")

    assert "Бұл жауап кімге?" in desk.text
    assert len(await rows(db, Entry)) == 3


@pytest.mark.parametrize("is_silent", [True, False])
async def test_who_is_banned_is_told_or_is_kept_waiting_without_a_sign(
    db: Database, chat: Chat, desk: Chat, clock: Clock, *, is_silent: bool
) -> None:
    ban = Ban(learner_id=7, author_id=8, began_at=clock.now, is_silent=is_silent)
    await add(db, ban)
    await chat.press(AskQuestion(discipline_id=1))

    with counted(db) as statements:
        await chat.write("Ответьте!")
    await chat.app.courier.deliver()

    kept = [each.is_withheld for each in await rows(db, Entry)]
    assert not [each for each in desk.shown if "Ответьте!" in (each.text or "")]
    if not is_silent:
        assert kept == []
        assert "Вам сейчас нельзя" in chat.text
        return
    assert kept == [True]
    assert "Вопрос принят" in chat.text
    assert reactions(chat) == [(chat.wrote, "👌")]
    assert (await rows(db, Thread))[0].waiting_since is None
    assert len(in_the_handler(statements)) <= 10  # a ban is looked at, and kept in mind
