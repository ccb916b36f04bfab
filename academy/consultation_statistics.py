"""How consultations of a month went, for the head of a department and for the administrators.

A question is a wait: it begins with the first message of the learner's that is more than thanks and
ends with the next answer. Waiting is counted in the Academy's working hours, holidays left out.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import mean, median

from academy import audit, holidays, work, workdays
from academy.checkpoints import first_of_month
from academy.closings import is_only_thanks
from academy.errors.consultation_statistics import NothingHeaded
from academy.people import Right, rights
from academy.workdays import Schedule
from storage.database import Session
from storage.queries import consultation_statistics as ask
from storage.queries.consultation_statistics import Event, Message
from storage.tables.consultations import EventKind, Side
from storage.tables.departments import Department
from storage.tables.people import Person

EXPORT = "statistics-export"
MOST = 10_000  # messages of a month that are counted
_BACK = 24  # months one may look back


@dataclass(frozen=True)
class Wait:
    """A question: when it began to wait, when and by whom it was answered."""

    thread_id: int
    since: datetime
    answered_at: datetime | None = None
    teacher_id: int | None = None


@dataclass(frozen=True)
class Tally:
    """Figures of a teacher, or of all: `wait` is the median in working time, none where nothing
    was answered; `rating` the mean of the newest ratings, 1 to 5, none without any."""

    name: str
    answered: int
    wait: timedelta | None
    ratings: int
    rating: float | None


@dataclass(frozen=True)
class Statistics:
    """A month (its first moment, Academy's time). `departments` are those of the head, none: all.
    `reminded` and `escalated` count questions that stayed unanswered for that long."""

    month: datetime
    departments: Sequence[Department]
    asked: int
    reminded: int
    escalated: int
    whole: Tally
    teachers: Sequence[Tally]
    has_before: bool
    has_after: bool
    is_cut: bool = False  # the month has more messages than are counted


async def statistics(session: Session, person: Person, back: int, *, now: datetime) -> Statistics:
    """The month so many months ago, 0 is this one; at most two years back. Raises NothingHeaded."""
    departments, head_id = await _scope(session, person)
    back = min(back, _BACK)
    start, end = first_of_month(now, -back), first_of_month(now, 1 - back)
    messages = await ask.messages(session, head_id, (start, end), MOST)
    events = await ask.events(session, head_id, (start, end))
    waits = list(_waits(messages))
    ratings = _ratings(events)
    numbers = {each.teacher_id for each in waits if each.teacher_id} | {
        teacher_id for teacher_id, _ in ratings if teacher_id
    }
    names = await ask.people(session, sorted(numbers))
    schedule = Schedule(await holidays.calendar(session))
    teachers = [
        _tally(
            name,
            [each for each in waits if each.teacher_id == number],
            [points for teacher_id, points in ratings if teacher_id == number],
            schedule,
        )
        for number, name in names.items()
    ]
    return Statistics(
        month=start,
        departments=departments,
        asked=len(waits),
        reminded=sum(event.kind is EventKind.REMINDED for event in events),
        escalated=sum(event.kind is EventKind.ESCALATED for event in events),
        whole=_tally("", waits, [points for _, points in ratings], schedule),
        teachers=sorted(teachers, key=lambda each: (-each.answered, each.name)),
        has_before=back < _BACK,
        has_after=back > 0,
        is_cut=len(messages) == MOST,
    )


async def export(session: Session, person: Person, back: int, *, now: datetime) -> None:
    """Have the month made into a workbook; that is a line of the audit log.

    Raises NothingHeaded.
    """
    await _scope(session, person)
    month = first_of_month(now, -min(back, _BACK))
    number = month.year * 100 + month.month
    audit.note(session, person.id, "statistics-exported", now=now, month=number)
    await work.queue(session, EXPORT, {"back": back}, person_id=person.id, now=now)


async def _scope(session: Session, person: Person) -> tuple[Sequence[Department], int | None]:
    held = rights(person)
    if Right.MANAGE_PEOPLE in held:
        return (), None
    headed = await ask.headed(session, person.id) if held else ()
    if not headed:
        raise NothingHeaded
    return headed, person.id


def _waits(messages: Iterable[Message]) -> Iterator[Wait]:
    """The questions in messages that come thread by thread, in order."""
    open_wait: Wait | None = None
    for each in messages:
        if open_wait is not None and open_wait.thread_id != each.thread_id:
            yield open_wait
            open_wait = None
        if each.side is Side.STAFF and open_wait is not None:
            yield Wait(each.thread_id, open_wait.since, each.written_at, each.author_id)
            open_wait = None
        elif each.side is Side.LEARNER and open_wait is None and not is_only_thanks(each.text):
            open_wait = Wait(each.thread_id, each.written_at)
    if open_wait is not None:
        yield open_wait


def _ratings(events: Iterable[Event]) -> list[tuple[int | None, int]]:
    """Of each thread the newest rating, and whose thread it is."""
    newest: dict[int, tuple[int | None, int]] = {}
    for event in events:
        if event.kind is EventKind.RATED and event.number is not None:
            newest[event.thread_id] = (event.teacher_id, event.number)
    return list(newest.values())


def _tally(name: str, waits: Sequence[Wait], ratings: Sequence[int], schedule: Schedule) -> Tally:
    spans = [
        workdays.worked(each.since, each.answered_at, schedule).total_seconds()
        for each in waits
        if each.answered_at is not None
    ]
    return Tally(
        name=name,
        answered=len(spans),
        wait=timedelta(seconds=median(spans)) if spans else None,
        ratings=len(ratings),
        rating=round(mean(ratings), 1) if ratings else None,
    )
