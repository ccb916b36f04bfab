"""Frequent questions in the chat: how staff keep them, how learners meet them."""

from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import select, update

from bot.app import App
from bot.callbacks.consultations import AskQuestion
from bot.callbacks.faq import (
    ConfirmFaq,
    FaqEnough,
    MakeFaq,
    OpenFaq,
    OpenFaqEntry,
    ReadFaq,
)
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.consultations import Entry, EntryCopy, EntryKind, Side, Thread, ThreadState
from storage.tables.disciplines import Discipline, Membership, Teaching
from storage.tables.faq import FaqEntry, FaqWord
from storage.tables.people import Conversation, Person, Role
from tests.chat import Chat
from tests.conftest import NOW, add, person
from tests.statements import counted, in_the_handler
from tests.threads import stored, waiting


@pytest.fixture
async def desk(db: Database, app: App, discipline: Discipline) -> Chat:
    """A lecturer of the discipline, who reads Russian."""
    await person(db, 18, Role.LECTURER)
    await add(db, Teaching(person_id=18, discipline_id=1))
    return Chat(app, 18)


@pytest.fixture
async def entry(db: Database, desk: Chat) -> FaqEntry:
    """A published entry in Russian only."""
    entry = FaqEntry(
        id=1,
        discipline_id=1,
        question=Bilingual(ru="Каков срок <апелляции>?"),
        answer=Bilingual(ru="<b>Один</b> месяц"),
        author_id=18,
        made_at=NOW,
    )
    await add(db, entry)
    return entry


async def answered(db: Database, question: str, answer: str, html: str = "") -> None:
    """A question of learner 7 as entry 1, its answer as entry 2, which stands in chat 18 as 55."""
    await add(db, Thread(id=1, learner_id=7, discipline_id=1, opened_at=NOW))
    fields: dict[str, Any] = {"thread_id": 1, "kind": EntryKind.TEXT, "written_at": NOW}
    await add(db, Entry(id=1, author_id=7, side=Side.LEARNER, text=question, **fields))
    await add(db, Entry(id=2, author_id=18, side=Side.STAFF, text=answer, html=html, **fields))
    await add(db, EntryCopy(chat_id=18, message_id=55, entry_id=2))


def reply_to(number: int) -> dict[str, Any]:
    private = {"id": 18, "type": "private"}
    return {"reply_to_message": {"message_id": number, "date": 0, "chat": private, "text": "…"}}


async def kept(db: Database) -> list[FaqEntry]:
    async with db.read() as session:
        return list(await session.scalars(select(FaqEntry).order_by(FaqEntry.id)))


@pytest.mark.parametrize("kept_back", [{"is_withheld": True}, {"recalled_at": NOW}])
async def test_what_the_staff_cannot_read_becomes_no_frequent_question(
    db: Database, desk: Chat, learner: Person, kept_back: dict[str, Any]
) -> None:
    await answered(db, "Каков срок апелляции?", "Один месяц")
    async with db.begin() as session:
        await session.execute(update(Entry).where(Entry.id == 1).values(**kept_back))

    await desk.press(MakeFaq(entry_id=2))

    [made] = await kept(db)
    assert (made.question.ru, made.answer.ru) == ("", "Один месяц")


async def acts(db: Database) -> list[str]:
    async with db.read() as session:
        return list(await session.scalars(select(AuditLine.act).order_by(AuditLine.id)))


