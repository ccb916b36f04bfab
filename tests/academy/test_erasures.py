"""Erasure: the person goes everywhere, what the law keeps names nobody, a crash goes on."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import delete, func, select, update

from academy import certificates, erasures, requests, verdicts
from academy.audit import seal
from academy.erasures import Hold
from academy.errors.erasures import ErasureHeld, NobodyToErase
from storage.database import Database, Session, Table
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.decisions import Decision, DecisionState
from storage.tables.erasures import Erasure, ErasureState, TraceCount
from storage.tables.identity import Check, CheckState
from storage.tables.letters import Letter, LetterState
from storage.tables.outgoing import OutgoingFile
from storage.tables.people import Conversation, Invite, Person, PersonState
from storage.tables.requests import Request, RequestKind, RequestState
from storage.tables.trace import TraceLine, Verb
from tests import people
from tests.conftest import NOW
from tests.people import CHAT, NUMBER


async def texts(session: Session) -> AsyncIterator[tuple[str, str]]:
    """Every value of every row of every table, in words."""
    for table in Table.metadata.sorted_tables:
        for row in await session.execute(select(table)):
            for column, value in zip(table.columns, row, strict=True):
                yield f"{table.name}.{column.name}", str(value)


async def found(db: Database) -> list[str]:
    """Where the person's names, contacts, words or files stand."""
    async with db.read() as session:
        return sorted(
            {
                where
                async for where, text in texts(session)
                if any(secret.casefold() in text.casefold() for secret in people.SECRETS)
            }
        )


async def administrator(session: Session) -> Person:
    return await session.get_one(Person, 9)


async def ordered(db: Database) -> int:
    async with db.begin() as session:
        return (await erasures.erase(session, await administrator(session), NUMBER, now=NOW)).id


async def erased(db: Database) -> int:
    """As the worker, the courier and the clock do it."""
    number, is_left = await ordered(db), True
    while is_left:
        async with db.begin() as session:
            is_left = await erasures.carry_on(session, number, now=NOW)
    async with db.begin() as session:
        await erasures.finish(session, number, now=NOW)
    await told(db, number)
    return number


async def told(db: Database, number: int) -> None:
    """The certificate is made and sent; the person has it, and is forgotten by the clock."""
    async with db.begin() as session:
        await certificates.certify(session, number, b"pdf", now=NOW)
        await session.execute(update(Letter).values(state=LetterState.SENT))
        await session.execute(delete(OutgoingFile))
    async with db.begin() as session:
        await erasures.forget_chats(session)


async def counted(db: Database, table: type[Table]) -> int:
    async with db.read() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_nothing_of_the_person_stands_anywhere_any_more(either_db: Database) -> None:
    await people.known(either_db)
    before = await found(either_db)

    await erased(either_db)

    assert len(before) > 15
    assert await found(either_db) == []
    assert await counted(either_db, Invite) == 0
    async with either_db.read() as session:
        shell = await session.get_one(Person, NUMBER)
        assert (shell.state, shell.iin_hash, shell.iin_sealed) == (PersonState.ERASED, None, None)
        assert shell.roster_code.startswith("erased-")
        assert await session.get(Conversation, CHAT) is None


async def test_what_the_law_keeps_stays_under_the_number(either_db: Database) -> None:
    await people.known(either_db)

    number = await erased(either_db)

    async with either_db.read() as session:
        attempt = (await session.scalars(select(Attempt))).one()
        check = (await session.scalars(select(Check))).one()
        done = await session.get_one(Erasure, number)
    assert attempt.learner_id == NUMBER
    assert (check.state, check.decided_by, check.facts) == (CheckState.CONFIRMED, 9, {})
    assert done.state == ErasureState.DONE
    assert done.counts["trace"] == 3
    assert done.counts["messages"] == 2


async def test_of_the_trace_counts_without_people_are_left(either_db: Database) -> None:
    await people.known(either_db)

    await erased(either_db)

    assert await counted(either_db, TraceLine) == 0
    async with either_db.read() as session:
        rows = await session.scalars(select(TraceCount).order_by(TraceCount.discipline_id))
        left = [(each.month, each.verb, each.discipline_id, each.lines) for each in rows]
    assert left[0] == ("2026-07", Verb.REGISTERED, 0, 1)
    assert len(left) == 3


async def test_the_audit_chain_stays_true_and_the_reasons_are_gone(either_db: Database) -> None:
    await people.known(either_db)
    async with either_db.begin() as session:
        await seal(session)

    await erased(either_db)

    async with either_db.begin() as session:
        await seal(session)
        verdict = await verdicts.verdict(session, now=NOW)
    assert verdict.is_good
    assert verdict.lines == 3


