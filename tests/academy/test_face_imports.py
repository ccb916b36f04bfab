"""What an archive of pictures leaves in either database."""

from typing import Any

from sqlalchemy import select

from academy import enrolments, face_imports
from academy.consents import VERSIONS
from academy.face_imports import Brought, Order
from academy.references import Reference
from academy.vault import Vault
from storage.database import Database
from storage.tables.consents import Answer, Consent, Origin, Purpose
from storage.tables.identity import Check, CheckState, Template
from storage.tables.people import Role
from storage.tables.quizzes import Policy
from tests.conftest import KEYS, NOW, add, person

BROUGHT = Brought(Reference("m", b"e", b"c", 2), {"sha256:1": (b"w" * 32, b"c" * 32)})


async def test_a_reference_is_kept_with_a_consent_in_force_and_only_then(
    either_db: Database,
) -> None:
    await person(either_db, 9, Role.ADMINISTRATOR)
    learner = await person(either_db, 7, Role.LEARNER)
    await person(either_db, 17, Role.LEARNER)
    fields: dict[str, Any] = {"text_hash": "", "locale": "", "number": "1", "given_at": NOW}
    given: dict[str, Any] = {
        "origin": Origin.PAPER,
        "answer": Answer.GIVEN,
        "version": VERSIONS[Purpose.FACE],
    }
    await add(either_db, Consent(person_id=7, purpose=Purpose.FACE, **fields, **given))

    async with either_db.begin() as session:
        await enrolments.begin(session, learner, 0, Policy.FACE, now=NOW)
        albums, refused = await face_imports.matched(session, ["R7_1.jpg", "R7.jpg", "R17.jpg"])
    kept = []
    for number in (7, 17):
        async with either_db.begin() as session:
            order = Order(9, 5)
            kept.append(
                await face_imports.keep(session, Vault(KEYS), number, BROUGHT, order, now=NOW)
            )

    assert [(each.person_id, each.names) for each in albums] == [(7, ("R7_1.jpg", "R7.jpg"))]
    assert [(each.name, each.reason) for each in refused] == [("R17.jpg", "no-consent")]
    assert kept == [True, False]
    async with either_db.read() as session:
        assert await face_imports.brought_before(session, Order(9, 5)) == {7}
        assert await face_imports.brought_before(session, Order(9, 6)) == set()
        template = await session.scalar(select(Template))
        states = set(await session.scalars(select(Check.state)))
    assert template is not None
    assert (template.pictures, template.confirmed_by) == (2, 9)
    assert states == {CheckState.AWAITED, CheckState.CONFIRMED}
