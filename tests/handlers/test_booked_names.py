"""Who asks without a name and books a consultation is named to the teacher, and knows it before."""

from datetime import timedelta

import pytest

from bot.callbacks.bookings import OpenFreeSlots
from storage.database import Database
from storage.tables.bookings import Slot
from storage.tables.columns import Bilingual
from storage.tables.departments import Department
from storage.tables.disciplines import Discipline
from storage.tables.people import Person
from storage.tables.timetable import LessonMode
from tests.chat import Chat
from tests.conftest import NOW, add


@pytest.mark.parametrize("hides_learner", [True, False])
async def test_a_learner_whose_name_is_hidden_knows_before_booking_that_it_will_be_seen(
    db: Database, chat: Chat, lecturer: Person, *, hides_learner: bool
) -> None:
    title = Bilingual(kk="К", ru="К")
    await add(db, Department(id=1, code="D", title=title, hides_learner=hides_learner))
    async with db.begin() as session:
        (await session.get_one(Discipline, 1)).department_id = 1
    begin = NOW + timedelta(days=1)
    fields = {"mode": LessonMode.CLASSROOM, "place": "204"}
    end = begin + timedelta(minutes=20)
    await add(db, Slot(id=1, teacher_id=8, starts_at=begin, ends_at=end, **fields))

    await chat.press(OpenFreeSlots(discipline_id=1))
    await chat.press("14:00–14:20")

    assert ("преподаватель его увидит" in chat.text) is hides_learner
