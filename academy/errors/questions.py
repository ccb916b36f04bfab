"""Refusals of the question bank."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class BankChanged(AcademyError):
    """Another import or a colleague changed the bank while a file was compared with it."""
