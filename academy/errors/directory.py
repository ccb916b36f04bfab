"""Refusals of the directory of people."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class PersonNotFound(AcademyError):
    """There is no such person, or they were erased."""


@dataclass(eq=False)
class PersonUnreachable(AcademyError):
    """No phone is linked to the person, or it has blocked the bot."""


@dataclass(eq=False)
class NoPhoneLinked(AcademyError):
    """There is no phone to be unlinked."""
