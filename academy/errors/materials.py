"""Refusals of materials."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class DisciplineNotFound(AcademyError):
    """There is no such discipline among the person's own."""


@dataclass(eq=False)
class MaterialNotFound(AcademyError):
    """There is no such item in the person's disciplines."""


@dataclass(eq=False)
class NotAMaterial(AcademyError):
    """What was sent cannot be kept as a material."""
