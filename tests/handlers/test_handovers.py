"""A consultation goes to a colleague, with a note."""

import asyncio
from datetime import time, timedelta

import pytest
from sqlalchemy import delete, select

from academy import handovers, staffing
from academy.errors.handovers import HandedOverAlready
from bot.app import App
from bot.callbacks.handovers import ChooseColleague, HandOver, OpenHandover
from bot.callbacks.queues import OpenQueued, OpenQueuedMore
from storage.database import Database
from storage.queries import handovers as ask
from storage.queries.handovers import Giving
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.consultations import EntryKind, EventKind, Side, Thread, ThreadEvent
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline, Teaching
from storage.tables.hours import DayOff, OfficeHours
from storage.tables.people import Conversation, Person, PersonState, Role
from tests.chat import Chat
from tests.conftest import NOW, add, person
from tests.statements import counted, in_the_handler
from tests.threads import stored, waiting, written

LAW = Bilingual(kk="Құқық", ru="Право")


@pytest.fixture
async def department(db: Database, learner: Person, lecturer: Person) -> None:
    """Lecturer 8 teaches the discipline, so does 18; 19 another of its department, 20 heads it; 21
    teaches elsewhere."""
    for number in (18, 19, 20, 21):
        await person(db, number, Role.LECTURER)
        async with db.begin() as session:
            (await session.get_one(Person, number)).family_name = f"Қали <{number}>"
    await add(db, Department(id=1, code="D1", title=LAW, head_id=20))
    await add(db, Discipline(id=2, code="C2", title=LAW, department_id=1))
    await add(db, Discipline(id=3, code="C3", title=LAW))
    pairs = ((18, 1), (19, 2), (21, 3))
    await add(db, *(Teaching(person_id=who, discipline_id=what) for who, what in pairs))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1
    await waiting(db)


async def unreached(db: Database, number: int) -> None:
    """They blocked the bot."""
    async with db.begin() as session:
        (await session.get_one(Conversation, number)).is_reachable = False


@pytest.fixture
def desk(app: App, lecturer: Person) -> Chat:
    """The lecturer's phone, in Kazakh."""
    return Chat(app, 8)


@pytest.mark.usefixtures("department")
async def test_a_colleague_of_the_department_gets_the_question_with_a_note(
    app: App, db: Database, chat: Chat, desk: Chat
) -> None:
    await desk.press(OpenQueuedMore(thread_id=1))
    await desk.press("Әріптеске беру")
    assert [label.split()[1] for label in desk.labels[:-1]] == ["<18>", "<19>", "<20>"]
    await desk.press("<19>")
    await desk.write("Бұл – Сіздің <салаңыз>")
    assert "✅ Берілді" in desk.text
    await app.courier.deliver()

    colleague = Chat(app, 19)
    letter = next(each for each in colleague.shown if "Вам передан вопрос" in each.text)
    assert "Обучающийся: Әлиева Дана &lt;7&gt;" in letter.text
    assert "Передал коллега: Әлиева Дана &lt;8&gt;" in letter.text
    assert "Заметка: Бұл – Сіздің &lt;салаңыз&gt;" in letter.text
    await colleague.press(OpenQueued(thread_id=1))
    assert "Отвечает: Қали &lt;19&gt;" in colleague.text
    assert chat.shown == []
    assert (await stored(db)).teacher_id == 19
    async with db.read() as session:
        event = (await session.scalars(select(ThreadEvent))).one()
        line = (await session.scalars(select(AuditLine))).one()
    assert (event.kind, event.person_id, event.to_person_id) == (EventKind.HANDED_OVER, 8, 19)
    assert (line.act, line.facts) == ("consultation-handed-over", {"thread": 1, "to": 19})


@pytest.mark.usefixtures("department")
async def test_who_got_a_question_has_the_whole_time_for_an_answer_in_their_own_hours(
    app: App, db: Database, desk: Chat
) -> None:
    async with db.begin() as session:
        (await session.get_one(Thread, 1)).remind_at = NOW
    at = {"weekday": NOW.weekday() + 1, "begins": time(10), "ends": time(18)}
    await add(db, OfficeHours(person_id=19, **at))  # tomorrow, for the first time

    await desk.press(HandOver(thread_id=1, person_id=19))
    await app.courier.deliver()

    thread = await stored(db)
    tomorrow = NOW.replace(hour=5) + timedelta(days=1)  # ten at the Academy
    assert thread.remind_at == tomorrow + timedelta(hours=4)
    assert thread.escalate_at is not None
    assert thread.escalate_at > thread.remind_at


@pytest.mark.usefixtures("department")
async def test_a_thread_that_does_not_wait_is_due_at_no_time_when_it_is_handed_over(
    app: App, db: Database, desk: Chat
) -> None:
    async with db.begin() as session:
        (await session.get_one(Thread, 1)).waiting_since = None

    await desk.press(HandOver(thread_id=1, person_id=20))
    await app.courier.deliver()

    thread = await stored(db)
    assert (thread.teacher_id, thread.remind_at, thread.escalate_at) == (20, None, None)


