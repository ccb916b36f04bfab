"""Retention by age: counted first, removed in portions, proved by the audit log."""

from collections.abc import Sequence
from datetime import timedelta

import pytest
from sqlalchemy import func, select

from academy import retention
from academy.settings import Settings
from storage.database import Database, Table
from storage.tables.attempts import Answer, Attempt
from storage.tables.audit import AuditLine
from storage.tables.consultations import Entry, EntryCopy
from storage.tables.erasures import TraceCount
from storage.tables.identity import SeenPicture
from storage.tables.inbox import StoredUpdate, UpdateState
from storage.tables.letters import Letter
from storage.tables.people import Invite, Person, PersonState
from storage.tables.requests import Request
from storage.tables.trace import Thing, TraceLine, Verb
from storage.tables.work import Work
from tests import people
from tests.conftest import NOW, add
from tests.people import NUMBER

SOON, LATER = NOW + timedelta(days=1), NOW + timedelta(days=3650)
KINDS = {
    "pictures",
    "trace",
    "updates",
    "letters",
    "office-letters",
    "work",
    "copies",
    "messages",
    "forum-posts",
    "hashes",
    "invites",
    "requests",
    "contacts",
}


@pytest.fixture
async def known(either_db: Database) -> Database:
    """Somebody of whom everything is known, and who left."""
    await people.known(either_db)
    async with either_db.begin() as session:
        person = await session.get_one(Person, NUMBER)
        person.state, person.state_at = PersonState.LEFT, people.AT
        work = (await session.scalars(select(Work))).one()
        work.finished_at = people.AT
        for letter in await session.scalars(select(Letter)):
            letter.closed_at = people.AT
    return either_db


async def due(db: Database) -> dict[str, int]:
    async with db.read() as session:
        found = await retention.due(session, Settings(), now=LATER)
    return {each.kind: each.count for each in found}


async def removed(db: Database) -> Sequence[retention.Due]:
    """As the clock does it, until nothing is left."""
    gone: list[retention.Due] = []
    while True:
        async with db.begin() as session:
            portion = await retention.remove(session, Settings(), now=LATER)
        if not portion:
            return gone
        gone += portion


async def count(db: Database, table: type[Table]) -> int:
    async with db.read() as session:
        return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_nothing_goes_before_its_time(known: Database) -> None:
    async with known.begin() as session:
        gone = await retention.remove(session, Settings(), now=SOON - timedelta(days=55))

    assert gone == []
    assert await count(known, TraceLine) == 3


async def test_what_would_go_is_counted_kind_by_kind_and_stays(known: Database) -> None:
    found = await due(known)

    assert found.keys() == KINDS
    assert all(found.values()), found
    assert await due(known) == found


async def test_what_is_too_old_goes_and_nothing_is_due_any_more(known: Database) -> None:
    expected = await due(known)

    gone = await removed(known)

    assert {each.kind: each.count for each in gone} == expected
    assert set((await due(known)).values()) == {0}
    for table in (TraceLine, Letter, Work, EntryCopy, SeenPicture, Invite):
        assert await count(known, table) == 0, table


async def test_of_rows_that_count_only_the_words_go(known: Database) -> None:
    await removed(known)

    async with known.read() as session:
        entries = (await session.scalars(select(Entry))).all()
        request = (await session.scalars(select(Request))).one()
        person = await session.get_one(Person, NUMBER)
    assert [(each.text, each.file_id) for each in entries] == [("", None)] * 3
    assert (request.text, request.answer) == ("", "")
    assert (person.email, person.phone, person.iin_hash, person.iin_sealed) == (None,) * 4
    assert person.family_name == people.NAME


async def test_grades_are_not_touched(known: Database) -> None:
    await removed(known)

    assert await count(known, Attempt) == 1
    assert await count(known, Answer) == 1


async def test_of_the_trace_counts_are_left_that_add_up_over_portions(
    known: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    line = {"person_id": NUMBER, "object_kind": Thing.QUIZ, "object_id": 1, "at": people.AT}
    await add(known, *(TraceLine(verb=Verb.ANSWERED, discipline_id=1, **line) for _ in range(5)))
    monkeypatch.setattr(retention, "PORTION", 2)

    await removed(known)

    async with known.read() as session:
        key = ("2026-07", Verb.ANSWERED, 1)
        assert (await session.get_one(TraceCount, key)).lines == 5
        assert await session.scalar(select(func.sum(TraceCount.lines))) == 8


async def test_each_portion_is_a_line_of_the_audit_log(known: Database) -> None:
    gone = await removed(known)

    async with known.read() as session:
        lines = (
            await session.scalars(select(AuditLine).where(AuditLine.act == "data-expired"))
        ).all()
        pictures = await session.scalar(
            select(AuditLine.facts).where(AuditLine.act == "evidence-deleted")
        )
    assert len(lines) == len(gone) - 1  # of the pictures each check has a line of its own
    assert pictures == {"check": 1, "count": 1}
    assert lines[0].facts == {"kind": "trace", "count": 3, "before": "2031-08-31"}


async def test_the_newest_update_and_what_is_unanswered_stay(known: Database) -> None:
    waiting = StoredUpdate(
        update_id=-9,
        lane=9,
        body="{}",
        received_at=people.AT,
        state=UpdateState.WAITING,
        is_answered=False,
        tries=0,
    )
    await add(known, waiting)

    await removed(known)

    async with known.read() as session:
        left = await session.scalars(
            select(StoredUpdate.update_id).order_by(StoredUpdate.update_id)
        )
        assert list(left) == [-9, -1]
