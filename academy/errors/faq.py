"""Refusals of frequent questions."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class FaqNotFound(AcademyError):
    """There is no such frequent question among those the person may see."""


@dataclass(eq=False)
class FaqIncomplete(AcademyError):
    """No language has both the question and the answer yet."""


@dataclass(eq=False)
class FaqPublished(AcademyError):
    """It is published, so it cannot be deleted: it is taken down first."""


@dataclass(eq=False)
class NotAnAnswer(AcademyError):
    """What was pointed at is no answer of the staff in a discipline of the person's."""
