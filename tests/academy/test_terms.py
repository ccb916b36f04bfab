"""The year: terms closed and opened again, disciplines copied in a few statements."""

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from academy import disciplines, groups, materials, quizzes, standing, terms, timetable
from academy.errors.materials import DisciplineNotFound
from academy.errors.quizzes import QuizNotFound
from academy.errors.years import (
    CertificateTaken,
    CertificateUnclear,
    CodeTaken,
    IntakeUnclear,
    TermStaysClosed,
)
from academy.materials import Offer
from academy.terms import Intake
from storage.database import Database
from storage.tables.audit import AuditLine
from storage.tables.columns import Bilingual
from storage.tables.departments import Department
from storage.tables.disciplines import (
    Discipline,
    Enrolment,
    Group,
    LearnerKind,
    Membership,
    Programme,
    Teaching,
)
from storage.tables.materials import Material, MaterialKind
from storage.tables.people import Person, PersonState, Role
from storage.tables.questions import Option, Question, QuestionKind
from storage.tables.quizzes import Quiz, QuizKind
from storage.tables.timetable import Lesson, LessonMode
from tests.conftest import NOW, add, person
from tests.statements import counted

TITLE = Bilingual(kk="Азаматтық іс", ru="Гражданское дело")
DAY = timedelta(days=1)
FAR = 100_000  # numbers that PostgreSQL does not give out by itself
CIVIL = FAR + 1  # the discipline


def quiz(number: int, discipline_id: int = CIVIL) -> Quiz:
    dates = {"opens_at": NOW - DAY, "closes_at": NOW + DAY}
    kind = QuizKind.CURRENT
    return Quiz(id=number, discipline_id=discipline_id, kind=kind, title=TITLE, length=1, **dates)


def question(number: int, **fields: Any) -> Question:
    options = [Option(position=at, text=TITLE, weight=100.0 - 100 * at) for at in range(4)]
    values = {
        "key": f"k{number}",
        "discipline_id": CIVIL,
        "kind": QuestionKind.ONE_CHOICE,
        **fields,
    }
    return Question(id=number, text=TITLE, options=options, **values)


@pytest.fixture
async def academy(either_db: Database) -> Database:
    """Discipline 1 with everything, learner 7 of group 1, lecturer 8, administrator 9."""
    db = either_db
    for number, role in ((7, Role.LEARNER), (8, Role.LECTURER), (9, Role.ADMINISTRATOR)):
        await person(db, number, role)
    await add(db, Discipline(id=CIVIL, code="CIVIL", title=TITLE, term="2026/27-1"))
    programme = Programme(id=1, code="QUAL", title=TITLE, kind=LearnerKind.LISTENER, hours=72)
    await add(db, programme)
    await add(db, Group(id=1, code="Т-26", programme_id=1))
    await add(db, Enrolment(group_id=1, discipline_id=CIVIL), Membership(group_id=1, person_id=7))
    await add(db, Teaching(person_id=8, discipline_id=CIVIL), quiz(FAR))
    await add(
        db,
        question(FAR + 1),
        question(FAR + 2, retired_at=NOW),
        question(FAR + 3, key=f"k{FAR + 2}", version=2),
    )
    item = {"kind": MaterialKind.FILE, "title": TITLE, "file_key": "telegram:x", "added_at": NOW}
    await add(db, Material(id=FAR, discipline_id=CIVIL, author_id=8, file_name="a.pdf", **item))
    begins = NOW + timedelta(minutes=20)
    lesson = Lesson(id=1, group_id=1, discipline_id=CIVIL, uid="a", recurrence="", title="Құқық")
    lesson.starts_at, lesson.ends_at, lesson.mode = begins, begins + DAY, LessonMode.ONLINE
    await add(db, lesson)
    return db


async def close(db: Database, **how: Any) -> int:
    async with db.begin() as session:
        admin = await session.get_one(Person, 9)
        return await terms.close(session, admin, CIVIL, now=how.get("now", NOW))


