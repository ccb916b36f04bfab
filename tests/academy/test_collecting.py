from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from academy import collecting, identity
from academy.collecting import Collected, Picture
from academy.errors.identity import CheckExpired, CheckNotFound, NotAFreshPhoto
from storage.database import Database
from storage.tables.identity import Check, CheckKind, CheckPicture, CheckState, Part
from storage.tables.letters import Letter
from storage.tables.people import Person, Role
from storage.tables.quizzes import Policy
from storage.tables.work import Work
from tests.conftest import NOW, add, person

FRONT, BACK, SELFIE = Part.CARD_FRONT, Part.CARD_BACK, Part.SELFIE


async def a_check(db: Database, policy: Policy, **fields: Any) -> Person:
    """An awaited check 1 of a learner."""
    learner = await person(db, 7, Role.LEARNER)
    until = NOW + timedelta(seconds=120)
    given = {"person_id": learner.id, "asked_at": NOW, "expires_at": until, **fields}
    await add(db, Check(id=1, policy=policy, **given))
    return learner


async def sent(db: Database, learner: Person, message: int, at: datetime = NOW) -> Collected:
    picture = Picture(f"f{message}", f"u{message}", learner.id, message)
    async with db.begin() as session:
        return await collecting.receive(session, learner, 1, picture, now=at)


async def one(db: Database, statement: Any) -> Any:
    async with db.read() as session:
        return await session.scalar(statement)


@pytest.mark.parametrize(
    ("policy", "kind", "parts"),
    [
        (Policy.NONE, CheckKind.ADMISSION, []),
        (Policy.FACE, CheckKind.ADMISSION, [SELFIE]),
        (Policy.DOCUMENT, CheckKind.ADMISSION, [FRONT, BACK]),
        (Policy.FACE_AND_DOCUMENT, CheckKind.RECHECK, [SELFIE, FRONT, BACK]),
        (Policy.VIDEO_NOTE, CheckKind.ADMISSION, [Part.VIDEO_NOTE]),
        (Policy.FACE, CheckKind.ENROLMENT, [SELFIE] * collecting.SELFIES),
        (
            Policy.FACE_AND_DOCUMENT,
            CheckKind.ENROLMENT,
            [SELFIE] * collecting.SELFIES + [FRONT, BACK],
        ),
    ],
)
def test_a_policy_says_which_pictures_a_check_asks_for(
    policy: Policy, kind: CheckKind, parts: list[Part]
) -> None:
    check = Check(policy=policy, kind=kind, pictures=[])

    assert list(collecting.wanted(check)) == parts
    assert [part for part, _ in collecting.missing(check)] == parts


async def test_pictures_are_kept_one_by_one_and_the_last_one_sends_the_check_to_be_looked_at(
    either_db: Database,
) -> None:
    learner = await a_check(either_db, Policy.FACE_AND_DOCUMENT)

    got = [await sent(either_db, learner, number) for number in (1, 2, 3)]

    assert [(each.wanted, each.left) for each in got] == [(FRONT, 2), (BACK, 1), (None, 0)]
    check = await one(either_db, select(Check))
    assert (check.state, check.received_at) == (CheckState.RECEIVED, NOW)
    async with either_db.read() as session:
        kept = (await session.scalars(select(CheckPicture).order_by(CheckPicture.id))).all()
    assert [(each.part, each.place) for each in kept] == [(SELFIE, 0), (FRONT, 0), (BACK, 0)]
    job = await one(either_db, select(Work))
    assert (job.kind, job.facts) == ("identity", {"check_id": 1})


async def test_the_same_message_once_more_changes_nothing(either_db: Database) -> None:
    learner = await a_check(either_db, Policy.DOCUMENT)

    first, again = [await sent(either_db, learner, 1) for _ in range(2)]
    last, after = [await sent(either_db, learner, 2) for _ in range(2)]

    assert (first.wanted, again.wanted) == (BACK, BACK)
    assert (last.wanted, after.wanted) == (None, None)
    assert await one(either_db, select(func.count()).select_from(Work)) == 1


@pytest.mark.parametrize(
    ("state", "after", "refusal"),
    [
        (CheckState.AWAITED, 121, CheckExpired),
        (CheckState.AWAITED, -2, NotAFreshPhoto),
        (CheckState.EXPIRED, 1, CheckExpired),
        (CheckState.RECEIVED, 1, CheckNotFound),
        (CheckState.ACCEPTED, 1, CheckNotFound),
    ],
)
async def test_a_picture_too_late_or_from_before_the_challenge_is_refused(
    db: Database, state: CheckState, after: int, refusal: type[Exception]
) -> None:
    learner = await a_check(db, Policy.FACE, state=state)

    with pytest.raises(refusal):
        await sent(db, learner, 1, NOW + timedelta(seconds=after))

    assert await one(db, select(CheckPicture)) is None


async def test_somebody_elses_check_takes_no_picture(db: Database) -> None:
    await a_check(db, Policy.FACE)

    with pytest.raises(CheckNotFound):
        await sent(db, Person(id=99), 1)


async def test_of_a_challenge_that_ends_half_way_nothing_stays(either_db: Database) -> None:
    learner = await a_check(either_db, Policy.DOCUMENT)
    await sent(either_db, learner, 5)

    async with either_db.begin() as session:
        assert await identity.expire(session, now=NOW + timedelta(seconds=126)) == 1

    assert await one(either_db, select(CheckPicture)) is None
    letter = await one(either_db, select(Letter))
    assert (letter.kind, letter.facts) == ("delete-message", {"message_id": 5})
