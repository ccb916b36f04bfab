"""Consents given elsewhere, on both databases: one by one, and many at once."""

from datetime import UTC, date, datetime, timedelta
from time import perf_counter
from typing import Any

import pytest
from sqlalchemy import select

from academy import consent_imports, consent_papers, consent_register, consents
from academy.consent_papers import Paper
from academy.consents import Offer, State
from academy.errors.consents import PaperAhead, PaperAlreadyEntered, PaperUnclear
from academy.importing.consents import consents as read_list
from academy.roster_codes import iin_mark
from academy.vault import Vault
from storage.database import Database
from storage.tables.consents import Consent, Origin, Purpose
from storage.tables.letters import Letter
from storage.tables.people import Person, PersonRole, Role
from tests.conftest import KEYS, NOW, add, person

STUDY, FACE = Purpose.STUDY, Purpose.FACE
IIN = "880101300123"
DAY = timedelta(days=1)
PAPER = Paper(STUDY, Origin.PAPER, "15-Ө", date(2026, 8, 20))


async def learner(db: Database, number: int, **fields: Any) -> None:
    """A learner who was not asked yet."""
    name = {"family_name": "Әлиева", "given_name": f"Дана <{number}>"}
    roles = [PersonRole(role=Role.LEARNER)]
    await add(db, Person(id=number, roster_code=f"R{number}", roles=roles, **name, **fields))


@pytest.mark.parametrize(
    ("text", "number"),
    [("15-Ө 20.08.2026", "15-Ө"), ("№ 7/2 20.8.2026", "7/2"), ("  А  1   20.08.2026 ", "А 1")],
)
def test_number_and_date_are_read_from_one_line(text: str, number: str) -> None:
    read = consent_papers.paper(text, STUDY, Origin.PAPER, now=NOW)

    assert (read.number, read.given_on) == (number, date(2026, 8, 20))


@pytest.mark.parametrize("text", ["", "15", "20.08.2026", "1 31.02.2026", "x" * 61 + " 1.1.2026"])
def test_a_line_without_number_and_date_is_refused(text: str) -> None:
    with pytest.raises(PaperUnclear):
        consent_papers.paper(text, STUDY, Origin.PAPER, now=NOW)


def test_a_date_that_has_not_come_in_almaty_is_refused() -> None:
    evening = datetime(2026, 9, 1, 20, tzinfo=UTC)  # the second of September in Almaty

    consent_papers.paper("1 02.09.2026", STUDY, Origin.PAPER, now=evening)
    with pytest.raises(PaperAhead):
        consent_papers.paper("1 03.09.2026", STUDY, Origin.PAPER, now=evening)


async def test_a_paper_is_equal_to_a_press_and_is_entered_once(either_db: Database) -> None:
    staff = await person(either_db, 9, Role.ADMINISTRATOR)
    await learner(either_db, 7)

    async with either_db.begin() as session:
        who = await consent_papers.enter(session, staff, 7, PAPER, now=NOW)
        opened = consents.has_studies(who)
    with pytest.raises(PaperAlreadyEntered) as refused:
        async with either_db.begin() as session:
            await consent_papers.enter(session, staff, 7, PAPER, now=NOW)

    assert opened
    assert refused.value.number == "15-Ө"
    async with either_db.read() as session:
        [kept] = list(await session.scalars(select(Consent)))
    assert (kept.origin, kept.given_on, kept.entered_by) == (Origin.PAPER, date(2026, 8, 20), 9)
    assert (kept.version, kept.text_hash) == (consents.VERSIONS[STUDY], "")


async def test_a_withdrawn_paper_stays_in_the_register_and_another_one_may_come(
    either_db: Database,
) -> None:
    staff = await person(either_db, 9, Role.ADMINISTRATOR)
    await learner(either_db, 7)

    async with either_db.begin() as session:
        who = await consent_papers.enter(session, staff, 7, PAPER, now=NOW)
        await consents.withdraw(session, who, STUDY, now=NOW)
        await consent_papers.enter(session, staff, 7, PAPER, now=NOW)

    async with either_db.read() as session:
        rows = list(await session.scalars(select(Consent).order_by(Consent.id)))
    assert [row.withdrawn_at for row in rows] == [NOW, None]


