import csv
from datetime import datetime, timedelta
from io import BytesIO, StringIO
from typing import Any

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from academy.cells import Format
from bot.app import App
from bot.callbacks.results import ExportResults
from storage.database import Database
from storage.tables.attempts import AttemptState
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Membership, Teaching
from storage.tables.identity import Check, CheckState
from storage.tables.outgoing import OutgoingFile
from storage.tables.people import Person, Role
from storage.tables.questions import Option, Question, QuestionKind
from tests.attempts import answer, attempt
from tests.banks import choice, question, quiz
from tests.chat import Chat
from tests.conftest import NOW, add, person

AS = {each: ExportResults(quiz_id=1, format=each) for each in Format}


async def takers(db: Database) -> None:
    """Two learners: one answered a choice and an essay, the other a hostile short answer."""
    short = question(3, QuestionKind.SHORT, ("суд", 100), text="=СУММ(A1)")
    await add(db, choice(1), question(2, QuestionKind.ESSAY), short, quiz())
    names = {"family_name": "Өтегенұлы", "given_name": "=1+1", "patronymic": "\x07😀"}
    await add(db, Person(id=11, roster_code="R11", **names))
    await add(db, Membership(group_id=1, person_id=11))
    moments = {"asked_at": NOW, "expires_at": NOW}
    await add(db, Check(id=5, person_id=7, quiz_id=1, state=CheckState.DOUBTFUL, **moments))
    waiting: dict[str, Any] = {"state": AttemptState.MARKING, "check_id": 5}
    await add(db, attempt(1, paper=[1, 2], worth=[2.0, 5.0], **waiting))
    await add(db, answer(1, 1, 2.0), answer(1, 2, None, text="Эссе\nекі жол"))
    await add(db, attempt(2, learner=11, paper=[3], number=1))
    await add(db, answer(2, 3, 0.0, text="=cmd|' /C calc'!A0\x00"))


async def exported(db: Database, app: App, phone: Chat, to: Format) -> tuple[str, bytes]:
    """The document as it was handed over: its name and its bytes."""
    await phone.press(AS[to])
    await app.workshop.finish_all()
    async with db.read() as session:
        file = (await session.scalars(select(OutgoingFile))).one()
    await app.courier.deliver()
    return file.name, file.content


def sheets(content: bytes) -> dict[str, list[list[Any]]]:
    book = load_workbook(BytesIO(content))
    return {each.title: [list(row) for row in each.iter_rows(values_only=True)] for each in book}


def column(rows: list[list[Any]], title: str) -> list[Any]:
    place = rows[0].index(title)
    return [
        f"{row[place]:%Y-%m-%d %H:%M}" if isinstance(row[place], datetime) else row[place]
        for row in rows[1:]
    ]


@pytest.fixture
async def russian(db: Database, app: App, learner: Person) -> Chat:
    """The phone of a lecturer who reads Russian."""
    await person(db, 18, Role.LECTURER, locale="ru")
    await add(db, Teaching(person_id=18, discipline_id=1))
    return Chat(app, 18)


async def test_a_workbook_has_a_row_for_each_attempt_and_columns_for_each_question(
    db: Database, app: App, russian: Chat
) -> None:
    await takers(db)

    name, content = await exported(db, app, russian, Format.XLSX)

    found = sheets(content)
    rows = found["Результаты"]
    assert name == "results-1.xlsx"
    assert column(rows, "Фамилия") == ["Әлиева", "Өтегенұлы"]
    assert column(rows, "Группа") == ["М-26-1", "М-26-1"]
    assert column(rows, "Состояние") == ["ждёт оценки", "сдана"]
    assert column(rows, "Начало") == ["2026-09-01 13:49"] * 2
    assert column(rows, "Время, с") == [600, 600]
    assert [column(rows, each) for each in ("Баллы", "Из", "Процент")] == [[2, 0], [7, 1], [29, 0]]
    assert column(rows, "Личность") == ["предварительно", None]
    assert column(rows, "1. q1: ответ") == ["Да", None]
    assert column(rows, "1. q1: баллы") == [2, None]
    assert column(rows, "1. q1: время, с") == [12.5, None]
    assert column(rows, "1. q1: время ответа") == ["2026-09-01 13:55", None]
    assert column(rows, "2. q2: ответ") == ["Эссе\nекі жол", None]
    assert column(rows, "2. q2: баллы") == [None, None]
    assert found["Вопросы"][1] == [1, "q1", None, "один верный", "Вопрос-1", "Да"]


