"""A graded letter that was cut off is sent again only by a person's word, once."""

import pytest
from sqlalchemy import select

from academy import letters_in_doubt
from academy.errors.letters_in_doubt import LetterDecided
from bot.app import App
from bot.callbacks.letters_in_doubt import (
    CountLetterAsSent,
    OpenDoubtfulLetters,
    SendLetterAgain,
)
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.letters import Delivery, Letter, LetterState
from storage.tables.people import Person, Role
from tests.attempts import attempt
from tests.banks import two_questions
from tests.chat import Chat
from tests.conftest import NOW, add, person


def doubtful(number: int, person_id: int = 7) -> Letter:
    return Letter(
        id=number,
        key=f"quiz-over:{number}",
        kind="quiz-over",
        facts={"attempt_id": number},
        person_id=person_id,
        lane=f"quiz-over:{number}",
        priority=1,
        delivery=Delivery.DOUBT,
        not_before=NOW,
        state=LetterState.DOUBT,
        reason="cut off",
        closed_at=NOW,
    )


@pytest.fixture
def office(app: App, administrator: Person) -> Chat:
    return Chat(app, 9)


async def state(db: Database, number: int) -> LetterState:
    async with db.read() as session:
        return (await session.get_one(Letter, number)).state


async def test_what_is_sent_again_arrives(
    db: Database, app: App, office: Chat, learner: Person
) -> None:
    await two_questions(db)
    await add(db, attempt(paper=[1, 2]), doubtful(1))
    await office.write("/health")

    await office.press("✉️ Дошли ли? (1)")
    listed = office.text
    await office.press("🔁 1 – ещё раз")
    await app.courier.deliver()

    assert "Итог теста · Әлиева" in listed
    assert await state(db, 1) == LetterState.SENT
    assert "Процесс" in Chat(app, 7).text
    assert "Писем под вопросом нет" in office.text
    async with db.read() as session:
        acts = list(await session.scalars(select(AuditLine.act)))
    assert "letter-sent-again" in acts


async def test_what_arrived_is_counted_as_sent_and_nothing_is_sent(
    db: Database, app: App, office: Chat, learner: Person
) -> None:
    await add(db, doubtful(1), doubtful(2))

    await office.press(CountLetterAsSent(letter_id=1))
    await app.courier.deliver()

    assert [await state(db, number) for number in (1, 2)] == [LetterState.SENT, LetterState.DOUBT]
    assert not Chat(app, 7).shown


async def test_of_two_administrators_the_second_is_told_that_it_is_decided(
    db: Database, office: Chat, learner: Person
) -> None:
    await add(db, doubtful(1))
    await office.press(CountLetterAsSent(letter_id=1))

    await office.press(SendLetterAgain(letter_id=1))

    assert "уже решено" in (office.alert or "")
    assert await state(db, 1) == LetterState.SENT


async def test_the_row_decides_on_both_databases(either_db: Database) -> None:
    actor = await person(either_db, 9, Role.ADMINISTRATOR)
    await add(either_db, doubtful(1, person_id=9))

    async with either_db.begin() as session:
        listed = await letters_in_doubt.doubtful(session, 0)
        await letters_in_doubt.queue_again(session, actor, 1, now=NOW)
    with pytest.raises(LetterDecided):
        async with either_db.begin() as session:
            await letters_in_doubt.count_as_sent(session, actor, 1, now=NOW)

    assert [each.letter.id for each in listed.items] == [1]
    assert await state(either_db, 1) == LetterState.WAITING


async def test_an_auditor_sees_the_count_and_decides_nothing(
    db: Database, app: App, learner: Person
) -> None:
    await person(db, 10, Role.AUDITOR)
    auditor = Chat(app, 10)
    await add(db, doubtful(1))

    await auditor.write("/health")
    shown = auditor.labels
    await auditor.press(OpenDoubtfulLetters())

    assert not any("Дошли ли" in each for each in shown)
    assert await state(db, 1) == LetterState.DOUBT
