"""Erasures that meet something on their way: the clock, an erased orderer, another order."""

from datetime import timedelta

import pytest
from sqlalchemy import delete, select

from academy import certificates, erasures, invites, people, work
from academy.erasures import WORK, Hold
from academy.errors.directory import PersonNotFound
from academy.errors.erasures import ErasureHeld, NobodyToErase
from academy.errors.people import InviteUnknown
from storage.database import Database
from storage.tables.erasures import Erasure
from storage.tables.letters import Letter
from storage.tables.people import Conversation, Person, Role
from storage.tables.rosters import RosterImport
from storage.tables.work import Work
from tests import people as one
from tests.academy.test_erasures import administrator, erased, found, ordered
from tests.conftest import NOW, person
from tests.people import CHAT, NUMBER


async def removed(db: Database, number: int) -> None:
    """Everything but the certificate."""
    is_left = True
    while is_left:
        async with db.begin() as session:
            is_left = await erasures.carry_on(session, number, now=NOW)
    async with db.begin() as session:
        await erasures.finish(session, number, now=NOW)


async def jobs(db: Database) -> list[int]:
    """The erasures that wait for a worker."""
    async with db.read() as session:
        return [each["erasure_id"] for each in await work.waiting(session, WORK)]


async def gone_on(db: Database, now: timedelta = timedelta()) -> int:
    """The clock looked for what stopped; how many it queued."""
    async with db.begin() as session:
        return await erasures.go_on(session, now=NOW + now)


async def test_the_clock_forgets_no_chat_before_there_is_a_certificate(
    either_db: Database,
) -> None:
    await one.known(either_db)
    number = await ordered(either_db)
    await removed(either_db, number)

    async with either_db.begin() as session:
        assert await erasures.forget_chats(session) == 0
    async with either_db.begin() as session:
        await certificates.certify(session, number, b"pdf", now=NOW)

    async with either_db.read() as session:
        letter = (await session.scalars(select(Letter).where(Letter.kind == "erasure-told"))).one()
    assert letter.chat_id == CHAT


async def test_an_erasure_that_lost_its_job_gets_another_one_once(either_db: Database) -> None:
    await one.known(either_db)
    number = await ordered(either_db)
    assert await gone_on(either_db) == 0
    async with either_db.begin() as session:
        await session.execute(delete(Work))

    assert [await gone_on(either_db), await gone_on(either_db)] == [1, 0]

    assert await jobs(either_db) == [number]


async def test_who_orders_an_erasure_and_is_erased_takes_it_nowhere(either_db: Database) -> None:
    await one.known(either_db)
    await person(either_db, 10, Role.ADMINISTRATOR)
    number = await ordered(either_db)
    async with either_db.begin() as session:
        other = await session.get_one(Person, 10)
        last = (await erasures.erase(session, other, 9, now=NOW)).id
    await removed(either_db, last)

    await gone_on(either_db)

    assert number in await jobs(either_db)


async def test_an_erasure_given_up_before_its_certificate_goes_on(either_db: Database) -> None:
    await one.known(either_db)
    number = await ordered(either_db)
    await removed(either_db, number)
    async with either_db.begin() as session:
        job = (await session.scalars(select(Work).where(Work.kind == WORK))).one()
        await work.poison(session, job, now=NOW)

    assert await gone_on(either_db, timedelta(hours=5)) == 0
    assert await gone_on(either_db, timedelta(hours=7)) == 1
    async with either_db.begin() as session:
        again = await erasures.erase(session, await administrator(session), NUMBER, now=NOW)

    assert again.id == number


async def test_what_is_certified_is_neither_queued_nor_ordered_again(either_db: Database) -> None:
    await one.known(either_db)
    number = await erased(either_db)
    async with either_db.begin() as session:
        await erasures.keep_listed(session, [number])
        await session.execute(delete(Work))

    assert await gone_on(either_db) == 0
    async with either_db.begin() as session:
        with pytest.raises(NobodyToErase):
            await erasures.erase(session, await administrator(session), NUMBER, now=NOW)


async def test_an_erasure_under_way_at_the_backup_is_told_once(either_db: Database) -> None:
    await one.known(either_db)
    await ordered(either_db)

    async with either_db.begin() as session:
        await erasures.replay(session, [NUMBER], now=NOW)
        await session.execute(delete(Work))

    assert await gone_on(either_db) == 0
    async with either_db.read() as session:
        assert (await session.scalars(select(Erasure.chat_id))).one() is None


async def test_two_administrators_do_not_erase_each_other(either_db: Database) -> None:
    for number in (1, 2):
        await person(either_db, number, Role.ADMINISTRATOR)

    async with either_db.begin() as session:
        await erasures.erase(session, await session.get_one(Person, 1), 2, now=NOW)
    async with either_db.begin() as session:
        with pytest.raises(ErasureHeld) as refused:
            await erasures.erase(session, await session.get_one(Person, 2), 1, now=NOW)

    assert refused.value.hold == Hold.ADMINISTRATOR


async def test_who_is_to_be_erased_can_do_nothing_before_the_work_begins(
    either_db: Database,
) -> None:
    await one.known(either_db)

    await ordered(either_db)

    async with either_db.begin() as session:
        talk = await people.conversation(session, CHAT)
        assert talk.person is not None
        assert people.rights(talk.person) == frozenset()


async def test_nobody_who_was_erased_is_invited(either_db: Database) -> None:
    await one.known(either_db)
    async with either_db.begin() as session:
        someone, life = await session.get_one(Person, NUMBER), timedelta(days=1)
        code = await invites.invite(session, someone, life=life, now=NOW)
    await ordered(either_db)

    async with either_db.begin() as session:
        with pytest.raises(PersonNotFound):
            await invites.send(session, 9, NUMBER, life=life, now=NOW)
        with pytest.raises(InviteUnknown):
            await invites.invited(session, code, now=NOW)


@pytest.mark.parametrize(
    "typed",
    [one.PHONE, "8 701 765-43-21", "4321", one.CODE, one.EMAIL, "OTKIR@ex", "ерболулы кунанбай"],
)
async def test_whatever_the_person_was_looked_for_by_is_forgotten(db: Database, typed: str) -> None:
    await one.known(db)
    async with db.begin() as session:
        (await session.get_one(Conversation, 9)).awaits_facts = {"text": typed}

    await erased(db)

    async with db.read() as session:
        assert (await session.get_one(Conversation, 9)).awaits_facts is None


@pytest.mark.parametrize("typed", ["Әлиева", "+77010000000", "ROSTER-7", "ali@example.kz", "432"])
async def test_what_others_are_looked_for_by_stays(db: Database, typed: str) -> None:
    await one.known(db)
    async with db.begin() as session:
        (await session.get_one(Conversation, 9)).awaits_facts = {"text": typed}

    await erased(db)

    async with db.read() as session:
        assert (await session.get_one(Conversation, 9)).awaits_facts == {"text": typed}


async def test_of_a_report_what_is_said_of_the_file_as_a_whole_stays(either_db: Database) -> None:
    await one.known(either_db)
    before = await found(either_db)

    await erased(either_db)

    assert "roster_import.report" in before
    async with either_db.read() as session:
        report = (await session.get_one(RosterImport, 1)).report
    assert report["notices"] == [{"line": 0, "what": "without-number", "people": 1}]
