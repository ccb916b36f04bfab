"""Groups of Telegram the bot is a member of: what it may do there, and what each group is for – the
staff of a department who answer consultations, or learners and their forum (rows C1, C16)."""

from dataclasses import asdict, dataclass
from datetime import datetime

from academy import audit, letters
from academy.errors.chats import ChatNotFound, DepartmentGone, ForumNeedsTopics
from academy.letters import Draft
from academy.pages import SIZE, Page, place
from storage.database import Session
from storage.queries import chats as ask
from storage.queries import departments as ask_departments
from storage.tables.chats import BoundChat, ChatUse
from storage.tables.columns import Bilingual
from storage.tables.consultations import Thread
from storage.tables.departments import Department, StaffSide
from storage.tables.people import Person

A_MINUTE = 20  # messages a bot may send into one group (Telegram)
LOST = "chat-lost"
LOOK = "chat-look"
POWERS = "chat-powers"
PAGE = "chat-page"
_NEEDS = {
    ChatUse.STAFF: ("forum", "admin", "topics", "delete"),
    ChatUse.FORUM: ("forum", "admin", "topics", "pin"),
    None: ("forum", "admin", "topics", "delete", "pin"),
}


@dataclass(frozen=True)
class Powers:
    """What the bot may do in a group."""

    is_admin: bool
    can_manage_topics: bool = False
    can_delete: bool = False
    can_pin: bool = False


@dataclass(frozen=True)
class Look:
    """A group as Telegram shows it."""

    title: str
    is_forum: bool
    powers: Powers


@dataclass(frozen=True)
class Room:
    """A group as its page shows it: each thing that is needed there, and whether it is given."""

    chat: BoundChat
    department: Department | None

    @property
    def needs(self) -> dict[str, bool]:
        given = {
            "forum": self.chat.is_forum,
            "admin": self.chat.is_admin,
            "topics": self.chat.can_manage_topics,
            "delete": self.chat.can_delete,
            "pin": self.chat.can_pin,
        }
        return {name: given[name] for name in _NEEDS[self.chat.use]}

    @property
    def is_complete(self) -> bool:
        return all(self.needs.values())


@dataclass(frozen=True)
class Taken:
    """The department answers in another group already."""

    department: Bilingual
    title: str


async def chat(session: Session, chat_id: int) -> BoundChat | None:
    """The group, while the bot is a member; none of a private chat."""
    return await ask.chat(session, chat_id) if chat_id < 0 else None


async def entered(
    session: Session, chat_id: int, topic_id: int, quoted: int | None
) -> tuple[BoundChat | None, Thread | None]:
    """The group, and the thread that somebody writes in there, by its topic or by the message that
    is quoted."""
    return await ask.entered(session, chat_id, topic_id, quoted or 0) or (None, None)


async def room(session: Session, chat_id: int) -> Room:
    """The group with its department. Raises ChatNotFound."""
    found = await chat(session, chat_id)
    if found is None:
        raise ChatNotFound
    return await _room(session, found)


async def see(
    session: Session, chat_id: int, look: Look, person: Person | None, *, now: datetime
) -> Room:
    """The bot was added to a group by this person, or its rights there have changed."""
    marks = {"title": look.title, "is_forum": look.is_forum, **asdict(look.powers)}
    added_by = person.id if person else None
    return await _room(session, await ask.see(session, chat_id, now, added_by, marks))


async def know(session: Session, chat_id: int, *, now: datetime, **marks: object) -> None:
    """What was looked up about the group."""
    await ask.know(session, chat_id, now, marks)


async def look(session: Session, chat_id: int, *, now: datetime) -> None:
    """Look again what the bot may do in the group, and say so there. Raises ChatNotFound."""
    if await chat(session, chat_id) is None:
        raise ChatNotFound
    mark = f"{chat_id}:{now.isoformat()}"
    drafts = [
        Draft(kind, f"{kind}:{mark}", chat_id=chat_id, in_order=True)
        for kind in (LOOK, POWERS, PAGE)
    ]
    await letters.queue(session, drafts, now=now)


async def minutes_ahead(session: Session, chat_id: int | None) -> int:
    """How many minutes a letter queued now takes to the group; 0 where it is soon, or no group."""
    if chat_id is None:
        return 0
    return await ask.waiting(session, chat_id) // A_MINUTE