@pytest.mark.usefixtures("department")
async def test_two_teachers_hand_over_at_once_and_the_row_picks_one(
    app: App, db: Database, desk: Chat
) -> None:
    data = [HandOver(thread_id=1, person_id=number).pack() for number in (19, 20)]

    await asyncio.gather(desk.press_raw(data[0]), Chat(app, 18).press_raw(data[1]))

    async with db.read() as session:
        events = list(await session.scalars(select(ThreadEvent).order_by(ThreadEvent.id)))
    assert events[-1].to_person_id == (await stored(db)).teacher_id


async def test_of_two_who_hand_over_what_they_saw_free_one_is_refused(
    either_db: Database,
) -> None:
    db = either_db
    staff = {n: await person(db, n, Role.LECTURER) for n in (8, 18, 19, 20)}
    await person(db, 7, Role.LEARNER)
    await add(db, Discipline(id=1, code="C", title=LAW))
    await add(db, *(Teaching(person_id=number, discipline_id=1) for number in staff))
    await waiting(db)
    async with db.begin() as session:
        seen = await staffing.staffed(session, staff[18], 1, now=NOW)
    async with db.begin() as session:
        await handovers.hand_over(session, staff[8], 1, 19, "", now=NOW)

    async with db.begin() as session:
        taken = await ask.take(session, Giving(18, seen.thread, None, NOW.date()), 20)
        assert not taken
    for stranger in (7, 8, 19, 2**31):
        with pytest.raises(HandedOverAlready):
            async with db.begin() as session:
                await handovers.hand_over(session, staff[8], 1, stranger, "", now=NOW)
    assert (await stored(db)).teacher_id == 19


@pytest.mark.usefixtures("department")
async def test_a_letter_about_a_thread_that_was_handed_on_is_not_sent(
    app: App, db: Database, desk: Chat
) -> None:
    await desk.press(HandOver(thread_id=1, person_id=19))
    await desk.press(HandOver(thread_id=1, person_id=20))

    await app.courier.deliver()

    said = [screen.text for number in (19, 20) for screen in Chat(app, number).shown]
    assert len([text for text in said if "передан" in text]) == 1
    assert len(Chat(app, 20).shown) >= 1


@pytest.mark.usefixtures("department")
async def test_who_left_or_does_not_belong_takes_nothing(
    app: App, db: Database, desk: Chat
) -> None:
    await desk.press(ChooseColleague(thread_id=1, person_id=18))
    async with db.begin() as session:
        (await session.get_one(Person, 18)).state = PersonState.LEFT
    await desk.write("Жазба")
    assert "сұрақ басқа әріптеске өтіп кетті" in desk.text.lower()

    for number in (7, 8, 21):
        await desk.press(HandOver(thread_id=1, person_id=number))
        assert "басқа әріптеске" in (desk.alert or "")
    assert (await stored(db)).teacher_id is None


@pytest.mark.usefixtures("department")
async def test_who_is_away_or_not_reached_is_not_offered_and_takes_nothing(
    app: App, db: Database, desk: Chat
) -> None:
    today = NOW.date()
    await add(db, DayOff(person_id=18, first_day=today, last_day=today, stand_in_id=20))
    tomorrow = today + timedelta(days=1)
    await add(db, DayOff(person_id=20, first_day=tomorrow, last_day=tomorrow))
    await unreached(db, 19)

    await desk.press(OpenHandover(thread_id=1))

    assert [label.split()[1] for label in desk.labels[:-1]] == ["<20>"]
    for number in (18, 19):
        await desk.press(HandOver(thread_id=1, person_id=number))
        assert "басқа әріптеске" in (desk.alert or "")
    assert (await stored(db)).teacher_id is None


@pytest.mark.usefixtures("department")
@pytest.mark.parametrize("before_id", [None, 18])
async def test_a_question_whose_colleague_blocked_the_bot_comes_back_and_is_due_again(
    app: App, db: Database, desk: Chat, before_id: int | None
) -> None:
    async with db.begin() as session:
        (await session.get_one(Thread, 1)).teacher_id = before_id
    await desk.press(HandOver(thread_id=1, person_id=19))
    await unreached(db, 19)

    await app.courier.deliver()

    thread = await stored(db)
    assert thread.teacher_id == before_id
    assert thread.remind_at is not None
    assert thread.remind_at > NOW
    assert "⚠️ <b>Сұрақ берілмеді" in desk.text
    assert "Басқа әріптесті таңдаңыз" in desk.text
    async with db.read() as session:
        kinds = list(await session.scalars(select(ThreadEvent.kind).order_by(ThreadEvent.id)))
    assert kinds == [EventKind.HANDED_OVER, EventKind.HANDED_BACK]
    await desk.press("Әріптеске беру")
    assert "<19>" not in str(desk.labels)
    await desk.press("<20>")
    await desk.press("Жазбасыз")
    assert (await stored(db)).teacher_id == 20


