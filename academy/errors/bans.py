"""Refusals to who may not write to the staff, or writes too much."""

from dataclasses import dataclass
from datetime import datetime

from academy.errors import AcademyError


@dataclass(eq=False)
class Banned(AcademyError):
    """The learner may not write to these teachers until it is lifted."""


@dataclass(eq=False)
class BannedUntil(AcademyError):
    """The learner may not write to these teachers until then."""

    until: datetime


@dataclass(eq=False)
class TooManyMessages(AcademyError):
    """The learner wrote more than anybody can answer."""

    again_at: datetime


@dataclass(eq=False)
class BanNotFound(AcademyError):
    """There is no such ban that this person may lift."""


@dataclass(eq=False)
class NoDepartment(AcademyError):
    """The discipline belongs to no department: only an administrator may ban."""
