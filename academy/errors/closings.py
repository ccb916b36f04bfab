"""Refusals when a consultation is closed and rated."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class NewQuestion(AcademyError):
    """The learner wrote something that who closes has not seen."""


@dataclass(eq=False)
class QuestionComing(AcademyError):
    """The learner wrote something that is on its way to the group in which it is closed."""


@dataclass(eq=False)
class RatingOver(AcademyError):
    """The consultation is open again, or the day in which a rating can be changed is over."""
