"""Refusals of what would say who a hidden learner is."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class ContactHidden(AcademyError):
    """A contact was sent to a department that hides its learners."""
