"""Announcements: written in both languages, confirmed once, reported to the end (rows B1-B9)."""

from dataclasses import dataclass
from datetime import datetime

from academy import audit, letters, pages, trace
from academy.errors.announcements import AnnouncementNotFound, LanguageMissing
from academy.errors.consultations import TextTooLong
from academy.errors.people import NotLinked
from academy.letters import Draft, Priority
from academy.pages import Page
from storage.database import Session
from storage.queries import announcements as ask
from storage.tables.announcements import Announcement, AnnouncementState
from storage.tables.columns import Bilingual
from storage.tables.letters import LetterState
from storage.tables.people import Conversation, Person
from storage.tables.trace import Thing, Verb

TEXT_LENGTH = 3500  # Telegram allows 4096 with the heading, counted in UTF-16 units


@dataclass(frozen=True)
class Report:
    """How an announcement is doing: numbers of letters, and who was not reached.

    `twice` counts those sent again after a crash, which may have come twice (row B9).
    """

    announcement: Announcement
    waiting: int
    sent: int
    missed: int
    twice: int
    names: Page[str]

    @property
    def total(self) -> int:
        return self.waiting + self.sent + self.missed


def check_length(text: str) -> None:
    """Raises TextTooLong when the text, without its markup, does not fit into a message."""
    length = len(text.encode("utf-16-le")) // 2
    if length > TEXT_LENGTH:
        raise TextTooLong(limit=TEXT_LENGTH, length=length)


async def write(
    session: Session, talk: Conversation, text: Bilingual, *, now: datetime
) -> Announcement:
    """Keep a draft of the person who speaks in this chat; `text` is HTML. Raises NotLinked."""
    if talk.person_id is None:
        raise NotLinked
    announcement = Announcement(
        author_id=talk.person_id, state=AnnouncementState.DRAFT, text=text, written_at=now
    )
    session.add(announcement)
    await session.flush()
    return announcement


async def recipients(session: Session) -> int:
    """How many people would get an announcement sent now."""
    return await ask.count_reachable(session)


async def send(session: Session, author: Person, announcement_id: int, *, now: datetime) -> Report:
    """Queue a letter for everybody who can be reached, in one statement. Of two presses the row
    picks one. Raises AnnouncementNotFound, LanguageMissing (row B3).
    """
    announcement = await ask.leave_draft(
        session, author.id, announcement_id, AnnouncementState.SENDING, now
    )
    if announcement is None:
        raise AnnouncementNotFound
    if not (announcement.text.kk.strip() and announcement.text.ru.strip()):
        raise LanguageMissing
    count = await letters.queue_for(session, _letter(announcement.id), ask.reachable(), now=now)
    about = trace.About(Thing.ANNOUNCEMENT, announcement.id)
    trace.record(session, author.id, Verb.ANNOUNCED, about, now=now, recipients=count)
    number = announcement.id
    audit.note(
        session,
        author.id,
        "announcement-sent",
        now=now,
        announcement_id=number,
        recipients=count,
    )
    return Report(announcement, count, 0, 0, 0, pages.cut((), 0))


async def cancel(session: Session, author: Person, announcement_id: int, *, now: datetime) -> None:
    """Put a draft aside; nobody gets it. Raises AnnouncementNotFound."""
    state = AnnouncementState.CANCELLED
    if await ask.leave_draft(session, author.id, announcement_id, state, now) is None:
        raise AnnouncementNotFound


async def report(session: Session, author_id: int, announcement_id: int, number: int) -> Report:
    """How the author's announcement is doing, with a page of the names not reached.

    Raises AnnouncementNotFound.
    """
    announcement = await ask.announcement(session, author_id, announcement_id)
    if announcement is None:
        raise AnnouncementNotFound
    about = _about(announcement_id)
    tally = await letters.tally(session, about)
    waiting = tally.get(LetterState.WAITING, 0) + tally.get(LetterState.SENDING, 0)
    sent = tally.get(LetterState.SENT, 0)
    missed = sum(tally.values()) - waiting - sent
    empty: Page[str] = pages.place(number, missed)
    people = await ask.missed(session, about, offset=empty.offset, limit=pages.SIZE)
    names = Page([person.name for person in people], empty.number, empty.count)
    twice = await letters.resent(session, about)
    return Report(announcement, waiting, sent, missed, twice, names)


async def text(session: Session, announcement_id: int) -> Bilingual | None:
    """What its recipients are told, as HTML."""
    announcement = await ask.text_of(session, announcement_id)
    return announcement.text if announcement else None


async def received(
    session: Session, announcement_id: int, person_id: int, *, now: datetime
) -> None:
    """It reached this person: a line of their trace."""
    about = trace.About(Thing.ANNOUNCEMENT, announcement_id)
    trace.record(session, person_id, Verb.RECEIVED, about, now=now)


async def queue_reports(session: Session, *, now: datetime) -> int:
    """Tell the authors of announcements that are done how they went, once each."""
    done = await ask.finish(session)
    drafts = [
        Draft(
            kind="announcement-report",
            key=f"announcement-report:{announcement_id}",
            person_id=author_id,
            facts={"announcement_id": announcement_id},
        )
        for announcement_id, author_id in done
    ]
    await letters.queue(session, drafts, now=now)
    return len(drafts)


def _about(announcement_id: int) -> str:
    return f"announcement:{announcement_id}"


def _letter(announcement_id: int) -> Draft:
    return Draft(
        kind="announcement",
        key=f"{_about(announcement_id)}:",
        facts={"announcement_id": announcement_id},
        about=_about(announcement_id),
        priority=Priority.ANNOUNCEMENT,
    )
