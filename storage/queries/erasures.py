"""Questions the database is asked about erasures, and the portions they are carried out in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

from sqlalchemy import (
    exists,
    or_,
    select,
    update,
)

from storage.database import Session
from storage.queries.upserts import insert_new
from storage.tables.attempts import Attempt, AttemptState
from storage.tables.consultations import Entry, EntryCopy
from storage.tables.decisions import Decision, DecisionPerson, DecisionState
from storage.tables.erasures import Erasure, ErasureState
from storage.tables.identity import Check, CheckPicture, CheckState
from storage.tables.inbox import StoredUpdate
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Conversation, Person, PersonRole, PersonState, Role
from storage.tables.requests import Request, RequestKind, RequestState

_UNDER_WAY = (LetterState.WAITING, LetterState.SENDING, LetterState.DOUBT)


@dataclass(frozen=True)
class Standing:
    """Why a person cannot be erased now: each a question with yes or no."""

    is_attempting: bool
    is_in_review: bool
    is_in_appeal: bool
    is_in_draft: bool
    is_last_administrator: bool


async def standing(session: Session, person_id: int, now: datetime) -> Standing:
    """What speaks against erasing the person now, in one query. The administrators are held: of two
    who order each other's erasure the second one waits for the first, and then sees it done."""
    found = await session.execute(
        select(
            Person.id,
            exists().where(Attempt.learner_id == person_id, Attempt.state == AttemptState.OPEN),
            exists().where(
                Check.person_id == person_id,
                Check.state.in_((CheckState.DOUBTFUL, CheckState.RECEIVED, CheckState.ASKED_AGAIN)),
            ),
            exists().where(
                Check.person_id == person_id,
                Check.appeal_until > now,
                Check.id == CheckPicture.check_id,
            ),
            exists().where(
                DecisionPerson.person_id == person_id,
                DecisionPerson.decision_id == Decision.id,
                Decision.state == DecisionState.DRAFT,
            ),
        )
        .join(PersonRole, PersonRole.person_id == Person.id)
        .where(PersonRole.role == Role.ADMINISTRATOR, Person.state == PersonState.ACTIVE)
        .order_by(Person.id)
        .with_for_update(key_share=True)
    )
    rows = found.all()  # a row for each administrator, with the same answers
    answers = rows[0][1:] if rows else (False,) * 4
    is_last = {row[0] for row in rows} <= {person_id}
    return Standing(*map(bool, (*answers, is_last)))


@dataclass(frozen=True)
class Whose:
    """A person, the chat they speak from, their erasure, their open wish to be erased."""

    person: Person
    talk: Conversation | None
    erasure: Erasure | None
    request_id: int | None


async def whose(session: Session, person_id: int) -> Whose | None:
    """What an erasure begins with, in one query."""
    wish = (Request.kind == RequestKind.ERASURE) & (Request.state == RequestState.OPEN)
    found = await session.execute(
        select(Person, Conversation, Erasure, Request.id)
        .outerjoin(Conversation, Conversation.person_id == Person.id)
        .outerjoin(Erasure, Erasure.person_id == Person.id)
        .outerjoin(Request, (Request.person_id == Person.id) & wish)
        .where(Person.id == person_id)
        .limit(1)
    )
    row = found.first()
    return Whose(*row) if row else None


async def add(session: Session, fields: dict[str, Any]) -> Erasure | None:
    """The new erasure; none when there is one: of two that decide the row picks one."""
    new = insert_new(session, Erasure).values(**fields).returning(Erasure)
    return cast(Erasure | None, await session.scalar(new))


async def erasure(session: Session, erasure_id: int) -> Erasure | None:
    """The erasure as it is now, held until the transaction ends."""
    found = select(Erasure).where(Erasure.id == erasure_id).with_for_update()
    return await session.scalar(found, execution_options={"populate_existing": True})


async def unfinished(session: Session) -> Sequence[Erasure]:
    """Erasures that somebody ordered and that are not certified, or that the list beside the
    backups does not hold yet."""
    is_uncertified = Erasure.certificate.is_(None) & Erasure.admin_id.is_not(None)
    found = select(Erasure).where(or_(Erasure.is_exported.is_(False), is_uncertified))
    return (await session.scalars(found.order_by(Erasure.id))).all()


async def of_person(session: Session, person_id: int) -> Erasure | None:
    """The erasure of this person."""
    return await session.scalar(select(Erasure).where(Erasure.person_id == person_id))


