"""What time does to consultations: nobody at work, a wait that is too long, an appointment."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, update

from academy import holiday_law
from academy.timetable import ACADEMY_ZONE
from storage.tables.consultations import EventKind, Thread, ThreadEvent
from tests.journeys.scenes import HEAD, OFFICE, Scene, scene
from tests.seats import Seat, words
from tests.stage import Message


@pytest.mark.parametrize("locale", ["kk", "ru"])
async def test_a_question_out_of_hours_is_promised_reminded_of_and_escalated(
    tmp_path: Path, locale: str
) -> None:
    async with scene(tmp_path, locale) as play:
        await be_closed_today(play)
        await ask_meanwhile(play)
        await wait_too_long(play)


async def be_closed_today(play: Scene) -> None:
    """An administrator adds today to the holidays: nobody is at work, whatever the hour."""
    office, t = Seat(play.stage, OFFICE), play.t
    await office.say("/year")
    await office.press(t.plain("calendar.button"))
    await office.press(t.plain("calendar-free.button"))
    await office.sees(play.words("calendar-free", limit=100))
    await office.say(f"{today():%d.%m.%Y} Жабық / Закрыто")
    await office.sees(t.plain("calendar-kept", day="", title="").split(":")[0])


async def ask_meanwhile(play: Scene) -> None:
    """The question arrives all the same; the receipt says the day somebody is there again."""
    await play.begin()
    asked = await play.learner.say("Апелляция мерзімі қандай?")
    await play.learner.marked(asked)
    await play.teacher.sees("Апелляция мерзімі")
    receipt = await play.learner.sees(play.words("consultation-sent-later", at="").strip(" ."))
    assert f"{today():%d.%m.%Y}" not in words(receipt)
    assert str(today().year)[:3] in words(receipt)


async def wait_too_long(play: Scene) -> None:
    """The moments come: the teacher is reminded, the head of the department is told, once each."""
    t, past = play.t, datetime.now(UTC) - timedelta(minutes=1)
    async with play.db.begin() as session:
        moments = update(Thread).values(remind_at=past, escalate_at=past)
        await session.execute(moments)

    head = Seat(play.stage, HEAD)
    facts: dict[str, Any] = dict.fromkeys(("discipline", "name", "since", "teachers"), "")
    await play.teacher.sees(play.words("overdue-reminder", **facts))
    await head.sees(play.words("overdue-escalation", **facts))
    await head.press(t.plain("overdue-open"))
    await head.sees("Апелляция мерзімі")

    async with play.db.read() as session:
        kinds = list(await session.scalars(select(ThreadEvent.kind).order_by(ThreadEvent.id)))
    assert sorted(each for each in kinds if each in (EventKind.REMINDED, EventKind.ESCALATED)) == [
        EventKind.ESCALATED,
        EventKind.REMINDED,
    ]


@pytest.mark.parametrize("locale", ["kk", "ru"])
async def test_a_consultation_is_offered_booked_moved_and_cancelled(
    tmp_path: Path, locale: str
) -> None:
    async with scene(tmp_path, locale) as play:
        day = await offer(play)
        await book(play, day)
        await move(play)
        await cancel(play)


async def offer(play: Scene) -> date:
    """Two times of twenty minutes on a workday of next week, online."""
    teacher, t, day = play.teacher, play.t, workday()
    by = {"kk": "20 минуттан", "ru": "по 20 минут"}[t.locale]
    await teacher.say("/slots")
    await teacher.press(t.plain("slot-offer.button"))
    await teacher.say(f"{day:%d.%m.%Y} 15:00–15:40 {by}")
    await teacher.press(t.plain("slot-online"))
    await teacher.sees(play.words("slot-offered", count=2))
    return day


async def book(play: Scene, day: date) -> None:
    """The learner names what it is about; both get a file for their calendars."""
    learner, t = play.learner, play.t
    await learner.say("/book")
    await learner.press(t.plain("booking-new.button"))
    await learner.press(play.discipline)
    await learner.sees(f"{day:%d.%m.%Y}")
    await learner.press("15:00–15:20")
    await learner.say("Курстық жұмыс <b>")
    await learner.sees(play.words("booking-done-booked"))
    told = await file(play.teacher)
    assert "Курстық жұмыс <b>" in words(told)
    await file(learner)


async def move(play: Scene) -> None:
    learner, t = play.learner, play.t
    await learner.say("/book")
    await learner.press("15:00")
    await learner.press(t.plain("booking-move"))
    await learner.press("15:20–15:40")
    await learner.press(t.plain("booking-confirm-move"))
    await learner.sees(play.words("booking-done-moved"))
    await play.teacher.sees(play.words("booking-told-moved"))


async def cancel(play: Scene) -> None:
    learner, t = play.learner, play.t
    await learner.say("/book")
    await learner.press("15:20")
    await learner.press(t.plain("booking-cancel.button"))
    await learner.press(t.plain("booking-cancel-confirm"))
    await play.teacher.sees(play.words("booking-told-cancelled"))


async def file(seat: Seat) -> Message:
    """The calendar file this person was sent."""

    def fits(each: Message) -> Any:
        return each.get("document", {}).get("file_name", "").endswith(".ics")

    return await seat.finds(fits, f"{seat.number} has a calendar file")


def today() -> date:
    return datetime.now(ACADEMY_ZONE).date()


def workday() -> date:
    """A day a week or more away that is no weekend and no holiday."""
    day = today() + timedelta(days=7)
    free = {each for year in (day.year, day.year + 1) for each in holiday_law.free_days(year)}
    while day.weekday() > 4 or day in free:
        day += timedelta(days=1)
    return day
