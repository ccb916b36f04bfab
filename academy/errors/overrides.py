"""Refusals of other conditions for one learner or one group."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class HasMoreTime(AcademyError):
    """They have half as much time again already, or more."""


@dataclass(eq=False)
class OverrideNotFound(AcademyError):
    """There are no other conditions for them."""
