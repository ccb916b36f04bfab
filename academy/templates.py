"""Ready answers: a teacher's own, or a department's, in one or both languages (row C7)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from academy import audit, staffing
from academy.errors.consultations import TextTooLong
from academy.errors.templates import (
    NoAnswerThere,
    TemplateEmpty,
    TemplateNotFound,
    ThreadMovedOn,
)
from academy.pages import SIZE, Page, place
from academy.staffing import Staffed
from academy.stems import language
from storage.database import Session
from storage.queries import people
from storage.queries import templates as ask
from storage.tables.columns import Bilingual
from storage.tables.consultations import AnswerTemplate
from storage.tables.departments import Department
from storage.tables.people import Person

TITLE_LENGTH = 60
TEXT_LENGTH = 1500  # characters of one language: a page shows both
_SHARED = 3  # departments that are offered


class Part(StrEnum):
    """What of a ready answer is written."""

    TITLE = "title"
    KK = "kk"
    RU = "ru"


@dataclass(frozen=True)
class Ready:
    """A ready answer as its page shows it; `departments` are those it can be shared with."""

    template: AnswerTemplate
    department: Department | None
    is_kept: bool  # by who looks at it: may be changed
    departments: Sequence[Department] = ()


@dataclass(frozen=True)
class Preview:
    """A ready answer before it is sent: in the language of the learner, or in the one there is.
    `seen` is the newest message of the thread then."""

    at: Staffed
    ready: Ready
    locale: str
    text: str
    seen: int


async def templates(session: Session, person: Person, page: int) -> Page[AnswerTemplate]:
    """A page of the person's own ready answers and those of their departments, by title."""
    empty: Page[AnswerTemplate] = place(page, await ask.count(session, person.id))
    rows = await ask.templates(session, person.id, offset=empty.offset, limit=SIZE)
    return Page(rows, empty.number, empty.count)


async def template(session: Session, person: Person, template_id: int) -> Ready:
    """A ready answer the person can use. Raises TemplateNotFound."""
    found = await ask.template(session, person.id, template_id)
    if found is None:
        raise TemplateNotFound
    return Ready(*found, await ask.departments(session, person.id, _SHARED))


async def make(session: Session, person: Person, title: str, *, now: datetime) -> int:
    """A ready answer of the person's own, still without a text; its number. Raises TextTooLong."""
    return await _add(session, person, title, Bilingual(), now)


async def make_from_answer(
    session: Session, person: Person, chat_id: int, message_id: int, locale: str, *, now: datetime
) -> int:
    """A ready answer with the text of the person's own answer that stands there, in the language
    it is written in; `locale` is for one that does not tell. Raises NoAnswerThere, TextTooLong."""
    text = await ask.answer_at(session, person.id, chat_id, message_id)
    if text is None:
        raise NoAnswerThere
    _check(text, TEXT_LENGTH)
    is_kazakh = language(text, locale) == "kk"
    words = Bilingual(kk=text) if is_kazakh else Bilingual(ru=text)
    line = " ".join(text.split())
    title = line if len(line) <= TITLE_LENGTH else f"{line[: TITLE_LENGTH - 1]}…"
    return await _add(session, person, title, words, now)


async def write(session: Session, person: Person, template_id: int, part: Part, text: str) -> None:
    """Another title, or another text in one language. Raises TextTooLong, TemplateNotFound."""
    _check(text, TITLE_LENGTH if part == Part.TITLE else TEXT_LENGTH)
    found = (await template(session, person, template_id)).template
    words = {"kk": found.text.kk, "ru": found.text.ru}
    if part == Part.TITLE:
        is_written = await ask.change(session, person.id, template_id, title=_line(text))
    else:
        fresh = Bilingual(**{**words, part.value: text})
        is_written = await ask.change(session, person.id, template_id, text=fresh)
    if not is_written:
        raise TemplateNotFound


async def share(
    session: Session, person: Person, template_id: int, department_id: int | None, *, now: datetime
) -> None:
    """Give it to a department of the person's, or take it back as their own.

    Raises TemplateNotFound.
    """
    if not await ask.share(session, person.id, template_id, department_id):
        raise TemplateNotFound
    what: dict[str, Any] = {"template": template_id, "department": department_id}
    audit.note(session, person.id, "template-shared", now=now, **what)


async def archive(session: Session, person: Person, template_id: int, *, now: datetime) -> None:
    """Take it out of use. Pressing twice is harmless."""
    if await ask.archive(session, person.id, template_id, now):
        audit.note(session, person.id, "template-archived", now=now, template=template_id)


async def preview(
    session: Session, person: Person, thread_id: int, template_id: int, *, now: datetime
) -> Preview:
    """A ready answer as the learner of this thread would read it.

    Raises ThreadNotFound, TemplateNotFound, TemplateEmpty.
    """
    at = await staffing.staffed(session, person, thread_id, now=now)
    found = await ask.template(session, person.id, template_id)
    if found is None:
        raise TemplateNotFound
    talk = await people.talk(session, at.learner.id)
    locale = (talk.locale if talk else None) or at.learner.locale or "kk"
    seen = await ask.newest(session, thread_id)
    return Preview(at, Ready(*found), locale, _said(found[0], locale), seen)


async def seen_thread(session: Session, seen: int) -> int:
    """The thread of which everything up to its newest message, this one, was seen.

    Raises ThreadMovedOn where somebody has written since: what was shown is sent once.
    """
    thread_id = await ask.thread_ending_with(session, seen)
    if thread_id is None:
        raise ThreadMovedOn
    return thread_id


async def text(session: Session, person: Person, template_id: int, locale: str) -> str:
    """The text of a ready answer the person can use. Raises TemplateNotFound, TemplateEmpty."""
    found = await ask.template(session, person.id, template_id)
    if found is None:
        raise TemplateNotFound
    return _said(found[0], locale)


async def _add(session: Session, person: Person, title: str, text: Bilingual, now: datetime) -> int:
    _check(title, TITLE_LENGTH)
    row = AnswerTemplate(author_id=person.id, title=_line(title), text=text, made_at=now)
    session.add(row)
    await session.flush()
    return row.id


def _said(template: AnswerTemplate, locale: str) -> str:
    text = template.text.text(locale)
    if not text:
        raise TemplateEmpty
    return text


def _check(text: str, limit: int) -> None:
    if len(text) > limit:
        raise TextTooLong(limit=limit, length=len(text))


def _line(text: str) -> str:
    return " ".join(text.split())