async def test_a_crash_between_any_two_portions_goes_on_there(
    either_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order is taken up again and again, each time by a process that died after one portion."""
    await people.known(either_db)
    monkeypatch.setattr(erasures, "PORTION", 1)
    number, is_left, portions = await ordered(either_db), True, 0

    while is_left:
        async with either_db.begin() as session:
            is_left = await erasures.carry_on(session, number, now=NOW)
        with suppress(InterruptedError):
            async with either_db.begin() as session:
                await erasures.carry_on(session, number, now=NOW)
                raise InterruptedError  # kill -9 before the commit
        portions += 1
    async with either_db.begin() as session:
        assert await erasures.finish(session, number, now=NOW) is not None
        assert await erasures.finish(session, number, now=NOW) is None
    await told(either_db, number)

    assert portions > 10
    assert await found(either_db) == []
    async with either_db.read() as session:
        assert (await session.get_one(Erasure, number)).counts["trace"] == 3


async def test_two_orders_at_once_are_one_erasure(either_db: Database) -> None:
    await people.known(either_db)

    numbers = await asyncio.gather(ordered(either_db), ordered(either_db))

    assert numbers[0] == numbers[1]
    assert await counted(either_db, Erasure) == 1


async def test_the_wish_is_done_and_other_requests_wait_no_more(either_db: Database) -> None:
    person = await people.known(either_db)
    async with either_db.begin() as session:
        wish = await requests.ask(session, person, RequestKind.ERASURE, now=NOW)
        await requests.ask(session, person, RequestKind.DISPUTE, text="сөзім", now=NOW)

    number = await erased(either_db)

    async with either_db.read() as session:
        rows = await session.execute(select(Request.kind, Request.state))
        states = {kind: state for kind, state in rows}
        assert (await session.get_one(Erasure, number)).request_id == wish.id
    assert states[RequestKind.ERASURE] == RequestState.DONE
    assert states[RequestKind.DISPUTE] == RequestState.TAKEN_BACK
    assert await found(either_db) == []


@pytest.mark.parametrize("hold", list(Hold))
async def test_what_is_not_finished_is_named_and_holds_the_erasure(
    either_db: Database, hold: Hold
) -> None:
    await people.known(either_db)
    target = NUMBER
    async with either_db.begin() as session:
        admin = await administrator(session)
        if hold == Hold.ATTEMPT:
            (await session.get_one(Attempt, 1)).state = AttemptState.OPEN
        elif hold == Hold.REVIEW:
            (await session.get_one(Check, 1)).state = CheckState.DOUBTFUL
        elif hold == Hold.APPEAL:
            (await session.get_one(Check, 1)).appeal_until = NOW + timedelta(days=1)
        elif hold == Hold.DRAFT:
            (await session.get_one(Decision, 1)).state = DecisionState.DRAFT
        else:
            admin, target = await session.get_one(Person, 8), 9

    async with either_db.begin() as session:
        looked = await erasures.prospect(session, admin, target, now=NOW)
        with pytest.raises(ErasureHeld) as refused:
            await erasures.erase(session, admin, target, now=NOW)

    assert looked.holds == [hold]
    assert refused.value.hold == hold
    assert await counted(either_db, Erasure) == 0


async def test_nobody_erases_themself_or_who_is_erased(either_db: Database) -> None:
    await people.known(either_db)
    await erased(either_db)

    async with either_db.begin() as session:
        admin = await administrator(session)
        for number in (9, NUMBER, 404):
            with pytest.raises(NobodyToErase):
                await erasures.prospect(session, admin, number, now=NOW)


async def test_a_restored_database_erases_again_and_tells_nobody(either_db: Database) -> None:
    await people.known(either_db)

    async with either_db.begin() as session:
        count = await erasures.replay(session, [NUMBER, 404], now=NOW)
        again = await erasures.replay(session, [NUMBER], now=NOW)

    assert (count, again) == (1, 0)
    assert await found(either_db) == []
    async with either_db.read() as session:
        assert await erasures.unlisted(session) == {}


async def test_a_phone_that_somebody_speaks_from_since_stays_theirs(either_db: Database) -> None:
    await people.known(either_db)
    number, is_left = await ordered(either_db), True
    while is_left:
        async with either_db.begin() as session:
            is_left = await erasures.carry_on(session, number, now=NOW)
    async with either_db.begin() as session:
        await erasures.finish(session, number, now=NOW)
        session.add(Person(id=78, roster_code="N", family_name="Ә", given_name="Д"))
        await session.flush()
        (await session.get_one(Conversation, CHAT)).person_id = 78

    await told(either_db, number)

    async with either_db.read() as session:
        assert (await session.get_one(Conversation, CHAT)).person_id == 78
        assert (await session.get_one(Erasure, number)).chat_id is None
