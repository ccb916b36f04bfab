"""Who is who, what they may do, and in which chat they speak."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum

from academy import audit, letters
from academy.errors.directory import NoPhoneLinked
from storage.database import Session
from storage.queries import people as ask
from storage.tables.people import Conversation, Person, Role

SEEN_EVERY = timedelta(minutes=10)  # when somebody spoke is remembered no finer than this


class Right(StrEnum):
    """What a handler may need. Roles are sets of rights."""

    STUDY = "study"  # quizzes, asking a question
    SEE_TIMETABLE = "see_timetable"
    OPEN_MATERIALS = "open_materials"
    TEACH = "teach"  # adding materials, answering questions
    EXAMINE = "examine"  # answer problems during an attempt: own disciplines; who decides, all
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
    Role.LECTURER: frozenset(
        {Right.TEACH, Right.EXAMINE, Right.SEE_TIMETABLE, Right.OPEN_MATERIALS}
    ),
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


def is_staff(person: Person) -> bool:
    """Whether the person holds any role but the learner's."""
    return any(held.role != Role.LEARNER for held in person.roles)


async def conversation(session: Session, telegram_id: int) -> Conversation:
    """The chat with its person and roles; a chat that writes for the first time gets a row."""
    found = await ask.conversation(session, telegram_id)
    if found is None:
        await ask.add_conversation(session, telegram_id)
        found = await ask.conversation(session, telegram_id)
    assert found is not None  # noqa: S101 - it was added a line above
    return found


async def speaking(
    session: Session, telegram_id: int, chat_id: int
) -> tuple[Conversation | None, str | None]:
    """Who speaks in a group, as far as they are known, and the group's language. Nobody is
    remembered for having spoken there."""
    found = await ask.conversations(session, (telegram_id, chat_id))
    room = found.get(chat_id)
    return found.get(telegram_id), room.locale if room else None


async def unlink(session: Session, actor: Person, person_id: int, *, now: datetime) -> None:
    """Take the phone off a person at once: it was lost, or is somebody else's by now. The phone is
    told; a new invite links another one. Raises NoPhoneLinked."""
    former = await ask.unlink(session, person_id)
    if former is None:
        raise NoPhoneLinked
    await letters.queue(session, parting(former, "unlinked-by-office", now), now=now)
    audit.note(session, actor.id, "phone-unlinked", now=now, person=person_id)


async def speak(session: Session, talk: Conversation, locale: str, *, now: datetime) -> None:
    """Choose the language of the chat; its menu follows."""
    talk.locale = locale
    await queue_menu(session, talk, now=now)


async def see(session: Session, telegram_ids: Sequence[int], *, now: datetime) -> None:
    """Remember that people speak in these chats (row A18); asked once in `SEEN_EVERY` of each."""
    if telegram_ids:
        await ask.see(session, telegram_ids, now)


async def queue_menu(session: Session, talk: Conversation, *, now: datetime) -> None:
    """The commands of this chat, set by a letter in its language and for its person's roles."""
    await letters.queue(session, [menu(talk.telegram_id, now)], now=now)


def menu(telegram_id: int, now: datetime) -> letters.Draft:
    """The letter that sets the commands of a chat."""
    return letters.Draft("menu", f"menu:{telegram_id}:{now.isoformat()}", chat_id=telegram_id)


def parting(telegram_id: int, kind: str, now: datetime) -> list[letters.Draft]:
    """The letters to a phone that lost its person: why, and a stranger's menu."""
    key = f"{kind}:{telegram_id}:{now.isoformat()}"
    return [letters.Draft(kind, key, chat_id=telegram_id), menu(telegram_id, now)]


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


async def rebind(session: Session, *, now: datetime) -> int:
    """Make the database ready for another bot (DESIGN.md 3.11); how many chats lost their link.

    What the former bot knew by its own ids is cleared: links, file ids, waiting letters, updates.
    """
    count = await ask.forget_bot(session)
    audit.note(session, None, "database-rebound", now=now, chats=count)
    return count
