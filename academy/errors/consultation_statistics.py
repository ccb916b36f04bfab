"""Refusals of the statistics of consultations."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class NothingHeaded(AcademyError):
    """The person heads no department, and is no administrator."""