async def copied(db: Database, code: str = "CIVIL-27") -> Discipline:
    async with db.begin() as session:
        admin = await session.get_one(Person, 9)
        return await terms.copy(session, admin, CIVIL, Intake(code, "2027/28-1"), now=NOW)


async def count(db: Database, table: Any, *which: Any) -> int:
    async with db.read() as session:
        found = select(func.count()).select_from(table).where(*which)
        return await session.scalar(found) or 0


async def test_a_closed_term_leaves_the_lists_and_its_lessons_are_not_reminded_of(
    academy: Database,
) -> None:
    async with academy.begin() as session:
        assert await timetable.queue_reminders(session, before=timedelta(minutes=15), now=NOW) == 1

    assert await close(academy) == 1
    assert await close(academy) == 0

    async with academy.begin() as session:
        learner, lecturer = await session.get_one(Person, 7), await session.get_one(Person, 8)
        assert await disciplines.own(session, learner) == []
        assert await timetable.standing(session, 1, 0, now=NOW) is None
        assert await quizzes.quizzes(session, learner, life=DAY, now=NOW) == []
        with pytest.raises(QuizNotFound):
            await quizzes.start(session, learner, FAR, life=DAY, now=NOW)
        offer = Offer(MaterialKind.TEXT, TITLE, body="x")
        with pytest.raises(DisciplineNotFound):
            await materials.add(session, lecturer, 1, offer, now=NOW)
        opened = await materials.open_(session, learner, FAR, "press", now=NOW)
        assert opened.id == FAR  # what was found before can still be read
    assert await count(academy, AuditLine, AuditLine.act == "term-closed") == 1


async def test_an_attempt_that_was_begun_goes_on_after_the_closing(academy: Database) -> None:
    async with academy.begin() as session:
        learner = await session.get_one(Person, 7)
        begun = await quizzes.start(session, learner, FAR, life=DAY, now=NOW)
    await close(academy)

    async with academy.begin() as session:
        again = await quizzes.start(session, learner, FAR, life=DAY, now=NOW)
        assert begun is not None
        assert again is not None
        assert again.attempt.id == begun.attempt.id


async def test_a_closing_by_mistake_is_taken_back_within_a_day(academy: Database) -> None:
    await close(academy)
    async with academy.begin() as session:
        admin = await session.get_one(Person, 9)
        assert await terms.reopen(session, admin, CIVIL, now=NOW + timedelta(hours=23)) == 1
    await close(academy, now=NOW + DAY)

    async with academy.begin() as session:
        learner = await session.get_one(Person, 7)
        with pytest.raises(TermStaysClosed):
            await terms.reopen(session, admin, CIVIL, now=NOW + 3 * DAY)
        assert await disciplines.own(session, learner) == []


async def test_a_copy_has_materials_bank_and_draft_quizzes_and_no_people(
    academy: Database,
) -> None:
    made = await copied(academy)

    async with academy.read() as session:
        [item] = await session.scalars(select(Material).where(Material.discipline_id == made.id))
        bank = list(
            await session.scalars(select(Question).where(Question.discipline_id == made.id))
        )
        options = select(Option).join(Question).where(Question.discipline_id == made.id)
        [draft] = await session.scalars(select(Quiz).where(Quiz.discipline_id == made.id))
        assert (made.code, made.term, made.title) == ("CIVIL-27", "2027/28-1", TITLE)
        assert (item.file_key, item.file_name, item.author_id) == ("telegram:x", "a.pdf", None)
        assert [(each.key, each.version, each.retired_at) for each in bank] == [
            (f"k{FAR + 1}", 1, None),
            (f"k{FAR + 2}", 1, NOW),
            (f"k{FAR + 2}", 2, None),
        ]
        weights = [each.weight for each in await session.scalars(options)]
        assert sorted(weights) == sorted([100.0, 0.0, -100.0, -200.0] * 3)
        assert (draft.title, draft.is_draft) == (TITLE, True)
    for table in (Enrolment, Teaching):
        assert await count(academy, table, table.discipline_id == made.id) == 0


