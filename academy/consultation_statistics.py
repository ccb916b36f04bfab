"""How consultations of a month went, for the head of a department and for the administrators.

A question is a wait: it begins with the first message of the learner's that is more than thanks and
ends with the next answer. Waiting is counted in the Academy's working hours, holidays left out.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from statistics import mean, median
from typing import TypeVar

from academy import audit, holidays, work, workdays
from academy.checkpoints import first_of_month
from academy.closings import is_only_thanks
from academy.errors.consultation_statistics import NothingHeaded
from academy.people import Right, rights
from academy.workdays import Schedule
from storage.database import Session
from storage.queries import consultation_statistics as ask
from storage.queries.consultation_statistics import Event, Meeting, Message
from storage.tables.bookings import BookingState
from storage.tables.consultations import EventKind, Side
from storage.tables.departments import Department
from storage.tables.people import Person

EXPORT = "statistics-export"
MOST = 10_000  # messages of a month that are counted
_BACK = 24  # months one may look back
_Figure = TypeVar("_Figure")


@dataclass
class Questions:
    """What the messages of a month come to; they are taken thread by thread, in order. `answered`:
    by whom, and after how much working time."""

    schedule: Schedule
    messages: int = 0
    asked: int = 0
    answered: list[tuple[int, timedelta]] = field(default_factory=list)
    _open: Message | None = None

    def take(self, message: Message) -> None:
        self.messages += 1
        if self._open is not None and self._open.thread_id != message.thread_id:
            self._open = None
        if message.side is Side.STAFF and self._open is not None:
            since, until = self._open.written_at, message.written_at
            waited = workdays.worked(since, until, self.schedule)
            self.answered.append((message.author_id, waited))
            self._open = None
        elif self._open is None and _asks(message):
            self._open = message
            self.asked += 1


@dataclass(frozen=True)
class Tally:
    """Figures of a teacher, or of all: `wait` is the median in working time, none where nothing
    was answered; `rating` the mean of the newest ratings, 1 to 5, none without any. `held`: how
    many consultations by appointment (art. 5), and for how long; to how many nobody came."""

    name: str
    answered: int
    wait: timedelta | None
    ratings: int
    rating: float | None
    held: int
    held_for: timedelta
    missed: int


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
    questions = Questions(Schedule(await holidays.calendar(session)))
    async for message in ask.messages(session, head_id, (start, end), MOST):
        questions.take(message)
    events = await ask.events(session, head_id, (start, end))
    meetings = await ask.meetings(session, head_id, (start, end))
    waits, ratings = questions.answered, _ratings(events)
    waited, points = _by_teacher(waits), _by_teacher(ratings)
    met = _by_teacher((each.teacher_id, each) for each in meetings)
    names = await ask.people(session, sorted({*waited, *points, *met}))
    teachers = [
        _tally(name, waited.get(number, ()), points.get(number, ()), met.get(number, ()))
        for number, name in names.items()
    ]
    return Statistics(
        month=start,
        departments=departments,
        asked=questions.asked,
        reminded=sum(event.kind is EventKind.REMINDED for event in events),
        escalated=sum(event.kind is EventKind.ESCALATED for event in events),
        whole=_tally("", [each for _, each in waits], [each for _, each in ratings], meetings),
        teachers=sorted(teachers, key=lambda each: (-each.answered, each.name)),
        has_before=back < _BACK,
        has_after=back > 0,
        is_cut=questions.messages == MOST,
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


def _asks(message: Message) -> bool:
    is_thanks = is_only_thanks(message.kind, message.text)
    return message.side is Side.LEARNER and not is_thanks


def _ratings(events: Iterable[Event]) -> list[tuple[int | None, int]]:
    """Of each thread the newest rating, and whose thread it is."""
    newest: dict[int, tuple[int | None, int]] = {}
    for event in events:
        if event.kind is EventKind.RATED and event.number is not None:
            newest[event.thread_id] = (event.teacher_id, event.number)
    return list(newest.values())


def _by_teacher(pairs: Iterable[tuple[int | None, _Figure]]) -> dict[int, list[_Figure]]:
    """What each teacher has; what is nobody's is left out."""
    found: dict[int, list[_Figure]] = {}
    for number, figure in pairs:
        if number is not None:
            found.setdefault(number, []).append(figure)
    return found


def _tally(
    name: str, waits: Sequence[timedelta], ratings: Sequence[int], meetings: Sequence[Meeting]
) -> Tally:
    seconds = [each.total_seconds() for each in waits]
    held = [each for each in meetings if each.state is BookingState.HELD]
    return Tally(
        name=name,
        answered=len(waits),
        wait=timedelta(seconds=median(seconds)) if seconds else None,
        ratings=len(ratings),
        rating=round(mean(ratings), 1) if ratings else None,
        held=len(held),
        held_for=sum((each.ends_at - each.starts_at for each in held), timedelta()),
        missed=len(meetings) - len(held),
    )
