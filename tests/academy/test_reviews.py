"""Cases on both databases: the queue, the decision, the word against it, what waits too long."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from academy import cases, escalations, evidence, findings, identity, judgements, reviews, vouching
from academy.judgements import Judgement
from academy.papers import Confirmation
from storage.database import Database, Session
from storage.queries import people
from storage.tables.attempts import Attempt, AttemptState, Recheck
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline, Enrolment, Group, Membership
from storage.tables.identity import (
    Check,
    CheckPicture,
    CheckState,
    CheckStep,
    RejectReason,
    StepKind,
    Way,
)
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Person, Role
from storage.tables.quizzes import Policy
from tests.banks import HOUR, quiz
from tests.checks import a_picture
from tests.conftest import NOW, add, person

DAY = timedelta(days=1)
YES = Judgement(StepKind.CONFIRMED, Way.REVIEW)
NO = Judgement(StepKind.REJECTED, Way.REVIEW, RejectReason.UNCLEAR)


async def an_academy(db: Database) -> None:
    """A learner, a reviewer; quiz 1 asks for a face."""
    await add(db, Discipline(id=1, code="CIVIL", title=Bilingual("Пән", "Дисциплина")))
    await add(db, Group(id=1, code="М-26-1"))
    await add(db, Enrolment(group_id=1, discipline_id=1))
    await person(db, 7, Role.LEARNER)
    await add(db, Membership(group_id=1, person_id=7))
    await person(db, 9, Role.ADMINISTRATOR)
    await add(db, quiz(policy=Policy.FACE))


async def a_case(db: Database, number: int = 1, **fields: Any) -> None:
    given = {"person_id": 7, "quiz_id": 1, "state": CheckState.DOUBTFUL, **fields}
    times = {"asked_at": NOW, "expires_at": NOW, "received_at": NOW}
    await add(db, Check(id=number, **{**times, **given}))
    await add(db, a_picture(number, message_id=number))


async def an_attempt(db: Database, check_id: int) -> None:
    times = {"started_at": NOW, "deadline": NOW, "finished_at": NOW}
    attempt = Attempt(id=1, quiz_id=1, learner_id=7, seed=1, paper=[], check_id=check_id, **times)
    attempt.state = AttemptState.FINISHED
    await add(db, attempt)


async def who(session: Session, number: int) -> Person:
    found = await people.person(session, number)
    assert found is not None
    return found


async def result(db: Database, check_id: int) -> Confirmation | None:
    async with db.read() as session:
        check = await session.get_one(Check, check_id)
        return (await cases.seen(session, check, within=4 * HOUR, now=NOW)).result


async def test_a_result_is_final_when_every_check_of_the_attempt_is_confirmed(
    either_db: Database,
) -> None:
    await an_academy(either_db)
    await a_case(either_db, 1)
    await a_case(either_db, 2)
    await an_attempt(either_db, 1)
    await add(either_db, Recheck(attempt_id=1, place=3, check_id=2))
    found = []

    for number in (1, 2):
        found.append(await result(either_db, number))
        async with either_db.begin() as session:
            reviewer = await who(session, 9)
            await judgements.decide(session, reviewer, number, YES, days=3, now=NOW)
    found.append(await result(either_db, 1))

    assert found == [Confirmation.PROVISIONAL, Confirmation.PROVISIONAL, Confirmation.SETTLED]


async def test_one_rejected_check_inside_an_attempt_marks_its_result(either_db: Database) -> None:
    await an_academy(either_db)
    await a_case(either_db, 1, state=CheckState.ACCEPTED)
    await a_case(either_db, 2)
    await an_attempt(either_db, 1)
    await add(either_db, Recheck(attempt_id=1, place=3, check_id=2))

    async with either_db.begin() as session:
        await judgements.decide(session, await who(session, 9), 2, NO, days=3, now=NOW)

    assert await result(either_db, 1) == Confirmation.UNCONFIRMED


async def test_pictures_stay_while_a_word_against_the_decision_is_open(
    either_db: Database,
) -> None:
    await an_academy(either_db)
    await a_case(either_db)
    async with either_db.begin() as session:
        await judgements.decide(session, await who(session, 9), 1, NO, days=3, now=NOW)

    async with either_db.begin() as session:
        await judgements.hear(session, await who(session, 7), 1, "Это я", now=NOW + DAY)
        kept = await evidence.delete_old(session, now=NOW + 30 * DAY)
    async with either_db.begin() as session:
        await judgements.decide(session, await who(session, 9), 1, YES, days=3, now=NOW + 30 * DAY)
        due = await evidence.due(session, now=NOW + 40 * DAY)
        gone = await evidence.delete_old(session, now=NOW + 40 * DAY)

    assert (kept, due, gone) == (0, 1, 1)
    async with either_db.read() as session:
        assert await session.scalar(select(CheckPicture)) is None


async def test_of_two_reviewers_the_row_picks_one_and_both_cards_leave(
    either_db: Database,
) -> None:
    await an_academy(either_db)
    await person(either_db, 19, Role.REVIEWER)
    await a_case(either_db)
    async with either_db.begin() as session:
        await reviews.ask_people(session, 1, now=NOW)
    async with either_db.begin() as session:
        for letter in await session.scalars(select(Letter)):
            letter.state, letter.message_ids, letter.closed_at = LetterState.SENT, [letter.id], NOW

    async with either_db.begin() as session:
        await judgements.decide(session, await who(session, 19), 1, YES, days=3, now=NOW)

    async with either_db.read() as session:
        told = select(Letter.person_id).where(Letter.kind == "identity-decided")
        assert sorted((await session.scalars(told)).all()) == [7, 9, 19]  # type: ignore[type-var]
        assert len(await reviews.cards_of(session, 1, 9)) == 1


async def test_the_queue_and_the_backlog_know_what_waits(either_db: Database) -> None:
    await an_academy(either_db)
    times = {"opens_at": NOW + HOUR, "closes_at": NOW + DAY}
    await add(either_db, quiz(2, policy=Policy.FACE, **times))
    await a_case(either_db, 1)
    await a_case(either_db, 2, quiz_id=2)
    await a_case(either_db, 3, quiz_id=None)

    async with either_db.begin() as session:
        reviewer = await who(session, 9)
        page = await reviews.queue(session, reviewer, 0, now=NOW)
        after = await reviews.following(session, reviewer, 2, now=NOW)
        reminded = await escalations.remind(session, now=NOW + 5 * HOUR)
        early = await escalations.escalate(session, now=NOW + 5 * HOUR)
        late = await escalations.escalate(session, now=NOW + 25 * HOUR)
        again = await escalations.escalate(session, now=NOW + 26 * HOUR)

    assert [check.id for check, _, _ in page.items] == [2, 1, 3]
    assert (after, reminded, early, late, again) == (1, 3, 0, 3, 3)
    async with either_db.read() as session:
        kinds = (await session.scalars(select(Letter.kind))).all()
    assert sorted(kinds) == ["identity-backlog", *["identity-review"] * 3]


async def test_another_picture_that_does_not_come_brings_the_case_back(
    either_db: Database,
) -> None:
    await an_academy(either_db)
    await a_case(either_db)
    async with either_db.begin() as session:
        await judgements.ask_again(session, await who(session, 9), 1, now=NOW)
    async with either_db.begin() as session:
        asked = await findings.check(session, 1)
        assert asked is not None
        check = await identity.ask_once_more(session, await who(session, 7), asked, (1,), now=NOW)
        assert (check.state, check.tries) == (CheckState.AWAITED, 0)

    async with either_db.begin() as session:
        await identity.expire(session, now=NOW + HOUR)
    async with either_db.begin() as session:
        waits = (await session.get_one(Check, 1)).state
        returned = await escalations.return_unanswered(session, now=NOW + DAY)

    assert (waits, returned) == (CheckState.ASKED_AGAIN, 1)
    async with either_db.read() as session:
        kinds = (await session.scalars(select(CheckStep.kind).order_by(CheckStep.id))).all()
    assert kinds == [StepKind.ASKED_AGAIN, StepKind.UNANSWERED]


async def test_staff_vouch_for_the_next_attempt(either_db: Database) -> None:
    await an_academy(either_db)

    async with either_db.begin() as session:
        staff = await who(session, 9)
        at = await vouching.standing(session, staff, 7, 1)
        check = await vouching.vouch(session, staff, at, Way.IN_PERSON, days=3, now=NOW)
    async with either_db.read() as session:
        later = await vouching.standing(session, await who(session, 9), 7, 1)

    assert at.check is None
    assert (check.state, check.way) == (CheckState.CONFIRMED, Way.IN_PERSON)
    assert later.check is not None
    assert later.is_settled
