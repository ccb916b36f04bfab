"""Ready answers: made, shared with the department, used on a thread."""

from typing import Any

import pytest
from sqlalchemy import select

from bot.app import App
from bot.callbacks.queues import OpenQueued
from bot.callbacks.templates import (
    ArchiveTemplate,
    ChooseTemplate,
    Locale,
    NewTemplate,
    OpenTemplate,
    OpenTemplates,
    SendTemplate,
    ShareTemplate,
)
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.consultations import AnswerTemplate, EntryCopy, Side
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.people import Person, Role
from tests.chat import Chat
from tests.conftest import NOW, add, person
from tests.statements import counted, in_the_handler
from tests.threads import answered, waiting, written

LAW = Bilingual(kk="Құқық", ru="Право")
TEXT = Bilingual(kk="Мерзімі – <бір> ай.", ru="Срок – <один> месяц.")


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone, in Kazakh."""
    return Chat(app, 8)


@pytest.fixture
async def department(db: Database, lecturer: Person) -> None:
    """The discipline's; 18 teaches there, too, 19 heads it, 20 is elsewhere."""
    for number in (18, 19, 20):
        await person(db, number, Role.LECTURER)
    await add(db, Department(id=1, code="D1", title=LAW, head_id=19))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1
    await add(db, Teaching(person_id=18, discipline_id=1))


async def made(db: Database, number: int = 1, **fields: Any) -> None:
    usual = {"author_id": 8, "title": "Мерзім <1>", "text": TEXT, "made_at": NOW}
    await add(db, AnswerTemplate(id=number, **{**usual, **fields}))


async def stored(db: Database) -> AnswerTemplate:
    async with db.read() as session:
        return (await session.scalars(select(AnswerTemplate))).one()


async def test_a_ready_answer_is_written_in_two_languages(db: Database, desk: Chat) -> None:
    await desk.write("/template")
    assert "Әзірге бос" in desk.text
    await desk.press("Жаңа жауап")
    await desk.write("  Мерзім \n <1> ")
    await desk.press("Қазақша")
    await desk.write(TEXT.kk)
    await desk.press("Орысша")
    await desk.write(TEXT.ru)

    assert "<b>Мерзім &lt;1&gt;</b>" in desk.text
    assert "Мерзімі – &lt;бір&gt; ай." in desk.text
    assert "Срок – &lt;один&gt; месяц." in desk.text
    assert "Тек Сізге көрінеді" in desk.text
    row = await stored(db)
    assert (row.title, row.text, row.department_id) == ("Мерзім <1>", TEXT, None)
    await desk.press("Атауы")
    await desk.write("Басқа атау")
    assert (await stored(db)).title == "Басқа атау"


@pytest.mark.parametrize(
    ("answer", "locale"),
    [("Кез келген уақытта.", "kk"), ("Это можно сделать и позже, но не после срока.", "ru")],
)
async def test_an_answer_becomes_a_ready_one_by_a_reply(
    db: Database, desk: Chat, learner: Person, answer: str, locale: str
) -> None:
    await waiting(db)
    entry = await written(db, 1, Side.STAFF, answer)
    await add(db, EntryCopy(chat_id=8, message_id=77, entry_id=entry.id))
    private = {"id": 8, "type": "private"}
    to = {"message_id": 77, "date": 0, "chat": private, "text": "…"}

    await desk.write("/template", reply_to_message=to)

    row = await stored(db)
    assert (row.title, getattr(row.text, locale)) == (answer, answer)
    assert "<b>" + answer in desk.text


async def test_somebody_elses_message_becomes_none(
    db: Database, desk: Chat, learner: Person
) -> None:
    await answered(db)
    await add(db, EntryCopy(chat_id=8, message_id=77, entry_id=1))
    private = {"id": 8, "type": "private"}

    for number in (77, 78):
        to = {"message_id": number, "date": 0, "chat": private, "text": "…"}
        await desk.write("/template", reply_to_message=to)
        assert "Сіздің мәтінді жауабыңыз емес" in desk.text


@pytest.mark.usefixtures("department")
async def test_a_shared_one_is_used_by_the_department_and_changed_by_its_author_and_the_head(
    app: App, db: Database, desk: Chat
) -> None:
    await made(db)
    colleague, head, stranger = (Chat(app, number) for number in (18, 19, 20))
    await colleague.press(OpenTemplate(template_id=1))
    assert "готового ответа среди Ваших" in (colleague.alert or "")

    await desk.press(OpenTemplate(template_id=1))
    await desk.press("Бәріне: Құқық")
    assert "Бәріне көрінеді: Құқық" in desk.text

    await colleague.press(OpenTemplates())
    await colleague.press("👥 Мерзім <1>")
    assert colleague.labels == ["📋 Готовые ответы"]
    await head.press(OpenTemplate(template_id=1))
    assert "✏️ Русский" in head.labels
    await stranger.press(OpenTemplate(template_id=1))
    assert "готового ответа среди Ваших" in (stranger.alert or "")
    for phone in (colleague, stranger):
        await phone.press(ShareTemplate(template_id=1, department_id=0))
        assert "готового ответа среди Ваших" in (phone.alert or "")
        await phone.press(ArchiveTemplate(template_id=1))
    assert (await stored(db)).archived_at is None
    async with db.read() as session:
        acts = list(await session.scalars(select(AuditLine.act)))
    assert acts == ["template-shared"]


