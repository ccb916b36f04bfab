"""Refusals of threads in groups of the staff."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class NoThreadHere(AcademyError):
    """The command or the button stands in no topic of a thread, or the person does not answer
    there."""
