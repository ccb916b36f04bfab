"""Learners' forums: topics of a group bound to disciplines, and how lively they are (art. 8.2, 8.4,
row C16). That somebody asked or answered is counted in the trace; texts are not kept.

A learner's message is a question, a reply to what another learner wrote is an answer, whoever
writes it.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from academy import audit, letters, trace
from academy.errors.chats import ForumNeedsTopics
from academy.errors.forums import NoForumHere, NotYourDiscipline
from academy.errors.materials import DisciplineNotFound
from academy.letters import Draft
from academy.pages import SIZE, Page, place
from academy.people import Right, rights
from storage.database import Session
from storage.queries import chats as ask_chats
from storage.queries import forums as ask
from storage.queries.forums import Choices
from storage.queries.forums import Tally as Tally
from storage.queries.roles import discipline as open_discipline
from storage.tables.chats import BoundChat, ChatUse
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from storage.tables.people import Person, Role
from storage.tables.trace import Thing, Verb

TOPIC = "forum-topic"
RULES = "forum-rules"
PIN = "forum-pin"
_SPANS = {"week": timedelta(days=7), "term": timedelta(days=366)}


class Span(StrEnum):
    WEEK = "week"
    TERM = "term"  # a discipline is of one term: everything about it


@dataclass(frozen=True)
class Spot:
    """A topic of a group; 0 is the one that every group has and that belongs to nothing."""

    chat_id: int
    topic_id: int


@dataclass(frozen=True)
class Post:
    """A message of a group: what it replies to, 0 for nothing, and who wrote it when."""

    spot: Spot
    message_id: int
    quoted: int
    person: Person


@dataclass(frozen=True)
class Board:
    """What a topic may be bound to: the disciplines, each with whether it has a topic here;
    `bound` is the one this topic is about."""

    page: Page[tuple[Discipline, bool]]
    bound: Discipline | None


async def board(session: Session, person: Person, spot: Spot, page: int) -> Board:
    """Raises NoForumHere."""
    await _forum(session, spot.chat_id)
    found = _bindable(person, spot.chat_id)
    empty: Page[tuple[Discipline, bool]] = place(page, await ask.count(session, found))
    rows = await ask.choices(session, found, offset=empty.offset, limit=SIZE)
    topic = await ask.topic(session, spot.chat_id, spot.topic_id) if spot.topic_id else None
    return Board(Page(rows, empty.number, empty.count), topic[1] if topic else None)


async def bind(
    session: Session, person: Person, spot: Spot, discipline_id: int, *, now: datetime
) -> Discipline:
    """The topic is about this discipline from now on; its rules are written and pinned by letters.
    In no topic one is made first, slowly, as Telegram allows.

    Raises NoForumHere, NotYourDiscipline, ForumNeedsTopics.
    """
    chat = await _forum(session, spot.chat_id)
    discipline = await ask.choice(session, _bindable(person, spot.chat_id), discipline_id)
    if discipline is None:
        raise NotYourDiscipline
    facts = {"discipline_id": discipline_id, "person_id": person.id}
    if not spot.topic_id:
        if not (chat.is_forum and chat.can_manage_topics):
            raise ForumNeedsTopics
        key = f"{TOPIC}:{spot.chat_id}:{discipline_id}:{now.isoformat()}"
        await letters.queue(session, [Draft(TOPIC, key, None, spot.chat_id, facts)], now=now)
        return discipline
    await made(session, spot, discipline_id, person.id, now=now)
    return discipline


async def made(
    session: Session, spot: Spot, discipline_id: int, person_id: int, *, now: datetime
) -> None:
    """The topic is there: it is bound, and gets its rules."""
    await ask.bind(session, spot.chat_id, spot.topic_id, discipline_id, person_id, now)
    audit.note(
        session,
        person_id,
        "forum-topic-bound",
        now=now,
        chat=spot.chat_id,
        topic=spot.topic_id,
        discipline=discipline_id,
    )
    key = f"{RULES}:{spot.chat_id}:{spot.topic_id}:{now.isoformat()}"
    draft = Draft(RULES, key, chat_id=spot.chat_id, facts={"topic_id": spot.topic_id})
    await letters.queue(session, [draft], now=now)


async def unbind(session: Session, person: Person, spot: Spot, *, now: datetime) -> None:
    """The topic is about nothing; pressing twice is harmless. Raises NoForumHere,
    NotYourDiscipline."""
    await _forum(session, spot.chat_id)
    topic = await ask.topic(session, spot.chat_id, spot.topic_id)
    if topic is None:
        return
    if await ask.choice(session, _bindable(person, spot.chat_id), topic[1].id) is None:
        raise NotYourDiscipline
    await ask.change(session, spot.chat_id, spot.topic_id, closed_at=now)
    chat_id, topic_id = spot.chat_id, spot.topic_id
    audit.note(session, person.id, "forum-topic-unbound", now=now, chat=chat_id, topic=topic_id)


async def named(session: Session, spot: Spot) -> Bilingual | None:
    """The discipline of a topic; none where it is bound to nothing by now."""
    found = await ask.topic(session, spot.chat_id, spot.topic_id)
    return found[1].title if found else None


async def title(session: Session, discipline_id: int) -> Bilingual | None:
    """What a topic is to be called."""
    found = await open_discipline(session, discipline_id)
    return found.title if found else None


async def pinned(session: Session, spot: Spot, message_id: int, *, now: datetime) -> None:
    """The rules stand there: they are pinned."""
    key = f"{PIN}:{spot.chat_id}:{message_id}"
    draft = Draft(PIN, key, chat_id=spot.chat_id, facts={"message_id": message_id})
    await letters.queue(session, [draft], now=now)


async def count(session: Session, post: Post, *, now: datetime) -> None:
    """Count a message of a bound topic: as a question of a learner, or as an answer to one. What
    the staff write to nobody in particular, and a message that came twice, counts for nothing."""
    spot, person = post.spot, post.person
    heard = await ask.heard(session, spot.chat_id, spot.topic_id, post.quoted)
    if heard is None:
        return
    is_learner = any(held.role == Role.LEARNER for held in person.roles)
    is_answer = heard.is_learners and heard.replied_to != person.id
    if not is_answer and not is_learner:
        return
    row = {
        "chat_id": spot.chat_id,
        "message_id": post.message_id,
        "discipline_id": heard.discipline_id,
        "person_id": person.id,
        "at": now,
        "is_answer": is_answer,
    }
    if await ask.keep(session, row):
        about = trace.About(Thing.FORUM, heard.discipline_id, heard.discipline_id)
        verb = Verb.REPLIED if is_answer else Verb.ASKED
        trace.record(session, person.id, verb, about, now=now)


async def lively(
    session: Session, teacher: Person, span: Span, page: int, *, now: datetime
) -> Page[Tally]:
    """A page of the teacher's disciplines with a forum: how many questions and answers."""
    rows = await ask.by_discipline(session, teacher.id, now - _SPANS[span])
    empty: Page[Tally] = place(page, len(rows))
    return Page(rows[empty.offset : empty.offset + SIZE], empty.number, empty.count)


async def people(
    session: Session, teacher: Person, discipline_id: int, span: Span, page: int, *, now: datetime
) -> tuple[Discipline, Page[Tally]]:
    """A page of who wrote about a discipline the teacher teaches. Raises DisciplineNotFound."""
    found = _bindable(teacher, 0)
    discipline = await ask.choice(session, found, discipline_id)
    if discipline is None:
        raise DisciplineNotFound
    since = now - _SPANS[span]
    empty: Page[Tally] = place(page, await ask.count_people(session, discipline_id, since))
    rows = await ask.by_person(session, discipline_id, since, offset=empty.offset, limit=SIZE)
    return discipline, Page(rows, empty.number, empty.count)


async def _forum(session: Session, chat_id: int) -> BoundChat:
    chat = await ask_chats.chat(session, chat_id) if chat_id < 0 else None
    if chat is None or chat.use != ChatUse.FORUM:
        raise NoForumHere
    return chat


def _bindable(person: Person, chat_id: int) -> Choices:
    everything = Right.MANAGE_PEOPLE in rights(person)
    return ask.bindable(person.id, chat_id, everything=everything)
