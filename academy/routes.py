"""Where a learner's message goes: into the department's group, or to teachers' own chats."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from academy.timetable import academy_day
from storage.database import Session
from storage.queries import routes as ask
from storage.queries.routes import Candidate as Candidate
from storage.queries.routes import Marks as Marks
from storage.queries.routes import Road as Road
from storage.tables.consultations import Thread
from storage.tables.departments import StaffSide


@dataclass(frozen=True)
class Route:
    """`chat_id` of the department's group, with the thread's topic there if it has one; else the
    people who are asked, each in their own chat. `has_topics`: the group tells by its topics who
    writes, so messages need no heading. `is_taught`: somebody is there who could be asked, even
    where letters reach nobody."""

    chat_id: int | None = None
    topic_id: int | None = None
    person_ids: tuple[int, ...] = ()
    has_topics: bool = False
    is_taught: bool = False

    @property
    def is_open(self) -> bool:
        """Whether a letter can leave on it."""
        return self.chat_id is not None or bool(self.person_ids)


async def route(session: Session, thread: Thread, *, now: datetime) -> Route:
    """Where what the learner writes into this thread goes now (art. 6.2): to the group of the
    department where it answers in one and it is bound; else to the thread's teacher; else to all
    who teach the discipline; nobody of them there, to the head of the department. Who is on leave
    is replaced by their stand-in."""
    road = await ask.road_of_thread(session, thread, Marks(now, academy_day(now)))
    return along(road, now=now) if road is not None else Route()


def along(road: Road, *, now: datetime) -> Route:
    """The same, of a way that is known already."""
    is_taught = bool(road.candidates)
    chat, department, thread = road.chat, road.department, road.thread
    if chat is None or department is None or department.side != StaffSide.GROUP:
        return Route(person_ids=_people(road.candidates), is_taught=is_taught)
    topic_id = thread.topic_id if thread and thread.chat_id == chat.chat_id else None
    makes_topics = chat.is_forum and chat.can_manage_topics
    is_held = chat.no_topics_until is not None and now < chat.no_topics_until
    has_topics = topic_id is not None or (makes_topics and not is_held)
    return Route(chat.chat_id, topic_id, has_topics=has_topics, is_taught=True)


def _people(candidates: Sequence[Candidate]) -> tuple[int, ...]:
    """Those whose turn it is. Who is away and has no stand-in comes last: the question waits for
    them rather than for nobody."""
    for turn in (ask.OWN, ask.TEACHES, ask.HEADS):
        found = dict.fromkeys(_present(each for each in candidates if each.turn == turn))
        if found:
            return tuple(found)
    return tuple(dict.fromkeys(each.person_id for each in candidates if each.is_there))


def _present(candidates: Iterator[Candidate]) -> Iterator[int]:
    for each in candidates:
        if not each.is_away and each.is_there:
            yield each.person_id
        if each.is_away and each.stand_in_id is not None and each.stand_in_is_there:
            yield each.stand_in_id