async def test_an_answer_becomes_a_frequent_question_that_learners_read(
    db: Database, chat: Chat, desk: Chat
) -> None:
    question = "Мен Әлиева Дана едім. Апелляция мерзімі қандай?"
    await answered(db, question, "Бір ай <3", "<b>Бір ай</b> &lt;3")

    await desk.write("/faq", **reply_to(55))
    assert "Мен … … едім. Апелляция мерзімі қандай?" in desk.text
    assert desk.text.endswith("<b>Бір ай</b> &lt;3")
    assert "Текст на казахском" in desk.text
    assert "Черновик" in desk.text
    await desk.press("Вопрос")
    await desk.write("Апелляция мерзімі қандай?")
    await desk.press("Опубликовать")
    assert "не должно быть имён" in desk.text
    assert "похожее на имя" not in desk.text
    await desk.press("Имён нет")
    assert "Опубликовано" in desk.text

    await chat.press(OpenFaq(discipline_id=1))
    assert "1. Апелляция мерзімі қандай?" in chat.text
    await chat.press("1")
    assert "<b>Бір ай</b> &lt;3" in chat.text
    assert chat.text.endswith("<i>Ответ есть только на казахском языке.</i>")
    assert chat.labels == ["✅ Этого достаточно", "💬 Задать вопрос", "← К списку"]
    await chat.press("Этого достаточно")
    assert "ответ помог" in chat.text
    assert [(each.times_shown, each.times_enough) for each in await kept(db)] == [(1, 1)]
    assert await acts(db) == ["faq-published"]


async def test_the_button_of_an_answer_opens_the_same_entry_twice(
    db: Database, learner: Person, desk: Chat
) -> None:
    await answered(db, "Когда подаётся жалоба?", "В течение месяца.")

    await desk.press(MakeFaq(entry_id=2))
    await desk.press(MakeFaq(entry_id=2))

    assert "Текст на русском" in desk.text
    assert [each.question for each in await kept(db)] == [Bilingual(ru="Когда подаётся жалоба?")]


async def test_a_name_or_a_number_that_is_left_is_pointed_out_before_publishing(
    db: Database, learner: Person, desk: Chat
) -> None:
    await answered(db, "Когда жалоба?", "Уважаемая алиева, звоните: +7 (701) 765-43-21")

    await desk.press(MakeFaq(entry_id=2))
    await desk.press("Опубликовать")

    assert "похожее на имя" in desk.text
    assert "длинный номер" in desk.text
    await desk.press("Исправить")
    await desk.press("✏️ Ответ")
    await desk.write("В течение месяца.")
    await desk.press("Опубликовать")
    assert "похожее на имя" not in desk.text
    assert "длинный номер" not in desk.text


async def test_an_answer_too_long_for_an_entry_is_cut_and_a_file_leaves_the_text_to_be_written(
    db: Database, learner: Person, desk: Chat
) -> None:
    await answered(db, "Ж" * 4096, "<" * 4096)

    await desk.press(MakeFaq(entry_id=2))

    found = (await kept(db))[0]
    assert found.answer.ru == "&lt;" * 2999 + "…"
    assert found.question.ru == "Ж" * 300
    async with db.begin() as session:
        answer = await session.get_one(Entry, 2)
        answer.kind, answer.text = EntryKind.VOICE, ""
        await session.delete(await session.get_one(FaqEntry, 1))
    await desk.press(MakeFaq(entry_id=2))
    assert desk.text.endswith("<i>ещё не написано</i>")
    assert not any("Опубликовать" in each for each in desk.labels)


async def test_what_is_no_answer_of_the_discipline_becomes_nothing(
    db: Database, app: App, learner: Person, desk: Chat
) -> None:
    await answered(db, "Когда жалоба?", "В течение месяца.")
    await person(db, 19, Role.LECTURER)
    stranger = Chat(app, 19)

    await desk.press(MakeFaq(entry_id=1))
    assert "только ответ преподавателя" in (desk.alert or "")
    await desk.write("/faq", **reply_to(56))
    assert "только ответ преподавателя" in desk.text
    await stranger.press(MakeFaq(entry_id=2))
    assert "только ответ преподавателя" in (stranger.alert or "")
    async with db.begin() as session:
        (await session.get_one(Entry, 2)).recalled_at = NOW
    await desk.press(MakeFaq(entry_id=2))
    assert "только ответ преподавателя" in (desk.alert or "")
    assert await kept(db) == []


