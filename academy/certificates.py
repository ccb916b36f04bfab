"""The certificate of erasure (row D14): what was erased, by counts; what is kept and until when. It
names the request, never the person."""

from dataclasses import dataclass
from datetime import date, datetime
from hashlib import sha256

from academy import letters, outgoing
from academy.letters import Draft
from academy.outgoing import Package
from academy.people import Right
from academy.settings import Settings
from academy.timetable import academy_day
from storage.database import Session
from storage.queries import erasures as ask
from storage.tables.erasures import Erasure

# What a reader calls the parts that go (storage/queries/held.py).
KINDS = {
    "roles": "account",
    "invites": "account",
    "wrong-codes": "account",
    "link-codes": "account",
    "roster-lines": "account",
    "teaching": "account",
    "face": "pictures",
    "seen-pictures": "pictures",
    "pictures": "pictures",
    "pictures-in-chat": "pictures",
    "identity-checks": "figures",
    "identity-steps": "figures",
    "message-copies": "messages",
    "chat-copies": "messages",
    "messages": "messages",
    "staff-notes": "messages",
    "consultation-events": "messages",
    "bans": "messages",
    "bookings": "messages",
    "forum-posts": "trace",
    "forum-posts-of-chat": "trace",
    "office-hours": "account",
    "days-off": "account",
    "requests": "messages",
    "problems": "messages",
    "overrides": "messages",
    "rehearsals": "account",
    "quiz-watches": "account",
    "live-polls": "messages",
    "consents": "account",
    "office-letters": "letters",
    "letters": "letters",
    "files": "letters",
    "work": "letters",
    "trace": "trace",
    "reasons": "reasons",
}


@dataclass(frozen=True)
class Certificate:
    """What the document says: how many rows of each kind went, what is kept and until when."""

    number: str
    request: str | None
    erased_on: date
    gone: dict[str, int]
    kept: dict[str, date]


def certificate(erasure: Erasure, settings: Settings) -> Certificate:
    """The facts of the document; names, contacts and the IIN go always and are not counted."""
    erased_on = academy_day(erasure.erased_at or erasure.began_at)
    gone: dict[str, int] = {}
    for part, rows in erasure.counts.items():
        gone[KINDS[part]] = gone.get(KINDS[part], 0) + rows
    return Certificate(
        number=f"{erasure.id}/{erased_on.year}",
        request=str(erasure.request_id) if erasure.request_id else None,
        erased_on=erased_on,
        gone=gone,
        kept={kind: _later(erased_on, years) for kind, years in kept_years(settings).items()},
    )


def kept_years(settings: Settings) -> dict[str, int]:
    """For how many years the law keeps what: a setting each, by the Academy's list of records."""
    return {
        "grades": settings.keep_grades_years,
        "decisions": settings.keep_decisions_years,
        "consents": settings.keep_consents_years,
    }


async def certify(session: Session, erasure_id: int, document: bytes, *, now: datetime) -> None:
    """Hand the certificate to the administrator, and to the person as the last thing they hear."""
    at = await ask.erasure(session, erasure_id)
    if at is None or at.certificate is not None:
        return
    at.certificate = sha256(document).hexdigest()
    name, facts = f"erasure-{at.id}.pdf", {"number": str(at.id), "hash": at.certificate}
    if at.admin_id is not None:
        package = Package("erasure", name, document, facts, Right.PROTECT_DATA)
        await outgoing.send(session, at.admin_id, package, now=now)
    if at.chat_id is not None:
        file_id = await outgoing.keep(session, at.person_id, name, document, now=now)
        draft = Draft(
            kind="erasure-told",
            key=f"erasure-told:{at.id}",
            chat_id=at.chat_id,
            facts={"file_id": file_id, **facts},
            too_late=now + outgoing.LIFE,
        )
        await letters.queue(session, [draft], now=now)


async def report_failure(
    session: Session, admin_id: int | None, erasure_id: int, *, now: datetime
) -> None:
    """Whoever ordered it is told that it stopped; ordering it again goes on."""
    key = f"erasure-stopped:{erasure_id}:{now.isoformat()}"
    draft = Draft("erasure-stopped", key, admin_id, facts={"number": str(erasure_id)})
    await letters.queue(session, [draft], now=now)


def _later(day: date, years: int) -> date:
    """The same day so many years on; of 29 February the 28th."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return day.replace(year=day.year + years, day=28)
