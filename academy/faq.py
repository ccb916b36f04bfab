"""Frequent questions as learners meet them: the closest are offered, never instead of a person
(row C15; why it is searched so: docs/decisions/faq-search.md)."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import log, sqrt
from typing import Any

from academy import closings
from academy.errors.faq import FaqNotFound
from academy.errors.materials import DisciplineNotFound
from academy.pages import SIZE, Page, place
from academy.stems import stems
from storage.database import Session
from storage.queries import faq as ask
from storage.queries.faq import Match
from storage.tables.columns import Bilingual
from storage.tables.disciplines import Discipline
from storage.tables.faq import FaqEntry
from storage.tables.people import Person

MOST_OFFERED = 3
THRESHOLD = 0.32  # likeness from 0 to 1 below which nothing is offered: measured, see the decision
BESIDE = 0.75  # of the likeness of the closest: what else is offered is nearly as close


@dataclass(frozen=True)
class Offer:
    """An entry that may help: `likeness` is above THRESHOLD and at most 1."""

    faq_id: int
    question: Bilingual
    likeness: float


async def offers(session: Session, discipline_id: int, text: str) -> list[Offer]:
    """The published entries of the discipline closest to what was written, at most three, the
    closest first; one statement. Nothing where nothing is close."""
    asked = stems(text)
    if not asked:
        return []
    rows = await ask.matches(session, discipline_id, asked)
    shared: dict[int, set[str]] = defaultdict(set)
    for row in rows:
        shared[row.faq_id].add(row.stem)
    weights = _weights(asked, rows)
    found = [
        Offer(faq_id, question, _likeness(weights, shared[faq_id], question))
        for faq_id, question in {row.faq_id: row.question for row in rows}.items()
    ]
    found.sort(key=lambda each: -each.likeness)
    least = max(THRESHOLD, found[0].likeness * BESIDE) if found else THRESHOLD
    return [each for each in found if each.likeness >= least][:MOST_OFFERED]


async def offers_of(session: Session, facts: Mapping[str, Any]) -> list[Offer]:
    """What is offered with the receipt of a thread that begins to wait: by the first words written
    since then. `facts` are the receipt's: the thread, since when it waits, and whether what was
    written is withheld."""
    since, is_withheld = datetime.fromisoformat(facts["since"]), facts["is_withheld"]
    asked = await ask.asked_since(session, facts["thread_id"], since, is_withheld=is_withheld)
    return await offers(session, asked[1], asked[0]) if asked else []


def _weights(asked: frozenset[str], rows: Sequence[Match]) -> dict[str, float]:
    """How much each stem says: the rarer in the discipline the more; one that no entry has says
    the most, and it speaks against them all."""
    spread, total = {row.stem: row.spread for row in rows}, rows[0].total if rows else 0
    return {stem: log(1 + total / spread.get(stem, 0.5)) for stem in asked}


def _likeness(weights: dict[str, float], shared: set[str], question: Bilingual) -> float:
    """From 0 to 1: the geometric mean of how much of what was asked the entry has, by weight, and
    how many of its stems were asked, in the language that is closer."""
    whole, best = sum(weights.values()), 0.0
    for own in (stems(question.kk), stems(question.ru)):
        common = own & shared
        if common:
            said = sum(weights[stem] for stem in common) / whole
            best = max(best, sqrt(said * len(common) / len(own)))
    return best


async def is_any(session: Session, discipline_id: int) -> bool:
    """Whether the discipline has frequent questions to show; one statement."""
    return await ask.is_any(session, discipline_id)


async def listed(
    session: Session, learner: Person, discipline_id: int, page: int
) -> tuple[Discipline, Page[FaqEntry]]:
    """A page of what is published in a discipline of the learner's, what is read most first.

    Raises DisciplineNotFound.
    """
    discipline = await ask.studied(session, learner.id, discipline_id)
    if discipline is None:
        raise DisciplineNotFound
    total = await ask.count(session, discipline_id, is_published=True)
    empty: Page[FaqEntry] = place(page, total)
    rows = await ask.page(
        session, discipline_id, is_published=True, offset=empty.offset, limit=SIZE
    )
    return discipline, Page(rows, empty.number, empty.count)


async def read(session: Session, learner: Person, faq_id: int) -> tuple[FaqEntry, Discipline]:
    """A published entry of a discipline of the learner's; it is counted as shown.

    Raises FaqNotFound.
    """
    found = await ask.read(session, learner.id, faq_id)
    if found is None:
        raise FaqNotFound
    return found


async def suffice(
    session: Session, learner: Person, faq_id: int, thread_id: int, *, now: datetime
) -> None:
    """The learner needs no more than the entry says: the question that waits is closed; `thread_id`
    is 0 where none does. Raises FaqNotFound."""
    if not await ask.count_enough(session, learner.id, faq_id):
        raise FaqNotFound
    if thread_id:
        await closings.close_own(session, learner, thread_id, now=now)