@pytest.mark.usefixtures("department")
async def test_a_question_that_went_on_does_not_come_back_from_a_colleague_who_is_not_reached(
    app: App, db: Database, desk: Chat
) -> None:
    for number in (19, 20):
        await desk.press(HandOver(thread_id=1, person_id=number))
    await unreached(db, 19)

    await app.courier.deliver()

    assert (await stored(db)).teacher_id == 20
    assert "берілмеді" not in str(desk.shown)


async def test_a_question_comes_back_only_from_the_last_hand_over(either_db: Database) -> None:
    db = either_db
    staff = {n: await person(db, n, Role.LECTURER) for n in (8, 18, 19)}
    await person(db, 7, Role.LEARNER)
    await add(db, Discipline(id=1, code="C", title=LAW))
    await add(db, *(Teaching(person_id=number, discipline_id=1) for number in staff))
    await waiting(db, teacher_id=8)
    for giver, taker in ((8, 19), (18, 8), (8, 19)):
        async with db.begin() as session:
            await handovers.hand_over(session, staff[giver], 1, taker, "", now=NOW)

    owners = []
    for event_id in (1, 3, 3):
        async with db.begin() as session:
            await handovers.give_back(session, event_id, 18, now=NOW)
        owners.append((await stored(db)).teacher_id)

    assert owners == [19, 18, 18]


async def test_nobody_is_there_to_take_it_and_that_is_said(
    db: Database, desk: Chat, learner: Person
) -> None:
    await waiting(db)

    await desk.press(OpenHandover(thread_id=1))

    assert "Беретін адам жоқ" in desk.text


@pytest.mark.usefixtures("department")
async def test_a_note_that_is_too_long_is_refused_and_asked_for_again(
    db: Database, desk: Chat
) -> None:
    await desk.press(ChooseColleague(thread_id=1, person_id=18))
    await desk.write("ә" * 1001)
    assert "Мәтін тым ұзын" in desk.text
    await desk.write("ә" * 1000)

    assert (await stored(db)).teacher_id == 18


@pytest.mark.usefixtures("department")
async def test_what_is_unanswered_follows_to_the_colleague_in_order_and_nothing_else(
    app: App, db: Database, desk: Chat
) -> None:
    await written(db, 1, Side.STAFF, "Бұрынғы жауап")
    await written(db, 1, Side.LEARNER, "Первый вопрос", author_id=7)
    album = {"kind": EntryKind.PHOTO, "album": "5", "parcel": "album:1:5", "author_id": 7}
    await written(db, 1, Side.LEARNER, "", file_id="a", **album)
    await written(db, 1, Side.LEARNER, "", file_id="b", **album)
    await written(db, 1, Side.NOTE, "Жасырын")
    await written(db, 1, Side.LEARNER, "Утаено", author_id=7, is_withheld=True)
    await written(db, 1, Side.LEARNER, "Последний", author_id=7)

    await desk.press(HandOver(thread_id=1, person_id=19))
    await app.courier.deliver()

    shown = Chat(app, 19).shown
    assert "передан вопрос" in shown[0].text
    assert shown[1].text.endswith("Первый вопрос")
    assert [part.media for part in shown[-2].media] == ["a", "b"]
    assert shown[-1].text.endswith("Последний")
    assert "Когда подаётся" not in str(shown)
    assert "Жасырын" not in str(shown)
    assert "Утаено" not in str(shown)


@pytest.mark.usefixtures("department")
async def test_a_hidden_learner_stays_hidden_from_the_colleague(
    app: App, db: Database, desk: Chat
) -> None:
    async with db.begin() as session:
        (await session.get_one(Department, 1)).hides_learner = True

    await desk.press(OpenHandover(thread_id=1))
    await desk.press(HandOver(thread_id=1, person_id=20))
    await app.courier.deliver()

    shown = [*desk.shown, *Chat(app, 20).shown]
    assert all("&lt;7&gt;" not in screen.text and "М-26-1" not in screen.text for screen in shown)
    assert any("Обучающийся № 1 (имя скрыто)" in screen.text for screen in shown)


@pytest.mark.usefixtures("department")
async def test_a_press_costs_eight_statements_at_most(app: App, db: Database, desk: Chat) -> None:
    for button in (
        OpenHandover(thread_id=1),
        ChooseColleague(thread_id=1, person_id=18),
        HandOver(thread_id=1, person_id=18),
    ):
        with counted(db) as statements:
            await desk.press(button)
        assert len(in_the_handler(statements)) <= 8, button


async def test_without_a_teaching_left_the_thread_is_still_of_who_was_handed_it(
    app: App, db: Database, desk: Chat, learner: Person
) -> None:
    await waiting(db, teacher_id=8)
    async with db.begin() as session:
        await session.execute(delete(Teaching))

    await desk.press(OpenQueued(thread_id=1))

    assert "Білім алушы: Әлиева" in desk.text
