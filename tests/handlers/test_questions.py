"""A bank in the chat: a file looked at, taken or dropped; questions as learners see them."""

from typing import Any

import pytest
from aiogram.methods import SendDocument, SendPhoto
from aiogram.types import BufferedInputFile
from sqlalchemy import func, select

from academy.bank_exports import Format
from academy.questions import CHUNK
from bot.app import App
from bot.bank_words import SHOWN
from bot.callbacks.questions import (
    ConfirmRetirement,
    DropBankFile,
    ExportBank,
    OpenBank,
    OpenCategories,
    OpenCategory,
    PreviewQuestion,
    RetireQuestion,
    SwitchPreview,
    TakeBankFile,
    TapPreview,
)
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.materials import StoredFile, TelegramFile
from storage.tables.people import Person, Role
from storage.tables.questions import Question, QuestionKind, QuestionPicture
from tests.banks import choice, question
from tests.chat import Chat
from tests.conftest import NOW, add, person
from tests.statements import counted, in_the_handler

GIFT = """$CATEGORY: Сот/Ісі <b>

// [id:Q1]
::Q1::Төрелікті кім жүзеге асырады? {=Сот ~Құқық қорғаушы}

// [id:Q2]
::Q2::Мерзімді жазыңыз {#14}

Тек мәтін
"""


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone, in Kazakh."""
    return Chat(app, 8)


@pytest.fixture
async def russian(app: App, db: Database, discipline: Discipline) -> Chat:
    """Another lecturer of the same discipline, who reads Russian."""
    await person(db, 6, Role.LECTURER, locale="ru")
    await add(db, Teaching(person_id=6, discipline_id=1))
    return Chat(app, 6)


async def send(desk: Chat, text: str | bytes = GIFT, name: str = "bank.gift") -> None:
    """The lecturer sends this file; it is worked off, the letters leave."""
    await desk.write("/bank")
    await desk.press(desk.labels[0] if "📥" in desk.labels[0] else "📥")
    content = text.encode() if isinstance(text, str) else text
    desk.api.files["f"] = content
    file = {"file_id": "f", "file_unique_id": "u", "file_name": name, "file_size": len(content)}
    await desk.send(document=file)
    await finish(desk)


async def finish(desk: Chat) -> None:
    await desk.app.workshop.finish_all()
    await desk.app.courier.deliver()


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


async def in_use(db: Database) -> int:
    found = select(func.count()).select_from(Question).where(Question.retired_at.is_(None))
    return int(await one(db, found))


def said(desk: Chat, part: str) -> str:
    """The newest message with these words."""
    texts = [getattr(call, "text", None) or "" for call in desk.shown]
    return next((text for text in reversed(texts) if part in text), "")


async def test_a_file_is_looked_at_first_and_taken_on_a_word(db: Database, desk: Chat) -> None:
    await send(desk)

    assert "Табылған сұрақ: 3" in desk.text
    assert "Жаңасы: 2" in desk.text
    assert "9-жол: Мұндай сұрақтар қабылданбайды" in desk.text
    assert await in_use(db) == 0

    await desk.press("Қабылдау")
    await finish(desk)

    assert said(desk, "Сұрақтар қабылданды")
    assert await in_use(db) == 2
    acts = select(AuditLine.act).where(AuditLine.act == "questions-imported")
    assert await one(db, acts) == "questions-imported"


async def test_the_same_in_russian(db: Database, russian: Chat) -> None:
    await send(russian)

    assert "Найдено вопросов: 3" in russian.text
    assert "Это проверка" in russian.text

    await russian.press("Принять")
    await finish(russian)

    assert said(russian, "Вопросы приняты")


async def test_a_dropped_file_changes_nothing_and_cannot_be_taken(db: Database, desk: Chat) -> None:
    await send(desk)
    take = desk.data_of("Қабылдау")

    await desk.press("Бас тарту")
    await desk.press_raw(take)
    await finish(desk)

    assert "/bank" in (desk.alert or "")
    assert await in_use(db) == 0


async def test_a_second_press_takes_nothing_twice(db: Database, desk: Chat) -> None:
    await send(desk)
    take = desk.data_of("Қабылдау")

    await desk.press_raw(take)
    await desk.press_raw(take)
    await finish(desk)

    assert await in_use(db) == 2


async def test_a_file_that_brings_nothing_new_offers_nothing_to_take(desk: Chat) -> None:
    await send(desk)
    await desk.press("Қабылдау")
    await finish(desk)

    await send(desk)

    assert desk.labels == ["🗑 Бас тарту"]
    assert "Қабылдайтын ештеңе жоқ" in desk.text


async def test_a_file_without_questions_says_why_and_what_next(desk: Chat) -> None:
    await send(desk, b"", "empty.gift")

    assert "Файл бос" in desk.text
    assert "📥 Файлдан қосу" in desk.labels


async def test_many_refused_lines_come_as_a_document(desk: Chat) -> None:
    await send(desk, "\n\n".join(f"Тек мәтін {number}" for number in range(SHOWN + 3)))

    [sent] = [call for call in desk.shown if isinstance(call, SendDocument)]
    assert isinstance(sent.document, BufferedInputFile)
    lines = sent.document.data.decode("utf-8-sig").splitlines()
    assert len(lines) == SHOWN + 3
    assert "жол саны: 3" in said(desk, "📥")


async def test_a_message_in_place_of_the_file_is_asked_for_again(desk: Chat) -> None:
    await desk.press(OpenBank(discipline_id=1))
    await desk.press("📥 Файлдан қосу")

    await desk.write("мінекей")

    assert "файл ретінде" in desk.text


async def test_a_large_file_takes_several_portions(db: Database, desk: Chat) -> None:
    count = 2 * CHUNK + 1
    await send(desk, "\n\n".join(f"Сұрақ қандай {n}? {{T}}" for n in range(count)))

    await desk.press("Қабылдау")
    await finish(desk)

    assert await in_use(db) == count


async def test_somebody_elses_bank_is_not_found(db: Database, desk: Chat) -> None:
    await add(db, Discipline(id=2, code="CRIM", title=Bilingual("Қылмыстық", "Уголовный")))
    strange = question(5, QuestionKind.ESSAY)
    strange.discipline_id = 2
    await add(db, strange)

    for button in (
        OpenBank(discipline_id=2),
        OpenCategories(discipline_id=2),
        PreviewQuestion(question_id=5),
        ConfirmRetirement(question_id=5),
        ExportBank(discipline_id=2, format=Format.GIFT),
        TakeBankFile(work_id=99),
        DropBankFile(work_id=99),
    ):
        before = len(desk.shown)
        await desk.press(button)
        assert desk.alert or len(desk.shown) > before
    assert await one(db, select(Question.retired_at).where(Question.id == 5)) is None


async def test_a_discipline_that_was_taken_away_meanwhile_takes_nothing(
    db: Database, desk: Chat
) -> None:
    await send(desk)
    await desk.press("Қабылдау")
    async with db.begin() as session:
        await session.delete(await session.get_one(Teaching, (8, 1)))

    await finish(desk)

    assert said(desk, "Сізге бекітілмеген")
    assert await in_use(db) == 0


async def test_the_bank_says_what_it_holds_and_what_lacks_a_language(
    db: Database, desk: Chat
) -> None:
    lone = question(2, QuestionKind.ESSAY)
    lone.text = Bilingual(ru="Только по-русски")
    await add(db, choice(1), lone)

    await desk.write("/bank")

    assert "Қордағы сұрақ саны: 2" in desk.text
    assert "эссе: 1" in desk.text
    assert "Қазақша мәтіні жоғы: 1" in desk.text


async def test_a_question_is_previewed_in_both_languages_and_retired(
    db: Database, desk: Chat
) -> None:
    await add(db, choice(1, text="Кто <судья>?"))
    await desk.press(OpenBank(discipline_id=1))

    await desk.press("📂 Сұрақтар")
    await desk.press("Санатсыз")
    await desk.press("Кто <судья>? (қаз)")

    assert "Кто &lt;судья&gt;? (қаз)" in desk.text
    assert "Да (қаз)" in desk.labels

    await desk.press("Русский")
    assert "Кто &lt;судья&gt;?" in desk.text
    assert "Да" in desk.labels

    await desk.press("Да")
    assert desk.alert == "Бұл – алдын ала көру: жауап есепке алынбайды."

    await desk.press("🗑 Қордан алу")
    await desk.press("🗑 Иә, алу")

    assert "алынды" in desk.text
    assert await in_use(db) == 0
    acts = select(AuditLine.act).where(AuditLine.act == "question-retired")
    assert await one(db, acts) == "question-retired"


async def test_a_preview_names_the_language_that_lacks_not_the_lecturers_own(
    db: Database, desk: Chat
) -> None:
    lone = question(2, QuestionKind.ESSAY)
    lone.text = Bilingual(kk="Тек қазақша")
    await add(db, lone)
    await desk.press(OpenBank(discipline_id=1))

    await desk.press("📂 Сұрақтар")
    await desk.press("Санатсыз")
    await desk.press("Тек қазақша")
    assert "мәтіні жоқ" not in desk.text

    await desk.press("Русский")
    assert "Орысша мәтіні жоқ, қазақшасы көрсетілді." in desk.text


@pytest.mark.parametrize("kind", list(QuestionKind))
async def test_every_kind_can_be_previewed(db: Database, desk: Chat, kind: QuestionKind) -> None:
    asked = question(1, kind, ("true", 100.0), ("false", 0.0))
    for option in asked.options:
        option.match = Bilingual("жұп", "пара")
    await add(db, asked)

    await desk.press(PreviewQuestion(question_id=1))
    await desk.press(SwitchPreview(question_id=1, locale="ru"))
    await desk.press(TapPreview(question_id=1))

    assert "Вопрос-1" in desk.text


async def test_a_picture_comes_with_the_preview_and_is_uploaded_once(
    db: Database, desk: Chat
) -> None:
    await add(db, StoredFile(file_key="k" * 64, content=b"\x89PNG"), choice(1))
    await add(db, QuestionPicture(question_id=1, number=0, file_key="k" * 64, file_name="a.png"))

    await desk.press(PreviewQuestion(question_id=1))
    await finish(desk)
    desk.app.tools.clock.now = NOW.replace(minute=7)  # type: ignore[attr-defined]
    await desk.press(PreviewQuestion(question_id=1))
    await finish(desk)

    first, second = [call for call in desk.api.requests if isinstance(call, SendPhoto)]
    assert isinstance(first.photo, BufferedInputFile)
    assert second.photo == "sent-photo"
    assert first.protect_content
    assert "№ 1 сұрақ" in (first.caption or "")
    assert await one(db, select(TelegramFile.file_id)) == "sent-photo"


async def test_a_category_of_many_questions_turns_its_pages(db: Database, desk: Chat) -> None:
    await add(db, *[choice(number) for number in range(1, 12)])

    await desk.press(OpenCategory(discipline_id=1, place=99, page=1))

    assert "2-бет" in desk.text
    assert sum("Вопрос" in label for label in desk.labels) == 3


async def test_the_template_and_the_exports_come_as_documents(db: Database, desk: Chat) -> None:
    await add(db, choice(1))
    await desk.press(OpenBank(discipline_id=1))

    await desk.press("📎 Кесте үлгісі")
    await finish(desk)
    await desk.press(ExportBank(discipline_id=1, format=Format.GIFT))
    await finish(desk)
    await desk.press(ExportBank(discipline_id=1, format=Format.MOODLE_XML))
    await finish(desk)

    sent = [call.document for call in desk.shown if isinstance(call, SendDocument)]
    assert [file.filename for file in sent if isinstance(file, BufferedInputFile)] == [
        "sabaq-questions.xlsx",
        "CIVIL.gift",
        "CIVIL.xml",
    ]
    acts = select(func.count()).where(AuditLine.act == "questions-exported")
    assert await one(db, acts) == 2


@pytest.mark.parametrize(
    "button",
    [
        OpenBank(discipline_id=1),
        OpenCategory(discipline_id=1, place=0),
        PreviewQuestion(question_id=1),
        RetireQuestion(question_id=1),
        ConfirmRetirement(question_id=1),
    ],
)
async def test_no_press_asks_the_database_more_than_eight_times(
    db: Database, desk: Chat, button: Any
) -> None:
    await add(db, choice(1))

    with counted(db) as statements:
        await desk.press(button)

    assert len(in_the_handler(statements)) <= 8
