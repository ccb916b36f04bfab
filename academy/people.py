"""Who is who, what they may do, and how a person of the roster is joined with a chat."""

from datetime import datetime, timedelta
from enum import StrEnum
from hashlib import sha256
from secrets import token_urlsafe

from academy import audit, letters, trace
from academy.errors.directory import NoPhoneLinked
from academy.errors.people import AlreadyLinked, InviteExpired, InviteUnknown, InviteUsed
from storage.database import Session
from storage.queries import people as ask
from storage.tables.people import Conversation, Invite, Person, PersonRole, Role
from storage.tables.trace import Thing, Verb

SEEN_EVERY = timedelta(minutes=10)  # when somebody spoke is remembered no finer than this


class Right(StrEnum):
    """What a handler may need. Roles are sets of rights."""

    STUDY = "study"  # quizzes, asking a question
    SEE_TIMETABLE = "see_timetable"
    OPEN_MATERIALS = "open_materials"
    TEACH = "teach"  # adding materials, answering questions
    REVIEW_IDENTITY = "review_identity"
    ANNOUNCE = "announce"
    FIND_PEOPLE = "find_people"  # see a person's page, write to them
    MANAGE_PEOPLE = "manage_people"  # import rosters, invite, give roles, finish
    KEEP_CONSENTS = "keep_consents"  # enter consents given elsewhere
    PROTECT_DATA = "protect_data"  # erase, answer disputes
    DECIDE = "decide"  # write the register of managerial decisions
    READ_DECISIONS = "read_decisions"
    READ_AUDIT = "read_audit"
    SEE_HEALTH = "see_health"
    PLAN = "plan"  # close a term, copy a discipline


RIGHTS: dict[Role, frozenset[Right]] = {
    Role.LEARNER: frozenset({Right.STUDY, Right.SEE_TIMETABLE, Right.OPEN_MATERIALS}),
    Role.LECTURER: frozenset({Right.TEACH, Right.SEE_TIMETABLE, Right.OPEN_MATERIALS}),
    Role.REVIEWER: frozenset({Right.REVIEW_IDENTITY}),
    Role.DISPATCHER: frozenset(
        {Right.FIND_PEOPLE, Right.READ_DECISIONS, Right.SEE_TIMETABLE, Right.PLAN}
    ),
    Role.ADMINISTRATOR: frozenset(Right)
    - {Right.STUDY, Right.TEACH, Right.SEE_TIMETABLE, Right.OPEN_MATERIALS, Right.READ_AUDIT},
    Role.AUDITOR: frozenset({Right.READ_AUDIT, Right.READ_DECISIONS, Right.SEE_HEALTH}),
}


def rights(person: Person) -> frozenset[Right]:
    """Everything the person's roles allow; nothing for who is suspended, has finished or left."""
    if not person.is_active:
        return frozenset()
    return frozenset().union(*(RIGHTS[held.role] for held in person.roles))


async def conversation(session: Session, telegram_id: int) -> Conversation:
    """The chat with its person and roles; a chat that writes for the first time gets a row."""
    found = await ask.conversation(session, telegram_id)
    if found is None:
        await ask.add_conversation(session, telegram_id)
        found = await ask.conversation(session, telegram_id)
    assert found is not None  # noqa: S101 - it was added a line above
    return found


async def invite(session: Session, person: Person, *, life: timedelta, now: datetime) -> str:
    """A new personal link's code: 22 characters, once; only its hash is kept (row A3)."""
    code = token_urlsafe(16)
    session.add(Invite(person_id=person.id, code_hash=_hash(code), expires_at=now + life))
    await session.flush()
    return code


async def invited(session: Session, code: str, *, now: datetime) -> Invite:
    """The invite of this code, if it may still be used.

    Raises InviteUnknown, InviteUsed, InviteExpired.
    """
    found = await ask.invite(session, _hash(code))
    if found is None:
        raise InviteUnknown
    if found.used_at is not None:
        raise InviteUsed
    if found.expires_at <= now:
        raise InviteExpired(expired_at=found.expires_at)
    return found


