"""Questions the database is asked about identity, and what it keeps and deletes."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, case, delete, func, select, update
from sqlalchemy.orm import joinedload
from sqlalchemy.orm.attributes import set_committed_value

from storage.database import Session
from storage.queries.upserts import renew
from storage.tables.consents import Consent, Purpose
from storage.tables.identity import (
    Check,
    CheckKind,
    CheckPicture,
    CheckState,
    Part,
    SeenPicture,
    Template,
)
from storage.tables.people import Person
from storage.tables.quizzes import Policy


async def template(session: Session, person_id: int) -> Template | None:
    """The learner's reference."""
    return await session.get(Template, person_id)


async def cohort_mark(session: Session) -> tuple[int, datetime | None]:
    """What changes whenever a reference is added, renewed or deleted."""
    found = await session.execute(select(func.count(), func.max(Template.enrolled_at)))
    count, newest = found.one()
    return count, newest


async def readiness(
    session: Session, person_id: int, purposes: Collection[Purpose]
) -> tuple[Sequence[Consent], bool]:
    """The open answers to these purposes, and whether there is a reference; in one query."""
    answers, has_reference, _ = await preparation(session, person_id, purposes)
    return answers, has_reference


async def preparation(
    session: Session, person_id: int, purposes: Collection[Purpose]
) -> tuple[Sequence[Consent], bool, bool]:
    """The same, and whether an enrolment is under way; in one query."""
    mine = (
        (Consent.person_id == Person.id)
        & Consent.purpose.in_(purposes)
        & Consent.withdrawn_at.is_(None)
    )
    reference = select(Template.person_id).where(Template.person_id == person_id).exists()
    unfinished = Check.state.in_((CheckState.AWAITED, CheckState.RECEIVED))
    enrolment = select(Check.id).where(
        Check.person_id == person_id, Check.kind == CheckKind.ENROLMENT, unfinished
    )
    found = select(Consent, reference, enrolment.exists()).select_from(Person)
    found = found.outerjoin(Consent, mine).where(Person.id == person_id)
    rows = (await session.execute(found)).all()
    return [row[0] for row in rows if row[0]], bool(rows and rows[0][1]), bool(rows and rows[0][2])


async def forget_reference(session: Session, person_id: int) -> None:
    """The reference of this person; no picture of theirs is awaited or looked at any more."""
    await session.execute(delete(Template).where(Template.person_id == person_id))
    await session.execute(
        update(Check)
        .where(
            Check.person_id == person_id,
            Check.state.in_((CheckState.AWAITED, CheckState.RECEIVED)),
        )
        .values(state=CheckState.EXPIRED)
    )


async def forget_cards(session: Session, person_id: int) -> Sequence[CheckPicture]:
    """The pictures of this person's cards, as they were; no check with a card is awaited or looked
    at any more."""
    own = Check.person_id == person_id
    await session.execute(
        update(Check)
        .where(
            own,
            Check.state.in_((CheckState.AWAITED, CheckState.RECEIVED)),
            Check.policy.in_((Policy.DOCUMENT, Policy.FACE_AND_DOCUMENT)),
        )
        .values(state=CheckState.EXPIRED)
    )
    cards = CheckPicture.part.in_((Part.CARD_FRONT, Part.CARD_BACK))
    mine = CheckPicture.check_id.in_(select(Check.id).where(own))
    gone = delete(CheckPicture).where(cards, mine).returning(CheckPicture)
    return (await session.scalars(gone)).all()


async def forget_pictures(
    session: Session, person_id: int, until: datetime
) -> Sequence[CheckPicture]:
    """The pictures and the hashes of this person's checks that were asked for until then; the
    pictures, as they were."""
    own = Check.person_id == person_id
    old = select(Check.id).where(own, Check.asked_at <= until)
    gone = delete(CheckPicture).where(CheckPicture.check_id.in_(old)).returning(CheckPicture)
    pictures = (await session.scalars(gone)).all()
    newer = select(Check.id).where(own, Check.asked_at > until)
    since = newer.where(Check.asked_at <= SeenPicture.seen_at).correlate(SeenPicture)
    await session.execute(
        delete(SeenPicture).where(SeenPicture.person_id == person_id, ~since.exists())
    )
    return pictures


async def own_check(session: Session, person_id: int, check_id: int) -> Check | None:
    """The learner's own check, with the pictures that came for it."""
    return await _check(session, Check.id == check_id, Check.person_id == person_id)


async def begun(session: Session, person_id: int, now: datetime) -> Check | None:
    """The person's check that a picture is awaited for at this moment."""
    awaited = (Check.state == CheckState.AWAITED, Check.expires_at > now)
    return await _check(session, Check.person_id == person_id, *awaited)


async def check(session: Session, check_id: int) -> Check | None:
    """A check with its pictures, for the machine and for reviewers."""
    return await _check(session, Check.id == check_id)


