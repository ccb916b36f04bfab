"""Whose lesson it is: the discipline and the lecturer a calendar event names in its words."""

import re
from collections.abc import Sequence

from academy.importing.timetable import ParsedLesson
from storage.tables.disciplines import Discipline
from storage.tables.people import Person

_NAMES_A_TEACHER = re.compile(r"оқытушы|преподавател|лектор|teacher|lecturer", re.IGNORECASE)


def discipline_id(lesson: ParsedLesson, disciplines: Sequence[Discipline]) -> int | None:
    """The one discipline whose title or code the event has in its title; of none or several none.

    A title within another title ("Процесс" in "Гражданский процесс") gives way to the longer one.
    """
    named = {
        each.id: max((len(sign) for sign in _signs(each) if _says(lesson.title, sign)), default=0)
        for each in disciplines
    }
    longest = max(named.values(), default=0)
    found = [number for number, length in named.items() if length == longest]
    return found[0] if longest and len(found) == 1 else None


def teacher_id(
    lesson: ParsedLesson, discipline: int | None, lecturers: Sequence[tuple[int, Person]]
) -> int | None:
    """The one lecturer of the group whose family name the event has; where the event names nobody,
    the only lecturer of its discipline. `lecturers` are pairs: a discipline and who teaches it.
    """
    words = f"{lesson.title}\n{lesson.description}"
    found = {person.id for _, person in lecturers if _says(words, person.family_name)}
    if not found and not _NAMES_A_TEACHER.search(words):
        found = {person.id for taught, person in lecturers if taught == discipline}
    return found.pop() if len(found) == 1 else None


def _signs(discipline: Discipline) -> tuple[str, ...]:
    return (discipline.title.kk, discipline.title.ru, discipline.code)


def _says(text: str, sign: str) -> bool:
    return bool(sign) and re.search(rf"\b{re.escape(sign)}\b", text, re.IGNORECASE) is not None
