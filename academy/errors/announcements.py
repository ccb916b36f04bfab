"""Refusals of announcements."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class LanguageMissing(AcademyError):
    """The announcement lacks one of the two languages."""


@dataclass(eq=False)
class AnnouncementNotFound(AcademyError):
    """There is no such announcement, or it was sent already."""
