"""What is stored. Importing this package registers every table with `Table.metadata`."""

from storage.tables import (
    announcements,
    audit,
    clock,
    consultations,
    decisions,
    disciplines,
    identity,
    inbox,
    letters,
    materials,
    people,
    quizzes,
    requests,
    timetable,
    trace,
    work,
)

__all__ = [
    "announcements",
    "audit",
    "clock",
    "consultations",
    "decisions",
    "disciplines",
    "identity",
    "inbox",
    "letters",
    "materials",
    "people",
    "quizzes",
    "requests",
    "timetable",
    "trace",
    "work",
]
