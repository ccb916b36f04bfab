"""Refusals of ready answers."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class TemplateNotFound(AcademyError):
    """There is no such ready answer among the person's own and their department's."""


@dataclass(eq=False)
class TemplateEmpty(AcademyError):
    """The ready answer has no text yet."""


@dataclass(eq=False)
class NoAnswerThere(AcademyError):
    """The message is no answer of this person with a text."""


@dataclass(eq=False)
class ThreadMovedOn(AcademyError):
    """Somebody wrote into the thread after the ready answer was shown: perhaps it was sent."""
