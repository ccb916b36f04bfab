"""Consultations a teacher offers by appointment (art. 6.2, row C14)."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from academy import audit, holidays, withdrawals
from academy.errors.bookings import NothingOffered, SlotNotFound
from academy.errors.materials import DisciplineNotFound
from academy.offers import Offer
from academy.pages import SIZE, Page, place
from academy.timetable import ACADEMY_ZONE, academy_day
from academy.withdrawals import Affected as Affected
from academy.withdrawals import Why
from storage.database import Session
from storage.queries import slots as ask
from storage.queries.slots import Free as Free
from storage.queries.slots import Own as Own
from storage.tables.bookings import Slot
from storage.tables.disciplines import Discipline
from storage.tables.people import Person
from storage.tables.timetable import LessonMode

PLACE_LENGTH = 150  # characters of a room, or of an address
_MARKED_WITHIN = timedelta(days=14)  # how long a consultation waits for its mark


@dataclass(frozen=True)
class Where:
    """In real time over a link, or in a room; and for one discipline or all of the teacher's."""

    mode: LessonMode
    place: str
    discipline_id: int | None


@dataclass
class Offered:
    """What became of an offer: new slots, and those that were left out, by the reason."""

    count: int = 0
    holidays: int = 0
    away: int = 0
    taken: int = 0
    lessons: int = 0

    @property
    def skipped(self) -> int:
        return self.holidays + self.away + self.taken + self.lessons


async def disciplines(session: Session, teacher: Person) -> Sequence[Discipline]:
    """What the teacher may offer consultations in."""
    return await ask.taught(session, teacher.id)


async def offer(
    session: Session, teacher: Person, plan: Offer, where: Where, *, now: datetime
) -> Offered:
    """Make the slots. Holidays, own days off, hours with a lesson or another slot are left out and
    told. Offering twice makes nothing twice: the rows decide. Raises DisciplineNotFound,
    NothingOffered."""
    if where.discipline_id is not None:
        known = {each.id for each in await ask.taught(session, teacher.id)}
        if where.discipline_id not in known:
            raise DisciplineNotFound
    told, chosen = await _chosen(session, teacher, plan, now)
    fields = {"teacher_id": teacher.id, "series_id": None, "withdrawn_at": None, **vars(where)}
    rows = [{**fields, "starts_at": begin, "ends_at": end} for begin, end in chosen]
    told.count = await ask.add(session, rows) if rows else 0
    told.taken += len(rows) - told.count
    if not told.count:
        raise NothingOffered(skipped=told.skipped)
    return told


async def own(session: Session, teacher: Person, page: int, *, now: datetime) -> Page[Own]:
    """A page of the teacher's slots with who booked them: those ahead, and before them those that
    are over and wait for a mark."""
    since = now - _MARKED_WITHIN
    empty: Page[Own] = place(page, await ask.count_own(session, teacher.id, since, now))
    rows = await ask.own(session, teacher.id, since, now, (empty.offset, SIZE))
    return Page(rows, empty.number, empty.count)


async def slot(session: Session, teacher: Person, slot_id: int) -> Own:
    """One of the teacher's slots. Raises SlotNotFound."""
    found = await ask.own_slot(session, teacher.id, slot_id)
    if found is None:
        raise SlotNotFound
    return found


async def free(
    session: Session, learner: Person, discipline_id: int, page: int, *, now: datetime
) -> tuple[date | None, Page[Free]]:
    """What the learner can book in this discipline, teacher by teacher: a page is a day, or a part
    of a long one. The day is none where nothing is free."""
    begins = await ask.free_days(session, learner.id, discipline_id, now)
    parts = _parts(Counter(academy_day(each) for each in begins))
    at = min(max(page, 0), max(len(parts) - 1, 0))
    if not parts:
        return None, Page((), 0, 1)
    day, offset = parts[at]
    begin = datetime.combine(day, time(), ACADEMY_ZONE)
    span = (begin, begin + timedelta(days=1))
    rows = await ask.free(session, learner.id, discipline_id, now, span)
    return day, Page(rows[offset : offset + SIZE], at, len(parts))


def _parts(days: Counter[date]) -> list[tuple[date, int]]:
    """The pages: the day of each, and how many slots of it come before."""
    return [(day, at) for day, count in days.items() for at in range(0, count, SIZE)]


async def withdraw(session: Session, teacher: Person, slot_id: int, *, now: datetime) -> Slot:
    """Nobody can book it any more; who has is told. Raises SlotNotFound."""
    at = (await slot(session, teacher, slot_id)).slot
    which = (Slot.id == slot_id,)
    told = await withdrawals.withdraw(session, teacher, which, Why.WITHDRAWN, now=now)
    if not told.slots:
        raise SlotNotFound
    audit.note(session, teacher.id, "slot-withdrawn", now=now, slot=slot_id, bookings=told.booked)
    return at


async def rest(
    session: Session, teacher: Person, slot_id: int, *, now: datetime
) -> tuple[Slot, Affected]:
    """A slot of an offer of several, and what goes if it and the later ones are withdrawn.

    Raises SlotNotFound.
    """
    at = await _of_series(session, teacher, slot_id)
    return at, await withdrawals.of_rest(session, at, now=now)


async def withdraw_rest(
    session: Session, teacher: Person, slot_id: int, *, now: datetime
) -> Affected:
    """This slot and the later ones of its offer are withdrawn; who booked is told.

    Raises SlotNotFound.
    """
    at = await _of_series(session, teacher, slot_id)
    told = await withdrawals.withdraw_rest(session, teacher, at, now=now)
    if not told.slots:
        raise SlotNotFound
    facts = {"slot": slot_id, "slots": told.slots, "bookings": told.booked}
    audit.note(session, teacher.id, "slot-withdrawn", now=now, reason=None, **facts)
    return told


async def _of_series(session: Session, teacher: Person, slot_id: int) -> Slot:
    """Raises SlotNotFound."""
    at = (await slot(session, teacher, slot_id)).slot
    if at.series_id is None:
        raise SlotNotFound
    return at


async def _chosen(
    session: Session, teacher: Person, plan: Offer, now: datetime
) -> tuple[Offered, list[tuple[datetime, datetime]]]:
    told, spans = Offered(), list(plan.spans())
    calendar = await holidays.calendar(session)
    since, until = spans[0][0], spans[-1][1]
    away = await ask.away(session, teacher.id, academy_day(since), academy_day(until))
    taken = await ask.taken(session, teacher.id, since, until)
    lessons = await ask.lessons(session, teacher.id, since, until)
    chosen = []
    for begin, end in spans:
        day = academy_day(begin)
        if day in calendar.holidays:
            told.holidays += 1
        elif any(first <= day <= last for first, last in away):
            told.away += 1
        elif _over((begin, end), taken):
            told.taken += 1
        elif _over((begin, end), lessons):
            told.lessons += 1
        else:
            chosen.append((begin, end))
    return told, chosen


def _over(span: tuple[datetime, datetime], others: Sequence[tuple[datetime, datetime]]) -> bool:
    return any(begin < span[1] and span[0] < end for begin, end in others)
