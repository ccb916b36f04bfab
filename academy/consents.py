"""Consents: what a person agreed to, in which wording, how – and whether it is in force (94-V).

Every answer is a row of its own that is never overwritten. In force is a consent that was given to
the present version of its text and not withdrawn. docs/consents.md is the page for lawyers.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import sha256

from academy import audit, requests
from academy.people import RIGHTS, Right, rights
from storage.database import Session
from storage.queries import consents as ask
from storage.tables.consents import Answer, Consent, Origin, Purpose
from storage.tables.people import Person, Role
from storage.tables.requests import RequestKind

# Raised with every change of a text: tests/academy/test_consent_texts.py compares the hashes.
VERSIONS = {Purpose.STUDY: "1", Purpose.FACE: "4", Purpose.CARD: "2"}
_DIGEST = 12  # characters of a hash on a button


class State(StrEnum):
    """How a person stands to a purpose; the first that is true."""

    IN_FORCE = "in-force"
    DECLARED = "declared"  # in the chat, where the chat is not enough
    REFUSED = "refused"
    OLDER = "older"  # given to a former version of the text
    WITHDRAWN = "withdrawn"
    NONE = "none"


@dataclass(frozen=True)
class Offer:
    """A text as it is shown to somebody."""

    purpose: Purpose
    locale: str
    text: str

    @property
    def version(self) -> str:
        return VERSIONS[self.purpose]

    @property
    def hash(self) -> str:
        return sha256(self.text.encode()).hexdigest()

    @property
    def digest(self) -> str:
        """Stands on the button: a press agrees to this text and to no other."""
        return self.hash[:_DIGEST]


@dataclass(frozen=True)
class Standing:
    """How a person stands to a purpose, and the answer that says so."""

    purpose: Purpose
    state: State
    consent: Consent | None

    @property
    def is_open(self) -> bool:
        """Whether there is something to withdraw."""
        return self.state in (State.IN_FORCE, State.DECLARED, State.OLDER)


_STATES = {
    Answer.GIVEN: State.IN_FORCE,
    Answer.DECLARED: State.DECLARED,
    Answer.REFUSED: State.REFUSED,
}
_RANKS = list(State)


def is_learner(person: Person) -> bool:
    """Only learners are asked: employees' data are processed under labour law (94-V, art. 9)."""
    return any(held.role == Role.LEARNER for held in person.roles)


def has_studies(person: Person) -> bool:
    """Whether the consent to study data is in force: a copy in the person's row, no query."""
    return person.study_consent == VERSIONS[Purpose.STUDY]


def is_asked(person: Person, right: Right) -> bool:
    """Whether the consent to study data must be asked for before this right is used: somebody
    holds it as a learner only, and the consent is not in force."""
    if has_studies(person) or right not in RIGHTS[Role.LEARNER]:
        return False
    others = (held.role for held in person.roles if held.role != Role.LEARNER)
    return is_learner(person) and not any(right in RIGHTS[role] for role in others)


def open_rights(person: Person) -> frozenset[Right]:
    """The rights a person can use now: those of a learner wait for the consent."""
    return frozenset(right for right in rights(person) if not is_asked(person, right))


async def keep_texts(session: Session, offers: Sequence[Offer], *, now: datetime) -> None:
    """Keep the texts this process shows, so that each can be read again years later."""
    rows = [
        {
            "hash": each.hash,
            "purpose": each.purpose,
            "version": each.version,
            "locale": each.locale,
            "text": each.text,
            "shown_at": now,
        }
        for each in offers
    ]
    await ask.keep_texts(session, rows)


async def agree(
    session: Session, person: Person, offer: Offer, *, is_enough: bool, now: datetime
) -> None:
    """Keep that the person agreed to this text in the chat (94-V, art. 8); twice is harmless.

    Where the chat `is_enough` the consent is in force at once; else it is a declaration, until the
    paper or the state service is entered.
    """
    answer = Answer.GIVEN if is_enough else Answer.DECLARED
    await _answer(session, person, offer, answer, now)
    if is_enough and offer.purpose == Purpose.STUDY:
        person.study_consent = offer.version


async def refuse(session: Session, person: Person, offer: Offer, *, now: datetime) -> None:
    """Keep that the person refused; the administrators are asked to help, once."""
    await _answer(session, person, offer, Answer.REFUSED, now)
    await _ask_for_help(session, person, offer.purpose, now)


async def withdraw(session: Session, person: Person, purpose: Purpose, *, now: datetime) -> bool:
    """End every consent to this purpose; false where there was none to end.

    Whoever withdraws the consent to study data can study with a person: administrators are asked.
    """
    ended = await ask.close(session, person.id, purpose, now)
    if not ended:
        return False
    audit.note(
        session,
        person.id,
        "face-consent-withdrawn" if purpose == Purpose.FACE else "consent-withdrawn",
        now=now,
        person=person.id,
        purpose=str(purpose),
    )
    if purpose == Purpose.STUDY:
        person.study_consent = None
        await _ask_for_help(session, person, purpose, now)
    return True


async def standings(session: Session, person: Person) -> Sequence[Standing]:
    """How the person stands to each purpose that is asked of them, or was ever answered."""
    rows = await ask.answers(session, person.id)
    asked = (Purpose.STUDY, Purpose.FACE) if is_learner(person) else ()
    answered = {row.purpose for row in rows}
    return [strongest(each, rows) for each in Purpose if each in asked or each in answered]


async def standing(session: Session, person: Person, purpose: Purpose) -> Standing:
    """How the person stands to this purpose."""
    return strongest(purpose, await ask.answers(session, person.id))


def strongest(purpose: Purpose, rows: Sequence[Consent]) -> Standing:
    """The strongest of the person's answers, of equals the newest."""
    found = [(_RANKS.index(state(row)), -row.id, row) for row in rows if row.purpose == purpose]
    if not found:
        return Standing(purpose, State.NONE, None)
    rank, _, row = min(found)
    return Standing(purpose, _RANKS[rank], row)


def lacking(purposes: Iterable[Purpose], rows: Sequence[Consent]) -> Standing | None:
    """How the person stands to the first of these purposes that no consent in force is there for;
    none where all are agreed to."""
    found = (strongest(each, rows) for each in purposes)
    return next((each for each in found if each.state != State.IN_FORCE), None)


async def text(session: Session, consent: Consent | None) -> str | None:
    """The text this answer was given to, as it was shown; none where a paper is the proof."""
    return await ask.text(session, consent.text_hash) if consent and consent.text_hash else None


def state(answer: Consent) -> State:
    """What one answer says by itself."""
    if answer.withdrawn_at is not None:
        return State.WITHDRAWN
    if answer.version != VERSIONS[answer.purpose]:
        return State.OLDER if answer.answer == Answer.GIVEN else State.NONE
    return _STATES[answer.answer]


async def _answer(
    session: Session, person: Person, offer: Offer, answer: Answer, now: datetime
) -> None:
    await ask.add(
        session,
        person_id=person.id,
        purpose=offer.purpose,
        version=offer.version,
        text_hash=offer.hash,
        locale=offer.locale,
        given_at=now,
        origin=Origin.CHAT,
        answer=answer,
        number="",
    )


async def _ask_for_help(session: Session, person: Person, purpose: Purpose, now: datetime) -> None:
    facts = {"subject": f"consent-{purpose}"}
    await requests.ask(session, person, RequestKind.HELP, facts=facts, now=now)
