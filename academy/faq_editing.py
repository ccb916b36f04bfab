"""Frequent questions as the staff keep them: written, put right, published, taken down (row C15).
A draft is a row that is not published: nothing written is lost."""

from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from academy import audit
from academy.errors.consultations import TextTooLong
from academy.errors.faq import FaqIncomplete, FaqNotFound, FaqPublished
from academy.errors.materials import DisciplineNotFound
from academy.faq_drafts import ANSWER_LENGTH, QUESTION_LENGTH, Kept, add, seen
from academy.pages import SIZE, Page, cut, place
from academy.stems import stems
from storage.database import Session
from storage.queries import faq as ask
from storage.queries import faq_keeping as keeping
from storage.tables.disciplines import Discipline
from storage.tables.faq import FaqEntry
from storage.tables.people import Person


class Part(StrEnum):
    QUESTION = "q"
    ANSWER = "a"


async def disciplines(session: Session, staff: Person, page: int) -> Page[Discipline]:
    """The disciplines whose frequent questions the person keeps: those they teach, and those of a
    department they head."""
    return cut(await keeping.kept_disciplines(session, staff.id), page)


async def listed(
    session: Session, staff: Person, discipline_id: int, page: int, *, is_published: bool
) -> tuple[Discipline, Page[FaqEntry]]:
    """A page of a discipline's entries, of those that are published or of the others.

    Raises DisciplineNotFound.
    """
    discipline = await _discipline(session, staff, discipline_id)
    total = await ask.count(session, discipline_id, is_published=is_published)
    empty: Page[FaqEntry] = place(page, total)
    rows = await ask.page(
        session, discipline_id, is_published=is_published, offset=empty.offset, limit=SIZE
    )
    return discipline, Page(rows, empty.number, empty.count)


async def draft(session: Session, staff: Person, discipline_id: int, *, now: datetime) -> Kept:
    """An empty entry of the discipline, not published. Raises DisciplineNotFound."""
    discipline = await _discipline(session, staff, discipline_id)
    entry = await add(session, staff, FaqEntry(discipline_id=discipline_id), now=now)
    return Kept(entry, discipline, ())


async def kept(session: Session, staff: Person, faq_id: int) -> Kept:
    """An entry of a discipline the person keeps. Raises FaqNotFound."""
    found = await keeping.kept(session, staff.id, faq_id)
    if found is None:
        raise FaqNotFound
    return seen(*found)


async def write(
    session: Session,
    staff: Person,
    faq_id: int,
    place: tuple[Part, str],
    text: tuple[str, str],
    *,
    now: datetime,
) -> Kept:
    """Put a text in its place: which part, in which language; `text` is the plain one and the one
    as HTML. What is published changes at once. Raises FaqNotFound, TextTooLong."""
    (part, locale), (plain, html) = place, text
    limit = QUESTION_LENGTH if part is Part.QUESTION else ANSWER_LENGTH
    length = len(plain.encode("utf-16-le")) // 2
    if length > limit:
        raise TextTooLong(limit=limit, length=length)
    found = await keeping.kept(session, staff.id, faq_id)
    if found is None:
        raise FaqNotFound
    entry = found[0]
    if part is Part.QUESTION:
        entry.question = replace(entry.question, **{locale: plain})
    else:
        entry.answer = replace(entry.answer, **{locale: html})
    if entry.archived_at is None:
        await _index(session, entry)
        audit.note(session, staff.id, "faq-changed", now=now, **_about(entry))
    return seen(*found)


async def publish(session: Session, staff: Person, faq_id: int, *, now: datetime) -> Kept:
    """From now on learners see it, and it is offered to who asks the like. Pressing twice is
    harmless. Raises FaqNotFound, FaqIncomplete."""
    at = await kept(session, staff, faq_id)
    if not is_complete(at.entry):
        raise FaqIncomplete
    if not at.is_published:
        at.entry.archived_at = None
        await _index(session, at.entry)
        audit.note(session, staff.id, "faq-published", now=now, **_about(at.entry))
    return at


async def archive(session: Session, staff: Person, faq_id: int, *, now: datetime) -> Kept:
    """Learners do not see it any more; its texts stay here. Pressing twice is harmless. Raises
    FaqNotFound."""
    at = await kept(session, staff, faq_id)
    if at.is_published:
        at.entry.archived_at = now
        await keeping.keep_words(session, faq_id, at.discipline.id, ())
        audit.note(session, staff.id, "faq-archived", now=now, **_about(at.entry))
    return at


async def remove(session: Session, staff: Person, faq_id: int, *, now: datetime) -> Discipline:
    """Delete an entry that is not published. Raises FaqNotFound, FaqPublished."""
    at = await kept(session, staff, faq_id)
    if not await keeping.remove(session, faq_id):
        raise FaqPublished
    audit.note(session, staff.id, "faq-deleted", now=now, **_about(at.entry))
    return at.discipline


def is_complete(entry: FaqEntry) -> bool:
    """Whether a language has both the question and the answer."""
    pairs = ((entry.question.kk, entry.answer.kk), (entry.question.ru, entry.answer.ru))
    return any(question and answer for question, answer in pairs)


async def _discipline(session: Session, staff: Person, discipline_id: int) -> Discipline:
    found = await keeping.kept_discipline(session, staff.id, discipline_id)
    if found is None:
        raise DisciplineNotFound
    return found


async def _index(session: Session, entry: FaqEntry) -> None:
    words = stems(entry.question.kk) | stems(entry.question.ru)
    await keeping.keep_words(session, entry.id, entry.discipline_id, words)


def _about(entry: FaqEntry) -> dict[str, Any]:
    return {"faq": entry.id, "discipline": entry.discipline_id}