async def close_person(session: Session, person_id: int, now: datetime) -> None:
    """The person holds no right any more, and nobody finds them."""
    await session.execute(
        update(Person)
        .where(Person.id == person_id, Person.state != PersonState.ERASED)
        .values(state=PersonState.ERASED, state_at=now)
    )


async def empty_person(session: Session, person_id: int, code: str) -> None:
    """The person's row becomes a shell under a code that means nothing."""
    nothing: dict[str, Any] = dict.fromkeys(("email", "phone", "iin_sealed", "iin_hash", "locale"))
    empty = dict.fromkeys(("family_name", "given_name", "patronymic", "folded", "position"), "")
    await session.execute(
        update(Person)
        .where(Person.id == person_id)
        .values(**nothing, **empty, roster_code=code, study_consent=None)
    )


async def unlink(session: Session, person_id: int) -> None:
    """Nobody speaks from the chat any more; it is remembered only to be told."""
    await session.execute(
        update(Conversation)
        .where(Conversation.person_id == person_id)
        .values(person_id=None, awaits_kind=None, awaits_facts=None)
    )


async def close_requests(
    session: Session, person_id: int, admin_id: int | None, now: datetime
) -> None:
    """The wish to be erased is done; whatever else the person asked for is past answering."""
    for kinds, state in (
        (Request.kind == RequestKind.ERASURE, RequestState.DONE),
        (Request.kind != RequestKind.ERASURE, RequestState.TAKEN_BACK),
    ):
        await session.execute(
            update(Request)
            .where(Request.person_id == person_id, Request.state == RequestState.OPEN, kinds)
            .values(state=state, closed_by=admin_id, closed_at=now)
        )


async def told(session: Session, limit: int) -> Sequence[Erasure]:
    """Erasures whose person was told, could not be, or need not be once more: their chat is not
    needed any more. Before there is a certificate nobody was told."""
    waits = (
        select(Letter.id)
        .where(Letter.chat_id == Erasure.chat_id, Letter.state.in_(_UNDER_WAY))
        .exists()
    )
    speaks = (
        select(StoredUpdate.update_id)
        .where(StoredUpdate.lane == Erasure.chat_id, StoredUpdate.is_answered.is_(False))
        .exists()
    )
    found = (
        select(Erasure)
        .where(Erasure.state == ErasureState.DONE, Erasure.chat_id.is_not(None), ~waits, ~speaks)
        .where(or_(Erasure.certificate.is_not(None), Erasure.admin_id.is_(None)))
        .order_by(Erasure.id)
        .limit(limit)
    )
    return (await session.scalars(found)).all()


async def copies_elsewhere(
    session: Session, person_id: int, since: datetime
) -> Sequence[tuple[int, int]]:
    """Where the person's own messages stand in other people's chats: (chat, message)."""
    found = (
        select(EntryCopy.chat_id, EntryCopy.message_id)
        .join(Entry, Entry.id == EntryCopy.entry_id)
        .outerjoin(Conversation, Conversation.telegram_id == EntryCopy.chat_id)
        .where(Entry.author_id == person_id, Entry.written_at > since)
        .where(Conversation.person_id.is_distinct_from(person_id))
    )
    return [(row[0], row[1]) for row in await session.execute(found)]


async def remembered(session: Session) -> Sequence[tuple[int, dict[str, Any]]]:
    """What is remembered of what was said before: (chat, facts)."""
    chats = select(Conversation.telegram_id, Conversation.awaits_facts)
    rows = await session.execute(chats.where(Conversation.awaits_kind.is_not(None)))
    return [(chat_id, facts) for chat_id, facts in rows if facts]


async def await_nothing(session: Session, chat_id: int) -> None:
    """The next message in this chat is meant as nothing in particular."""
    await session.execute(
        update(Conversation)
        .where(Conversation.telegram_id == chat_id)
        .values(awaits_kind=None, awaits_facts=None)
    )


async def is_someones(session: Session, chat_id: int) -> bool:
    """Whether somebody of the roster speaks from this chat now."""
    found = select(Conversation.person_id).where(Conversation.telegram_id == chat_id)
    return await session.scalar(found) is not None


async def to_export(session: Session) -> Sequence[Erasure]:
    """Erasures that the list beside the backups does not hold yet."""
    found = select(Erasure).where(Erasure.is_exported.is_(False)).order_by(Erasure.id)
    return (await session.scalars(found)).all()


async def exported(session: Session, erasure_ids: Sequence[int]) -> None:
    """The list holds them."""
    await session.execute(
        update(Erasure).where(Erasure.id.in_(erasure_ids)).values(is_exported=True)
    )
