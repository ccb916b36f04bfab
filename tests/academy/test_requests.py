"""Requests to the administrators: asked once, decided once, taken back until then."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from academy import requests
from academy.errors.consultations import TextTooLong
from academy.errors.requests import RequestClosed, RequestNotFound
from storage.database import Database
from storage.tables.audit import AuditLine, AuditReason
from storage.tables.letters import Letter
from storage.tables.people import Person, PersonState, Role
from storage.tables.requests import Request, RequestKind, RequestState
from tests.conftest import NOW, person

HELP, DISPUTE = RequestKind.HELP, RequestKind.DISPUTE


async def asked(db: Database, who: Person, kind: RequestKind = HELP, subject: str = "") -> Request:
    async with db.begin() as session:
        facts = {"subject": subject, "line": 17}
        return await requests.ask(session, who, kind, text="Көмек", facts=facts, now=NOW)


async def letters_to(db: Database, kind: str) -> list[int | None]:
    async with db.read() as session:
        found = select(Letter.person_id).where(Letter.kind == kind).order_by(Letter.person_id)
        return list(await session.scalars(found))


async def test_the_second_press_finds_the_first_request(either_db: Database) -> None:
    who = await person(either_db, 7, Role.LEARNER)
    await person(either_db, 9, Role.ADMINISTRATOR)

    found = [await asked(either_db, who) for _ in range(3)]
    other = await asked(either_db, who, subject="trace:1")

    assert {each.id for each in found} == {found[0].id}
    assert other.id != found[0].id
    assert await letters_to(either_db, "request") == [9, 9]
    async with either_db.read() as session:
        lines = select(func.count()).where(AuditLine.act == "request-opened")
        assert await session.scalar(lines) == 2


async def test_two_presses_at_once_open_one_request(either_db: Database) -> None:
    who = await person(either_db, 7, Role.LEARNER)

    found = await asyncio.gather(*(asked(either_db, who) for _ in range(5)))

    assert len({each.id for each in found}) == 1


async def test_everybody_who_may_decide_is_told_but_the_one_who_asks(either_db: Database) -> None:
    asking = await person(either_db, 9, Role.ADMINISTRATOR)
    await person(either_db, 10, Role.ADMINISTRATOR)
    await person(either_db, 11, Role.AUDITOR)
    gone = await person(either_db, 12, Role.ADMINISTRATOR)
    async with either_db.begin() as session:
        (await session.merge(gone)).state = PersonState.LEFT

    await asked(either_db, asking)

    assert await letters_to(either_db, "request") == [10]


async def test_the_first_decision_counts(either_db: Database) -> None:
    who = await person(either_db, 7, Role.LEARNER)
    admin = await person(either_db, 9, Role.ADMINISTRATOR)
    found = await asked(either_db, who)

    async with either_db.begin() as session:
        await requests.close(session, admin, found.id, RequestState.DONE, "Дайын", now=NOW)
    with pytest.raises(RequestClosed):
        async with either_db.begin() as session:
            await requests.close(session, admin, found.id, RequestState.DECLINED, "Жоқ", now=NOW)

    assert await letters_to(either_db, "request-done") == [7]
    assert await letters_to(either_db, "request-declined") == []
    async with either_db.read() as session:
        at = await requests.own(session, who, found.id)
        reason = (await session.scalars(select(AuditReason))).one()
    assert (at.state, at.answer, at.closed_by) == (RequestState.DONE, "Дайын", 9)
    assert (reason.text, reason.person_id) == ("Дайын", 7)


async def test_a_request_taken_back_can_be_made_again_and_is_decided_no_more(
    either_db: Database,
) -> None:
    who = await person(either_db, 7, Role.LEARNER)
    admin = await person(either_db, 9, Role.ADMINISTRATOR)
    first = await asked(either_db, who)

    async with either_db.begin() as session:
        taken = await requests.take_back(session, who, first.id, now=NOW + timedelta(hours=1))
    with pytest.raises(RequestClosed):
        async with either_db.begin() as session:
            await requests.close(session, admin, first.id, RequestState.DONE, "", now=NOW)
    with pytest.raises(RequestClosed):
        async with either_db.begin() as session:
            await requests.take_back(session, who, first.id, now=NOW)
    second = await asked(either_db, who)

    assert taken.state == RequestState.TAKEN_BACK
    assert second.id != first.id
    assert second.state == RequestState.OPEN


async def test_nobody_decides_about_their_own_request_or_takes_back_another_ones(
    either_db: Database,
) -> None:
    who = await person(either_db, 7, Role.LEARNER)
    admin = await person(either_db, 9, Role.ADMINISTRATOR)
    own, other = await asked(either_db, admin), await asked(either_db, who)

    async with either_db.begin() as session:
        with pytest.raises(RequestNotFound):
            await requests.close(session, admin, own.id, RequestState.DONE, "", now=NOW)
        with pytest.raises(RequestNotFound):
            await requests.take_back(session, admin, other.id, now=NOW)
        with pytest.raises(RequestNotFound):
            await requests.own(session, admin, other.id)
        with pytest.raises(RequestNotFound):
            await requests.case(session, 99)


async def test_words_that_do_not_fit_are_refused(either_db: Database) -> None:
    who = await person(either_db, 7, Role.LEARNER)

    async with either_db.begin() as session:
        with pytest.raises(TextTooLong):
            await requests.ask(session, who, DISPUTE, text="ә" * 801, now=NOW)


async def test_the_queue_is_paged_with_the_oldest_first(either_db: Database) -> None:
    people = [await person(either_db, number, Role.LEARNER) for number in range(20, 30)]
    for hours, each in enumerate(reversed(people)):
        async with either_db.begin() as session:
            at = NOW + timedelta(hours=hours)
            await requests.ask(session, each, HELP, now=at)

    async with either_db.read() as session:
        pages = [await requests.queue(session, number) for number in (0, 1, 7)]

    assert [len(page.items) for page in pages] == [8, 2, 2]
    assert pages[0].items[0][1].id == 29
    assert pages[1].items[-1][1].id == 20