async def test_the_register_counts_learners_by_how_they_stand(either_db: Database) -> None:
    for number in range(1, 8):
        await learner(either_db, number)
    await person(either_db, 9, Role.LECTURER)
    offer = Offer(STUDY, "kk", "мәтін")
    async with either_db.begin() as session:
        people = [await session.get_one(Person, number) for number in range(1, 8)]
        await consents.agree(session, people[0], offer, is_enough=True, now=NOW)
        await consents.agree(session, people[1], offer, is_enough=False, now=NOW)
        await consents.refuse(session, people[2], offer, now=NOW)
        await consents.agree(session, people[3], offer, is_enough=True, now=NOW)
        await consents.withdraw(session, people[3], STUDY, now=NOW)
        await consents.refuse(session, people[4], offer, now=NOW)
        await consents.agree(session, people[4], offer, is_enough=True, now=NOW)
        former = {"version": "0", "text_hash": "h", "locale": "kk", "given_at": NOW}
        session.add(Consent(person_id=6, purpose=STUDY, **former))

    async with either_db.read() as session:
        study, face = await consent_register.counts(session)
        lacking = await consent_register.lacking(session, STUDY, 0)
        standings = [await consents.standing(session, each, STUDY) for each in people]

    assert study.states == {
        State.IN_FORCE: 2,
        State.DECLARED: 1,
        State.REFUSED: 1,
        State.OLDER: 1,
        State.WITHDRAWN: 1,
        State.NONE: 1,
    }
    assert face.states == {State.NONE: 7}
    assert [each.id for each in lacking.items] == [2, 3, 4, 6, 7]
    assert [each.state for each in standings] == [
        State.IN_FORCE,
        State.DECLARED,
        State.REFUSED,
        State.WITHDRAWN,
        State.IN_FORCE,
        State.OLDER,
        State.NONE,
    ]


LIST = f"""Код;ИИН;Цель;Номер;Дата;Источник
R7;;учёба;1;20.08.2026;бумага
;{IIN};учёба;2;20.08.2026;госсервис
R99;;учёба;3;20.08.2026;бумага
R7;;фото;4;20.08.2030;бумага
"""


async def test_a_list_is_taken_by_code_and_by_iin_and_taken_again_it_changes_nothing(
    either_db: Database,
) -> None:
    vault = Vault(KEYS)
    await learner(either_db, 7)
    await learner(either_db, 8, iin_hash=vault.fingerprint(iin_mark(IIN)))
    read = read_list(LIST.encode())

    done = []
    for _ in range(2):
        async with either_db.begin() as session:
            done.append(await consent_imports.take(session, None, read, vault, now=NOW))

    assert [(each.report.found, each.report.taken, each.new) for each in done] == [
        (4, 2, 2),
        (4, 2, 0),
    ]
    assert [(no.line, no.reason) for no in done[0].report.refused] == [
        (4, "consent-unknown"),
        (5, "consent-ahead"),
    ]
    async with either_db.read() as session:
        kept = await session.execute(select(Person.id, Person.study_consent).order_by(Person.id))
        letters = list(await session.scalars(select(Letter.kind)))
        lines = [row async for row in consent_register.rows(session)]
    assert [tuple(row) for row in kept] == [(7, "1"), (8, "1")]
    assert letters == ["consent-entered"] * 2
    assert [line[0] for line in lines] == ["R7", "R8"]
    assert all(len(line) == len(consent_register.COLUMNS) for line in lines)


