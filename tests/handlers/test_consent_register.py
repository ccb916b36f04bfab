"""Staff keep the register of consents in the chat."""

from typing import Any

import pytest
from aiogram.methods import SendDocument
from sqlalchemy import select, update

from bot.app import App
from bot.callbacks.consents import OpenConsent, OpenPersonConsents
from bot.callbacks.directory import OpenPerson
from bot.callbacks.materials import OpenMaterials
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.consents import Consent, Origin, Purpose
from storage.tables.people import Person, PersonRole, Role
from tests.agreements import study_agreement
from tests.chat import Chat
from tests.conftest import Clock

LIST = "Код;Цель;Номер;Дата\nR7;учёба;15-Ө;20.08.2026\nR99;учёба;2;20.08.2026\n".encode()


@pytest.fixture
async def office(db: Database, app: App, learner: Person, administrator: Person) -> Chat:
    """The administrator's phone; the learner of chat 7 was not asked yet."""
    async with db.begin() as session:
        await session.execute(update(Person).values(study_consent=None))
    return Chat(app, 9)


async def every(db: Database, what: Any) -> list[Any]:
    async with db.read() as session:
        return list(await session.scalars(what))


async def test_a_paper_is_entered_from_the_persons_page_and_opens_the_way(
    db: Database, app: App, office: Chat
) -> None:
    await office.press(OpenPerson(person_id=7))
    await office.press("Согласия")
    await office.press("Данные об учёбе")
    await office.press("На бумаге")
    asked = office.text

    await office.write("15-Ө 20.08.2026")
    await app.courier.deliver()

    learner = Chat(app, 7)
    told = learner.text
    await learner.press(OpenMaterials())
    opened = learner.text
    await learner.press(OpenConsent(purpose=Purpose.STUDY))
    assert "Номер и дата согласия" in asked
    assert "на бумаге, № 15-Ө от 20.08.2026" in office.text
    assert "Академия внесла Ваше согласие" in told
    assert "Согласие на обработку" not in opened
    assert "на бумаге, № 15-Ө от 20.08.2026" in learner.text
    [kept] = await every(db, select(Consent))
    assert (kept.origin, kept.entered_by) == (Origin.PAPER, 9)
    [line] = await every(db, select(AuditLine).where(AuditLine.act == "consent-entered"))
    assert line.facts == {"person": 7, "purpose": "study", "origin": "paper"}


async def test_what_cannot_be_read_is_refused_and_the_paper_stays_awaited(
    db: Database, office: Chat
) -> None:
    await office.press(OpenPersonConsents(person_id=7))
    await office.press("Фото лица")
    await office.press("Госсервис")

    await office.write("завтра")
    unclear = office.text
    await office.write("1 02.09.2026")
    ahead = office.text
    await office.write("1414-77 01.09.2026")
    entered = office.text
    await office.press("Фото лица")
    await office.press("Госсервис")
    await office.write("1414-78 01.09.2026")

    assert "Не удалось прочитать" in unclear
    assert "ещё не наступила" in ahead
    assert "государственный сервис, № 1414-77 от 01.09.2026" in entered
    assert "уже действует" in office.text
    assert len(await every(db, select(Consent))) == 1


async def test_the_register_counts_and_names_who_has_none(
    db: Database, app: App, office: Chat
) -> None:
    await office.write("/register")
    before = office.text
    await office.press("У кого нет: Данные об учёбе")
    lacking, labels = office.text, office.labels
    await Chat(app, 7).press(study_agreement())
    await office.write("/register")
    after = office.text
    await office.press("У кого нет: Данные об учёбе")

    assert "нет: 1" in before
    assert "Без действующего согласия" in lacking
    assert "R7" in labels[0]
    assert "✅ действует: 1" in after
    assert "согласие дали все" in office.text


async def test_a_list_sent_to_the_chat_is_taken_and_told_line_by_line(
    db: Database, app: App, office: Chat
) -> None:
    await office.write("/register")
    await office.press("Загрузить")
    await office.write("вот он")
    refused = office.text
    office.api.files["list"] = LIST

    await office.send(document={"file_id": "list", "file_unique_id": "l", "file_name": "l.csv"})
    received = office.text
    await app.workshop.finish_all()
    await app.courier.deliver()

    assert "Нужен файл" in refused
    assert "Файл получен" in received
    assert "Найдено: 2 · принято: 1 · из них новых: 1 · отклонено: 1" in office.text
    assert "Строка 3: Такого человека" in office.text
    [line] = await every(db, select(AuditLine).where(AuditLine.act == "consents-imported"))
    assert (line.actor_id, line.facts) == (9, {"found": 2, "taken": 1, "new": 1})


async def test_a_file_that_is_no_list_is_refused_with_what_is_needed(
    app: App, office: Chat
) -> None:
    await office.write("/register")
    await office.press("Загрузить")
    office.api.files["list"] = b"\x89PNG"

    await office.send(document={"file_id": "list", "file_unique_id": "l"})
    await app.workshop.finish_all()
    await app.courier.deliver()

    assert "Весь файл" in office.text


async def test_who_lost_the_right_meanwhile_takes_nothing_in(
    db: Database, app: App, office: Chat
) -> None:
    await office.write("/register")
    await office.press("Загрузить")
    office.api.files["list"] = LIST
    await office.send(document={"file_id": "list", "file_unique_id": "l"})
    async with db.begin() as session:
        await session.execute(
            update(PersonRole).where(PersonRole.person_id == 9).values(role=Role.AUDITOR)
        )

    await app.workshop.finish_all()

    assert await every(db, select(Consent)) == []


async def test_the_register_is_handed_out_as_a_table(
    db: Database, app: App, office: Chat, clock: Clock
) -> None:
    await Chat(app, 7).press(study_agreement())
    await office.write("/register")

    await office.press("Выгрузить")
    await app.workshop.finish_all()
    await app.courier.deliver()

    sent = office.screen
    assert isinstance(sent, SendDocument)
    content = sent.document.data.decode("utf-8-sig")  # type: ignore[union-attr]
    header, line = content.splitlines()
    assert header.startswith("code,purpose,state")
    assert line.startswith("R7,study,in-force,given,1,")
    assert await every(db, select(AuditLine).where(AuditLine.act == "consents-exported"))
