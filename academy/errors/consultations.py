"""Refusals of consultations."""

from dataclasses import dataclass

from academy.errors import AcademyError
from storage.tables.columns import Bilingual


@dataclass(eq=False)
class ThreadNotFound(AcademyError):
    """There is no such consultation among the person's own."""


@dataclass(eq=False)
class NoTeacher(AcademyError):
    """Nobody teaches this discipline yet."""

    discipline: Bilingual


@dataclass(eq=False)
class KindNotTaken(AcademyError):
    """A kind of message came that carries nothing to pass on."""


@dataclass(eq=False)
class TextAwaited(AcademyError):
    """Something else came where a text is awaited."""


@dataclass(eq=False)
class TextTooLong(AcademyError):
    """The text is longer than a message may be."""

    limit: int
    length: int


@dataclass(eq=False)
class AlreadySent(AcademyError):
    """The message was given its place before."""


@dataclass(eq=False)
class MessageGone(AcademyError):
    """The message that was asked about was deleted."""


@dataclass(eq=False)
class AnswerNotFound(AcademyError):
    """There is no such answer of the person's that could be taken back."""
