from collections.abc import Sequence
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import SendDocument
from aiogram.types import BufferedInputFile, InputFile
from sqlalchemy import select

from bot.app import App
from bot.callbacks.materials import AddMaterial, OpenDiscipline, OpenMaterial, OpenMaterials
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Enrolment
from storage.tables.materials import Material, MaterialKind, StoredFile, TelegramFile
from storage.tables.people import Person, Role
from storage.tables.trace import TraceLine, Verb
from tests.chat import Chat
from tests.conftest import NOW, add, person


def item(number: int, kind: MaterialKind = MaterialKind.TEXT, **fields: Any) -> Material:
    title = Bilingual(kk=f"Дәріс {number} <b>&", ru=f"Лекция {number} <b>&")
    body = fields.pop("body", Bilingual(kk="Мәтін", ru="Текст"))
    return Material(
        id=number, discipline_id=1, kind=kind, title=title, body=body, added_at=NOW, **fields
    )


async def our_own_file(db: Database, **fields: Any) -> None:
    """A file of ours as item 5."""
    await add(db, StoredFile(file_key="sha", content=b"%PDF-1.7"))
    await add(db, item(5, MaterialKind.FILE, file_key="sha", file_name="лекция.pdf", **fields))


async def rows(db: Database, table: Any) -> Sequence[Any]:
    async with db.read() as session:
        return (await session.scalars(select(table))).all()


async def test_the_only_discipline_opens_straight_at_its_items(db: Database, chat: Chat) -> None:
    await add(db, item(1), item(2, MaterialKind.LINK))

    await chat.write("/materials")

    assert "Гражданский процесс" in chat.text
    assert chat.labels[:2] == ["📝 Лекция 1 <b>&", "🔗 Лекция 2 <b>&"]
    assert "Все дисциплины" not in " ".join(chat.labels)


async def test_of_several_disciplines_one_is_chosen_and_the_way_back_stays(
    db: Database, chat: Chat
) -> None:
    await add(db, Discipline(id=2, code="ETHICS", title=Bilingual(kk="Әдеп", ru="Этика")))
    await add(db, Enrolment(group_id=1, discipline_id=2))

    await chat.press(OpenMaterials())
    await chat.press("Этика")

    assert "Материалов пока нет" in chat.text
    await chat.press("Все дисциплины")
    assert "Гражданский процесс" in chat.labels


async def test_more_than_eight_items_are_turned_by_pages(db: Database, chat: Chat) -> None:
    await add(db, *(item(number) for number in range(1, 11)))

    await chat.press(OpenDiscipline(discipline_id=1))
    first = chat.labels
    await chat.press("Далее")

    assert "📝 Лекция 8 <b>&" in first
    assert "Страница 2 из 2" in chat.text
    assert chat.labels[:2] == ["📝 Лекция 9 <b>&", "📝 Лекция 10 <b>&"]
    assert "‹ Назад" in chat.labels


async def test_a_page_behind_the_end_is_the_last_page(db: Database, chat: Chat) -> None:
    await add(db, item(1))

    await chat.press(OpenDiscipline(discipline_id=1, page=99))

    assert "📝 Лекция 1 <b>&" in chat.labels


async def test_a_file_of_ours_is_uploaded_once_then_goes_by_its_id(
    db: Database, app: App, chat: Chat
) -> None:
    await our_own_file(db, is_protected=True)

    for _ in range(2):
        await chat.press(OpenMaterial(material_id=5))
        await app.courier.deliver()

    first, second = [call for call in chat.shown if isinstance(call, SendDocument)]
    assert isinstance(first.document, BufferedInputFile)
    assert first.document.filename == "лекция.pdf"
    assert second.document == "sent-document"
    assert first.protect_content
    assert second.protect_content
    assert second.caption == "<b>Лекция 5 &lt;b&gt;&amp;</b>\nГражданский процесс"


async def test_the_press_is_answered_and_each_opening_leaves_a_line_of_the_trace(
    db: Database, chat: Chat
) -> None:
    await add(db, item(5))

    await chat.press(OpenMaterial(material_id=5))
    await chat.press(OpenMaterial(material_id=5))

    assert chat.alert == "Отправляю…"
    lines = await rows(db, TraceLine)
    assert [(line.verb, line.object_id, line.discipline_id) for line in lines] == 2 * [
        (Verb.OPENED, 5, 1)
    ]


async def test_an_id_telegram_does_not_know_is_forgotten_and_the_file_uploaded_again(
    db: Database, app: App, chat: Chat
) -> None:
    await our_own_file(db)
    await add(db, TelegramFile(bot_id=42, file_key="sha", file_id="stale"))
    refusal = "Bad Request: wrong file identifier/HTTP URL specified"

    await chat.press(OpenMaterial(material_id=5))
    chat.api.refusals = [TelegramBadRequest(SendDocument(chat_id=7, document="stale"), refusal)]
    await app.courier.deliver()

    assert isinstance(chat.screen.document, InputFile)
    assert [file.file_id for file in await rows(db, TelegramFile)] == ["sent-document"]


async def test_the_id_of_another_bot_is_never_used(db: Database, app: App, chat: Chat) -> None:
    await our_own_file(db)
    await add(db, TelegramFile(bot_id=41, file_key="sha", file_id="another-bots"))

    await chat.press(OpenMaterial(material_id=5))
    await app.courier.deliver()

    assert isinstance(chat.screen.document, InputFile)