async def test_an_entry_is_written_by_hand_taken_down_and_deleted(
    db: Database, chat: Chat, desk: Chat
) -> None:
    await desk.write("/faq")
    await desk.press("Гражданский процесс")
    assert "Здесь пока пусто" in desk.text
    await desk.press("Добавить")
    await desk.press("✏️ Вопрос")
    await desk.send_photo("p")
    assert "нужен текст" in desk.text
    await desk.write("Как <подать> иск?")
    await desk.press("✏️ Ответ")
    bold = [{"type": "bold", "offset": 0, "length": 5}]
    await desk.write("Через <канцелярию>", entities=bold)
    assert desk.text.endswith("<b>Через</b> &lt;канцелярию&gt;")
    await desk.press("Опубликовать")
    await desk.press("Имён нет")
    await desk.press("Снять с публикации")
    await chat.press(OpenFaq(discipline_id=1))
    assert "Здесь пока пусто" in chat.text
    await desk.press("Удалить")

    assert desk.alert == "Черновик удалён."
    assert "Черновики и снятые" in desk.text
    assert await kept(db) == []
    assert await acts(db) == ["faq-published", "faq-archived", "faq-deleted"]


async def test_the_other_language_is_added_later(db: Database, desk: Chat, entry: FaqEntry) -> None:
    await desk.press(OpenFaqEntry(faq_id=1, locale="ru"))
    assert "Прочитали: 0 · помогло: 0" in desk.text
    await desk.press("Казахский текст")
    assert desk.text.count("ещё не написано") == 2
    await desk.press("✏️ Вопрос")
    assert "на казахском языке" in desk.text
    await desk.write("Апелляция мерзімі қандай?")
    await desk.press("✏️ Ответ")
    await desk.write("Бір ай")

    assert "Апелляция мерзімі қандай?" in desk.text
    assert (await kept(db))[0].answer == Bilingual(kk="Бір ай", ru="<b>Один</b> месяц")
    assert await acts(db) == ["faq-changed", "faq-changed"]


async def test_a_long_list_is_read_page_by_page(
    db: Database, chat: Chat, desk: Chat, learner: Person
) -> None:
    entries = [
        FaqEntry(
            discipline_id=1,
            question=Bilingual(ru=f"{number} {'ю' * 297}"),
            answer=Bilingual(ru="Ответ"),
            author_id=18,
            made_at=NOW + timedelta(number),
        )
        for number in range(20)
    ]
    await add(db, *entries)

    await chat.press(OpenFaq(discipline_id=1))
    assert chat.labels[:9] == ["1", "2", "3", "4", "5", "6", "7", "8", "Далее ›"]
    assert len(chat.text) < 4096
    await chat.press("Далее")
    await chat.press("Далее")
    assert chat.labels[:4] == ["17", "18", "19", "20"]

    await desk.write("/faq")
    await desk.press("Гражданский процесс")
    assert len(desk.labels) == 12
    assert all(len(label) <= 40 for label in desk.labels)


async def test_a_kazakh_reader_is_told_what_is_only_in_russian(
    db: Database, app: App, desk: Chat, entry: FaqEntry, lecturer: Person, learner: Person
) -> None:
    async with db.begin() as session:
        await session.execute(update(Conversation).values(locale="kk"))
    chat, other = Chat(app, 7), Chat(app, 8)

    await chat.press(ReadFaq(faq_id=1))
    assert chat.text.endswith("<i>Жауап тек орыс тілінде бар.</i>")
    assert "Каков срок &lt;апелляции&gt;?" in chat.text
    await other.press(OpenFaqEntry(faq_id=1, locale="kk"))
    assert other.text.count("әлі жазылмаған") == 2


async def test_a_learner_elsewhere_finds_nothing(
    db: Database, app: App, entry: FaqEntry, learner: Person
) -> None:
    await person(db, 27, Role.LEARNER)
    other = Chat(app, 27)

    for button in (ReadFaq(faq_id=1), FaqEnough(faq_id=1), OpenFaq(discipline_id=1)):
        await other.press(button)
        assert "Откройте список заново" in (other.alert or "")
    assert [(each.times_shown, each.times_enough) for each in await kept(db)] == [(0, 0)]