async def _check(session: Session, *which: ColumnElement[bool]) -> Check | None:
    statement = select(Check).where(*which).options(joinedload(Check.pictures))
    found = await session.scalars(statement.execution_options(populate_existing=True))
    return found.unique().one_or_none()


async def move(
    session: Session, check_id: int, before: CheckState, after: CheckState, **fields: Any
) -> Check | None:
    """The check in its new state; none when it was in another one than thought."""
    moved: Check | None = await session.scalar(
        update(Check)
        .where(Check.id == check_id, Check.state == before)
        .values(state=after, **fields)
        .returning(Check)
        .execution_options(populate_existing=True)
    )
    return moved


async def expire(session: Session, before: datetime, person_id: int | None = None) -> int:
    """End the checks whose pictures did not come; a new question ends the person's former one, but
    an enrolment, which can be gone on with. A person who asked for another picture goes on
    asking."""
    statement = update(Check).where(Check.state == CheckState.AWAITED)
    if person_id is None:
        statement = statement.where(Check.expires_at <= before)
    else:
        statement = statement.where(Check.person_id == person_id, Check.kind != CheckKind.ENROLMENT)
    is_asked = (Check.decided_at.is_not(None), CheckState.ASKED_AGAIN.value)
    after = case(is_asked, else_=CheckState.EXPIRED.value)
    ended = await session.execute(statement.values(state=after).returning(Check.id))
    return len(ended.all())


async def give_way(session: Session, check: Check) -> Sequence[CheckPicture]:
    """The pictures of a check of which its person is to send others, as they were."""
    gone = delete(CheckPicture).where(CheckPicture.check_id == check.id).returning(CheckPicture)
    pictures = (await session.scalars(gone)).all()
    set_committed_value(check, "pictures", [])
    return pictures


async def delete_expired_pictures(session: Session) -> Sequence[CheckPicture]:
    """Pictures of checks that ended unfinished; as they were."""
    over = select(Check.id).where(Check.id == CheckPicture.check_id)
    over = over.where(Check.state == CheckState.EXPIRED).correlate(CheckPicture)
    gone = delete(CheckPicture).where(over.exists()).returning(CheckPicture)
    return (await session.scalars(gone)).all()


async def add_picture(
    session: Session, check_id: int, part: Part, place: int = 0, **fields: Any
) -> None:
    """A picture as its message names it, in the place of a former try of the same part."""
    key = {"check_id": check_id, "part": part, "place": place}
    fresh = {**fields, "sealed": None, "facts": {}}
    await session.execute(renew(session, CheckPicture, key, fresh))


async def seal_picture(session: Session, picture_id: int, sealed: bytes) -> bool:
    """The picture is ours now; false when it was deleted meanwhile."""
    kept = await session.scalar(
        update(CheckPicture)
        .where(CheckPicture.id == picture_id)
        .values(sealed=sealed)
        .returning(CheckPicture.id)
    )
    return kept is not None


async def delete_pictures(session: Session, check_id: int) -> None:
    await session.execute(delete(CheckPicture).where(CheckPicture.check_id == check_id))


async def delete_these(session: Session, picture_ids: Collection[int]) -> None:
    await session.execute(delete(CheckPicture).where(CheckPicture.id.in_(picture_ids)))


async def keep_facts(session: Session, seen: Mapping[int, dict[str, Any]]) -> None:
    """What the machine saw in each of these pictures."""
    rows = [{"id": number, "facts": facts} for number, facts in seen.items()]
    if rows:
        await session.execute(update(CheckPicture), rows)


async def seen_files(session: Session, *file_unique_ids: str) -> bool:
    """Whether one of these very files was sent before, by anybody."""
    found = select(SeenPicture.id).where(SeenPicture.file_unique_id.in_(file_unique_ids)).limit(1)
    return await session.scalar(found) is not None


async def seen_hashes(session: Session) -> Sequence[Any]:
    """The hashes of all pictures that were looked at before."""
    statement = select(SeenPicture.whole, SeenPicture.chip).where(
        SeenPicture.whole.is_not(None), SeenPicture.chip.is_not(None)
    )
    return (await session.execute(statement)).all()


async def iin_hash(session: Session, person_id: int) -> str | None:
    """The fingerprint of this person's IIN."""
    return await session.scalar(select(Person.iin_hash).where(Person.id == person_id))


async def delete_unsealed(session: Session, check_id: int) -> Sequence[CheckPicture]:
    """Pictures of this check that never became ours; as they were."""
    gone = delete(CheckPicture).where(
        CheckPicture.check_id == check_id, CheckPicture.sealed.is_(None)
    )
    return (await session.scalars(gone.returning(CheckPicture))).all()


async def hold(session: Session, person_id: int) -> None:
    """Of two transactions about this person's pictures one waits for the other."""
    await session.execute(select(Person.id).where(Person.id == person_id).with_for_update())
