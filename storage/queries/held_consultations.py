"""What is held about people in consultations: threads, messages, groups, hours, bookings."""

from dataclasses import replace

from sqlalchemy import ColumnElement, and_, select

from storage.queries.holdings import Fate, Holding, Subject, of_chat, own, within
from storage.tables.bookings import Booking, Slot
from storage.tables.chats import BoundChat, ForumPost, ForumTopic
from storage.tables.consultations import (
    AnswerTemplate,
    Ban,
    Entry,
    EntryCopy,
    Side,
    Thread,
    ThreadEvent,
)
from storage.tables.departments import Department
from storage.tables.faq import FaqEntry
from storage.tables.hours import DayOff, OfficeHours

GONE, BLANK, KEPT = Fate.GONE, Fate.BLANK, Fate.KEPT


def _in_threads(whose: Subject) -> ColumnElement[bool]:
    return and_(_of_threads(whose), Entry.side != Side.NOTE)


def _notes(whose: Subject) -> ColumnElement[bool]:
    return and_(_of_threads(whose), Entry.side == Side.NOTE)


def _of_threads(whose: Subject) -> ColumnElement[bool]:
    threads = select(Thread.id).where(Thread.learner_id == whose.person_id)
    return Entry.thread_id.in_(threads)


def _as_lecturer(whose: Subject) -> ColumnElement[bool]:
    return and_(Entry.author_id == whose.person_id, ~_of_threads(whose))


_MESSAGES = Holding(
    "messages",
    Entry,
    _in_threads,
    None,
    BLANK,
    ("thread_id", "author_id", "side", "kind", "text", "facts", "written_at", "edited_at"),
    {"text": "", "html": "", "file_id": None, "facts": {}},
)
_NOTES = replace(
    _MESSAGES,
    part="staff-notes",
    mine=_notes,
    shown=("thread_id", "written_at"),
)
_THREADS = own(
    "consultations",
    Thread.learner_id,
    KEPT,
    "id discipline_id state opened_at answered_at closed_at rating",
)
_ALL = replace(_MESSAGES, mine=_of_threads)

CONSULTATIONS: tuple[Holding, ...] = (
    replace(
        within(EntryCopy.entry_id, Entry.id, _ALL),
        part="message-copies",
        fate=GONE,
        shown=("entry_id",),
        blank={},
    ),
    of_chat("chat-copies", EntryCopy.chat_id, GONE, "entry_id"),
    _THREADS,
    own("consultations-answered", Thread.teacher_id, KEPT, "id discipline_id"),
    of_chat("consultation-chats", Thread.chat_id, KEPT, "id"),
    replace(
        within(ThreadEvent.thread_id, Thread.id, _THREADS),
        part="consultation-events",
        fate=BLANK,
        shown=("thread_id", "kind", "at", "number"),
        blank={"text": ""},
    ),
    own("consultation-acts", ThreadEvent.person_id, KEPT, "thread_id kind at"),
    own("consultations-received", ThreadEvent.to_person_id, KEPT, "thread_id at"),
    own(
        "bans",
        Ban.learner_id,
        BLANK,
        "department_id is_silent began_at ends_at lifted_at",
        reason="",
    ),
    own("bans-given", Ban.author_id, KEPT, "began_at"),
    own("bans-lifted", Ban.lifted_by, KEPT, "lifted_at"),
    own("answer-templates", AnswerTemplate.author_id, KEPT, "title text made_at"),
    own("faq", FaqEntry.author_id, KEPT, "question answer made_at"),
    own("departments-headed", Department.head_id, KEPT, "code title"),
    own("groups-of-staff", BoundChat.added_by, KEPT, "title added_at"),
    own("groups-bound", BoundChat.bound_by, KEPT, "title added_at"),
    of_chat("bound-chat", BoundChat.chat_id, KEPT, "title"),
    own("forum-topics-bound", ForumTopic.bound_by, KEPT, "discipline_id bound_at"),
    of_chat("forum-topics", ForumTopic.chat_id, KEPT, "discipline_id"),
    own("forum-posts", ForumPost.person_id, GONE, "discipline_id at"),
    of_chat("forum-posts-of-chat", ForumPost.chat_id, GONE, "discipline_id at"),
    own("office-hours", OfficeHours.person_id, GONE, "weekday begins ends"),
    own("days-off", DayOff.person_id, GONE, "first_day last_day"),
    own("standing-in", DayOff.stand_in_id, KEPT, "first_day last_day"),
    own("slots", Slot.teacher_id, KEPT, "starts_at ends_at mode place"),
    own(
        "bookings",
        Booking.learner_id,
        BLANK,
        "slot_id discipline_id state purpose booked_at ended_at",
        purpose="",
    ),
    own("bookings-ended", Booking.ended_by, KEPT, "slot_id state ended_at"),
    _MESSAGES,
    _NOTES,
    replace(
        own("answers-written", Entry.author_id, KEPT, "thread_id kind text written_at"),
        mine=_as_lecturer,
    ),
)
