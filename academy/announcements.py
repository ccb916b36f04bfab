"""Announcements: written in both languages, confirmed once, reported to the end (rows B1-B9)."""

from dataclasses import dataclass
from datetime import datetime

from academy import audit, letters, pages, panels, trace
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

_PANEL = "announcement-panel"


@dataclass(frozen=True)
class Report:
    """How an announcement is doing: numbers of letters, and who was not reached.

    `twice` counts those sent again after a crash, which may have come twice (row B9); `withheld`
    those that had not left when it was stopped.
    """

    announcement: Announcement
    waiting: int
    sent: int
    missed: int
    withheld: int
    twice: int
    names: Page[str]

    @property
    def total(self) -> int:
        return self.waiting + self.sent + self.missed + self.withheld


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


async def send(
    session: Session, author: Person, announcement_id: int, panel_id: int | None, *, now: datetime
) -> Report:
    """Queue a letter for everybody who can be reached, in one statement. Of two presses the row
    picks one. The author's message `panel_id` is kept up to date while it is being sent (P3).

    Raises AnnouncementNotFound, LanguageMissing (row B3).
    """
    announcement = await ask.leave_draft(
        session, author.id, announcement_id, AnnouncementState.SENDING, now
    )
    if announcement is None:
        raise AnnouncementNotFound
    if not (announcement.text.kk.strip() and announcement.text.ru.strip()):
        raise LanguageMissing
    if panel_id is not None:
        await ask.keep_panel(session, announcement.id, panel_id)
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
    return Report(announcement, count, 0, 0, 0, 0, pages.cut((), 0))


async def cancel(session: Session, author: Person, announcement_id: int, *, now: datetime) -> None:
    """Put a draft aside; nobody gets it. Raises AnnouncementNotFound."""
    state = AnnouncementState.CANCELLED
    if await ask.leave_draft(session, author.id, announcement_id, state, now) is None:
        raise AnnouncementNotFound


async def stop(session: Session, author: Person, announcement_id: int, *, now: datetime) -> Report:
    """End the sending: who has it keeps it, nobody else gets it. Raises AnnouncementNotFound."""
    if not await ask.stop(session, author.id, announcement_id, now):
        raise AnnouncementNotFound
    withheld = await ask.withhold(session, _about(announcement_id), now)
    audit.note(
        session,
        author.id,
        "announcement-stopped",
        now=now,
        announcement_id=announcement_id,
        withheld=withheld,
    )
    return await report(session, author.id, announcement_id, 0)


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
    withheld = tally.get(LetterState.DROPPED, 0)
    missed = sum(tally.values()) - waiting - sent - withheld
    empty: Page[str] = pages.place(number, missed)
    people = await ask.missed(session, about, offset=empty.offset, limit=pages.SIZE)
    names = Page([person.name for person in people], empty.number, empty.count)
    twice = await letters.resent(session, about)
    return Report(announcement, waiting, sent, missed, withheld, twice, names)


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
    for announcement_id, author_id, panel_id in done:
        if panel_id is not None:
            facts = {"announcement_id": announcement_id, "message_id": panel_id}
            await panels.close(
                session, _PANEL, _panel(announcement_id), author_id, now=now, **facts
            )
    drafts = [
        Draft(
            kind="announcement-report",
            key=f"announcement-report:{announcement_id}",
            person_id=author_id,
            facts={"announcement_id": announcement_id},
        )
        for announcement_id, author_id, _ in done
    ]
    await letters.queue(session, drafts, now=now)
    return len(drafts)


async def renew_panels(session: Session, *, now: datetime) -> int:
    """Of each announcement under way its author's message tells how far it is (row P3)."""
    under_way = await ask.being_sent(session)
    for each in under_way:
        facts = {"announcement_id": each.id, "message_id": each.panel_id}
        await panels.renew(session, _PANEL, _panel(each.id), each.author_id, now=now, **facts)
    return len(under_way)


def _panel(announcement_id: int) -> str:
    return f"{_PANEL}:{announcement_id}"


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