async def test_nobody_sees_the_quizzes_of_a_copy(academy: Database) -> None:
    made = await copied(academy)
    async with academy.begin() as session:
        admin, learner = await session.get_one(Person, 9), await session.get_one(Person, 7)
        await groups.enrol(session, admin, 1, made.id, is_given=True, now=NOW)

    async with academy.begin() as session:
        own = await disciplines.own(session, learner)
        seen = await quizzes.quizzes(session, learner, life=DAY, now=NOW)
        assert {each.code for each in own} == {"CIVIL", "CIVIL-27"}
        assert [each.quiz.discipline_id for each in seen] == [CIVIL]


async def test_two_presses_make_one_copy(academy: Database) -> None:
    outcomes = await asyncio.gather(
        copied(academy), copied(academy), copied(academy, "CIVIL"), return_exceptions=True
    )

    assert sorted(type(each).__name__ for each in outcomes) == [
        "CodeTaken",
        "CodeTaken",
        "Discipline",
    ]
    assert await count(academy, Discipline) == 2
    with pytest.raises(CodeTaken):
        await copied(academy)


async def test_a_bank_of_two_thousand_questions_is_copied_by_as_few_statements_as_a_small_one(
    academy: Database,
) -> None:
    with counted(academy) as few:
        await copied(academy, "CIVIL-26")
    await add(academy, *(question(number) for number in range(FAR + 100, FAR + 2100)))

    with counted(academy) as many:
        made = await copied(academy)

    assert await count(academy, Question, Question.discipline_id == made.id) == 2003
    assert len(many) == len(few)


async def test_a_copy_leaves_the_live_quizzes_and_keeps_the_department(academy: Database) -> None:
    live = quiz(FAR + 50)
    live.is_live = True
    await add(academy, live, Department(id=1, code="PROC", title=TITLE))
    async with academy.begin() as session:
        (await session.get_one(Discipline, CIVIL)).department_id = 1

    made = await copied(academy)

    assert await count(academy, Quiz, Quiz.discipline_id == made.id) == 1
    assert made.department_id == 1


@pytest.mark.parametrize("text", ["CIVIL-27", "", "CIVIL 27 2027", "<b> 2027", "C " + "2" * 30])
def test_an_intake_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(IntakeUnclear):
        terms.intake(text)


def test_an_intake_is_a_code_and_a_term() -> None:
    assert terms.intake(" ҚҰҚЫҚ-27   2027/28-1\n") == Intake("ҚҰҚЫҚ-27", "2027/28-1")


def test_certificates_follow_one_another() -> None:
    assert groups.certificates("СП-2026-099", 3) == ["СП-2026-099", "СП-2026-100", "СП-2026-101"]
    for unclear in ("", "СП", "СП 1 x", "1 2"):
        with pytest.raises(CertificateUnclear):
            groups.certificates(unclear, 1)


async def finish(db: Database, first: str = "", number: int = 1) -> int:
    async with db.begin() as session:
        admin = await session.get_one(Person, 9)
        return await groups.finish(session, admin, number, reason="№ 15", first=first, now=NOW)


async def test_a_group_finishes_as_a_whole_with_certificates_and_is_over(
    academy: Database,
) -> None:
    await person(academy, 17, Role.LEARNER)
    await add(academy, Membership(group_id=1, person_id=17))

    assert await finish(academy, "СП-09") == 2

    async with academy.read() as session:
        members = list(await session.scalars(select(Membership).order_by(Membership.person_id)))
        group = await session.get_one(Group, 1)
        assert [each.certificate for each in members] == ["СП-10", "СП-09"]  # "<17>" before "<7>"
        assert {each.ended_at for each in members} == {NOW}
        assert group.archived_at == NOW
    with pytest.raises(CertificateTaken):
        await finish_again(academy)