async def link(session: Session, talk: Conversation, code: str, *, now: datetime) -> None:
    """Join the chat with the roster row the invite is bound to (row A3, art. 7.5).

    The person's former phone is told that it lost the link. Raises InviteUnknown, InviteUsed,
    InviteExpired, AlreadyLinked.
    """
    found = await invited(session, code, now=now)
    if talk.person is not None and talk.person_id != found.person_id:
        raise AlreadyLinked(name=talk.person.name)
    if not await ask.use_invite(session, found.id, now):
        raise InviteUsed
    former = await ask.unlink(session, found.person_id)
    talk.person = await ask.person(session, found.person_id)
    talk.linked_at, talk.is_reachable = now, True
    await session.flush()
    if former is not None and former != talk.telegram_id:
        await _part(session, former, "unlinked", now=now)
    await queue_menu(session, talk, now=now)
    audit.note(session, found.person_id, "phone-linked", now=now, invite=found.id)
    about = trace.About(Thing.ACADEMY, 1)
    trace.record(session, found.person_id, Verb.REGISTERED, about, now=now)


async def unlink(session: Session, actor: Person, person_id: int, *, now: datetime) -> None:
    """Take the phone off a person at once: it was lost, or is somebody else's by now. The phone is
    told; a new invite links another one. Raises NoPhoneLinked."""
    former = await ask.unlink(session, person_id)
    if former is None:
        raise NoPhoneLinked
    await _part(session, former, "unlinked-by-office", now=now)
    audit.note(session, actor.id, "phone-unlinked", now=now, person=person_id)


async def speak(session: Session, talk: Conversation, locale: str, *, now: datetime) -> None:
    """Choose the language of the chat; its menu follows."""
    talk.locale = locale
    await queue_menu(session, talk, now=now)


def see(talk: Conversation, *, now: datetime) -> None:
    """Remember that somebody speaks in this chat, to ten minutes (row A18)."""
    if talk.seen_at is None or now - talk.seen_at >= SEEN_EVERY:
        talk.seen_at = now


async def queue_menu(session: Session, talk: Conversation, *, now: datetime) -> None:
    """The commands of this chat, set by a letter in its language and for its person's roles."""
    await letters.queue(session, [_letter("menu", talk.telegram_id, now)], now=now)


async def recipient(
    session: Session, person_id: int | None, chat_id: int | None
) -> Conversation | None:
    """The chat a letter goes to, with who speaks there: the person's present one, or the one it
    names."""
    if person_id is not None:
        return await ask.talk(session, person_id)
    return await conversation(session, chat_id) if chat_id is not None else None


async def set_reachable(session: Session, telegram_id: int, *, is_reachable: bool) -> None:
    """Remember that a chat was blocked, or that it is open again (row B6)."""
    await ask.set_reachable(session, telegram_id, is_reachable=is_reachable)


async def nobody(session: Session) -> bool:
    """Whether the roster is empty."""
    return not await ask.anybody(session)


async def add_administrator(
    session: Session, family_name: str, given_name: str, *, life: timedelta, now: datetime
) -> str:
    """A new administrator in the roster; the code of their invite."""
    person = Person(
        roster_code=f"ADMIN-{token_urlsafe(6)}",
        family_name=family_name,
        given_name=given_name,
        roles=[PersonRole(role=Role.ADMINISTRATOR)],
    )
    session.add(person)
    await session.flush()
    audit.note(session, None, "administrator-added", now=now, person=person.id)
    return await invite(session, person, life=life, now=now)


async def rebind(session: Session, *, now: datetime) -> int:
    """Make the database ready for another bot (DESIGN.md 3.11); how many chats lost their link.

    What the former bot knew by its own ids is cleared: links, file ids, waiting letters, updates.
    """
    count = await ask.forget_bot(session)
    audit.note(session, None, "database-rebound", now=now, chats=count)
    return count


async def _part(session: Session, telegram_id: int, kind: str, *, now: datetime) -> None:
    """A phone that lost its person is told, and its menu is a stranger's again."""
    drafts = [_letter(each, telegram_id, now) for each in (kind, "menu")]
    await letters.queue(session, drafts, now=now)


def _letter(kind: str, telegram_id: int, now: datetime) -> letters.Draft:
    key = f"{kind}:{telegram_id}:{now.isoformat()}"
    return letters.Draft(kind=kind, key=key, chat_id=telegram_id)


def _hash(code: str) -> str:
    return sha256(code.encode()).hexdigest()
