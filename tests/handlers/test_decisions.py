"""Managerial decisions in the chat: written in few steps, told to those they concern."""

from collections.abc import Sequence
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from bot.app import App
from bot.callbacks.decisions import (
    ChooseDecisionPerson,
    ConfirmRevocation,
    OpenDecision,
    OpenDecisions,
    OpenFoundPeople,
    RegisterDecision,
    RevokeDecision,
    WriteDecision,
)
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.decisions import (
    Decision,
    DecisionKind,
    DecisionPerson,
    DecisionState,
)
from storage.tables.letters import Letter
from storage.tables.people import Conversation, Person, Role
from tests.chat import Chat
from tests.conftest import NOW, add, person
from tests.statements import counted, in_the_handler

HEADING = "15-Ө 24.11.2026 Ахметов А. Б."
TEXTS = ("Жарық жоқ", "Нет света", "Екі күн", "Два дня")


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    """The administrator's phone."""
    return Chat(app, 9)


async def written(office: Chat, heading: str = HEADING, texts: Sequence[str] = TEXTS) -> None:
    """A draft stands on the screen."""
    await office.write("/decisions")
    await office.press("Новое решение")
    await office.write(heading)
    for text in texts:
        await office.write(text)


async def registered(office: Chat) -> None:
    """The decision concerns the learner's group, and stands."""
    await written(office)
    await office.press("Группы")
    await office.press("М-26-1")
    await office.press("К решению")
    await office.press("Зарегистрировать")
    await office.press("Да, зарегистрировать")


async def decision(db: Database) -> Decision:
    async with db.read() as session:
        return (await session.scalars(select(Decision))).one()


async def test_a_decision_is_written_step_by_step_and_shown_before_it_stands(
    db: Database, office: Chat, learner: Person
) -> None:
    await written(office)

    assert "Решение № 15-Ө</b> от 24.11.2026" in office.text
    assert "черновик" in office.text
    assert "Нет света" in office.text
    assert "Два дня" in office.text
    found = await decision(db)
    assert found.circumstance == Bilingual(kk="Жарық жоқ", ru="Нет света")
    assert found.state == DecisionState.DRAFT


async def test_those_it_concerns_read_it_in_their_language(
    app: App, db: Database, office: Chat, chat: Chat, lecturer: Person
) -> None:
    await written(office)
    await office.press("Найти людей")
    await office.write("R8")
    await office.press("R8")
    await office.press("К решению")
    await office.press("Группы")
    await office.press("М-26-1")
    await office.press("К решению")
    assert "Кого касается</b>: 2" in office.text

    await office.press("Зарегистрировать")
    assert "Кого касается: 2" in office.text
    await office.press("Да, зарегистрировать")
    await app.courier.deliver()

    assert "зарегистрировано" in office.text
    assert "Два дня" in chat.text
    assert "Екі күн" in Chat(app, 8).text
    assert (await decision(db)).state == DecisionState.REGISTERED


async def test_whoever_it_does_not_concern_gets_nothing(
    app: App, office: Chat, chat: Chat, lecturer: Person
) -> None:
    await registered(office)

    await app.courier.deliver()

    assert Chat(app, 8).shown == []


async def test_a_revocation_is_told_with_its_reason(
    app: App, office: Chat, chat: Chat, db: Database
) -> None:
    await registered(office)
    await app.courier.deliver()

    await office.press("Отменить решение")
    await office.write("Ошибка в дате <b>")
    assert "Ошибка в дате &lt;b&gt;" in office.text
    await office.press("Отменить решение")
    await app.courier.deliver()

    await office.press("К решению")
    assert "Причина: Ошибка в дате &lt;b&gt;" in office.text
    assert "Ошибка в дате &lt;b&gt;" in chat.text
    assert (await decision(db)).state == DecisionState.REVOKED
    assert "Отменить решение" not in " ".join(office.labels)


async def test_a_letter_that_did_not_leave_before_the_revocation_does_not_leave(
    app: App, office: Chat, chat: Chat
) -> None:
    await registered(office)
    await office.press("Отменить решение")
    await office.write("Ошибка")
    await office.press("Отменить решение")

    await app.courier.deliver()

    assert ["отменено" in call.text for call in chat.shown] == [True]


async def test_a_revocation_without_its_reason_asks_for_it(office: Chat, chat: Chat) -> None:
    await registered(office)

    await office.press(ConfirmRevocation(decision_id=1))

    assert "Напишите причину" in office.text


@pytest.mark.parametrize("heading", ["15", "15-Ө 31.02.2026 Ахметов", "😀"])
async def test_a_heading_that_cannot_be_read_is_asked_for_again(
    db: Database, office: Chat, heading: str
) -> None:
    await office.press(WriteDecision())

    await office.write(heading)
    assert "Напишите одной строкой" in office.text
    await office.write(HEADING)

    assert "шаг 2 из 5" in office.text


async def test_a_taken_number_is_refused_at_the_first_step(office: Chat) -> None:
    await written(office)
    await office.press(WriteDecision())

    await office.write(HEADING)

    assert "15-Ө" in office.text
    assert "уже занят" in office.text


async def test_a_text_too_long_is_refused_and_awaited_again(office: Chat) -> None:
    await office.press(WriteDecision())
    await office.write(HEADING)

    await office.write("х" * 801)
    assert "знаков – 801" in office.text
    await office.write("х" * 800)

    assert "шаг 3 из 5" in office.text


