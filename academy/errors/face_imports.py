"""Refusals of archives with reference pictures."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class FacesFileAwaited(AcademyError):
    """Something else came where an archive of pictures is awaited."""


@dataclass(eq=False)
class FacesFileTooBig(AcademyError):
    """The archive is larger than a bot can download."""

    limit: int


@dataclass(eq=False)
class FacesFileClosed(AcademyError):
    """The archive was taken in already, or too long ago to be known still."""
