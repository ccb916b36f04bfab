"""Finding one person, seeing how things stand with them, writing to them (row A18)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from academy import audit, consents, letters
from academy.consents import State
from academy.errors.consultations import TextTooLong
from academy.errors.directory import NoPhoneLinked, PersonNotFound, PersonUnreachable
from academy.letters import Draft
from academy.pages import SIZE, Page, place
from academy.people import Right, rights
from storage.database import Session
from storage.queries import directory as ask
from storage.queries import people
from storage.tables.consents import Consent
from storage.tables.directory import OfficeLetter
from storage.tables.disciplines import Membership, Programme
from storage.tables.people import Invite, Person

TEXT_LENGTH = 2000  # characters of a letter: Telegram allows 4096 UTF-16 units with the heading


@dataclass(frozen=True)
class Study:
    """A group the person is or was in, and what it is here for."""

    membership: Membership
    group: str
    programme: Programme | None


@dataclass(frozen=True)
class Card:
    """A person as their page shows them; `phone` and `email` as this viewer may see them."""

    person: Person
    phone: str
    email: str
    studies: Sequence[Study]
    invite: Invite | None  # neither used nor replaced
    consents: Sequence[Consent]  # in force
    seen_by: frozenset[Right]


@dataclass(frozen=True)
class Written:
    """A letter of the office: what it says, from whom, to whom."""

    text: str
    author: Person
    person: Person


async def found(session: Session, text: str, page: int) -> Page[Person]:
    """A page of those who are meant by a name, a roster code, an e-mail or digits of a phone."""
    empty: Page[Person] = place(page, await ask.count(session, text))
    rows = await ask.found(session, text, offset=empty.offset, limit=SIZE)
    return Page(rows, empty.number, empty.count)


async def person(session: Session, person_id: int) -> Person:
    """The person with their roles and phone. Raises PersonNotFound."""
    found = await ask.person(session, person_id)
    if found is None:
        raise PersonNotFound
    return found


async def reachable(session: Session, person_id: int) -> Person:
    """The person, if a letter can reach them. Raises PersonNotFound, PersonUnreachable."""
    found = await person(session, person_id)
    if found.talk is None or not found.talk.is_reachable:
        raise PersonUnreachable
    return found


async def linked(session: Session, person_id: int) -> Person:
    """The person, if they have a phone. Raises PersonNotFound, NoPhoneLinked."""
    found = await person(session, person_id)
    if found.talk is None:
        raise NoPhoneLinked
    return found


async def card(session: Session, viewer: Person, person_id: int) -> Card:
    """The person's page for this viewer: phone and e-mail in full only for who manages people, the
    IIN for nobody. Raises PersonNotFound."""
    who, held = await person(session, person_id), rights(viewer)
    is_whole = Right.MANAGE_PEOPLE in held
    studies = [Study(*row) for row in await ask.studies(session, person_id)]
    answers = await ask.consents(session, person_id)
    return Card(
        person=who,
        phone=who.phone or "" if is_whole else masked_phone(who.phone or ""),
        email=who.email or "" if is_whole else masked_email(who.email or ""),
        studies=studies,
        invite=await ask.open_invite(session, person_id),
        consents=[each for each in answers if consents.state(each) == State.IN_FORCE],
        seen_by=held,
    )


async def write(
    session: Session, author: Person, person_id: int, text: str, *, now: datetime
) -> Person:
    """Send the person a letter in the author's name; the author is told whether it arrived.

    Raises TextTooLong, PersonNotFound, PersonUnreachable.
    """
    if len(text) > TEXT_LENGTH:
        raise TextTooLong(limit=TEXT_LENGTH, length=len(text))
    who = await reachable(session, person_id)
    row = OfficeLetter(author_id=author.id, person_id=person_id, text=text, written_at=now)
    session.add(row)
    await session.flush()
    audit.note(session, author.id, "person-written", now=now, person=person_id, letter=row.id)
    await letters.queue(session, [_draft("office-letter", row.id, person_id)], now=now)
    return who


async def tell_author(
    session: Session, letter_id: int, *, is_delivered: bool, now: datetime
) -> None:
    """The author learns what became of the letter, once."""
    row = await ask.office_letter(session, letter_id)
    if row is not None:
        kind = "office-letter-delivered" if is_delivered else "office-letter-lost"
        await letters.queue(session, [_draft(kind, row.id, row.author_id)], now=now)


async def written(session: Session, letter_id: int) -> Written | None:
    """The letter; none when its reader or its author was erased meanwhile."""
    row = await ask.office_letter(session, letter_id)
    if row is None:
        return None
    author = await people.person(session, row.author_id)
    reader = await people.person(session, row.person_id)
    return Written(row.text, author, reader) if author and reader else None


def masked_phone(phone: str) -> str:
    """The number as a caller is recognised by it: its beginning and the last two digits."""
    return f"{phone[:5]} ••• •• {phone[-2:]}" if len(phone) > 7 else "•" * len(phone)


def masked_email(email: str) -> str:
    """The first letter and the host."""
    name, _, host = email.partition("@")
    return f"{name[:1]}•••@{host}" if host else "•••" if name else ""


def _draft(kind: str, letter_id: int, person_id: int) -> Draft:
    facts = {"letter_id": letter_id}
    return Draft(kind=kind, key=f"{kind}:{letter_id}", person_id=person_id, facts=facts)
