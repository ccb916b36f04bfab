"""Refusals of groups of Telegram the bot is a member of."""

from dataclasses import dataclass

from academy.errors import AcademyError


@dataclass(eq=False)
class ChatNotFound(AcademyError):
    """The button or the command is of a group, and stands elsewhere; or the bot was removed."""


@dataclass(eq=False)
class DepartmentGone(AcademyError):
    """There is no such department, or it was archived since the button was shown."""


@dataclass(eq=False)
class ForumNeedsTopics(AcademyError):
    """A learners' forum is a group with topics."""
