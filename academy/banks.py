"""The bank of a discipline as those who teach it see it: what is in use, by category and kind; a
question as it will be asked; a question taken out of use."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from academy import audit, disciplines, pages, question_pictures
from academy.errors.questions import QuestionNotFound
from academy.pages import Page
from storage.database import Session
from storage.queries import banks as ask
from storage.tables.disciplines import Discipline
from storage.tables.people import Person
from storage.tables.questions import Question, QuestionKind


@dataclass(frozen=True)
class Holdings:
    """How much of what there is; `lacking` counts questions without a text in this language."""

    discipline: Discipline
    categories: list[tuple[str, int]]
    kinds: dict[QuestionKind, int]
    lacking: dict[str, int]

    @property
    def count(self) -> int:
        """All questions in use."""
        return sum(self.kinds.values())


@dataclass(frozen=True)
class Category:
    """A page of a category's questions; `place` is the category's among all."""

    discipline: Discipline
    name: str
    place: int
    page: Page[Question]


@dataclass(frozen=True)
class Preview:
    """A question, and where its category stands among those of the bank."""

    question: Question
    discipline: Discipline
    place: int


async def taught(session: Session, lecturer: Person) -> Sequence[Discipline]:
    """The disciplines whose banks the lecturer keeps."""
    numbers = await disciplines.taught(session, lecturer)
    own = await disciplines.own(session, lecturer)
    return [each for each in own if each.id in numbers]


async def holdings(session: Session, lecturer: Person, discipline_id: int) -> Holdings:
    """What the bank holds. Raises DisciplineNotFound."""
    discipline = await disciplines.taught_one(session, lecturer, discipline_id)
    categories: Counter[str] = Counter()
    kinds: Counter[QuestionKind] = Counter()
    lacking: Counter[str] = Counter()
    for heap in await ask.heaps(session, discipline.id):
        categories[heap.category] += heap.count
        kinds[heap.kind] += heap.count
        lacking["kk"] += heap.without_kk
        lacking["ru"] += heap.without_ru
    return Holdings(discipline, sorted(categories.items()), dict(kinds), dict(+lacking))


async def category(
    session: Session, lecturer: Person, discipline_id: int, place: int, number: int
) -> Category:
    """A page of a category's questions; a place behind the end means the last category.

    Raises DisciplineNotFound, QuestionNotFound where the bank is empty.
    """
    at = await holdings(session, lecturer, discipline_id)
    if not at.categories:
        raise QuestionNotFound
    place = min(max(place, 0), len(at.categories) - 1)
    name, total = at.categories[place]
    empty: Page[Question] = pages.place(number, total)
    found = await ask.page(session, discipline_id, name, offset=empty.offset, limit=pages.SIZE)
    return Category(at.discipline, name, place, Page(found, empty.number, empty.count))


async def preview(session: Session, lecturer: Person, question_id: int) -> Preview:
    """The question as it will be asked, a retired one as it was. Raises QuestionNotFound."""
    found = await ask.question(session, lecturer.id, question_id)
    if found is None:
        raise QuestionNotFound
    question, discipline = found
    at = await holdings(session, lecturer, discipline.id)
    names = [name for name, _ in at.categories]
    place = names.index(question.category) if question.category in names else 0
    return Preview(question, discipline, place)


async def open_preview(
    session: Session, lecturer: Person, question_id: int, *, now: datetime
) -> Preview:
    """The same; its pictures come by letters, as to a learner. Raises QuestionNotFound."""
    found = await preview(session, lecturer, question_id)
    await question_pictures.queue(session, lecturer.id, None, found.question, 1, now=now)
    return found


async def retire(
    session: Session, lecturer: Person, question_id: int, *, now: datetime
) -> Discipline:
    """Nobody is asked it any more; papers that hold it keep it. Twice is harmless.

    Raises QuestionNotFound.
    """
    found = await ask.question(session, lecturer.id, question_id)
    if found is None:
        raise QuestionNotFound
    discipline = found[1]
    if await ask.retire(session, question_id, now):
        facts: dict[str, Any] = {"question": question_id, "discipline": discipline.id}
        audit.note(session, lecturer.id, "question-retired", now=now, **facts)
    return discipline
