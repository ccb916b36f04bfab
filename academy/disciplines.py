"""Disciplines: learners have those of their groups, faculty those they teach."""

from collections.abc import Sequence

from academy.errors.materials import DisciplineNotFound
from storage.database import Session
from storage.queries import disciplines as ask
from storage.tables.disciplines import Discipline
from storage.tables.people import Person


async def own(session: Session, person: Person) -> Sequence[Discipline]:
    """What the person studies or teaches."""
    return await ask.of_person(session, person.id)


async def taught(session: Session, person: Person) -> frozenset[int]:
    """The numbers of the disciplines the person teaches."""
    return await ask.taught(session, person.id)


async def taught_one(session: Session, person: Person, discipline_id: int) -> Discipline:
    """The discipline, if the person teaches it. Raises DisciplineNotFound."""
    found = await ask.taught_one(session, person.id, discipline_id)
    if found is None:
        raise DisciplineNotFound
    return found


def one_of(disciplines: Sequence[Discipline], discipline_id: int) -> Discipline:
    """The discipline of this number. Raises DisciplineNotFound."""
    for discipline in disciplines:
        if discipline.id == discipline_id:
            return discipline
    raise DisciplineNotFound