async def speak(session: Session, chat_id: int, locale: str) -> Room:
    """Choose the language of the group. Raises ChatNotFound."""
    found = await room(session, chat_id)
    await ask.speak(session, chat_id, locale)
    return found


async def departments(session: Session, page: int) -> Page[Department]:
    """A page of the departments a group may be for."""
    empty: Page[Department] = place(page, await ask_departments.count(session))
    rows = await ask_departments.departments(session, offset=empty.offset, limit=SIZE)
    return Page(rows, empty.number, empty.count)


async def bind_staff(
    session: Session,
    admin: Person,
    chat_id: int,
    department_id: int,
    *,
    replaces: bool,
    now: datetime,
) -> Room | Taken:
    """The department answers in this group from now on; where it has another one, only when
    `replaces` says so. Pressing twice is harmless.

    Raises ChatNotFound, DepartmentGone.
    """
    department = await ask.department(session, department_id)
    if department is None:
        raise DepartmentGone
    before = await room(session, chat_id)
    other = await ask.staff_chat(session, department_id)
    if other is not None and other.chat_id != chat_id:
        if not replaces:
            return Taken(department.title, other.title)
        await ask.free(session, department_id, chat_id)
    await _free(session, before)
    fields = {"use": ChatUse.STAFF, "department_id": department_id, "bound_by": admin.id}
    found = await ask.change(session, chat_id, **fields)
    await ask.set_side(session, department_id, StaffSide.GROUP)
    replaced = other.chat_id if other and other.chat_id != chat_id else None
    audit.note(
        session,
        admin.id,
        "staff-chat-bound",
        now=now,
        chat=chat_id,
        department=department_id,
        replaced=replaced,
    )
    return Room(found or before.chat, department)


async def bind_forum(session: Session, admin: Person, chat_id: int, *, now: datetime) -> Room:
    """The group is learners' forum from now on. Raises ChatNotFound, ForumNeedsTopics."""
    found = await room(session, chat_id)
    if not found.chat.is_forum:
        raise ForumNeedsTopics
    await _free(session, found)
    fields = {"use": ChatUse.FORUM, "department_id": None, "bound_by": admin.id}
    changed = await ask.change(session, chat_id, **fields)
    audit.note(session, admin.id, "forum-bound", now=now, chat=chat_id)
    return Room(changed or found.chat, None)


async def unbind(session: Session, admin: Person, chat_id: int, *, now: datetime) -> Room:
    """The group is for nothing; a department answers in private again. Raises ChatNotFound."""
    found = await room(session, chat_id)
    use = found.chat.use
    if use is None:
        return found
    await _free(session, found)
    fields = {"use": None, "department_id": None, "bound_by": None}
    changed = await ask.change(session, chat_id, **fields)
    audit.note(session, admin.id, "chat-unbound", now=now, chat=chat_id, use=use.value)
    return Room(changed or found.chat, None)


async def lose(session: Session, chat_id: int, *, now: datetime) -> None:
    """The bot is a member no more, or may not write: administrators are told once."""
    lost = await ask.leave(session, chat_id, now)
    if lost is None or lost.use is None:
        return
    audit.note(session, None, "chat-lost", now=now, chat=chat_id, use=lost.use.value)
    draft = Draft(LOST, f"{LOST}:{chat_id}:{now.isoformat()}:", facts={"chat_id": chat_id})
    await letters.queue_for(session, draft, ask.administrators(), now=now)


async def migrate(session: Session, old: int, new: int, *, now: datetime) -> None:
    """The group became a supergroup: everything that is kept or waits under its old number goes
    under the new one. Said twice it is done once."""
    before = await ask.give_up(session, old, now)
    if before is not None:
        await ask.take_over(session, new, before, now)
        use = before.use.value if before.use else None
        audit.note(session, None, "chat-moved", now=now, chat=new, former=old, use=use)
    await ask.move(session, old, new)


async def lost(session: Session, chat_id: int) -> Room | None:
    """The group the bot was removed from, for who is told of it; none once it is back."""
    found = await ask.former(session, chat_id)
    return await _room(session, found) if found else None


async def _room(session: Session, found: BoundChat) -> Room:
    number = found.department_id
    return Room(found, await ask.department(session, number) if number else None)


async def _free(session: Session, found: Room) -> None:
    """The department it was for has no group: its teachers answer in their own chats."""
    if found.chat.use == ChatUse.STAFF and found.chat.department_id is not None:
        await ask.set_side(session, found.chat.department_id, StaffSide.PRIVATE)
