"""Refusals of learners' forums."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class NoForumHere(AcademyError):
    """The command is written in a group that is no forum of learners."""


@dataclass(eq=False)
class NotYourDiscipline(AcademyError):
    """A topic is bound by an administrator, or by who teaches the discipline."""
