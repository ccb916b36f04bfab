from typing import Any

import pytest
from sqlalchemy import delete

from bot.app import App
from bot.callbacks.consultations import AnswerQuestion, AskQuestion
from storage.database import Database
from storage.tables.consultations import Entry, EntryCopy, Thread
from storage.tables.disciplines import Discipline, Enrolment, Group, Teaching
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Person, Role
from storage.tables.trace import Thing, TraceLine, Verb
from tests.chat import Chat
from tests.conftest import add, person
from tests.relayed import EVIL, asked, delivered, reactions, reply_to, rows, standing
from tests.statements import counted, in_the_handler


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone."""
    return Chat(app, 8)


async def test_a_question_goes_to_the_lecturer_and_the_answer_comes_back(
    db: Database, chat: Chat, desk: Chat
) -> None:
    await chat.write("/ask")
    await chat.press("Гражданский процесс")
    assert "всё, что Вы отправите, получит преподаватель" in chat.text
    await chat.write("Когда подаётся иск?")

    number = await delivered(chat)
    assert "Вопрос принят" in chat.text
    assert reactions(chat) == [(chat.wrote, "👌")]
    assert "Азаматтық іс жүргізу" in desk.text
    assert "· М-26-1" in desk.text
    assert desk.text.endswith("Когда подаётся иск?")
    assert desk.labels == ["Жауап беру"]
    await desk.write("Кез келген уақытта.", **reply_to(number, desk))
    await delivered(chat)

    assert reactions(desk) == [(desk.wrote, "👌")]
    assert "Преподаватель: Әлиева Дана &lt;8&gt;" in chat.text
    assert chat.text.endswith("Кез келген уақытта.")
    verbs = [(line.verb, line.person_id, line.object_kind) for line in await rows(db, TraceLine)]
    assert verbs == [(Verb.ASKED, 7, Thing.THREAD), (Verb.REPLIED, 8, Thing.THREAD)]


async def test_the_button_answers_as_a_reply_does(chat: Chat, desk: Chat) -> None:
    await asked(chat)

    await desk.press("Жауап беру")
    assert "аккаунтыңызды көрмейді" in desk.text
    await desk.write("Жауабым осы.")
    await delivered(chat)

    assert chat.text.endswith("Жауабым осы.")
    await desk.write("Тағы бірдеңе")
    assert "Бұл жауап кімге?" in desk.text


async def test_a_reply_to_a_copy_that_was_never_noted_finds_its_thread_by_the_button(
    db: Database, chat: Chat, desk: Chat
) -> None:
    """The process died between the copy's arrival and its note; the copy came once more."""
    number = await asked(chat)
    button = {"text": "Жауап беру", "callback_data": AnswerQuestion(thread_id=1).pack()}
    async with db.begin() as session:
        await session.execute(delete(EntryCopy))
    reply = reply_to(number, desk)
    reply["reply_to_message"]["reply_markup"] = {"inline_keyboard": [[button]]}

    await desk.write("Жауап осы.", **reply)
    await delivered(chat)

    assert chat.text.endswith("Жауап осы.")
    assert reactions(desk) == [(desk.wrote, "👌")]


