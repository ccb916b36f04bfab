"""What people ask of the administrators: help, a dispute about their trace, their erasure. Each
waits in a queue until somebody answers, and the first decision counts (rows A10, D12)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from academy import audit, letters, trace
from academy.errors.consultations import TextTooLong
from academy.errors.requests import RequestClosed, RequestNotFound
from academy.letters import Draft
from academy.pages import SIZE, Page, place
from academy.people import RIGHTS, Right
from academy.trace import Told
from storage.database import Session
from storage.queries import requests as asked
from storage.tables.people import Person
from storage.tables.requests import Request, RequestKind, RequestState

TEXT_LENGTH = 800  # characters of a request and of its answer: a page shows both
_DECIDERS = frozenset(role for role, held in RIGHTS.items() if Right.PROTECT_DATA in held)


@dataclass(frozen=True)
class Case:
    """What an administrator decides about: the request, whose it is, the disputed line."""

    request: Request
    person: Person
    line: Told | None

    @property
    def is_open(self) -> bool:
        return self.request.state == RequestState.OPEN


async def ask(
    session: Session,
    person: Person,
    kind: RequestKind,
    *,
    text: str = "",
    facts: Mapping[str, Any] | None = None,
    now: datetime,
) -> Request:
    """Ask the administrators; each of them gets a letter. Asking the same again finds the request
    that is open: one of a kind about one subject.

    `facts` hold codes and numbers; `subject` among them says what it is about ("trace:17", "face")
    and is worded by `request-subject-<subject>` where there is such a text. Raises TextTooLong.
    """
    check_length(text)
    told = dict(facts or {})
    subject = str(told.pop("subject", ""))
    fields = {
        "person_id": person.id,
        "kind": kind,
        "subject": subject,
        "text": text,
        "facts": told,
        "state": RequestState.OPEN,
        "opened_at": now,
        "answer": "",
    }
    new = await asked.add(session, fields)
    if new is None:
        found = await asked.open_one(session, person.id, kind, subject)
        return found if found else await ask(session, person, kind, text=text, facts=facts, now=now)
    about: dict[str, Any] = {"person": person.id, "request": new.id, "kind": kind}
    audit.note(session, person.id, "request-opened", now=now, **about)
    letter = _letter("request", new.id)
    await letters.queue_for(session, letter, asked.deciders(_DECIDERS, new.id), now=now)
    return new


def check_length(text: str) -> None:
    """Raises TextTooLong when a text does not fit on the page of the request."""
    if len(text) > TEXT_LENGTH:
        raise TextTooLong(limit=TEXT_LENGTH, length=len(text))


async def queue(session: Session, page: int) -> Page[tuple[Request, Person]]:
    """A page of what waits for an answer, oldest first."""
    total = await asked.count_open(session)
    empty: Page[tuple[Request, Person]] = place(page, total)
    found = await asked.waiting(session, offset=empty.offset, limit=SIZE)
    return Page(found, empty.number, empty.count)


async def case(session: Session, request_id: int) -> Case:
    """One request, with the line of the trace it disputes. Raises RequestNotFound."""
    found = await asked.with_person(session, request_id)
    if found is None:
        raise RequestNotFound
    line_id = found[0].facts.get("line")
    line = await trace.disputed(session, found[1], line_id) if line_id else None
    return Case(*found, line)


async def answerable(session: Session, decider: Person, request_id: int) -> Case:
    """A request this person may decide: open, and not their own.

    Raises RequestNotFound, RequestClosed.
    """
    found = await case(session, request_id)
    if found.person.id == decider.id:
        raise RequestNotFound
    if not found.is_open:
        raise RequestClosed(number=str(request_id))
    return found


async def close(
    session: Session,
    decider: Person,
    request_id: int,
    state: RequestState,
    answer: str,
    *,
    now: datetime,
) -> Request:
    """Answer or decline a request; the person is told in a letter. Of two that decide the row picks
    one, and nobody decides about their own.

    Raises RequestNotFound, RequestClosed, TextTooLong.
    """
    check_length(answer)
    fields = {"state": state, "closed_by": decider.id, "closed_at": now, "answer": answer}
    closed = await asked.decide(session, decider.id, request_id, fields)
    if closed is None:
        await answerable(session, decider, request_id)
        raise RequestClosed(number=str(request_id))
    about: dict[str, Any] = {"person": closed.person_id, "request": request_id}
    audit.note(
        session, decider.id, f"request-{state}", now=now, reason=answer, kind=closed.kind, **about
    )
    await letters.queue(
        session, [_letter(f"request-{state}", request_id, closed.person_id)], now=now
    )
    return closed


async def take_back(session: Session, person: Person, request_id: int, *, now: datetime) -> Request:
    """The person wishes it no more. Raises RequestNotFound, RequestClosed."""
    taken = await asked.take_back(session, person.id, request_id, now)
    if taken is None:
        await own(session, person, request_id)
        raise RequestClosed(number=str(request_id))
    facts: dict[str, Any] = {"person": person.id, "request": request_id, "kind": taken.kind}
    audit.note(session, person.id, "request-taken-back", now=now, **facts)
    return taken


async def own_requests(session: Session, person: Person, page: int) -> Page[Request]:
    """A page of the person's own requests, newest first."""
    empty: Page[Request] = place(page, await asked.count_own(session, person.id))
    found = await asked.own(session, person.id, offset=empty.offset, limit=SIZE)
    return Page(found, empty.number, empty.count)


async def own(session: Session, person: Person, request_id: int) -> Request:
    """A request of this person. Raises RequestNotFound."""
    found = await asked.own_one(session, person.id, request_id)
    if found is None:
        raise RequestNotFound
    return found


async def told(session: Session, request_id: int, *, is_open: bool) -> Request | None:
    """What a letter is about; none when it is open no more, or not closed."""
    found = await asked.request(session, request_id)
    return found if found and (found.state == RequestState.OPEN) == is_open else None


def _letter(kind: str, request_id: int, person_id: int | None = None) -> Draft:
    about = f"request:{request_id}"
    facts = {"request_id": request_id}
    return Draft(kind, f"{kind}:{request_id}:", person_id, facts=facts, about=about)