async def test_a_link_comes_with_a_button_and_a_text_in_the_readers_language(
    db: Database, app: App, chat: Chat, lecturer: Person
) -> None:
    url = Bilingual(kk="https://adilet.zan.kz/kaz?a=1&b=2", ru="https://adilet.zan.kz/rus?a=1&b=2")
    await add(db, item(1, MaterialKind.LINK, body=url), item(2))
    phone = Chat(app, 8)

    await chat.press(OpenMaterial(material_id=1))
    await phone.press(OpenMaterial(material_id=2))
    await app.courier.deliver()

    button = chat.screen.reply_markup.inline_keyboard[0][0]
    assert (button.text, button.url) == ("Открыть ссылку", "https://adilet.zan.kz/rus?a=1&b=2")
    assert phone.text == "<b>Дәріс 2 &lt;b&gt;&amp;</b>\nАзаматтық іс жүргізу\n\nМәтін"


async def test_items_and_disciplines_of_others_are_not_found(db: Database, chat: Chat) -> None:
    await add(db, Discipline(id=2, code="ETHICS", title=Bilingual(kk="Әдеп", ru="Этика")))
    await add(db, Material(id=9, discipline_id=2, kind="text", title=Bilingual("а"), added_at=NOW))

    await chat.press(OpenMaterial(material_id=9))
    material = chat.alert
    await chat.press(OpenDiscipline(discipline_id=2))

    assert "Этого материала больше нет" in (material or "")
    assert "Такой дисциплины среди Ваших нет" in (chat.alert or "")


async def test_an_item_taken_from_the_reader_meanwhile_is_not_sent(
    db: Database, app: App, chat: Chat
) -> None:
    await add(db, item(5))
    await chat.press(OpenMaterial(material_id=5))
    async with db.begin() as session:
        await session.delete(await session.get_one(Material, 5))

    await app.courier.deliver()

    assert chat.shown == []


SENT: list[tuple[dict[str, Any], MaterialKind, str]] = [
    (
        {
            "document": {
                "file_id": "big",
                "file_unique_id": "u1",
                "file_name": "Том 1.zip",
                "file_size": 31_457_280,
            }
        },
        MaterialKind.FILE,
        "Том 1.zip",
    ),
    (
        {"video": {"file_id": "v", "file_unique_id": "u2", "width": 1, "height": 1, "duration": 1}},
        MaterialKind.VIDEO,
        "Видео",
    ),
    (
        {
            "photo": [{"file_id": "p", "file_unique_id": "u3", "width": 1, "height": 1}],
            "caption": "Сызба <1>\nекінші жол",
        },
        MaterialKind.PHOTO,
        "Сызба <1>",
    ),
    ({"text": "https://adilet.zan.kz/kaz"}, MaterialKind.LINK, "https://adilet.zan.kz/kaz"),
    ({"text": "Заң\nhttps://adilet.zan.kz/kaz"}, MaterialKind.LINK, "Заң"),
    ({"text": "Медиация\nБірінші бөлім"}, MaterialKind.TEXT, "Медиация"),
]


@pytest.mark.parametrize(("fields", "kind", "title"), SENT)
async def test_a_lecturer_adds_what_they_send_and_a_learner_opens_it(
    db: Database,
    app: App,
    chat: Chat,
    lecturer: Person,
    fields: dict[str, Any],
    kind: MaterialKind,
    title: str,
) -> None:
    phone = Chat(app, 8)
    await phone.press(OpenMaterials())
    await phone.press("Материал қосу")

    await phone.send(**fields)

    (material,) = await rows(db, Material)
    assert (material.kind, material.title) == (kind, Bilingual(kk=title, ru=title))
    assert "қосылды" in phone.text
    await chat.press(OpenMaterial(material_id=material.id))
    await app.courier.deliver()
    assert title.replace("<1>", "&lt;1&gt;") in chat.text
    assert not any(isinstance(value, InputFile) for _, value in chat.screen)


async def test_a_kind_that_is_no_material_is_refused_and_the_next_message_still_counts(
    db: Database, app: App, lecturer: Person
) -> None:
    phone = Chat(app, 8)
    await phone.press(AddMaterial(discipline_id=1))

    await phone.send(location={"latitude": 51.1, "longitude": 71.4})
    refusal = phone.text
    await phone.write("Ескертпе")

    assert "сақтау мүмкін емес" in refusal
    assert [material.body.text("kk") for material in await rows(db, Material)] == ["Ескертпе"]


async def test_a_text_longer_than_a_message_can_show_is_refused_with_its_length(
    db: Database, app: App, lecturer: Person
) -> None:
    phone = Chat(app, 8)
    await phone.press(AddMaterial(discipline_id=1))

    await phone.write("ә" * 3501)

    assert "3\xa0501" in phone.text
    assert await rows(db, Material) == []


async def test_only_the_lecturer_of_a_discipline_adds_to_it(
    db: Database, app: App, chat: Chat
) -> None:
    await person(db, 10, Role.LECTURER)
    stranger = Chat(app, 10)

    await stranger.press(AddMaterial(discipline_id=1))
    foreign = stranger.alert
    await chat.press(AddMaterial(discipline_id=1))
    await chat.press(OpenMaterials())

    assert "Такой дисциплины среди Ваших нет" in (foreign or "")
    assert "➕ Добавить материал" not in chat.labels


async def test_leaving_the_question_ends_the_waiting(
    db: Database, app: App, lecturer: Person
) -> None:
    phone = Chat(app, 8)
    await phone.press(AddMaterial(discipline_id=1))
    await phone.press("Болдырмау")

    await phone.write("Бұл жай ғана мәтін")

    assert await rows(db, Material) == []