async def test_photos_and_documents_travel_by_their_ids_with_their_captions(
    chat: Chat, desk: Chat
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await chat.send_photo("page", caption=f"Стр. 5 {EVIL}")
    number = await delivered(chat)

    assert desk.screen.photo == "page"
    assert desk.text.endswith('Стр. 5 &lt;b&gt;&amp;"ә')
    document = {"file_id": "doc", "file_unique_id": "u", "file_name": "a.pdf"}
    await desk.send(document=document, **reply_to(number, desk))
    await delivered(chat)
    assert chat.screen.document == "doc"
    assert "Преподаватель: " in chat.text


async def test_the_longest_question_of_the_longest_name_arrives_whole(
    db: Database, chat: Chat, desk: Chat
) -> None:
    async with db.begin() as session:
        (await session.get_one(Person, 7)).family_name = (EVIL * 40)[:200]
    text = (EVIL * 700)[:4096]

    await chat.press(AskQuestion(discipline_id=1))
    await chat.write(text)
    number, _ = await standing(chat)

    heading, whole = desk.shown[-2:]
    assert "&lt;b&gt;&amp;" in heading.text
    assert heading.reply_markup is None
    assert whole.text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&") == text
    assert whole.reply_markup is not None
    await desk.write("Жауап", **reply_to(number, desk))
    await delivered(chat)
    assert chat.text.endswith("Жауап")


async def test_a_long_caption_leaves_the_heading_to_a_message_of_its_own(
    chat: Chat, desk: Chat
) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await chat.send_photo("page", caption="ә" * 1024)
    await delivered(chat)

    heading, picture = desk.shown[-2:]
    assert "· М-26-1" in heading.text
    assert picture.caption == "ә" * 1024

    await chat.press(AskQuestion(discipline_id=1))
    await chat.send_photo("page", caption="ә" * 2048)
    await delivered(chat)

    _, text, picture = desk.shown[-3:]
    assert text.text == "ә" * 2048
    assert picture.caption is None


async def test_asking_again_goes_on_in_the_same_thread(
    db: Database, chat: Chat, desk: Chat
) -> None:
    await desk.write("Жауап", **reply_to(await asked(chat), desk))
    answer = await delivered(chat)

    await chat.write("А если срок прошёл?", **reply_to(answer, chat))
    await delivered(chat)
    assert desk.text.endswith("А если срок прошёл?")
    await desk.write("Онда жоқ", **reply_to(await asked(chat, "Точно?"), desk))
    await delivered(chat)
    await chat.press("Уточнить")
    await chat.write("Спасибо")

    assert len(await rows(db, Thread)) == 1
    assert len(await rows(db, Entry)) == 6


async def test_an_answer_stays_on_the_screen_when_the_learner_asks_again(
    chat: Chat, desk: Chat
) -> None:
    await desk.write("Жауап", **reply_to(await asked(chat), desk))
    await delivered(chat)

    await chat.press("Уточнить")

    assert chat.screen.__api_method__ == "sendMessage"


@pytest.mark.parametrize(
    "message",
    [
        {"dice": {"emoji": "🎲", "value": 3}},
        {"story": {"id": 1, "chat": {"id": 5, "type": "private"}}},
    ],
)
async def test_what_carries_nothing_is_refused_and_the_question_is_still_awaited(
    db: Database, chat: Chat, desk: Chat, message: dict[str, Any]
) -> None:
    await chat.press(AskQuestion(discipline_id=1))

    await chat.send(**message)
    assert "опросы, кубики, игры и истории не передаются" in chat.text
    await chat.write("Вопрос")

    assert [each.text for each in await rows(db, Entry)] == ["Вопрос"]


async def test_the_menu_leads_out_of_a_question(db: Database, chat: Chat, desk: Chat) -> None:
    await chat.press(AskQuestion(discipline_id=1))
    await chat.press("Отмена")

    await chat.write("Передумал")

    assert "Кому передать это сообщение?" in chat.text
    assert not await rows(db, Entry)


async def test_nobody_is_asked_where_nobody_teaches(chat: Chat) -> None:
    await chat.press(AskQuestion(discipline_id=1))

    assert chat.alert
    assert "«Гражданский процесс» преподаватель пока не назначен" in chat.alert


async def test_a_discipline_of_another_group_is_not_found(
    db: Database, chat: Chat, discipline: Discipline
) -> None:
    await add(db, Discipline(id=2, code="X", title=discipline.title), Group(id=2, code="М-26-2"))
    await add(db, Enrolment(group_id=2, discipline_id=2))

    await chat.press(AskQuestion(discipline_id=2))

    assert chat.alert
    assert "Такой дисциплины среди Ваших нет" in chat.alert


async def test_a_lecturer_of_another_discipline_finds_no_thread(
    db: Database, app: App, chat: Chat, desk: Chat
) -> None:
    await asked(chat)
    await person(db, 80, Role.LECTURER)
    stranger = Chat(app, 80)

    await stranger.press(AnswerQuestion(thread_id=1))

    assert stranger.alert
    assert "Среди Ваших вопросов такого нет" in stranger.alert


async def test_who_no_longer_teaches_cannot_answer_any_more(
    db: Database, chat: Chat, desk: Chat
) -> None:
    number = await asked(chat)
    await desk.press("Жауап беру")
    async with db.begin() as session:
        await session.execute(delete(Teaching))

    await desk.write("Жауап")
    assert "Сұрақтарыңыздың арасында мұндайы жоқ" in desk.text
    await desk.write("/menu")
    await desk.write("Жауап", **reply_to(number, desk))

    assert "түсінбедім" in desk.text
    assert len(await rows(db, Entry)) == 1


async def test_a_reply_to_any_other_message_is_asked_about(chat: Chat, desk: Chat) -> None:
    await asked(chat)

    await desk.write("Рақмет", **reply_to(1, desk))

    assert "Бұл жауап кімге?" in desk.text


async def test_a_learner_cannot_reply_into_the_thread_of_another(
    db: Database, app: App, chat: Chat, desk: Chat
) -> None:
    await desk.write("Жауап", **reply_to(await asked(chat), desk))
    answer = await delivered(chat)
    await person(db, 70, Role.LEARNER)
    other = Chat(app, 70)

    await other.write("Я тоже", **reply_to(answer, other))

    assert "Я не понял" in other.text


async def test_every_lecturer_of_the_discipline_is_asked(
    db: Database, app: App, chat: Chat, desk: Chat
) -> None:
    await person(db, 80, Role.LECTURER)
    await add(db, Teaching(person_id=80, discipline_id=1))

    await asked(chat)

    assert "Әлиева Дана &lt;7&gt; · М-26-1" in Chat(app, 80).text
    assert "Әлиева Дана &lt;7&gt; · М-26-1" in desk.text
    letters = [each for each in await rows(db, Letter) if each.kind == "consultation-question"]
    assert [letter.state for letter in letters] == [LetterState.SENT] * 2
    assert [letter.lane for letter in letters] == ["thread:1:staff:8", "thread:1:staff:80"]


async def test_every_message_costs_at_most_eight_statements(
    db: Database, chat: Chat, desk: Chat
) -> None:
    await chat.press(AskQuestion(discipline_id=1))

    with counted(db) as first:
        await chat.write("Вопрос")
    number = await delivered(chat)
    with counted(db) as replied:
        await desk.write("Жауап", **reply_to(number, desk))
    answer = await delivered(chat)
    with counted(db) as again:
        await chat.write("Ещё", **reply_to(answer, chat))
    await delivered(chat)
    await desk.press("Жауап беру")
    with counted(db) as pressed:
        await desk.write("Тағы")

    for statements in (first, replied, again, pressed):
        spent = in_the_handler(statements)
        assert len(spent) <= 8, "\n".join(spent)
