"""Reviews: checks that a person must look at, their queue and the cards that are shown of them
(rows V7, V8). The decisions are in academy/judgements.py."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from academy import audit, letters
from academy.errors.identity import AlreadyDecided, CheckNotFound
from academy.errors.people import NotAllowed
from academy.pages import SIZE, Page, place
from academy.people import RIGHTS, Right, rights
from storage.database import Session
from storage.queries import identity as ask
from storage.queries import judgements
from storage.queries import reviews as ask_reviews
from storage.queries.letters import Audience
from storage.tables.identity import Check, CheckState, CheckStep, Template
from storage.tables.letters import Letter
from storage.tables.people import Person
from storage.tables.quizzes import Quiz

CARD = "identity-review"  # the kind of letter
_MOST_WAITING = 500  # of which "next" knows the order

_DECIDERS = [role for role, held in RIGHTS.items() if Right.REVIEW_IDENTITY in held]

Waiting = tuple[Check, Person, Quiz | None]


@dataclass(frozen=True)
class Case:
    """What a reviewer is shown: whose check it is, what was found, and the reference. The sealed
    pictures hang on the check; `steps` is its history, oldest first, each with who made it."""

    check: Check
    learner: Person
    quiz: Quiz | None
    template: Template | None
    steps: Sequence[tuple[CheckStep, Person | None]] = ()

    @property
    def picture(self) -> bytes | None:
        """The first sealed picture."""
        return next((each.sealed for each in self.check.pictures if each.sealed), None)

    @property
    def is_open(self) -> bool:
        return self.check.state == CheckState.DOUBTFUL


async def case(session: Session, check_id: int) -> Case | None:
    """The case of a check; none when there is no such check."""
    check = await ask.check(session, check_id)
    found = await ask_reviews.subject(session, check_id)
    if check is None or found is None:
        return None
    learner, quiz = found
    template = await ask.template(session, learner.id)
    return Case(check, learner, quiz, template, await judgements.steps(session, check_id))


async def others_case(session: Session, reviewer: Person, check_id: int) -> Case:
    """The case of somebody else. Raises CheckNotFound, NotAllowed."""
    found = await case(session, check_id)
    if found is None:
        raise CheckNotFound
    if found.learner.id == reviewer.id:
        raise NotAllowed
    return found


async def waiting(session: Session, reviewer: Person | None) -> int:
    """How many cases wait for this person: none for who decides nothing."""
    if reviewer is None or Right.REVIEW_IDENTITY not in rights(reviewer):
        return 0
    return await ask_reviews.count(session, reviewer.id)


async def queue(session: Session, reviewer: Person, page: int, *, now: datetime) -> Page[Waiting]:
    """A page of what waits: the next exam first, enrolments last; nobody sees their own."""
    total = await ask_reviews.count(session, reviewer.id)
    empty: Page[Waiting] = place(page, total)
    bounds = {"offset": empty.offset, "limit": SIZE}
    rows = await ask_reviews.queue(session, reviewer.id, now, **bounds)
    return Page(rows, empty.number, empty.count)


async def show(session: Session, reviewer: Person, check_id: int, *, now: datetime) -> None:
    """Send the card of a check that waits to this reviewer, in the place of one that stands in
    their chat. Raises CheckNotFound, NotAllowed, AlreadyDecided."""
    check = await ask.check(session, check_id)
    if check is None:
        raise CheckNotFound
    if check.person_id == reviewer.id:
        raise NotAllowed
    if check.state != CheckState.DOUBTFUL:
        raise AlreadyDecided
    former = removals(await ask_reviews.cards(session, _about(check_id), reviewer.id))
    key = f"identity-card:{check_id}:{reviewer.id}:{now.isoformat()}"
    facts = {"check_id": check_id}
    card = letters.Draft(CARD, key, reviewer.id, facts=facts, about=_about(check_id))
    await letters.queue(session, [*former, card], now=now)


async def following(
    session: Session, reviewer: Person, check_id: int, *, now: datetime
) -> int | None:
    """The check that stands behind this one in the queue, of the last one the first; the first
    where this one waits no more, none where no other waits."""
    numbers = await ask_reviews.queue_of(session, reviewer.id, now, _MOST_WAITING)
    at = numbers.index(check_id) + 1 if check_id in numbers else 0
    others = [each for each in [*numbers[at:], *numbers[:at]] if each != check_id]
    return others[0] if others else None


async def ask_people(session: Session, check_id: int, *, now: datetime) -> None:
    """The case of this check waits from now on: a letter to every reviewer but the one it is
    about."""
    await _ask(session, check_id, f"{CARD}:{check_id}:{now.timestamp():.3f}:", now=now)


async def remind_people(session: Session, check_id: int, since: datetime, *, now: datetime) -> None:
    """One more letter about a case that waits since then; a second call is harmless."""
    key = f"identity-reminder:{check_id}:{since.timestamp():.0f}:"
    await _ask(session, check_id, key, now=now, is_reminder=True)


async def _ask(
    session: Session, check_id: int, key: str, *, now: datetime, is_reminder: bool = False
) -> None:
    facts = {"check_id": check_id, "is_reminder": is_reminder}
    letter = letters.Draft(CARD, key, facts=facts, about=_about(check_id))
    await letters.queue_for(session, letter, ask_reviews.reviewers(check_id, _DECIDERS), now=now)


def shown(session: Session, check_id: int, reviewer_id: int | None, *, now: datetime) -> None:
    """A reviewer got the pictures of a check to look at: a line of the audit log (row A6)."""
    audit.note(session, reviewer_id, "picture-shown", now=now, check=check_id)


async def cards_of(session: Session, check_id: int, reviewer_id: int) -> list[int]:
    """The messages of this check's cards in one reviewer's chat."""
    cards = await ask_reviews.cards(session, _about(check_id), reviewer_id)
    return [card.message_ids[0] for card in cards if card.message_ids]


async def take_cards_back(session: Session, learner_id: int, *, now: datetime) -> None:
    """The pictures of this learner's open cases leave the reviewers' chats; the cases stay open."""
    cards = await ask_reviews.open_cards(session, learner_id)
    await letters.queue(session, removals(cards), now=now)


def removal(chat_id: int, message_id: int) -> letters.Draft:
    """A letter that deletes a message: a face does not stay in a chat."""
    return letters.Draft(
        kind="delete-message",
        key=f"delete-message:{chat_id}:{message_id}",
        chat_id=chat_id,
        facts={"message_id": message_id},
    )


def removals(cards: Sequence[Letter]) -> list[letters.Draft]:
    """A letter that deletes it, for every card that stands in a chat."""
    return [
        letters.Draft(
            kind="delete-message",
            key=f"delete-message:letter:{letter.id}",
            person_id=letter.person_id,
            facts={"message_id": letter.message_ids[0]},
        )
        for letter in cards
        if letter.message_ids
    ]


def concerned(check: Check) -> Audience:
    """Whom a decision is told: the learner, and the reviewers in whose chats its cards stand."""
    return ask_reviews.concerned(check.person_id, _about(check.id))


def _about(check_id: int) -> str:
    return f"check:{check_id}"