async def test_every_press_costs_at_most_eight_statements(
    db: Database, chat: Chat, desk: Chat, entry: FaqEntry, learner: Person
) -> None:
    await answered(db, "Когда жалоба?", "В течение месяца.")
    acts: list[Callable[[], Awaitable[None]]] = [
        partial(desk.press, MakeFaq(entry_id=2)),
        partial(desk.press, "Опубликовать"),
        partial(desk.press, "Имён нет"),
        partial(desk.press, "✏️ Вопрос"),
        partial(desk.write, "Срок жалобы?"),
        partial(desk.press, "Снять"),
        partial(desk.press, "Удалить"),
        partial(chat.press, OpenFaq(discipline_id=1)),
        partial(chat.press, "1"),
        partial(chat.press, "Этого достаточно"),
    ]
    costs = []
    for act in acts:
        with counted(db) as statements:
            await act()
        costs.append(len(in_the_handler(statements)))

    assert max(costs) <= 8, costs


async def test_a_receipt_offers_the_closest_answers_and_one_that_is_enough_closes_the_question(
    db: Database, chat: Chat, desk: Chat, entry: FaqEntry
) -> None:
    async with db.begin() as session:
        (await session.get_one(FaqEntry, 1)).archived_at = NOW
    await desk.press(ConfirmFaq(faq_id=1))
    await chat.press(AskQuestion(discipline_id=1))
    assert chat.labels == ["💡 Частые вопросы", "Отмена"]
    await chat.press("Частые вопросы")
    assert "1. Каков срок &lt;апелляции&gt;?" in chat.text

    await chat.write("Подскажите, какой срок у апелляции?")
    await chat.app.courier.deliver()
    assert "Вопрос принят" in chat.text
    assert "1. Каков срок &lt;апелляции&gt;?" in chat.text
    assert chat.labels == ["1"]
    assert "какой срок у апелляции" in desk.text  # a person has it all the same
    await chat.press("1")
    assert chat.text.endswith("<b>Один</b> месяц")
    assert chat.labels == ["✅ Этого достаточно", "⏳ Жду преподавателя"]


async def test_an_answer_that_is_enough_closes_the_question_that_waits(
    db: Database, chat: Chat, entry: FaqEntry
) -> None:
    await waiting(db)
    await chat.press(ReadFaq(faq_id=1, thread_id=1))
    enough = chat.data_of("достаточно")

    await chat.press("Жду")
    assert "придёт ответ" in chat.text
    assert (await stored(db)).state == ThreadState.OPEN
    await chat.press_raw(enough)

    assert "Ваш вопрос закрыт" in chat.text
    thread = await stored(db)
    assert (thread.state, thread.waiting_since) == (ThreadState.CLOSED, None)
    assert [(each.times_shown, each.times_enough) for each in await kept(db)] == [(1, 1)]


async def test_a_question_that_is_like_none_gets_a_receipt_without_offers(
    db: Database, chat: Chat, desk: Chat, entry: FaqEntry
) -> None:
    await add(db, FaqWord(faq_id=1, stem="апелл", discipline_id=1))
    await chat.press(AskQuestion(discipline_id=1))

    await chat.write("Где находится аудитория?")
    await chat.app.courier.deliver()
    await chat.send_photo("page")
    await chat.app.courier.deliver()

    assert not any("Пока Вы ждёте" in each.text for each in chat.shown if hasattr(each, "text"))


async def test_somebody_elses_question_is_not_closed_by_a_forged_button(
    db: Database, app: App, entry: FaqEntry, learner: Person
) -> None:
    await waiting(db)
    await person(db, 27, Role.LEARNER)
    await add(db, Membership(group_id=1, person_id=27))

    await Chat(app, 27).press(FaqEnough(faq_id=1, thread_id=1))

    assert (await stored(db)).state == ThreadState.OPEN
