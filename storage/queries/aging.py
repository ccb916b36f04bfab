"""What is too old, kind by kind: which rows were closed before a moment, and what then."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, func, or_, select

from storage.queries.removals import Sweep
from storage.tables.chats import ForumPost
from storage.tables.consultations import Entry, EntryCopy
from storage.tables.directory import OfficeLetter
from storage.tables.identity import SeenPicture
from storage.tables.inbox import StoredUpdate
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Invite, Person, PersonState
from storage.tables.requests import Request, RequestState
from storage.tables.trace import TraceLine
from storage.tables.work import Work, WorkState

Old = Callable[[datetime], Sweep]

_UNDER_WAY = (LetterState.WAITING, LetterState.SENDING, LetterState.DOUBT)
_FORMER = (PersonState.LEFT, PersonState.FINISHED)
_NO_WORDS: dict[str, Any] = {"text": "", "html": "", "file_id": None, "facts": {}}
_NO_CONTACTS: dict[str, Any] = dict.fromkeys(("email", "phone", "iin_sealed", "iin_hash"))
_SILENT: dict[str, Any] = {"text": "", "answer": "", "facts": {}}


def trace(before: datetime) -> Sweep:
    return Sweep(TraceLine, TraceLine.at < before, {})


def updates(before: datetime) -> Sweep:
    """All but the newest: polling goes on behind it."""
    newest = select(func.max(StoredUpdate.update_id)).scalar_subquery()
    is_over = and_(StoredUpdate.is_answered, StoredUpdate.update_id < newest)
    return Sweep(StoredUpdate, and_(StoredUpdate.received_at < before, is_over), {})


def letters(before: datetime) -> Sweep:
    is_over = and_(Letter.closed_at < before, Letter.state.not_in(_UNDER_WAY))
    return Sweep(Letter, is_over, {})


def office_letters(before: datetime) -> Sweep:
    return Sweep(OfficeLetter, OfficeLetter.written_at < before, {})


def work(before: datetime) -> Sweep:
    is_over = and_(Work.finished_at < before, Work.state != WorkState.WAITING)
    return Sweep(Work, is_over, {})


def copies(before: datetime) -> Sweep:
    """Where old messages stand in chats: a reply to them finds nothing any more."""
    old = select(Entry.id).where(Entry.written_at < before)
    return Sweep(EntryCopy, EntryCopy.entry_id.in_(old), {})


def messages(before: datetime) -> Sweep:
    return Sweep(Entry, Entry.written_at < before, _NO_WORDS)


def forum_posts(before: datetime) -> Sweep:
    """Who wrote what in a forum; that somebody asked or answered stays in the trace as long as it
    does."""
    return Sweep(ForumPost, ForumPost.at < before, {})


def hashes(before: datetime) -> Sweep:
    return Sweep(SeenPicture, SeenPicture.seen_at < before, {})


def invites(before: datetime) -> Sweep:
    return Sweep(Invite, Invite.expires_at < before, {})


def requests(before: datetime) -> Sweep:
    is_over = and_(Request.closed_at < before, Request.state != RequestState.OPEN)
    return Sweep(Request, is_over, _SILENT)


def contacts(before: datetime) -> Sweep:
    """Of who left or finished long ago: the record stays, by name."""
    is_former: ColumnElement[bool] = or_(*(Person.state == state for state in _FORMER))
    return Sweep(Person, and_(is_former, Person.state_at < before), _NO_CONTACTS)
