from datetime import UTC, date, datetime, timedelta

from sqlalchemy import delete, select

from academy import holidays
from storage.database import Database
from storage.tables.columns import Bilingual
from storage.tables.hours import Holiday

NOW = datetime(2026, 11, 26, 9, tzinfo=UTC)


async def seeded(db: Database, now: datetime = NOW) -> int:
    async with db.begin() as session:
        return await holidays.seed(session, now=now)


async def days(db: Database) -> list[Holiday]:
    async with db.read() as session:
        return list(await session.scalars(select(Holiday).order_by(Holiday.day)))


async def test_this_and_the_next_year_are_put_in_once(either_db: Database) -> None:
    first, second = await seeded(either_db), await seeded(either_db)

    found = await days(either_db)
    assert (first, second) == (len(found), 0)
    assert {each.day.year for each in found} == {2026, 2027}
    assert found[0].title == Bilingual("Жаңа жыл", "Новый год")


async def test_what_was_changed_by_hand_stays(either_db: Database) -> None:
    await seeded(either_db)
    async with either_db.begin() as session:
        await session.execute(delete(Holiday).where(Holiday.day == date(2026, 12, 16)))

    await seeded(either_db)

    assert date(2026, 12, 16) not in {each.day for each in await days(either_db)}


async def test_a_new_year_brings_the_days_of_the_one_after(either_db: Database) -> None:
    await seeded(either_db)

    await seeded(either_db, NOW + timedelta(days=60))

    assert {each.day.year for each in await days(either_db)} == {2026, 2027, 2028}


async def test_the_calendar_is_known_as_soon_as_it_is_seeded(either_db: Database) -> None:
    async with either_db.read() as session:
        before = await holidays.calendar(session)

    await seeded(either_db)

    async with either_db.read() as session:
        after = await holidays.calendar(session)
    assert before.is_workday(date(2026, 12, 16))
    assert not after.is_workday(date(2026, 12, 16))
