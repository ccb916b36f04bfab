"""Refusals of invites."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class GroupUnknown(AcademyError):
    """There is no such group."""
