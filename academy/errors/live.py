"""Refusals of live class quizzes."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class LiveNotFound(AcademyError):
    """There is no such live quiz of this host, or its category is gone."""


@dataclass(eq=False)
class NothingFits(AcademyError):
    """No question of the category fits a poll."""


@dataclass(eq=False)
class LiveMoved(AcademyError):
    """The button is of an earlier moment: the quiz has begun, gone on or ended since."""


@dataclass(eq=False)
class NoLiveToBind(AcademyError):
    """The command came in a group, and no live quiz of this host waits to begin."""