@pytest.mark.usefixtures("department")
async def test_nobody_shares_with_a_department_that_is_not_theirs(db: Database, desk: Chat) -> None:
    await add(db, Department(id=2, code="D2", title=LAW))
    await made(db)

    await desk.press(ShareTemplate(template_id=1, department_id=2))

    assert (await stored(db)).department_id is None


async def test_it_is_previewed_in_the_learners_language_and_sent(
    app: App, db: Database, chat: Chat, desk: Chat
) -> None:
    await made(db)
    await waiting(db)

    await desk.press(OpenQueued(thread_id=1))
    await desk.press("Дайын жауаптар")
    await desk.press("Мерзім")
    assert "<blockquote>Срок – &lt;один&gt; месяц.</blockquote>" in desk.text
    await desk.press("Жіберу")
    assert "Жауап білім алушыға жіберіліп жатыр" in desk.text
    await app.courier.deliver()

    assert any("Срок – &lt;один&gt; месяц." in screen.text for screen in chat.shown)


async def test_one_without_a_text_is_not_sent(db: Database, desk: Chat, learner: Person) -> None:
    await made(db, text=Bilingual())
    await waiting(db)

    await desk.press(ChooseTemplate(thread_id=1, template_id=1))
    assert "мәтін жоқ" in (desk.alert or "")
    await desk.press(SendTemplate(seen=1, template_id=1, locale=Locale.KK))

    assert "мәтін жоқ" in (desk.alert or "")


async def test_archived_ones_are_gone(db: Database, desk: Chat) -> None:
    await made(db)

    await desk.press(OpenTemplate(template_id=1))
    await desk.press("Алып тастау")
    assert "Әзірге бос" in desk.text
    await desk.press(OpenTemplate(template_id=1))

    assert "мұндайы жоқ" in (desk.alert or "")


async def test_a_stranger_of_the_thread_sends_nothing(
    app: App, db: Database, desk: Chat, learner: Person
) -> None:
    await person(db, 18, Role.LECTURER)
    await made(db, author_id=18)
    await waiting(db)
    stranger = Chat(app, 18)

    for button in (
        ChooseTemplate(thread_id=1, template_id=1),
        SendTemplate(seen=1, template_id=1, locale=Locale.RU),
    ):
        await stranger.press(button)
        assert "вопросов такого нет" in (stranger.alert or "")


@pytest.mark.parametrize(("prompt", "length"), [("Жаңа жауап", 61), ("Қазақша", 1501)])
async def test_what_is_too_long_is_refused_and_asked_for_again(
    db: Database, desk: Chat, prompt: str, length: int
) -> None:
    await made(db)
    await desk.press(OpenTemplates() if length == 61 else OpenTemplate(template_id=1))
    await desk.press(prompt)
    await desk.write("ә" * length)
    assert "Мәтін тым ұзын" in desk.text
    await desk.write("ә" * (length - 1))

    assert "ә" * 30 in desk.text


@pytest.mark.usefixtures("department")
async def test_a_press_costs_eight_statements_at_most(
    db: Database, desk: Chat, learner: Person
) -> None:
    await made(db)
    await waiting(db)
    for button in (
        OpenTemplates(thread_id=1),
        OpenTemplate(template_id=1),
        NewTemplate(),
        ShareTemplate(template_id=1, department_id=1),
        ChooseTemplate(thread_id=1, template_id=1),
        SendTemplate(seen=1, template_id=1, locale=Locale.RU),
        ArchiveTemplate(template_id=1),
    ):
        with counted(db) as statements:
            await desk.press(button)
        assert len(in_the_handler(statements)) <= 8, button


async def test_pressed_twice_or_after_something_new_nothing_more_is_sent(
    app: App, db: Database, chat: Chat, desk: Chat
) -> None:
    await made(db)
    await waiting(db)
    await desk.press(ChooseTemplate(thread_id=1, template_id=1))
    send = desk.data_of("Жіберу")

    with counted(db) as statements:
        await desk.press("Жіберу")
    await desk.press_raw(send)
    await app.courier.deliver()

    assert "жаңа хабарлама қосылды" in (desk.alert or "")
    assert sum("Срок – &lt;один&gt; месяц." in screen.text for screen in chat.shown) == 1
    assert len(in_the_handler(statements)) <= 8
