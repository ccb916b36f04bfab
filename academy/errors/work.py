"""Refusals of long work."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class WorkOver(AcademyError):
    """There is no such job of the person's any more: it is done, or was ended."""