async def test_the_kind_is_chosen_and_a_draft_thrown_away(db: Database, office: Chat) -> None:
    await written(office)

    await office.press("Изменить вид")
    await office.press("Продление срока")
    assert "Вид: Продление срока" in office.text
    assert (await decision(db)).kind == DecisionKind.DEADLINE
    await office.press("Удалить черновик")

    assert "номер снова свободен" in office.text
    async with db.read() as session:
        assert await session.scalar(select(func.count()).select_from(Decision)) == 0


async def test_a_group_pressed_twice_is_out_again(office: Chat, learner: Person) -> None:
    await written(office)
    await office.press("Группы")

    await office.press("М-26-1")
    assert "✅ М-26-1" in office.labels
    await office.press("М-26-1")

    assert "▫️ М-26-1" in office.labels


async def test_a_search_that_was_forgotten_is_asked_for_again(
    office: Chat, db: Database, learner: Person
) -> None:
    await written(office)

    await office.press(OpenFoundPeople(decision_id=1, page=3))

    assert "Напишите фамилию" in office.text


async def test_a_reader_sees_what_is_registered_and_changes_nothing(
    app: App, db: Database, office: Chat, chat: Chat
) -> None:
    await person(db, 30, Role.AUDITOR, locale="kk")
    auditor = Chat(app, 30)
    await written(office, "16 24.11.2026 Ректор")
    await registered(office)

    await auditor.write("/decisions")
    assert auditor.labels[0] == "📑 № 15-Ө · 24.11.2026"
    assert "№ 16" not in " ".join(auditor.labels)
    await auditor.press("№ 15-Ө")

    assert "Жарық жоқ" in auditor.text
    assert auditor.labels == ["👥 Тізім (1)", "📑 Тізілімге"]
    await auditor.press("Тізім")
    assert "Әлиева Дана &lt;7&gt; (R7)" in auditor.text
    await auditor.press(OpenDecision(decision_id=1))
    assert "мұндай шешім жоқ" in auditor.text or "мұндай шешім жоқ" in (auditor.alert or "")


async def test_who_is_not_linked_any_more_counts_but_gets_no_letter(
    db: Database, office: Chat, chat: Chat
) -> None:
    async with db.begin() as session:
        await session.execute(delete(Conversation).where(Conversation.person_id == 7))

    await registered(office)

    assert "Кого касается</b>: 1" in office.text
    async with db.read() as session:
        kinds = list(await session.scalars(select(Letter.kind)))
    assert "decision" not in kinds


async def test_a_long_register_is_paged_newest_first(db: Database, office: Chat) -> None:
    await add(db, *(row(number) for number in range(1, 12)))

    await office.press(OpenDecisions())
    assert len([each for each in office.labels if "№" in each]) == 8
    await office.press(OpenDecisions(page=1))

    assert len([each for each in office.labels if "№" in each]) == 3


async def test_hostile_words_stay_words(db: Database, app: App, office: Chat) -> None:
    hostile = '<b>&"😀' * 40
    for number in range(100, 110):
        someone = Person(
            id=number,
            roster_code=hostile + str(number),
            family_name=hostile,
            given_name=hostile,
        )
        await add(db, someone)
    await written(office, "<b>&😀 1.1.2026 " + "<" * 90, ["<i>" * 266] * 4)
    await office.press("Найти людей")
    await office.write(hostile)
    for number in range(100, 110):
        await office.press(ChooseDecisionPerson(decision_id=1, person_id=number))
    await office.press("К решению")

    await office.press("Список (10)")
    await office.press("К решению")

    texts = [call.text for call in office.shown]
    assert max(len(text.encode("utf-16-le")) // 2 for text in texts if "<i>" not in text) > 1000
    assert all("<i>" not in text.replace("&lt;i&gt;", "") for text in texts)
    assert all(len(label) <= 60 for label in office.labels)


@pytest.mark.parametrize("step", ["list", "page", "text", "group", "person", "register", "revoke"])
async def test_no_press_needs_more_than_eight_queries(
    db: Database, office: Chat, learner: Person, step: str
) -> None:
    await (registered(office) if step == "revoke" else written(office))
    if step in ("person", "register"):
        await office.press("Найти людей")
        await office.write("R7")
    if step == "register":
        await office.press("R7")
    if step == "revoke":
        await office.press(RevokeDecision(decision_id=1))
        await office.write("Ошибка")
    if step == "text":
        await office.press(WriteDecision())
        for text in ("16 24.11.2026 Ректор", *TEXTS[:3]):
            await office.write(text)
    if step == "group":
        await office.press("Группы")
    presses: dict[str, Any] = {
        "list": OpenDecisions(),
        "page": OpenDecision(decision_id=1),
        "group": "М-26-1",
        "person": "R7",
        "register": RegisterDecision(decision_id=1),
        "revoke": ConfirmRevocation(decision_id=1),
    }

    with counted(db) as statements:
        await (office.write(TEXTS[3]) if step == "text" else office.press(presses[step]))

    used = in_the_handler(statements)
    assert len(used) <= 8, used


async def test_a_person_is_named_once_however_often_the_button_is_pressed(
    db: Database, office: Chat, learner: Person
) -> None:
    await written(office)
    button = ChooseDecisionPerson(decision_id=1, person_id=7)

    for _ in range(3):
        await office.press(button)

    async with db.read() as session:
        assert await session.scalar(select(func.count()).select_from(DecisionPerson)) == 1


def row(number: int) -> Decision:
    words = Bilingual(kk="Ә", ru="А")
    return Decision(
        year=2026,
        number=str(number),
        decided_on=NOW.date(),
        signatory="Ректор",
        kind=DecisionKind.OTHER,
        circumstance=words,
        granted=words,
        state=DecisionState.REGISTERED,
        author_id=9,
        written_at=NOW,
    )