async def test_a_withdrawn_consent_does_not_come_back_with_the_same_list(
    either_db: Database,
) -> None:
    await learner(either_db, 7)
    read = read_list("Код;Цель;Номер;Дата\nR7;учёба;1;20.08.2026\n".encode())
    later = read_list("Код;Цель;Номер;Дата\nR7;учёба;2;02.09.2026\n".encode())
    async with either_db.begin() as session:
        await consent_imports.take(session, None, read, None, now=NOW)
        who = await session.get_one(Person, 7)
        await consents.withdraw(session, who, STUDY, now=NOW)

    async with either_db.begin() as session:
        again = await consent_imports.take(session, None, read, None, now=NOW + DAY)
        bare = await consent_papers.take(session, None, [(7, PAPER)], now=NOW + DAY)
    async with either_db.read() as session:
        after = consents.has_studies(await session.get_one(Person, 7))
    async with either_db.begin() as session:
        newer = await consent_imports.take(session, None, later, None, now=NOW + DAY)

    assert (again.new, bare, after, newer.new) == (0, 0, False, 1)
    assert [(no.line, no.reason) for no in again.report.refused] == [(2, "consent-withdrawn")]


async def test_a_line_whose_code_and_iin_name_two_people_is_refused(either_db: Database) -> None:
    vault = Vault(KEYS)
    other = "910202400026"
    await learner(either_db, 7, iin_hash=vault.fingerprint(iin_mark(IIN)))
    await learner(either_db, 8)
    lines = f"R8;{IIN}", f"R7;{other}", f"R7;{IIN}", f"R8;{other}"
    table = "".join(f"{line};учёба;1;20.08.2026\n" for line in lines)
    read = read_list(f"Код;ИИН;Цель;Номер;Дата\n{table}".encode())

    async with either_db.read() as session:
        report, papers = await consent_imports.matched(session, read, vault, now=NOW)

    assert [(no.line, no.reason) for no in report.refused] == [
        (2, "consent-mixed"),
        (3, "consent-mixed"),
    ]
    assert [number for number, _ in papers] == [7, 8]


async def test_the_same_person_twice_in_a_list_is_one_consent(either_db: Database) -> None:
    await learner(either_db, 7)
    twice = "Код;Цель;Номер;Дата\nR7;учёба;1;20.08.2026\nR7;учёба;2;21.08.2026\n"

    async with either_db.begin() as session:
        done = await consent_imports.take(session, None, read_list(twice.encode()), None, now=NOW)

    assert (done.report.taken, done.new) == (2, 1)


async def test_a_number_that_is_a_formula_is_no_formula_in_the_export(either_db: Database) -> None:
    await learner(either_db, 7)
    formula = Paper(STUDY, Origin.PAPER, "=1+1", date(2026, 8, 20))

    async with either_db.begin() as session:
        await consent_papers.take(session, None, [(7, formula)], now=NOW)
        [line] = [row async for row in consent_register.rows(session)]

    assert "'=1+1" in line


async def test_five_thousand_consents_are_taken_in_seconds(db: Database) -> None:
    rows = [
        {"id": n, "roster_code": f"R{n}", "family_name": "Ә", "given_name": "Б", "folded": "а б"}
        for n in range(1, 5001)
    ]
    async with db.begin() as session:
        await session.execute(Person.__table__.insert(), rows)  # type: ignore[attr-defined]
    lines = "".join(f"R{n};учёба;{n};20.08.2026\n" for n in range(1, 5001))
    read = read_list(f"Код;Цель;Номер;Дата\n{lines}".encode())

    async with db.begin() as session:
        _, papers = await consent_imports.matched(session, read, None, now=NOW)
    begun = perf_counter()
    async with db.begin() as session:
        new = await consent_papers.take(session, None, papers[:50], now=NOW)
    part = perf_counter() - begun
    async with db.begin() as session:
        new += await consent_papers.take(session, None, papers[50:], now=NOW)

    assert new == 5000
    assert part < 2, "a transaction of the worker is short; on a busy machine, too"
    assert perf_counter() - begun < 20
