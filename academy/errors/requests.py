"""Refusals of requests to the administrators."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class RequestNotFound(AcademyError):
    """There is no such request, or it is not for this person to see or decide."""


@dataclass(eq=False)
class RequestClosed(AcademyError):
    """It was answered, declined or taken back: the first decision counts."""

    number: str
