"""What somebody typed to find a person who is erased: it is remembered no longer."""

import re

from storage.database import Session
from storage.queries import erasures as ask
from storage.queries.directory import LEAST_DIGITS, PHONE_LENGTH
from storage.tables.folding import folded
from storage.tables.people import Person


async def forget(session: Session, person_id: int) -> None:
    """The chats in which the person was looked for await nothing any more. One too many is
    harmless: whoever wrote there writes once more."""
    found = await ask.whose(session, person_id)
    if found is None:
        return
    for chat_id, facts in await ask.remembered(session):
        texts = [each.strip() for each in facts.values() if isinstance(each, str)]
        if any(_may_mean(text, found.person) for text in texts if text):
            await ask.await_nothing(session, chat_id)


def _may_mean(text: str, person: Person) -> bool:
    """By whatever people are found: words of the name, the code, the e-mail, the phone."""
    return (
        _is_name(folded(text), person)
        or _is_code(text.casefold(), person.roster_code.casefold())
        or _is_email(text.casefold(), (person.email or "").casefold())
        or _is_phone(_digits(text), _digits(person.phone or "")[-PHONE_LENGTH:])
    )


def _is_name(text: str, person: Person) -> bool:
    name, family = folded(person.name), folded(person.family_name)
    return all(word in name for word in text.split()) or (bool(family) and family in text)


def _is_code(text: str, code: str) -> bool:
    """A word of its own: another code may begin with it."""
    return re.search(rf"(?<!\w){re.escape(code)}(?!\w)", text) is not None


def _is_email(text: str, email: str) -> bool:
    return bool(email) and (email in text or ("@" in text and email.startswith(text)))


def _is_phone(text: str, phone: str) -> bool:
    """Its last digits, or all of it among other words."""
    is_end = len(text) >= LEAST_DIGITS and phone.endswith(text[-PHONE_LENGTH:])
    return bool(phone) and (phone in text or is_end)


def _digits(text: str) -> str:
    return re.sub(r"[^0-9]", "", text)
