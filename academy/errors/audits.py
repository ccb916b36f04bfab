"""Refusals of the audit log."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class MonthUnknown(AcademyError):
    """There is no such month."""
