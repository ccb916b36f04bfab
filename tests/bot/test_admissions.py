"""What the machine says of the pictures of a check, by its policy: real faces, real clips."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from academy import references
from academy.doubts import CardSign, Doubt
from academy.findings import Finding, Outcome
from academy.vault import Vault
from bot.verification import Bounds, Gate, Pool, Thresholds, clip, models, probe
from bot.workers.admissions import examined
from bot.workers.comparisons import Means
from bot.workers.shots import Shot
from storage.database import Database
from storage.tables.identity import Check, CheckKind, CheckPicture, Part, Template
from storage.tables.people import Role
from storage.tables.quizzes import Policy
from tests.conftest import KEYS, NOW, add, person

FACES = Path(__file__).parents[2].parent / "shared" / "faces"
TURNING, STILL = "clip_turn_right_left.mp4", "clip_still_live.mp4"
RUIZ, RUIZ_AGAIN = "congress_R000599_raul_ruiz_a.jpg", "congress_R000599_raul_ruiz_b.jpg"
PARTS = {
    Policy.VIDEO_NOTE: [Part.VIDEO_NOTE],
    Policy.FACE: [Part.SELFIE],
    Policy.FACE_AND_DOCUMENT: [Part.SELFIE, Part.CARD_FRONT, Part.CARD_BACK],
}


@pytest.fixture(scope="module")
def pool() -> Iterator[Pool]:
    if not FACES.is_dir():
        pytest.skip("needs ../shared")
    pool = Pool(models(), Bounds(workers=1))
    yield pool
    asyncio.run(pool.close())


async def enrolled(db: Database, pool: Pool, name: str) -> Means:
    """A learner whose reference is the face in this photo or clip."""
    await person(db, 7, Role.LEARNER)
    content, vault = (FACES / name).read_bytes(), Vault(KEYS)
    if name.endswith(".mp4"):
        found = (await pool.run(clip, content)).probe
    else:
        found = await pool.run(probe, content)
    assert found is not None
    assert found.template is not None
    model = found.template.model_id
    sealed = vault.seal(found.template.vector, references.about(7, model))
    await add(
        db,
        Template(
            person_id=7,
            model_id=model,
            embedding=sealed,
            chip=b"c",
            enrolled_at=NOW,
            confirmed_at=NOW,
        ),
    )
    return Means(db, vault, pool, Thresholds(), Gate())


async def seen(machine: Means, policy: Policy, challenge: dict[str, Any], *names: str) -> Finding:
    check = Check(id=1, person_id=7, quiz_id=1, kind=CheckKind.ADMISSION, policy=policy)
    check.challenge, check.tries, check.received_at = challenge, 0, NOW
    shots = []
    for number, (part, name) in enumerate(zip(PARTS[policy], names, strict=True)):
        picture = CheckPicture(id=number, check_id=1, part=part, file_unique_id=f"u{number}")
        path = FACES / name
        shots.append(Shot(picture, path.read_bytes() if path.is_file() else b"no picture"))
    return await examined(machine, check, shots)


@pytest.mark.parametrize("turns", [[1, -1], [-1, 1]])
async def test_the_turns_of_the_challenge_also_mirrored_and_the_own_face_are_accepted(
    db: Database, pool: Pool, turns: list[int]
) -> None:
    machine = await enrolled(db, pool, TURNING)

    found = await seen(machine, Policy.VIDEO_NOTE, {"turns": turns}, TURNING)

    assert found.outcome == Outcome.ACCEPTED


async def test_other_turns_are_for_a_person_to_see_and_never_a_refusal(
    db: Database, pool: Pool
) -> None:
    machine = await enrolled(db, pool, TURNING)

    other = await seen(machine, Policy.VIDEO_NOTE, {"turns": [1, 1, -1]}, TURNING)
    none = await seen(machine, Policy.VIDEO_NOTE, {"turns": [1, -1]}, STILL)

    assert (other.outcome, other.facts["finding"]) == (Outcome.DOUBTFUL, Doubt.TURNS)
    assert none.outcome == Outcome.DOUBTFUL


async def test_a_clip_that_cannot_be_watched_is_asked_for_again(db: Database, pool: Pool) -> None:
    machine = await enrolled(db, pool, RUIZ)

    found = await seen(machine, Policy.VIDEO_NOTE, {"turns": [1, -1]}, "bytes")

    assert (found.outcome, found.facts["fault"]) == (Outcome.RETAKE, "clip-unreadable")


async def test_a_face_that_is_alike_is_not_accepted_with_a_code_or_a_card_but_by_a_person(
    db: Database, pool: Pool
) -> None:
    machine = await enrolled(db, pool, RUIZ)

    plain = await seen(machine, Policy.FACE, {}, RUIZ)
    coded = await seen(machine, Policy.FACE, {"code": "4821"}, RUIZ)
    carded = await seen(machine, Policy.FACE_AND_DOCUMENT, {}, RUIZ, RUIZ, RUIZ_AGAIN)

    assert plain.outcome == Outcome.ACCEPTED
    assert (coded.outcome, coded.facts["finding"]) == (Outcome.DOUBTFUL, Doubt.CODE)
    assert (carded.outcome, carded.facts["finding"]) == (Outcome.DOUBTFUL, Doubt.CARD)
    assert carded.facts["card"] == [CardSign.NO_READER]
    assert carded.facts["distance"] == 0


async def test_of_three_pictures_only_the_useless_one_is_to_be_taken_again(
    db: Database, pool: Pool
) -> None:
    machine = await enrolled(db, pool, RUIZ)

    found = await seen(machine, Policy.FACE_AND_DOCUMENT, {}, "no_face.jpg", RUIZ, RUIZ)

    assert (found.outcome, list(found.useless)) == (Outcome.RETAKE, [0])