async def finish_again(db: Database) -> None:
    """Another group, whose first certificate is one of the first group's."""
    await person(db, 27, Role.LEARNER)
    await add(db, Group(id=2, code="Т-27"))
    await add(db, Membership(group_id=2, person_id=27))
    async with db.begin() as session:
        admin = await session.get_one(Person, 9)
        await groups.finish(session, admin, 2, reason="№ 16", first="СП-10", now=NOW)


async def test_a_group_that_was_finished_by_mistake_studies_again(academy: Database) -> None:
    await finish(academy)

    async with academy.begin() as session:
        state = PersonState.ACTIVE
        await standing.change(session, None, [7], state, reason="", now=NOW + DAY)

    async with academy.read() as session:
        assert (await session.get_one(Group, 1)).archived_at is None
        assert (await session.get_one(Membership, (1, 7))).ended_at is None


async def test_two_groups_that_finish_at_once_never_share_a_certificate(
    academy: Database,
) -> None:
    await person(academy, 27, Role.LEARNER)
    await add(academy, Group(id=2, code="Т-27"))
    await add(academy, Membership(group_id=2, person_id=27))

    outcomes = await asyncio.gather(
        finish(academy, "СП-1"), finish(academy, "СП-1", 2), return_exceptions=True
    )

    assert sorted(str(getattr(each, "number", each)) for each in outcomes) == ["1", "СП-1"]
    assert await count(academy, Membership, Membership.certificate == "СП-1") == 1


async def test_who_studies_in_another_group_too_goes_on_there(academy: Database) -> None:
    await person(academy, 17, Role.LEARNER)
    await add(academy, Group(id=2, code="Т-27"), Group(id=3, code="Ж-25", archived_at=NOW))
    places = (1, 17), (2, 7), (3, 17)  # nobody goes on in a group that is over
    await add(academy, *(Membership(group_id=group, person_id=who) for group, who in places))

    async with academy.read() as session:
        room = await groups.group(session, 1)
    assert await finish(academy, "СП-1") == 2

    async with academy.read() as session:
        states = {who: (await session.get_one(Person, who)).state for who in (7, 17)}
        here = await session.get_one(Membership, (1, 7))
        there = await session.get_one(Membership, (2, 7))
        acts = await session.execute(select(AuditLine.act, AuditLine.facts["person"].as_integer()))
        over = (await session.get_one(Group, 1)).archived_at
    assert room.elsewhere == {7}
    assert states == {7: PersonState.ACTIVE, 17: PersonState.FINISHED}
    assert (here.ended_at, there.ended_at, over) == (NOW, None, NOW)
    assert {here.certificate, (await certificate(academy, 17))} == {"СП-1", "СП-2"}
    assert {("group-left", 7), ("person-finished", 17)} <= {tuple(row) for row in acts}


async def certificate(db: Database, number: int) -> str | None:
    async with db.read() as session:
        return (await session.get_one(Membership, (1, number))).certificate


async def test_a_group_whose_people_all_go_on_elsewhere_is_over_and_nobody_finishes(
    academy: Database,
) -> None:
    await add(academy, Group(id=2, code="Т-27"))
    await add(academy, Membership(group_id=2, person_id=7))

    assert await finish(academy) == 1

    async with academy.read() as session:
        assert (await session.get_one(Person, 7)).state == PersonState.ACTIVE
        assert (await session.get_one(Group, 1)).archived_at == NOW
        assert (await session.get_one(Group, 2)).archived_at is None


async def test_a_group_somebody_still_studies_in_goes_on(academy: Database) -> None:
    await person(academy, 17, Role.LEARNER)
    await add(academy, Membership(group_id=1, person_id=17))

    async with academy.begin() as session:
        state = PersonState.FINISHED
        await standing.change(session, None, [7], state, reason="", now=NOW)

    async with academy.read() as session:
        assert (await session.get_one(Group, 1)).archived_at is None
