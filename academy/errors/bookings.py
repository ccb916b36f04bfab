"""Refusals of consultations by appointment."""

from dataclasses import dataclass
from datetime import datetime

from academy.errors import AcademyError


@dataclass(eq=False)
class OfferUnclear(AcademyError):
    """What was typed is no day with hours."""


@dataclass(eq=False)
class OfferPast(AcademyError):
    """The hours are over, or more than a year ahead."""


@dataclass(eq=False)
class TooManySlots(AcademyError):
    """An offer may make so many slots."""

    most: int


@dataclass(eq=False)
class NothingOffered(AcademyError):
    """Every slot of the offer falls on a free day or lies over another one."""

    skipped: int


@dataclass(eq=False)
class SlotNotFound(AcademyError):
    """There is no such slot, or it was withdrawn, or it has begun."""


@dataclass(eq=False)
class SlotTaken(AcademyError):
    """Somebody else was first."""


@dataclass(eq=False)
class BookingOverlaps(AcademyError):
    """The learner has another consultation at this time."""

    starts_at: datetime


@dataclass(eq=False)
class BookingNotFound(AcademyError):
    """There is no such booking, or it has ended or begun already."""
