"""The way of a learner's message to its thread: by what it answers, by what was chosen, by what was
written last."""

from datetime import datetime, timedelta

from academy.entries import Spot, Written
from academy.errors.consultations import AlreadySent
from academy.errors.materials import DisciplineNotFound
from academy.routes import Marks, Road
from academy.timetable import academy_day
from storage.database import Session
from storage.queries import routes as ask
from storage.tables.people import Person

NOWHERE = Spot(0, 0)
JUST_NOW = timedelta(minutes=10)
FOLLOW_UP_FOR = timedelta(days=3)  # where a discipline has no department


async def of_reply(
    session: Session, learner: Person, to: Spot, *, album: str | None = None, now: datetime
) -> Road | None:
    """The way of a reply: into the learner's own thread in which the message `to` stands."""
    marks = Marks(now, academy_day(now), to.chat_id, to.message_id, album)
    return await ask.road_of_reply(session, learner.id, marks)


async def of_follow_up(
    session: Session, learner: Person, *, album: str | None = None, now: datetime
) -> Road | None:
    """The way of a message that answers nothing and for which nothing was chosen (row C8): into the
    thread that is being written in – the learner wrote there just now, or the staff within the time
    the department gives for it. None where there is no such thread, or a picture is awaited."""
    marks = Marks(now, academy_day(now), album=album)
    road = await ask.road_of_follow_up(session, learner.id, marks)
    if road is None or road.thread is None:
        return None
    lasts = road.department.follow_up_for if road.department else FOLLOW_UP_FOR
    wrote, replied = road.thread.written_at, road.thread.replied_at
    is_fresh = wrote is not None and wrote > now - JUST_NOW
    return road if is_fresh or (replied is not None and replied > now - lasts) else None


async def to(
    session: Session, learner: Person, discipline_id: int, written: Written, *, now: datetime
) -> Road:
    """The way of a message addressed afterwards. Raises DisciplineNotFound, AlreadySent."""
    road = await ask.road(session, learner.id, discipline_id, own_marks(written, now))
    if road is None:
        raise DisciplineNotFound
    if road.quote_id is not None:
        raise AlreadySent
    return road


def own_marks(written: Written, now: datetime) -> Marks:
    """With the message itself in the place of a quote: whether it is in a thread already."""
    at = written.at or NOWHERE
    return Marks(now, academy_day(now), at.chat_id, at.message_id)


def marks(written: Written | None, now: datetime) -> Marks:
    """What a message says of others; none: of one that is yet to come."""
    if written is None:
        return Marks(now, academy_day(now))
    quote = written.quote or NOWHERE
    chat_id = written.at.chat_id if written.at else quote.chat_id
    return Marks(now, academy_day(now), chat_id, quote.message_id, written.album)
