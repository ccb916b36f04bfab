"""Letters of which nobody knows whether they arrived: graded things never come twice by themselves,
a person decides (DESIGN.md 4)."""

from dataclasses import dataclass
from datetime import datetime

from academy import audit
from academy.errors.letters_in_doubt import LetterDecided
from academy.letters import WAKE
from academy.pages import SIZE, Page, place
from storage.database import Session, wake
from storage.queries import letters_in_doubt as ask
from storage.tables.letters import Letter, LetterState
from storage.tables.people import Person


@dataclass(frozen=True)
class Doubtful:
    """A letter that was cut off after it left, and whom it was for; none where only a chat is
    known."""

    letter: Letter
    person: Person | None


async def doubtful(session: Session, number: int) -> Page[Doubtful]:
    """A page of them, the oldest first."""
    empty: Page[Doubtful] = place(number, await ask.count(session))
    found = await ask.doubtful(session, offset=empty.offset, limit=SIZE)
    rows = [Doubtful(letter, person) for letter, person in found]
    return Page(rows, empty.number, empty.count)


async def queue_again(session: Session, actor: Person, letter_id: int, *, now: datetime) -> None:
    """Send it once more: the recipient did not get it. Raises LetterDecided."""
    await _decide(session, letter_id, LetterState.WAITING, not_before=now, closed_at=None)
    wake(session, WAKE)
    audit.note(session, actor.id, "letter-sent-again", now=now, letter=letter_id)


async def count_as_sent(session: Session, actor: Person, letter_id: int, *, now: datetime) -> None:
    """Leave it: the recipient has got it. Raises LetterDecided."""
    await _decide(session, letter_id, LetterState.SENT, closed_at=now)
    audit.note(session, actor.id, "letter-counted-as-sent", now=now, letter=letter_id)


async def _decide(
    session: Session, letter_id: int, state: LetterState, **fields: datetime | None
) -> None:
    if not await ask.end(session, letter_id, state, **fields):
        raise LetterDecided