@pytest.mark.parametrize("to", Format)
async def test_what_a_spreadsheet_would_take_for_a_formula_is_escaped(
    db: Database, app: App, russian: Chat, to: Format
) -> None:
    await takers(db)

    _, content = await exported(db, app, russian, to)

    if to == Format.XLSX:
        found = sheets(content)
        rows, texts = found["Результаты"], column(found["Вопросы"], "Текст")
        assert texts[2] == "'=СУММ(A1)"
    else:
        rows = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    assert column(rows, "Имя")[1] == "'=1+1"
    assert column(rows, "3. q3: ответ")[1].startswith("'=cmd")


async def test_a_csv_in_kazakh_has_the_same_rows(
    db: Database, app: App, learner: Person, lecturer: Person
) -> None:
    await takers(db)
    phone = Chat(app, 8)

    name, content = await exported(db, app, phone, Format.CSV)

    rows = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    assert name == "results-1.csv"
    assert column(rows, "Тегі") == ["Әлиева", "Өтегенұлы"]
    assert column(rows, "Күйі") == ["бағаланбаған", "тапсырылды"]
    assert column(rows, "Басталуы") == ["2026-09-01 13:49:00"] * 2
    assert column(rows, "1. q1: жауап") == ["Да (қаз)", ""]
    assert column(rows, "2. q2: балл") == ["", ""]
    assert [call.caption for call in phone.shown if hasattr(call, "caption")] == [
        "📊 Тест нәтижелері. Талпыныс саны: 2"
    ]


async def test_an_export_is_a_line_of_the_audit_log(db: Database, app: App, russian: Chat) -> None:
    await takers(db)

    await russian.press(AS[Format.CSV])

    async with db.read() as session:
        line = (await session.scalars(select(AuditLine))).one()
    assert (line.act, line.actor_id) == ("results-exported", 18)
    assert line.facts == {"quiz": 1, "format": "csv"}


async def test_who_no_longer_teaches_gets_no_document(
    db: Database, app: App, russian: Chat
) -> None:
    await takers(db)
    await russian.press(AS[Format.XLSX])
    async with db.begin() as session:
        mine = {"person_id": 18, "discipline_id": 1}
        await session.delete(await session.get_one(Teaching, mine))

    await app.workshop.finish_all()
    await app.courier.deliver()

    assert any("не получился" in (call.text or "") for call in russian.shown)
    async with db.read() as session:
        assert not (await session.scalars(select(OutgoingFile))).all()


async def test_versions_of_a_question_have_columns_of_their_own(
    db: Database, app: App, russian: Chat
) -> None:
    newer = choice(2)
    newer.key, newer.version = "q1", 2
    await add(db, choice(1), newer, quiz())
    await add(db, attempt(1, paper=[1]), attempt(2, paper=[2], number=2))
    await add(db, answer(1, 1), answer(2, 2, 0.0, options=[21]))

    _, content = await exported(db, app, russian, Format.XLSX)

    rows = sheets(content)["Результаты"]
    assert column(rows, "1. q1: ответ") == ["Да", None]
    assert column(rows, "2. q1 (v2): ответ") == [None, "Нет"]


async def test_a_pair_and_an_order_are_readable_in_a_cell(
    db: Database, app: App, russian: Chat
) -> None:
    pairs = question(1, QuestionKind.MATCHING)
    pairs.options = [
        Option(id=10 + at, position=at, text=Bilingual(ru=a), weight=0, match=Bilingual(ru=b))
        for at, (a, b) in enumerate([("сот", "суд"), ("заң", "закон")])
    ]
    order: Question = question(2, QuestionKind.ORDERING, ("раз", 0), ("два", 0))
    await add(db, pairs, order, quiz())
    await add(db, attempt(paper=[1, 2]))
    await add(db, answer(1, 1, 0.5, pairs={"11": 11, "10": 11}), answer(1, 2, options=[21, 20]))

    _, content = await exported(db, app, russian, Format.XLSX)

    rows = sheets(content)["Результаты"]
    assert column(rows, "1. q1: ответ") == ["сот → закон; заң → закон"]
    assert column(rows, "2. q2: ответ") == ["1) два; 2) раз"]


async def test_the_portions_lose_nobody(db: Database, app: App, russian: Chat) -> None:
    await add(db, choice(1), quiz())
    people = [
        Person(id=at, roster_code=f"R{at}", family_name=f"Я{at}", given_name="Я")
        for at in range(100, 230)
    ]
    await add(db, *people)
    await add(db, *(attempt(at, learner=at, paper=[1]) for at in range(100, 230)))
    rows = [answer(at, 1) for at in range(100, 230)]
    for row in rows:
        row.seconds = timedelta(seconds=3).total_seconds()
    await add(db, *rows)

    _, content = await exported(db, app, russian, Format.CSV)

    found = list(csv.reader(StringIO(content.decode("utf-8-sig"))))
    assert column(found, "Фамилия") == [f"Я{at}" for at in range(100, 230)]
    assert set(column(found, "1. q1: время, с")) == {"3.0"}
